"""Every address of the portal, by room."""

from django.urls import include, path

from portal.home.views.home import Home
from scorecards.committee import urls as committee
from scorecards.publishing.shown import of_meeting as papers_in_one_file
from scorecards.publishing.verify.views import Verify
from scorecards.signoff import services as signoff
from scorecards.signoff.drafted import drafted
from scorecards.signoff.references import targets_of_report
from scorecards.signoff.views.resolutions import Story

handler400 = "portal.web.views.bad_request"

# A meeting's day and a report's item are printed on papers that were signed: sign-off prints those again.
meetings = committee.addresses(
    move_meeting=signoff.move_meeting,
    allot_item=signoff.allot_item,
    resolve=signoff.record_resolution,
    answer=signoff.answer_resolution,
    story=Story.as_view(),
    drafted=drafted,
    targets=targets_of_report,
    files=papers_in_one_file,
)

urlpatterns = [
    path("accounts/", include("portal.accounts.urls")),
    path("", Home.as_view(), name="home"),
    path("verify/", Verify.as_view(), name="verify"),
    path("", include("portal.home.urls")),
    path("", include("portal.web.urls")),
    path("crests/", include("portal.crests.urls")),
    path("benchmarks/", include("benchmarks.comparison.urls")),
    path("benchmarks/", include("benchmarks.published.urls")),
    path("benchmarks/", include("benchmarks.areas.urls")),
    path("framework/", include("scorecards.framework.urls")),
    path("desk/", include("scorecards.desk.urls")),
    path("quarters/", include("scorecards.submissions.urls")),
    path("risks/", include("scorecards.risks.urls")),
    path("sharing/", include("scorecards.peers.urls")),
    path("meetings/", include((meetings, committee.app_name))),
    path("review/", include("scorecards.signoff.urls")),
    path("papers/", include("scorecards.publishing.urls")),
    path("published/", include("scorecards.scrutiny.urls")),
]
