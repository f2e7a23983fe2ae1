"""Addresses of the quarter's figures, under quarters/."""

from django.urls import path

from scorecards.submissions.views import line, quarter, uploads

app_name = "submissions"

urlpatterns = [
    path("open/<int:scorecard>/", quarter.Open.as_view(), name="open"),
    path("<int:pk>/dates/", quarter.ChangeDates.as_view(), name="dates"),
    path("<int:pk>/figures/", quarter.Figures.as_view(), name="figures"),
    path("<int:pk>/figures/close/", quarter.Close.as_view(), name="close"),
    path("<int:pk>/figures/reopen/", quarter.Reopen.as_view(), name="reopen"),
    path("<int:pk>/figures/<int:line>/", line.LineFigures.as_view(), name="figure"),
    path("<int:pk>/cancel/", quarter.Cancel.as_view(), name="cancel"),
    path("<int:pk>/template.csv", uploads.TemplateCSV.as_view(), name="template-csv"),
    path("<int:pk>/template.xlsx", uploads.TemplateWorkbook.as_view(), name="template-xlsx"),
    path("<int:pk>/held.csv", uploads.HeldCSV.as_view(), name="held-csv"),
    path("<int:pk>/held.xlsx", uploads.HeldWorkbook.as_view(), name="held-xlsx"),
    path("<int:pk>/uploads/", uploads.Uploads.as_view(), name="uploads"),
    path("<int:pk>/uploads/<int:upload>/", uploads.Review.as_view(), name="upload"),
    path("<int:pk>/uploads/<int:upload>/accept/", uploads.Accept.as_view(), name="accept"),
    path("<int:pk>/uploads/<int:upload>/set-aside/", uploads.SetAside.as_view(), name="set-aside"),
    path("<int:pk>/uploads/<int:upload>/file/", uploads.Download.as_view(), name="download"),
]
