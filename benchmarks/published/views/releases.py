"""One accepted edition: what it holds, and what it says otherwise than the one before."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from benchmarks.areas.pages import StaffPage
from benchmarks.published import listings, queries, reviews
from benchmarks.published.models import Release
from benchmarks.published.rules import ReleaseStatus
from benchmarks.published.tables.imports import STATUS_WORDS
from benchmarks.published.tables.restated import shown


class ReleasePage(StaffPage):
    room = "published"

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        known = listings.releases().select_related("loaded_by", "accepted_by", "imported_by", "population")
        release: Release = get_object_or_404(known, pk=kwargs["pk"])
        names = listings.names_for(request.user)
        before = queries.edition_before(release)
        restated = shown(request.GET, lambda first, most: reviews.compare(release, before, first=first, most=most))
        return self.show(
            "release",
            release=release,
            job=getattr(release, "imported_by", None),
            status_word=STATUS_WORDS[ReleaseStatus(release.status)],
            loaded_by=names.of(release.loaded_by),
            accepted_by=names.of(release.accepted_by),
            held=listings.held(release),
            review=restated.found,
            restated=restated,
            editions=queries.editions(release.publication),
        )
