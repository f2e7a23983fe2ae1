"""Figures that became others after words about them were saved: what the trail says they were then."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from portal.figures.spans import period_words
from portal.figures.vocabulary import Basis, Qualifier, Symbol, Unit
from portal.figures.words import absent, shown
from scorecards.signoff.puts import Put
from scorecards.submissions.rules import FigureValue
from scorecards.submissions.standing import LineStanding, Shown

# Of what the trail keeps of a figure, that which words can speak of.
NUMBERS = ("numerator", "denominator", "value", "symbol", "qualifier")


@dataclass(frozen=True)
class Moved:
    """A line's figure as words were saved beside it, and as it is now, both as tables print them.

    `of` says which figure where it is not the headline: "its figure for quarter 1 …"; without `was` it is a part's.
    """

    line: LineStanding
    was: str
    now: str
    of: str = "its figure"

    @property
    def words(self) -> str:
        """ "its figure was 571 when it was saved, and is now 561"."""
        if not self.was:
            return f"{self.of} changed after it was saved"
        return f"{self.of} was {self.was} when it was saved, and is now {self.now}"


def moved(line: LineStanding, said_at: datetime | None, puts: Sequence[Put]) -> Moved | None:
    """How the line's figure differs from what it was at `said_at`; None where it does not, or was not there then."""
    figure = line.figure
    if figure is None or said_at is None:
        return None
    key = _key(line.line, figure)
    told = _then_and_now(key, _later(line.line, said_at, puts))
    if told is None:
        return _restated(line, figure, said_at)
    then, now = told
    if then is None or now is None:
        return None
    was, is_now = _words(then, figure), _words(now, figure)
    return Moved(line, was, is_now) if was != is_now else None


def moved_at_all(line: LineStanding, said_at: datetime | None, puts: Sequence[Put]) -> Moved | None:
    """The first figure of the line that differs from what it was at `said_at`, the headline before others.

    Words say what follows from figures, too: a change since last quarter, a sum of parts. So any figure counts, of
    any period and category; and a headline whose numerator is another though it prints the same.
    """
    if said_at is None:
        return None
    found = moved(line, said_at, puts)
    later = _later(line.line, said_at, puts)
    return found or next(_others_moved(line, later), None) or next(_others_restated(line, said_at, later), None)


def _later(line: int, said_at: datetime, puts: Sequence[Put]) -> list[Put]:
    """What was put in for the line since then."""
    mine = re.compile(rf"line {line}(:| category )")
    return [put for put in puts if put.at > said_at and any(mine.match(key) for key in (*put.before, *put.after))]


def _others_moved(line: LineStanding, later: Sequence[Put]) -> Iterator[Moved]:
    for key in dict.fromkeys(key for put in later for key in (*put.before, *put.after)):
        name, _colon, period = key.partition(": ")
        told = _then_and_now(key, later)
        if not re.fullmatch(rf"line {line.line}( category \d+)?", name) or told is None:
            continue
        then, now = told
        if then is not None and _unlike(then, now):
            yield _moved_other(line, "category" in name, period, then, now)


def _moved_other(
    line: LineStanding, part: bool, period: str, then: dict[str, str], now: dict[str, str] | None
) -> Moved:
    if part:
        return Moved(line, "", "", f"the figure of a part of it for {period}")
    was, is_now = _plain(then, line), _plain(now, line) if now is not None else "taken away"
    if was == is_now:
        was, is_now = (f"{words} ({_parts(told)})" for words, told in ((was, then), (is_now, now or {})))
    return Moved(line, was, is_now, f"its figure for {period}")


def _others_restated(line: LineStanding, said_at: datetime, later: Sequence[Put]) -> Iterator[Moved]:
    """Figures beside the headline that replaced signed ones since, where the trail does not tell of them."""
    told = {key.partition(": ")[2] for put in later for key in (*put.before, *put.after) if " category " in key}
    totals = [*line.other_figures, *(c.then for c in line.changes if c.then), *(p.figure for p in line.history)]
    for figure in totals:
        if _then_and_now(_key(line.line, figure), later) is None and (found := _restated(line, figure, said_at)):
            yield Moved(line, found.was, found.now, f"its figure for {figure.period}")
    for figure in (part.figure for split in line.breakdowns for part in split.parts if part.figure):
        period = period_words(Basis(figure.basis), figure.start, figure.end)
        if period not in told and _restated(line, figure, said_at):
            yield Moved(line, "", "", f"the figure of a part of it for {figure.period}")


def _restated(line: LineStanding, figure: Shown, said_at: datetime) -> Moved | None:
    """A revision's figure that replaced a signed one after the words were carried over from there."""
    if figure.restated_at is None or said_at >= figure.restated_at or not figure.restated_from:
        return None
    return Moved(line, figure.restated_from, figure.shown if figure.value is not None else figure.absent)


def _then_and_now(key: str, later: Sequence[Put]) -> tuple[dict[str, str] | None, dict[str, str] | None] | None:
    """What the trail says that the figure was before the first of these, and after the last; None if it says nothing.

    Either is None where the figure was not there.
    """
    mine = [put for put in later if key in put.before or key in put.after]
    return (mine[0].before.get(key), mine[-1].after.get(key)) if mine else None


def _unlike(then: dict[str, str], now: dict[str, str] | None) -> bool:
    """Whether two words on one figure differ in a number; parts that only one of them gives say nothing."""
    if now is None:
        return True
    given = [name for name in NUMBERS if name not in ("numerator", "denominator") or (name in then and name in now)]
    return any(then.get(name) != now.get(name) for name in given)


def _key(line: int, figure: Shown) -> str:
    """What the trail calls the line's figure."""
    return f"line {line}: {period_words(Basis(figure.basis), figure.start, figure.end)}"


def _words(told: dict[str, str], figure: Shown) -> str:
    """As a table prints it."""
    number = {name: Decimal(told[name]) for name in ("numerator", "denominator", "value") if name in told}
    return FigureValue(
        basis=Basis(figure.basis),
        start=figure.start,
        end=figure.end,
        unit=Unit(figure.unit),
        decimals=int(told.get("decimals", figure.decimals)),
        numerator=number.get("numerator"),
        denominator=number.get("denominator"),
        value=number.get("value"),
        symbol=Symbol(told["symbol"]) if "symbol" in told else None,
        qualifier=Qualifier(told["qualifier"]) if "qualifier" in told else None,
    ).words


def _plain(told: dict[str, str], line: LineStanding) -> str:
    """The same without its dates: the value was kept beside the parts that it follows from."""
    if "symbol" in told or "value" not in told:
        return absent(Symbol(told.get("symbol", Symbol.NOT_YET)))
    qualifier = Qualifier(told["qualifier"]) if "qualifier" in told else None
    return shown(Decimal(told["value"]), Unit(line.unit), int(told.get("decimals", line.decimals)), qualifier)


def _parts(told: dict[str, Any]) -> str:
    """ "1,512 of 1,976"; the value itself where there are no parts."""
    numbers = [told[name] for name in ("numerator", "denominator") if name in told] or [told.get("value", "")]
    return " of ".join(f"{Decimal(number):,f}" for number in numbers if number)
