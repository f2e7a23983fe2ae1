"""Addresses of review and sign-off, under review/."""

from django.urls import path

from scorecards.signoff.views import begin, disclosure, layouts, moves, portfolio, references, report, submission

app_name = "signoff"

urlpatterns = [
    path("submissions/<int:pk>/", submission.Page.as_view(), name="submission"),
    path("submissions/<int:pk>/sign-off/", submission.SignOff.as_view(), name="sign-off"),
    path("submissions/<int:pk>/send-back/", submission.SendBack.as_view(), name="send-back"),
    path("submissions/<int:pk>/comment/", submission.Ask.as_view(), name="comment"),
    path("submissions/<int:pk>/move/", moves.Move.as_view(), name="move"),
    path("submissions/<int:pk>/revise/", begin.Revise.as_view(), name="revise"),
    path("submissions/<int:pk>/reason/", begin.RevisionReason.as_view(), name="revision-reason"),
    path("submissions/<int:pk>/references/", references.QuarterTargets.as_view(), name="quarter-targets"),
    path("layouts/<int:pk>/preview/", layouts.Preview.as_view(), name="layout-preview"),
    path("layouts/<int:pk>/proof/", layouts.Proof.as_view(), name="layout-proof"),
    path("submissions/<int:pk>/disclosure/", disclosure.QuarterPage.as_view(), name="disclosure"),
    path("submissions/<int:pk>/disclosure/confirm/", disclosure.ConfirmQuarter.as_view(), name="confirm"),
    path("reports/<int:pk>/disclosure/confirm/", disclosure.ConfirmReport.as_view(), name="report-confirm"),
    path("submissions/<int:pk>/disclosure/<str:mark>/", disclosure.DecideQuarter.as_view(), name="decide"),
    path("reports/<int:pk>/disclosure/", disclosure.ReportPage.as_view(), name="report-disclosure"),
    path("reports/<int:pk>/disclosure/<str:mark>/", disclosure.DecideReport.as_view(), name="report-decide"),
    path("reports/<int:pk>/", report.Page.as_view(), name="report"),
    path("reports/<int:pk>/read/", portfolio.Reading.as_view(), name="portfolio"),
    path("reports/<int:pk>/proof/", report.Proof.as_view(), name="proof"),
    path("reports/<int:pk>/sign-off/", report.SignOff.as_view(), name="report-sign-off"),
    path("reports/<int:pk>/send-back/", report.SendBack.as_view(), name="report-send-back"),
    path("reports/<int:pk>/move/", moves.ReportMove.as_view(), name="report-move"),
    path("reports/<int:pk>/correct/", begin.Correct.as_view(), name="correct"),
    path("reports/<int:pk>/reason/", begin.CorrectionReason.as_view(), name="correction-reason"),
    path("reports/<int:pk>/late/", begin.Late.as_view(), name="late"),
    path("reports/<int:pk>/publish/", begin.Publish.as_view(), name="publish"),
    path("reports/<int:pk>/withdraw/", begin.Withdraw.as_view(), name="withdraw"),
]
