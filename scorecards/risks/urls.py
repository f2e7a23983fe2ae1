"""Addresses of the live risk table, under risks/."""

from django.urls import path

from scorecards.risks.views import acts, registers, table

app_name = "risks"

urlpatterns = [
    path("", table.Table.as_view(), name="table"),
    path("new/", acts.Open.as_view(), name="open"),
    path("registers/", registers.Registers.as_view(), name="registers"),
    path("registers/new/", registers.Make.as_view(), name="register"),
    path("registers/bands/", registers.Bands.as_view(), name="bands"),
    path("<int:pk>/", table.Story.as_view(), name="risk"),
    path("<int:pk>/words/", acts.Reword.as_view(), name="reword"),
    path("<int:pk>/score/", acts.Score.as_view(), name="score"),
    path("<int:pk>/close/", acts.Close.as_view(), name="close"),
    path("<int:pk>/reopen/", acts.Reopen.as_view(), name="reopen"),
    path("<int:pk>/actions/", acts.LinkAction.as_view(), name="link-action"),
    path("<int:pk>/actions/<int:action>/unlink/", acts.UnlinkAction.as_view(), name="unlink-action"),
]
