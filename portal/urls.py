"""Every address of the portal, by room."""

from django.urls import include, path

handler400 = "portal.web.views.bad_request"

urlpatterns = [
    path("accounts/", include("allauth.account.urls")),
    path("", include("portal.home.urls")),
    path("", include("portal.web.urls")),
    path("quarters/", include("scorecards.submissions.urls")),
]
