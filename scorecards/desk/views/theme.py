"""A theme's page: what is said of it, which lines those words cover, and what was asked about it."""

from abc import abstractmethod
from typing import Any

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.urls import reverse

from portal.charts.primitives import Chart
from portal.web.chart_files import as_csv, as_svg
from scorecards.commentary import queries as commentary
from scorecards.commentary.forms import NarrativeForm, ThemeNarrativeForm
from scorecards.commentary.models import Narrative
from scorecards.commentary.queries import Place
from scorecards.desk import queries
from scorecards.desk.board import row_of
from scorecards.desk.charts import of_theme
from scorecards.desk.views.place import AskPage, NarrativePage, PlacePage
from scorecards.framework.models import Theme
from scorecards.periods import parse_period
from scorecards.signoff.again import places_to_read_again
from scorecards.signoff.readiness import narrative_states
from scorecards.submissions.control import special_cause
from scorecards.submissions.queries.lines import quarter_lines
from scorecards.submissions.queries.scorecard import quarter_standing


class ThemePage(PlacePage):
    """A theme of a quarter: 404 unless one of the quarter's lines stands under it."""

    called = "theme"
    theme: Theme

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.lines = [each for each in quarter_lines(self.submission) if each.line.theme.code == kwargs["code"]]
        if not self.lines:
            raise Http404
        (self.theme,) = queries.themes_of(self.lines)

    @property
    def place(self) -> Place:
        return self.theme

    @property
    def address(self) -> str:
        return reverse("desk:theme", args=[self.submission.pk, self.theme.code])

    def narrative_form(self, data: Any = None, narrative: Narrative | None = None) -> ThemeNarrativeForm:
        initial: dict[str, Any] = ThemeNarrativeForm.initial_of(narrative)
        if narrative is not None:
            initial["covers"] = [str(line.pk) for line in narrative.lines.all()]
        return ThemeNarrativeForm(data, initial=initial, lines=[each.line for each in self.lines])

    def covered(self, form: NarrativeForm) -> dict[str, Any]:
        return {"covers": form.covered} if isinstance(form, ThemeNarrativeForm) else {}

    def newer(self, narrative: Narrative) -> dict[str, Any]:
        return {"covered": [str(line) for line in narrative.lines.select_related("indicator")]}

    def shown(self, status: int = 200, **context: Any) -> HttpResponse:
        submission = self.submission
        standing = quarter_standing(submission, lines=self.lines)
        talk = commentary.talk_of(submission)
        again = places_to_read_again(submission, standing, talk)
        percent = submission.council.large_change_percent
        states = narrative_states(standing, talk.lines, percent, talk.lines_asked, again.lines)
        narrative = commentary.narrative_of(submission, self.theme)
        return self.page(
            "theme",
            status,
            **{
                "theme": self.theme,
                "rows": [
                    row_of(line, states[line.line], standing, self.palette, special_cause(line))
                    for line in standing.lines
                ],
                "over_time": of_theme(standing.lines, self.theme.label, self.palette),
                "narrative": narrative,
                "again": self.theme.code in again.themes,
                "own": self.spoken(narrative),
                "remarks": queries.remarks_on_theme(submission, self.theme),
                "may_write": self.may_write,
                **self.typed(narrative),
                **context,
            },
        )


class ThemeNarrative(NarrativePage, ThemePage):
    """Read a theme's narrative; POST saves it with the lines it covers."""


class ThemeFile(ThemePage):
    """The theme's lines side by side as a file; 404 where the page draws nothing."""

    @abstractmethod
    def file(self, chart: Chart, name: str) -> FileResponse:
        """The chart as this kind of file."""

    def get(self, request: HttpRequest, **_kwargs: Any) -> FileResponse:
        drawn = of_theme(quarter_standing(self.submission, lines=self.lines).lines, self.theme.label, self.palette)
        if drawn is None:
            raise Http404
        return self.file(drawn.wide, f"{self.theme.label}, {parse_period(self.submission.period).slug}")


class ThemeNumbers(ThemeFile):
    """Their numbers for a spreadsheet."""

    def file(self, chart: Chart, name: str) -> FileResponse:
        return as_csv(chart, name)


class ThemeDrawing(ThemeFile):
    """Their picture for a document."""

    def file(self, chart: Chart, name: str) -> FileResponse:
        return as_svg(chart, name)


class AskOnTheme(AskPage, ThemePage):
    """Ask or remark about a theme."""
