"""Addresses of the page furniture: include them at the root."""

from django.urls import path

from portal.web import views

app_name = "web"

urlpatterns = [
    path("council/<number>.css", views.CouncilStylesheet.as_view(), name="council-css"),
    path("accessibility/", views.Accessibility.as_view(), name="accessibility"),
]
