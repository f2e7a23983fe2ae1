"""A line's page: its figure, its pictures, what is said of it, asked about it and promised for it."""

from abc import abstractmethod
from typing import Any

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.http import urlencode

from portal.accounts.rules import Permission
from portal.charts.primitives import Chart
from portal.figures.vocabulary import Unit
from portal.web.chart_files import as_csv, as_svg
from scorecards.commentary.forms import PARTS, NarrativeForm
from scorecards.commentary.models import Narrative
from scorecards.commentary.queries import Place, Said, Talk
from scorecards.copies.content.schema import PeerFigures
from scorecards.desk import queries
from scorecards.desk.board import tags_of
from scorecards.desk.charts import among_neighbours, over_time
from scorecards.desk.forms import EditionFilter
from scorecards.desk.splits import splits_of
from scorecards.desk.spoken import Spoken, spoken
from scorecards.desk.views.place import AskPage, NarrativePage, PlacePage
from scorecards.desk.words import editions, facts, headline, interval, pairs
from scorecards.framework.models import ScorecardLine
from scorecards.peers import queries as peers
from scorecards.periods import parse_period
from scorecards.signoff.again import Again, places_to_read_again
from scorecards.signoff.outdated import outdated
from scorecards.signoff.readiness import NarrativeState, narrative_states
from scorecards.submissions.control import Past
from scorecards.submissions.queries.lines import QuarterLine, quarter_lines
from scorecards.submissions.queries.scorecard import LineRead, line_read
from scorecards.submissions.standing import LineStanding, QuarterStanding


class LinePage(PlacePage):
    """A line in a quarter: 404 unless it is one of the quarter's."""

    called = "line"
    narrative_at = "#narrative"
    line: ScorecardLine

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.lines = quarter_lines(self.submission)
        self.at = next((place for place, each in enumerate(self.lines) if each.line.pk == kwargs["line"]), -1)
        if self.at < 0:
            raise Http404
        self.line = self.lines[self.at].line

    @property
    def quarter_line(self) -> QuarterLine:
        return self.lines[self.at]

    @property
    def place(self) -> Place:
        return self.line

    @property
    def address(self) -> str:
        return reverse("desk:line", args=[self.submission.pk, self.line.pk])

    def narrative_form(self, data: Any = None, narrative: Narrative | None = None) -> NarrativeForm:
        return NarrativeForm(data, initial=NarrativeForm.initial_of(narrative), unit=Unit(self.line.indicator.unit))

    def spoken(self, narrative: Narrative | None) -> Spoken | None:
        return spoken(narrative, self.line) if narrative else None

    def shown(self, status: int = 200, **context: Any) -> HttpResponse:
        submission, read = self.submission, self.read
        standing, line = read.standing, read.line
        sayings = queries.sayings_of_line(submission, self.line.pk)
        beside = queries.beside_line(submission, self.line.pk, today=timezone.localdate())
        talk = self._talk(sayings)
        again = places_to_read_again(submission, standing, talk)
        work = self._work(standing, talk, again, beside)
        return self.page(
            "line",
            status,
            **{
                **self._figures(line),
                **self._editions(read),
                "standing": standing,
                "work": work,
                "tags": tags_of(work),
                "sayings": sayings,
                "own": self.spoken(sayings.own),
                "of_theme": self.spoken(sayings.of_theme),
                "outdated": self._outdated(line, sayings, again),
                "theme_again": bool(again.themes),
                "earlier": [self.spoken(each) for each in sayings.earlier],
                "beside": beside,
                "peers": self.peers(line),
                "sharing_url": reverse("peers:sharing", args=[submission.council.number]),
                "may_write": self.may_write,
                "may_act": self.open_for_words and self.allowed(Permission.ACTION_EDIT),
                **self.typed(sayings.own),
                "previous": self.lines[self.at - 1].line if self.at else None,
                "next": self.lines[self.at + 1].line if self.at + 1 < len(self.lines) else None,
                **context,
            },
        )

    @cached_property
    def read(self) -> LineRead:
        """The line beside the edition that the address asks for."""
        return line_read(self.submission, self.quarter_line, edition=self.request.GET.get("edition", ""))

    def _editions(self, read: LineRead) -> dict[str, Any]:
        """Which editions may be asked for, and the one that was; an old address may ask for one that is not there."""
        asked = self.request.GET.get("edition", "")
        there = [each.name for each in read.editions]
        missing = f"There is no edition {asked}; there are {', '.join(there) or 'none'}. The newest is shown instead."
        several = len(there) > 1 or read.edition
        return {
            "editions": EditionFilter({"edition": read.edition}, editions=read.editions) if several else None,
            "edition_missing": missing if asked and not read.edition else "",
            "asked": f"?{urlencode({'edition': read.edition})}" if read.edition else "",
        }

    def past(self, line: LineStanding) -> Past | None:
        """The line over time, as the page draws it and its files hold it."""
        return over_time(line, self.submission.council.name, self.palette, target_from=self.quarter_line.target_from)

    def peers(self, line: LineStanding) -> PeerFigures | None:
        """What other councils signed of the same quarter."""
        found = peers.beside(self.submission.council, [line], period=self.submission.period)
        return found.get(line.indicator)

    def _figures(self, line: LineStanding) -> dict[str, Any]:
        council = self.submission.council.name
        return {
            "line": line,
            "scorecard_line": self.line,
            "headline": headline(line),
            "interval": interval(line),
            "facts": facts(line),
            "pairs": pairs(line),
            "splits": splits_of(line),
            "over_time": self.past(line),
            "among_neighbours": among_neighbours(line, council, self.palette),
            "sources": sorted({each.source for each in line.comparisons if each.source}),
            "compared_editions": editions(line),
        }

    def _outdated(self, line: LineStanding, sayings: queries.Sayings, again: Again) -> str:
        """What an officer must know who does not read the figure again; a signed quarter's words are as signed."""
        said = sayings.own or sayings.of_theme
        restated = outdated(line, said.updated_at) if said and self.open_for_words else ""
        why = again.lines.get(self.line.pk)
        return restated or (f"Read the narrative again and save it: {why}" if why else "")

    def _talk(self, sayings: queries.Sayings) -> Talk:
        """What the scorecard knows of the whole quarter, of this line alone."""
        key, of_theme = self.line.pk, _said(sayings.of_theme)
        speaks = _said(sayings.own) or of_theme
        code = sayings.of_theme.theme.code if sayings.of_theme and sayings.of_theme.theme else ""
        return Talk(
            lines={key: speaks} if speaks else {},
            themes={code: of_theme} if of_theme else {},
            covered=((code, key),) if of_theme else (),
        )

    def _work(self, standing: QuarterStanding, talk: Talk, again: Again, beside: queries.Beside) -> NarrativeState:
        asked = {self.line.pk} if any(remark.waits for remark in beside.remarks) else set()
        percent = self.submission.council.large_change_percent
        return narrative_states(standing, talk.lines, percent, asked, again.lines)[self.line.pk]


def _said(narrative: Narrative | None) -> Said | None:
    if narrative is None or not any(getattr(narrative, part) for part in PARTS):
        return None
    return Said(narrative.ready, by_theme=narrative.theme_id is not None, at=narrative.updated_at)


class Line(NarrativePage, LinePage):
    """Read a line; POST saves its narrative."""


class AskOnLine(AskPage, LinePage):
    """Ask or remark about a line."""


class LineFile(LinePage):
    """The line over time, or beside its neighbours, as a file; 404 where the page draws nothing."""

    @abstractmethod
    def file(self, chart: Chart, name: str) -> FileResponse:
        """The chart as this kind of file."""

    def get(self, request: HttpRequest, **_kwargs: Any) -> FileResponse:
        line = self.read.line
        beside = request.GET.get("chart") == "neighbours"
        council = self.submission.council.name
        drawn = among_neighbours(line, council, self.palette) if beside else self.past(line)
        if drawn is None:
            raise Http404
        name = f"{line.name}, {parse_period(self.submission.period).slug}"
        return self.file(drawn.wide, f"{name}, neighbours" if beside else name)


class LineNumbers(LineFile):
    """Its numbers for a spreadsheet."""

    def file(self, chart: Chart, name: str) -> FileResponse:
        return as_csv(chart, name)


class LineDrawing(LineFile):
    """Its picture for a document."""

    def file(self, chart: Chart, name: str) -> FileResponse:
        return as_svg(chart, name)
