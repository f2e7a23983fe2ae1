"""Every address of the portal, by room."""

from django.urls import include, path

handler400 = "portal.web.views.bad_request"

urlpatterns = [
    path("accounts/", include("portal.accounts.urls")),
    path("", include("portal.home.urls")),
    path("", include("portal.web.urls")),
    path("benchmarks/", include("benchmarks.published.urls")),
    path("framework/", include("scorecards.framework.urls")),
    path("quarters/", include("scorecards.submissions.urls")),
    path("risks/", include("scorecards.risks.urls")),
    path("meetings/", include("scorecards.committee.urls")),
]
