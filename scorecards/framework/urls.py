"""Addresses of the framework, under framework/."""

from django.urls import path

from scorecards.framework.views import limits, lines, schemes, scorecards, targets

app_name = "framework"

urlpatterns = [
    path("", scorecards.Scorecards.as_view(), name="scorecards"),
    path("councils/<str:number>/new-scorecard/", scorecards.MakeScorecard.as_view(), name="make-scorecard"),
    path("councils/<str:number>/new-scheme/", schemes.MakeScheme.as_view(), name="make-scheme"),
    path("scorecards/<int:pk>/", scorecards.ScorecardPage.as_view(), name="scorecard"),
    path("scorecards/<int:pk>/change/", scorecards.ChangeScorecard.as_view(), name="change-scorecard"),
    path("scorecards/<int:pk>/add-line/", scorecards.AddLine.as_view(), name="add-line"),
    path("lines/<int:pk>/", lines.LinePage.as_view(), name="line"),
    path("lines/<int:pk>/change/", lines.ChangeLine.as_view(), name="change-line"),
    path("lines/<int:pk>/add-break/", lines.AddBreak.as_view(), name="add-break"),
    path("lines/<int:pk>/breaks/<int:broken>/drop/", lines.DropBreak.as_view(), name="drop-break"),
    path("lines/<int:pk>/rebase/", limits.RebaseLine.as_view(), name="rebase"),
    path("lines/<int:pk>/rebases/<int:rebased>/drop/", limits.DropRebase.as_view(), name="drop-rebase"),
    path("lines/<int:pk>/targets/", targets.Targets.as_view(), name="targets"),
    path("lines/<int:pk>/targets/<int:target>/end/", targets.EndTarget.as_view(), name="end-target"),
    path("schemes/", schemes.Schemes.as_view(), name="schemes"),
    path("schemes/<int:pk>/", schemes.SchemePage.as_view(), name="scheme"),
]
