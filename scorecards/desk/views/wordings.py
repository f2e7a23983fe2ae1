"""Every wording of a narrative, with what changed from one to the next."""

from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse

from scorecards.commentary import queries as commentary
from scorecards.commentary.forms import PARTS
from scorecards.commentary.models import Narrative, NarrativeRevision
from scorecards.desk.differences import Difference, difference
from scorecards.desk.spoken import forecast_words
from scorecards.desk.views.line import LinePage
from scorecards.desk.views.pages import QuarterPage
from scorecards.desk.views.theme import ThemePage
from scorecards.framework.models import ScorecardLine


@dataclass(frozen=True)
class Compared:
    """One wording beside the one before it; a first wording is compared with nothing."""

    wording: NarrativeRevision
    parts: tuple[Difference, ...]
    first: bool
    forecast: str = ""


def compared(wordings: list[NarrativeRevision], line: ScorecardLine | None = None) -> list[Compared]:
    """The newest first, as they come."""
    befores: list[NarrativeRevision | None] = [*wordings[1:], None]
    return [
        Compared(now, tuple(_parts(before, now)), before is None, forecast_words(now, line))
        for now, before in zip(wordings, befores, strict=True)
    ]


def _parts(before: NarrativeRevision | None, now: NarrativeRevision) -> list[Difference]:
    found = []
    for name, label in PARTS.items():
        was, words = (getattr(before, name) if before else "", getattr(now, name))
        if was or words:
            found.append(difference(label, was, words))
    return found


def shown(page: QuarterPage, narrative: Narrative | None, about: str, back: str) -> HttpResponse:
    if narrative is None:
        raise Http404
    wordings = compared(list(commentary.wordings(narrative)), narrative.line)
    return page.page("wordings", wordings=wordings, about=about, back=back)


class LineWordings(LinePage):
    """Wordings of a line's narrative."""

    def get(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        narrative = commentary.narrative_of(self.submission, self.line)
        return shown(self, narrative, str(self.line), self.address)


class ThemeWordings(ThemePage):
    """Wordings of a theme's narrative."""

    def get(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        narrative = commentary.narrative_of(self.submission, self.theme)
        return shown(self, narrative, self.theme.label, self.address)
