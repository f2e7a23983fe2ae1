"""Every address of the portal, by room."""

from django.urls import include, path

urlpatterns = [
    path("accounts/", include("allauth.account.urls")),
    path("", include("portal.home.urls")),
]
