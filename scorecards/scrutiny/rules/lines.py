"""A line of the scorecard as a row: what stands in each group of cells, or the one reason why nothing does. Pure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from portal.charts.palette import Palette
from portal.charts.primitives import Chart
from portal.figures.rounding import places
from portal.figures.vocabulary import Symbol, Unit
from portal.figures.words import SYMBOL_WORDS, shown
from scorecards.submissions.pictures import spark
from scorecards.submissions.standing import ChangeShown, ComparedShown, LineStanding, QuarterStanding, Shown


@dataclass(frozen=True)
class Row:
    """A line with its drawn past; a reason stands for a whole group of three."""

    line: LineStanding
    spark: Chart | None
    no_change: str
    no_comparison: str


@dataclass(frozen=True)
class Theme:
    code: str
    label: str
    rows: tuple[Row, ...]


def themes(quarter: QuarterStanding, palette: Palette, *, theme: str = "", rating: str = "") -> list[Theme]:
    """The scorecard's rows by theme, only those of one theme or one rating where asked."""
    chosen = [
        Theme(
            each.code,
            each.label,
            tuple(row(line, palette) for line in each.lines if rating in ("", line.rating.word)),
        )
        for each in quarter.themes
        if theme in ("", each.code)
    ]
    return [each for each in chosen if each.rows]


def row(line: LineStanding, palette: Palette) -> Row:
    return Row(line, spark(line, palette), one_reason(line.changes), one_reason(line.comparisons))


def one_reason(cells: Sequence[ChangeShown] | Sequence[ComparedShown]) -> str:
    """The reason, where the same one empties all cells."""
    reasons = {cell.reason for cell in cells}
    return reasons.pop() if len(reasons) == 1 else ""


def suppressed(lines: Sequence[LineStanding]) -> bool:
    """Whether anything that these lines print is withheld, so that the page explains the letter."""
    return any(_withheld(line) for line in lines)


def _withheld(line: LineStanding) -> bool:
    cells = (*line.changes, *line.comparisons)
    letters = any(figure.symbol == Symbol.SUPPRESSED.value for figure in figures(line))
    return letters or any(cell.reason == SYMBOL_WORDS[Symbol.SUPPRESSED] for cell in cells)


def figures(line: LineStanding) -> Iterator[Shown]:
    """Every figure that a line prints somewhere."""
    if line.figure:
        yield line.figure
    yield from line.other_figures
    yield from (point.figure for point in line.history)
    yield from (change.then for change in line.changes if change.then)
    yield from (part.figure for split in line.breakdowns for part in split.parts if part.figure)


def parts_words(figure: Shown | None) -> str:
    """ "1,512 of 1,976", where a share is printed with its parts."""
    if figure is None or figure.unit != Unit.PERCENT.value or figure.numerator is None or figure.denominator is None:
        return ""
    above, below = (shown(part, Unit.COUNT, places(part)) for part in (figure.numerator, figure.denominator))
    return f"{above} of {below}"
