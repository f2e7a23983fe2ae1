"""The appendix that explains: letters, how each line is rated, what was restated, where a series breaks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from portal.figures.spans import day_words
from portal.figures.vocabulary import Symbol as Letter
from portal.prose import List
from scorecards.copies.content.schema import ReportContent
from scorecards.publishing.story import Bullets, Column, Group, Para, Part, Row, Subheading, Table, Words, plain
from scorecards.publishing.telling.cells import sentence_case
from scorecards.publishing.telling.cover import amended
from scorecards.submissions.control import numbers_of
from scorecards.submissions.standing import LineStanding, Shown

WHY_SUPPRESSED = (
    "suppressed: a number of one to five children, or a figure from which such a number could be worked out"
)

CONTROL_CHARTS = (
    "A control chart sets a line’s figures against limits: their mean, plus and minus 2.66 times the mean difference "
    "between one figure and the next. Between the limits chance alone explains them. A special cause is a figure "
    "outside the limits, seven in a row rising, falling or on one side of the mean, or two of three near a limit. "
    "Trial limits rest on 6 to 12 figures and still move."
)


BY_INTERVAL = (
    "By interval: the 95% interval around a figure is what chance alone may make of it; Wilson’s score interval for "
    "shares, Byar’s for rates and the exact Poisson interval for those of fewer than 10 events. Another’s number "
    "counts as if known exactly: the figure is similar where that lies within the interval, and better or worse "
    "(higher or lower where neither is better) where it lies outside. None is made of a figure given without its parts."
)


def how_to_read(content: ReportContent) -> Iterator[Part]:
    lines = [line for quarter in content.submissions for line in quarter.quarter.lines]
    yield _letters(content)
    yield Para(
        plain(
            "“As quoted” marks a figure that another paper prints without its parts: it is shown, never counted with."
        )
    )
    if any(numbers_of(line) for line in lines):
        yield Para(plain(CONTROL_CHARTS))
    if any(line.interval and line.interval.shown for line in lines):
        yield Para(plain(BY_INTERVAL))
    if table := _rules(lines):
        yield table
    yield from _listed("What was corrected", _corrected(content))
    yield from _listed("Restated figures", _restated(lines))
    yield from _listed("Where a series breaks", (f"{line.name}, {words}" for line in lines for words in line.breaks))


def _letters(content: ReportContent) -> Table:
    rows = tuple(Row((Words(letter, bold=True), _meaning(letter, words))) for letter, words in content.symbols)
    return Table("Letters in place of a figure", (Column("Letter"), Column("Meaning")), (Group(rows),), kind="symbols")


def _meaning(letter: str, words: str) -> str:
    return WHY_SUPPRESSED if letter == Letter.SUPPRESSED.value else words


def _rules(lines: Iterable[LineStanding]) -> Table | None:
    rows = tuple(
        Row((Words(line.name, bold=True), line.target.shown, line.target.words, line.rating.rule))
        for line in lines
        if line.target and line.rating.rule
    )
    columns = (
        Column("Line", share=140),
        Column("Target", share=60),
        Column("Tolerance", share=92),
        Column("Rule", share=190),
    )
    return Table("How each line is rated", columns, (Group(rows),), kind="rules") if rows else None


def _corrected(content: ReportContent) -> Iterator[str]:
    yield from map(amended, content.changes)
    for quarter in content.submissions:
        yield from (f"{sentence_case(quarter.quarter.title)}, {amended(change)}" for change in quarter.changes)


def _restated(lines: Sequence[LineStanding]) -> Iterator[str]:
    for line in lines:
        for figure in dict.fromkeys(_all_of(line)):
            if figure.restated_from:
                yield f"{line.name}, {figure.period}: now {figure.shown}, was {figure.restated_from}{_until(figure)}."
            elif figure.restated:
                yield f"{line.name}, {figure.period}: now {figure.shown}; what it was{_until(figure)} is not shown."
    for line in lines:
        for part in (part for split in line.breakdowns for part in split.parts):
            if part.figure and part.figure.restated:
                was = f"was {part.figure.restated_from}" if part.figure.restated_from else "what it was is not shown"
                yield f"{line.name}, {part.label}, {part.figure.period}: now {part.figure.shown}, {was}."


def _until(figure: Shown) -> str:
    return f" until {day_words(figure.restated_on)}" if figure.restated_on else ""


def _all_of(line: LineStanding) -> Iterator[Shown]:
    if line.figure:
        yield line.figure
    yield from (point.figure for point in line.history)
    yield from (change.then for change in line.changes if change.then)
    yield from line.other_figures


def _listed(heading: str, found: Iterable[str]) -> Iterator[Part]:
    items = tuple((plain(words),) for words in found)
    if items:
        yield Subheading(heading, in_contents=False)
        yield Bullets(List(False, items))
