"""A quarter's scorecard made ready to draw: its rows with their cells and sparklines, what is lacking, the acts."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from django.urls import reverse

from benchmarks.stats.spc.causes import Nature
from portal.accounts.rules import Permission
from portal.charts.control.marks import cause_mark
from portal.charts.palette import Palette
from portal.charts.primitives import Chart
from scorecards.commentary.queries import Said, Talk
from scorecards.copies.content.schema import PeerFigures
from scorecards.desk.rules import Group, Lack, Progress, Wanted, change_cell, compared_cell, counted, fits, grouped
from scorecards.signoff.readiness import NarrativeState
from scorecards.submissions import queries as submissions
from scorecards.submissions.control import CAUSES, special_cause
from scorecards.submissions.models import Submission
from scorecards.submissions.pictures import spark
from scorecards.submissions.rules import MOVES, State
from scorecards.submissions.services.figures import FIGURES_CHANGE_IN
from scorecards.submissions.standing import LineStanding, QuarterStanding

NO_CHANGE = "no earlier figure"
NO_COMPARISON = "no comparison is published"
MARK = 13.0  # a shape as wide and high as the words beside it
TONES = {"Missing": "late", "Read again": "now", "Comment": "now"}


@dataclass(frozen=True)
class Tag:
    words: str
    tone: str = ""


@dataclass(frozen=True)
class Cause:
    """What the newest figure is a sign of: "Special cause: concerning", with the shape that charts give it."""

    words: str
    mark: Chart


@dataclass(frozen=True)
class Row:
    """One line with everything that its row shows."""

    line: LineStanding
    note: str
    work: NarrativeState
    tags: tuple[Tag, ...]
    spark: Chart | None
    cause: Cause | None
    changes: Group
    comparisons: Group
    now: PeerFigures | None = None

    @property
    def folded(self) -> str:
        """What opens beneath the line: "Note, age, placement"; empty where nothing does."""
        noted = ["Note"] if self.line.figure and self.line.figure.note else []
        return ", ".join([*noted, *(breakdown.name for breakdown in self.line.breakdowns)])


@dataclass(frozen=True)
class ThemeRows:
    code: str
    label: str
    said: Said | None
    rows: tuple[Row, ...]
    again: bool = False

    @property
    def word(self) -> str:
        """Where the theme's narrative stands: "ready", "draft", "read again"; empty where there is none."""
        if self.said is None:
            return ""
        return "draft" if not self.said.ready else "read again" if self.again else "ready"


def rows_of(
    standing: QuarterStanding,
    states: Mapping[int, NarrativeState],
    talk: Talk,
    wanted: Wanted,
    palette: Palette,
    again: Collection[str] = (),
) -> list[ThemeRows]:
    """The lines that were asked for, by theme; themes without any are left out. `again` are themes to be read again."""
    found = []
    for theme in standing.themes:
        found_causes = ((line, special_cause(line)) for line in theme.lines)
        rows = tuple(
            row_of(line, states[line.line], standing, palette, nature)
            for line, nature in found_causes
            if fits(line, states[line.line], nature, wanted)
        )
        if rows:
            said = talk.themes.get(theme.code)
            found.append(ThemeRows(theme.code, theme.label, said, rows, theme.code in again))
    return found


def row_of(
    line: LineStanding, work: NarrativeState, standing: QuarterStanding, palette: Palette, nature: Nature | None
) -> Row:
    """A line's row; `nature` is that of the special cause that its newest figure is, if it is one."""
    last = standing.last_period_label.capitalize()
    changes = [
        change_cell(label, change) for label, change in zip((last, "Last year", "Year-end"), line.changes, strict=True)
    ]
    beside = [
        compared_cell(label, compared)
        for label, compared in zip(("Neighbours", standing.region_label, "England"), line.comparisons, strict=True)
    ]
    return Row(
        line=line,
        note=note_of(line),
        work=work,
        tags=tags_of(work),
        spark=spark(line, palette),
        cause=_cause(nature),
        changes=grouped(changes, NO_CHANGE),
        comparisons=grouped(beside, NO_COMPARISON),
    )


def _cause(nature: Nature | None) -> Cause | None:
    if nature is None:
        return None
    return Cause(f"Special cause: {nature}", Chart(MARK, MARK, (cause_mark(CAUSES[nature], MARK / 2, MARK / 2, 5),)))


def with_now(rows: Iterable[Row], beside: Mapping[str, PeerFigures]) -> tuple[Row, ...]:
    """The rows with what other councils signed of the same quarter, by the code of the indicator."""
    return tuple(replace(row, now=beside.get(row.line.indicator)) for row in rows)


def note_of(line: LineStanding) -> str:
    """ "Share. Year to date, April to September 2021. Higher is better. Break on 1 April 2021: …"."""
    said = [line.unit_words]
    if line.figure is not None:
        said.append(line.figure.period[:1].upper() + line.figure.period[1:])
    said.append(line.polarity_words)
    said += [f"Break on {reason}" for reason in line.breaks]
    compared = [each for each in line.comparisons if each.value is not None]
    cautions = list(dict.fromkeys(each.cautioned for each in compared if each.cautioned))
    said += [f"Compared: {caution}" for caution in cautions]
    if line.others_definition:
        said.append(f"Compared with a {line.others_definition}")
    if line.life_words:
        said.append(line.life_words)
    return " ".join(f"{words.rstrip('.')}." for words in said if words)


def tags_of(work: NarrativeState) -> tuple[Tag, ...]:
    """What is to be done about a line's narrative; a question that waits is shown beside a missing one."""
    words = [] if work.comment and work.word in ("Ready", "Draft", "Not needed") else [work.word]
    words += ["Comment"] if work.comment else []
    return tuple(Tag(word, TONES.get(word, "")) for word in words)


def lacks(submission: Submission, progress: Progress, asked_elsewhere: int) -> list[Lack]:
    """What a quarter lacks before review, counted, each with the address where it can be mended."""
    board = reverse("desk:scorecard", args=[submission.pk])
    figures = reverse("submissions:figures", args=[submission.pk])
    found = []
    if progress.without_figure:
        count = len(progress.without_figure)
        found.append(Lack(counted(count, "line has no figure", "lines have no figure"), figures))
    for lines, one, many, narrative in (
        (progress.missing, "is missing", "are missing", "missing"),
        (progress.drafts, "is a draft", "are drafts", "draft"),
        (progress.again, "must be read again", "must be read again", "again"),
        (progress.asked, "has an unanswered comment", "have an unanswered comment", "comment"),
    ):
        if lines:
            alone = reverse("desk:line", args=[submission.pk, lines[0]])
            found.append(
                Lack(counted(len(lines), one, many), alone if len(lines) == 1 else f"{board}?narrative={narrative}")
            )
    if asked_elsewhere:
        words = counted(
            asked_elsewhere, "comment on a theme or the quarter waits", "comments on themes or the quarter wait"
        )
        found.append(Lack(words, reverse("desk:comments", args=[submission.pk])))
    return found


@dataclass(frozen=True)
class Acts:
    """What this person may do to the quarter now; each is a button or link in the page's head."""

    load: bool = False
    close: bool = False
    send: bool = False
    recall: bool = False
    review: bool = False

    @property
    def any(self) -> bool:
        return self.load or self.close or self.send or self.recall


def acts_of(user: Any, submission: Submission) -> Acts:
    """By permission and state, as the table of moves has them."""
    state = State(submission.state)

    def may(move: str) -> bool:
        return state == MOVES[move].source and submissions.may(user, MOVES[move].needs, submission)

    return Acts(
        load=state in FIGURES_CHANGE_IN and submissions.may(user, Permission.FIGURES_LOAD, submission),
        close=may("close_figures"),
        send=may("send_for_review"),
        recall=may("recall") and submission.sent_by_id == user.pk,
        review=submissions.may(user, Permission.SUBMISSION_SIGN_OFF, submission),
    )


def ratings_explained(standing: QuarterStanding) -> list[tuple[LineStanding, str]]:
    """The rule behind each rated line, as it is read on request."""
    return [(line, line.rating.rule) for line in standing.lines if line.target is not None]
