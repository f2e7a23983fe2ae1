"""Figures, ratings and comparisons as cells of a story's tables. A figure that is not there says so, never zero."""

from collections.abc import Iterable, Sequence

from portal.figures.vocabulary import Symbol as Letter
from scorecards.framework.rules import Shape, Tone
from scorecards.publishing.story import Cell, Number, Rating, Symbol, Words
from scorecards.submissions.standing import ChangeShown, ComparedShown, RatingShown, Shown

NOT_AVAILABLE = Symbol(Letter.NOT_AVAILABLE.value, "not available")


def absent(reason: str) -> Symbol:
    """A letter where there is one for the reason, else a dash; both with their meaning."""
    return NOT_AVAILABLE if reason == NOT_AVAILABLE.meaning else Symbol("–", reason)


def figure_or_symbol(figure: Shown | None) -> str | Symbol:
    if figure is None:
        return absent("no figure")
    if figure.value is not None:
        return figure.shown
    return Symbol(figure.shown, figure.absent) if figure.shown else absent(figure.absent)


def figure_cell(figure: Shown | None, *, bold: bool = False) -> Cell:
    found = figure_or_symbol(figure)
    if isinstance(found, Symbol):
        return found
    # A qualified figure ("about 800") is words: its digits stand in no line.
    return Words(found, bold=bold) if figure is not None and figure.qualifier else Number(found, bold=bold)


def earlier_cell(change: ChangeShown) -> Cell:
    """The figure that a change is measured against."""
    return figure_cell(change.then) if change.then else NOT_AVAILABLE


def change_cell(change: ChangeShown) -> Cell:
    """The change with its words, or in grey why there is none."""
    if change.amount is None:
        return Words(change.reason, quiet=True)
    return f"{change.shown}, {change.words}"


def compared_cell(compared: ComparedShown) -> Cell:
    return absent(compared.reason) if compared.value is None else Number(compared.shown)


def rating(shown: RatingShown) -> Rating:
    return Rating(shown.word, Shape(shown.shape), Tone(shown.tone))


def sentence_case(words: str) -> str:
    return words[:1].upper() + words[1:]


def meanings(cells: Iterable[Cell]) -> str:
    """What the letters and dashes of a table stand for: \"c suppressed; – no figure.\"."""
    cells = list(cells)
    found = {cell.letter: cell.meaning for cell in cells if isinstance(cell, Symbol) and cell.letter != "–"}
    dashes = sorted({cell.meaning for cell in cells if isinstance(cell, Symbol) and cell.letter == "–"})
    said = [f"{letter} {meaning}" for letter, meaning in sorted(found.items())]
    return joined([*said, *([f"– {', or '.join(dashes)}"] if dashes else [])])


def joined(parts: Sequence[str]) -> str:
    return f"{'; '.join(parts)}." if parts else ""
