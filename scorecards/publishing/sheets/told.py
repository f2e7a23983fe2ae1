"""What a workbook holds: one tidy table a sheet, from the public content alone. Both writers read it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from decimal import Decimal

from portal.figures.rounding import half_up, trimmed
from portal.figures.vocabulary import Unit
from portal.figures.words import UNIT_WORDS
from scorecards.copies.content.schema import ActionFacts, ReportContent, RiskFacts, SubmissionContent
from scorecards.publishing.sheets.notes import notes
from scorecards.publishing.sheets.tables import Book, Cell, Column, Kind, Sheet
from scorecards.submissions.standing import ChangeShown, ComparedShown, LineStanding, Shown

Rows = Iterator[tuple[Cell, ...]]

QUARTER = (Column("Scorecard"), Column("Quarter"))
LINE = (*QUARTER, Column("Theme"), Column("Line"))
FIGURE = (
    Column("Figure", Kind.NUMBER),
    Column("Unit"),
    Column("Why there is no figure"),
    Column("Numerator", Kind.NUMBER),
    Column("Denominator", Kind.NUMBER),
    Column("Basis"),
    Column("Period start", Kind.DAY),
    Column("Period end", Kind.DAY),
    Column("Stated as"),
)
ALSO = (Column("Restated"), Column("Note", Kind.LONG))


def book(content: ReportContent, *, sha256: str) -> Book:
    """The scorecard of a signed report. `sha256` is that of what was signed."""
    sheets = [_sheet(content, *each) for each in TABLES]
    kept = tuple(sheet for sheet in sheets if sheet.rows)
    told = notes(content, kept, sha256=sha256)
    return Book(content.title, content.council.name, content.signed_at, (told, *kept))


def value(figure: Shown) -> Cell:
    """The figure as it is printed, or the letter that stands in its place."""
    if figure.value is None:
        return figure.symbol or None
    return half_up(figure.value, figure.decimals)


def beside(figure: Shown) -> tuple[Cell, ...]:
    """A figure with all that must stand beside it, in the columns of FIGURE."""
    return (
        value(figure),
        unit_words(figure.unit),
        figure.absent if figure.value is None else None,
        figure.numerator,
        figure.denominator,
        figure.basis.replace("_", " "),
        figure.start,
        figure.end,
        figure.qualifier or None,
    )


def unit_words(unit: str) -> str:
    return UNIT_WORDS[Unit(unit)] if unit in {each.value for each in Unit} else unit


def _sheet(
    content: ReportContent,
    name: str,
    title: str,
    columns: tuple[Column, ...],
    told: Callable[[SubmissionContent], Rows],
) -> Sheet:
    rows = tuple(row for quarter in content.submissions for row in told(quarter))
    return Sheet(name, title, columns, rows)


def _of(content: SubmissionContent) -> tuple[Cell, ...]:
    return content.quarter.scorecard, content.quarter.title


def _line(content: SubmissionContent, line: LineStanding) -> tuple[Cell, ...]:
    return (*_of(content), line.theme_label, line.name)


def _scorecard(content: SubmissionContent) -> Rows:
    for line in content.quarter.lines:
        figure = line.figure
        yield (
            *_line(content, line),
            value(figure) if figure else None,
            unit_words(line.unit),
            _why(line),
            figure.period if figure else None,
            _target(line),
            line.rating.word if figure else None,
            line.polarity_words,
            *_change(line.last_period, line),
            *_change(line.same_last_year, line),
            line.definition or None,
        )


def _why(line: LineStanding) -> Cell:
    if line.figure is None:
        return line.life_words or "no figure"
    return line.figure.absent if line.figure.value is None else None


def _target(line: LineStanding) -> Cell:
    """A number; of a range its words."""
    if line.target is None:
        return None
    return line.target.shown if line.target.value is None else trimmed(line.target.value)


def _change(change: ChangeShown, line: LineStanding) -> tuple[Cell, Cell]:
    """The change as it is printed, with its words; or only why there is none."""
    if line.figure is None:
        return None, None
    if change.amount is None:
        return None, change.reason or None
    return change.shown, change.words


def _figures(content: SubmissionContent) -> Rows:
    """Headline, earlier and other figures, each once."""
    for line in content.quarter.lines:
        for figure in own_figures(line):
            yield (*_line(content, line), *beside(figure), *_also(figure))


def _also(figure: Shown, note: str = "") -> tuple[Cell, Cell]:
    return figure.restated_words or None, " ".join(filter(None, (figure.note, note))) or None


def own_figures(line: LineStanding) -> Iterable[Shown]:
    past = [point.figure for point in line.history]
    then = [change.then for change in line.changes if change.then]
    first = [line.figure] if line.figure else []
    return dict.fromkeys((*first, *past, *then, *line.other_figures))


def _comparators(content: SubmissionContent) -> Rows:
    for line in content.quarter.lines:
        for each in line.comparisons:
            if each.value is not None:
                yield (*_line(content, line), *_compared(each, each.value, line))
        if line.benchmark:
            for member in line.benchmark.members:
                if member.value is not None:
                    shown = half_up(member.value, line.decimals)
                    who = (member.name, "authority", shown, unit_words(line.unit), line.benchmark.year)
                    yield (*_line(content, line), *who, None, None, None, line.benchmark.source or None)


def _compared(each: ComparedShown, found: Decimal, line: LineStanding) -> tuple[Cell, ...]:
    said = "; ".join(filter(None, (each.dated, each.by_interval, each.cautioned, each.defined)))
    source = ", ".join(filter(None, (each.source, each.edition)))
    shown = half_up(found, line.decimals)
    return (
        each.who,
        each.statistic or None,
        shown,
        unit_words(line.unit),
        each.year or None,
        each.start,
        each.end,
        said or None,
        source or None,
    )


def _breakdowns(content: SubmissionContent) -> Rows:
    for line in content.quarter.lines:
        for split in line.breakdowns:
            for part in split.parts:
                if part.figure:
                    yield (
                        *_line(content, line),
                        split.name,
                        part.label,
                        *beside(part.figure),
                        *_also(part.figure, split.note),
                    )


def _risks(content: SubmissionContent) -> Rows:
    return ((*_of(content), *_risk(each)) for each in content.risks)


def _risk(risk: RiskFacts) -> Iterator[Cell]:
    yield from (risk.reference or None, risk.title, risk.register, risk.owner or None)
    yield from (risk.likelihood, risk.impact, risk.score, risk.band or None, risk.scored_on)
    yield from (risk.movement or None, risk.score_reason or None, risk.mitigation or None)
    yield from ("; ".join(risk.strategic) or None, "yes" if risk.closed else "no")


def _actions(content: SubmissionContent) -> Rows:
    return ((*_of(content), *_action(each)) for each in content.actions)


def _action(action: ActionFacts) -> tuple[Cell, ...]:
    latest: date | None = action.latest_on
    return action.about, action.title, action.owner, action.due_on, action.state, action.latest or None, latest


TABLES: tuple[tuple[str, str, tuple[Column, ...], Callable[[SubmissionContent], Rows]], ...] = (
    (
        "Scorecard",
        "Every line of the scorecard with its figure, target, rating and changes",
        (
            *LINE,
            *FIGURE[:3],
            Column("Period"),
            Column("Target", Kind.NUMBER),
            Column("Rating"),
            Column("Which way is better"),
            Column("Change since the last period", Kind.NUMBER),
            Column("Since the last period, in words", Kind.LONG),
            Column("Change since the same point last year", Kind.NUMBER),
            Column("Since the same point last year, in words", Kind.LONG),
            Column("Definition", Kind.LONG),
        ),
        _scorecard,
    ),
    (
        "Figures",
        "Every figure of each line, of this quarter and before",
        (*LINE, *FIGURE, *ALSO),
        _figures,
    ),
    (
        "Comparators",
        "What each line is compared with",
        (
            *LINE,
            Column("Compared with"),
            Column("Statistic"),
            Column("Figure", Kind.NUMBER),
            Column("Unit"),
            Column("Year"),
            Column("Period start", Kind.DAY),
            Column("Period end", Kind.DAY),
            Column("Note", Kind.LONG),
            Column("Source", Kind.LONG),
        ),
        _comparators,
    ),
    (
        "Breakdowns",
        "Figures by category",
        (*LINE, Column("Breakdown"), Column("Category"), *FIGURE, *ALSO),
        _breakdowns,
    ),
    (
        "Risks",
        "Risks as they stood at sign-off",
        (
            *QUARTER,
            Column("Reference"),
            Column("Risk", Kind.LONG),
            Column("Register"),
            Column("Owner"),
            Column("Likelihood", Kind.NUMBER),
            Column("Impact", Kind.NUMBER),
            Column("Score", Kind.NUMBER),
            Column("Band"),
            Column("Scored on", Kind.DAY),
            Column("Movement"),
            Column("Reason for the score", Kind.LONG),
            Column("Mitigation", Kind.LONG),
            Column("Strategic risks", Kind.LONG),
            Column("Closed"),
        ),
        _risks,
    ),
    (
        "Actions",
        "Actions as they stood at sign-off",
        (
            *QUARTER,
            Column("About"),
            Column("Action", Kind.LONG),
            Column("Owner"),
            Column("Due on", Kind.DAY),
            Column("State"),
            Column("Latest update", Kind.LONG),
            Column("Updated on", Kind.DAY),
        ),
        _actions,
    ),
)
