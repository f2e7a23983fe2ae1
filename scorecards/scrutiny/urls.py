"""Addresses of what members read, under published/. A council's own addresses come before a publication's."""

from django.urls import path

from scorecards.scrutiny.views import lines, quarters, requests, risks

app_name = "scrutiny"

urlpatterns = [
    path("", quarters.Latest.as_view(), name="latest"),
    path("quarters/", quarters.Quarters.as_view(), name="quarters"),
    path("risks/", risks.LatestRisks.as_view(), name="risks"),
    path("requests/", requests.Requests.as_view(), name="requests"),
    path("requests/<int:pk>/", requests.OneRequest.as_view(), name="request"),
    path("requests/<int:pk>/answer/", requests.Answer.as_view(), name="answer"),
    path("ask/", requests.Ask.as_view(), name="ask"),
    path("signed/<int:copy>/", quarters.Quarter.as_view(), name="signed"),
    path("signed/<int:copy>/lines/", lines.Lines.as_view(), name="signed-lines"),
    path("signed/<int:copy>/risks/", risks.Risks.as_view(), name="signed-risks"),
    path("<str:number>/lines/<str:code>/", lines.Line.as_view(), name="line"),
    path("<str:number>/lines/<str:code>/chart.csv", lines.LineNumbers.as_view(), name="line-chart-csv"),
    path("<str:number>/lines/<str:code>/chart.svg", lines.LineDrawing.as_view(), name="line-chart-svg"),
    path("<str:number>/risks/<int:key>/", risks.Risk.as_view(), name="risk"),
    path("<int:pk>/<slug:quarter>/", quarters.Quarter.as_view(), name="quarter"),
    path("<int:pk>/<slug:quarter>/lines/", lines.Lines.as_view(), name="lines"),
    path("<int:pk>/<slug:quarter>/risks/", risks.Risks.as_view(), name="risks"),
]
