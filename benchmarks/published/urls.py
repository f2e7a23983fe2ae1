"""Addresses of published statistics, under benchmarks/."""

from django.urls import path

from benchmarks.published import views

app_name = "published"

urlpatterns = [
    path("councils/<str:number>/quoted/", views.Quoted.as_view(), name="quoted"),
    path("councils/<str:number>/quoted/new/", views.Quote.as_view(), name="quote"),
]
