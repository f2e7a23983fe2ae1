"""Addresses of how councils stand, under benchmarks/."""

from django.urls import path

from benchmarks.comparison import views

app_name = "comparison"

urlpatterns = [
    path("standing/", views.Mine.as_view(), name="mine"),
    path("councils/<str:number>/standing/", views.StandingPage.as_view(), name="standing"),
    path("councils/<str:number>/measures/<str:code>/", views.MeasurePage.as_view(), name="measure"),
    path("councils/<str:number>/measures/<str:code>/figures.csv", views.MeasureFile.as_view(), name="figures"),
    path(
        "councils/<str:number>/measures/<str:code>/<slug:chart>.csv",
        views.MeasureChart.as_view(),
        {"kind": "csv"},
        name="chart-csv",
    ),
    path(
        "councils/<str:number>/measures/<str:code>/<slug:chart>.svg",
        views.MeasureChart.as_view(),
        {"kind": "svg"},
        name="chart-svg",
    ),
]
