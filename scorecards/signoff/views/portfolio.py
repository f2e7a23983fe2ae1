"""A report in review as its portfolio holder reads it: what members will read, and nothing to press."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views import View

from portal.files.downloads import KEPT_BY_NOBODY
from scorecards.committee import queries
from scorecards.signoff import reading
from scorecards.signoff.views.report import story_of


class Reading(View):
    """404 for everybody but the member whom the report names, and for them too once it is no longer in review."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        report = get_object_or_404(queries.held_in_review(request.user), pk=pk)
        request.council = report.council  # type: ignore[attr-defined]
        story = story_of(report, reading.read_report(report))
        context = {"report": report, "council": report.council, "story": story}
        page = render(request, "signoff/portfolio.html", context)
        page["Cache-Control"] = KEPT_BY_NOBODY
        return page
