"""Addresses of the desk, under desk/."""

from django.urls import path

from scorecards.desk.views import actions, comments, line, quarter, theme, wordings

app_name = "desk"

urlpatterns = [
    path("", quarter.Quarters.as_view(), name="quarters"),
    path("<int:pk>/", quarter.Scorecard.as_view(), name="scorecard"),
    path("<int:pk>/comments/", comments.Comments.as_view(), name="comments"),
    path("<int:pk>/actions/add/", actions.AddAction.as_view(), name="add-action"),
    path("<int:pk>/lines/<int:line>/", line.Line.as_view(), name="line"),
    path("<int:pk>/lines/<int:line>/chart.csv", line.LineNumbers.as_view(), name="line-chart-csv"),
    path("<int:pk>/lines/<int:line>/chart.svg", line.LineDrawing.as_view(), name="line-chart-svg"),
    path("<int:pk>/lines/<int:line>/ask/", line.AskOnLine.as_view(), name="ask"),
    path("<int:pk>/lines/<int:line>/wordings/", wordings.LineWordings.as_view(), name="wordings"),
    path("<int:pk>/lines/<int:line>/actions/add/", actions.AddAction.as_view(), name="add-line-action"),
    path("<int:pk>/themes/<code>/", theme.ThemeNarrative.as_view(), name="theme"),
    path("<int:pk>/themes/<code>/chart.csv", theme.ThemeNumbers.as_view(), name="theme-chart-csv"),
    path("<int:pk>/themes/<code>/chart.svg", theme.ThemeDrawing.as_view(), name="theme-chart-svg"),
    path("<int:pk>/themes/<code>/ask/", theme.AskOnTheme.as_view(), name="ask-theme"),
    path("<int:pk>/themes/<code>/wordings/", wordings.ThemeWordings.as_view(), name="theme-wordings"),
    path("<int:pk>/themes/<code>/actions/add/", actions.AddAction.as_view(), name="add-theme-action"),
    path("comments/<int:pk>/answer/", comments.Answer.as_view(), name="answer"),
    path("actions/", actions.Actions.as_view(), name="actions"),
    path("actions/<int:pk>/", actions.ShowAction.as_view(), name="action"),
    path("actions/<int:pk>/change/", actions.ChangeAction.as_view(), name="change-action"),
]
