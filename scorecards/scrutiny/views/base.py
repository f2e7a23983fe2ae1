"""What every page of a readable quarter begins with: it exists for the person, or it does not exist."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import cached_property
from django.views import View

from portal.accounts import access
from portal.accounts.models import Council
from portal.accounts.rules import Permission
from portal.charts.palette import Palette
from scorecards.scrutiny import queries
from scorecards.scrutiny.queries import ReadableQuarter


class Page(View):
    """A page about one council's published work. `found` are all its readable quarters, the newest first."""

    council: Council
    found: list[ReadableQuarter]

    def about(self, council: Council, found: list[ReadableQuarter]) -> None:
        self.council = council
        self.found = found
        self.request.council = council  # type: ignore[attr-defined]

    def about_number(self, number: str) -> None:
        """The council with this number; 404 unless the person may read something of it."""
        mine = [quarter for quarter in queries.readable_quarters(self.request.user) if quarter.council.number == number]
        if not mine:
            raise Http404
        self.about(mine[0].council, mine)

    @property
    def palette(self) -> Palette:
        return Palette.of_council(self.council.colour)

    @cached_property
    def standing(self) -> list[ReadableQuarter]:
        return queries.standing(self.found)

    def page(self, template: str, status: int = 200, **context: Any) -> HttpResponse:
        may_ask = access.allowed(self.request.user, Permission.REQUEST_ASK, council=self.council)
        shown = {"council": self.council, "may_ask": may_ask, **context}
        return render(self.request, f"scrutiny/{template}.html", shown, status=status)


class QuarterPage(Page):
    """A page of one readable quarter: by publication and quarter, or signed and not published yet."""

    quarter: ReadableQuarter

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        every = queries.readable_quarters(request.user)
        chosen = next((each for each in every if _is(each, kwargs)), None)
        if chosen is None:
            raise Http404
        self.quarter = chosen
        self.about(chosen.council, [each for each in every if each.council == chosen.council])

    def beside(self) -> dict[str, Any]:
        """The quarters before and after this one on its scorecard."""
        row = [each for each in self.standing if each.scorecard_id == self.quarter.scorecard_id]
        earlier = [each for each in row if each.period.end < self.quarter.period.end]
        later = [each for each in row if each.period.end > self.quarter.period.end]
        return {"earlier": earlier[0] if earlier else None, "later": later[-1] if later else None}


def _is(quarter: ReadableQuarter, asked: dict[str, Any]) -> bool:
    if "copy" in asked:
        return quarter.publication is None and quarter.copy_id == asked["copy"]
    published = quarter.publication is not None and quarter.publication.pk == asked["pk"]
    return published and quarter.slug == asked["quarter"]
