"""Bars from zero, one to a row: the council's solid and bold, the others pale, each with its value at the right."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from operator import attrgetter
from typing import TypeVar

from portal.charts.frames import WIDE, Frame
from portal.charts.palette import TARGET_DASH, Palette
from portal.charts.primitives import Chart, Line, Mark, Text
from portal.charts.sheet import Sheet, sheet_for
from portal.charts.words import text_width
from portal.figures.vocabulary import Polarity, Unit


@dataclass(frozen=True, slots=True)
class Bar:
    """A council, a period or a category with its value, ready to print; without a value it has a name and a reason."""

    name: str
    value: Decimal | None
    shown: str
    own: bool = False


AnyBar = TypeVar("AnyBar", bound=Bar)


@dataclass(frozen=True, slots=True)
class Reference:
    """A dashed line over all bars: a mean ("Mean of 10") or a target."""

    name: str
    value: Decimal
    shown: str

    @property
    def words(self) -> str:
        return f"{self.name}: {self.shown}"


def ranked_bars(
    rows: Sequence[Bar],
    *,
    polarity: Polarity,
    unit: Unit,
    palette: Palette,
    frame: Frame = WIDE,
    mean: Reference | None = None,
    period: str = "",
    place: str = "",
    noun: str = "councils",
    head: tuple[str, str] = ("Council", "Figure"),
) -> Chart:
    """The council among its neighbours, best first; highest first where there is no better direction.

    Equal values stand in the order of their names, and those without a value last. `place` is the council's standing
    in words ("4th of 11"), as worked out by whoever knows the rules of ranking; `period` names what the values cover.
    """
    ordered = ranked(rows, polarity)
    sentence = _ranked_sentence(ordered, polarity, mean, period, place, noun)
    return bars(ordered, unit=unit, palette=palette, frame=frame, reference=mean, sentence=sentence, head=head)


def bars(
    rows: Sequence[Bar],
    *,
    unit: Unit,
    palette: Palette,
    frame: Frame = WIDE,
    reference: Reference | None = None,
    sentence: str = "",
    head: tuple[str, str] = ("", "Figure"),
) -> Chart:
    """Bars in the order given. Its height follows from the number of rows. Raises ValueError without any row."""
    if not rows:
        raise ValueError("A bar chart needs at least one row.")
    sheet = _sheet_of(rows, frame, palette, reference)
    marks = [mark for place, row in enumerate(rows) for mark in _bar_marks(sheet, row, place)]
    marks += sheet.axis_marks(unit)
    marks += _reference_marks(sheet, reference) if reference else []
    marks += [mark for place, row in enumerate(rows) for mark in _word_marks(sheet, row, place)]
    table = [(row.name, row.shown) for row in rows]
    table += [(reference.name, reference.shown)] if reference else []
    words = sentence or _plain_sentence(rows, reference)
    return Chart(frame.width, sheet.height, tuple(marks), words, head, tuple(table))


def ranked(rows: Sequence[AnyBar], polarity: Polarity) -> list[AnyBar]:
    """Best first: lowest first when low is better, else highest first; equal values by name; missing ones last."""
    by_name = sorted(rows, key=attrgetter("name"))
    present = [row for row in by_name if row.value is not None]
    present.sort(key=attrgetter("value"), reverse=polarity is not Polarity.LOW)  # what is equal stays in its order
    return present + [row for row in by_name if row.value is None]


def _sheet_of(rows: Sequence[Bar], frame: Frame, palette: Palette, reference: Reference | None) -> Sheet:
    values = [row.value for row in rows if row.value is not None] + ([reference.value] if reference else [])
    widths = [text_width(row.shown, frame.text, bold=row.own) for row in rows if row.value is not None]
    names = [row.name for row in rows]
    return sheet_for(
        names, values, frame, palette, column=max(widths, default=0), head=frame.line * 1.4 if reference else 0
    )


def _bar_marks(sheet: Sheet, row: Bar, place: int) -> Iterator[Mark]:
    if row.value is not None:
        thick = sheet.frame.pitch * 0.64
        fill, stroke = (sheet.palette.accent, "") if row.own else (sheet.palette.pale, sheet.palette.axis)
        yield sheet.bar(row.value, sheet.middle(place) - thick / 2, thick, fill, stroke)


def _word_marks(sheet: Sheet, row: Bar, place: int) -> Iterator[Mark]:
    """Name and value; the reason for a missing value stands where its bar would be."""
    frame, palette = sheet.frame, sheet.palette
    baseline = sheet.middle(place) + frame.text * 0.34
    yield from sheet.name_marks(place, bold=row.own)
    if row.value is None:
        yield Text(sheet.x(Decimal(0)) + frame.gap, baseline, row.shown, palette.quiet, frame.text)
    else:
        yield Text(frame.width - 2, baseline, row.shown, palette.ink, frame.text, "end", row.own)


def _reference_marks(sheet: Sheet, reference: Reference) -> list[Mark]:
    """A dashed line with white beneath it, or it would vanish on a dark bar; its words never leave the picture."""
    x, top, frame = sheet.x(reference.value), sheet.tops[0] - 2, sheet.frame
    half = text_width(reference.words, frame.text) / 2
    middle = min(max(x, half), frame.width - half)
    return [
        Line(x, top, x, sheet.tops[-1], sheet.palette.paper, 3),
        Line(x, top, x, sheet.tops[-1], sheet.palette.ink, 1.25, TARGET_DASH),
        Text(middle, frame.text, reference.words, sheet.palette.ink, frame.text, "middle"),
    ]


def _plain_sentence(rows: Sequence[Bar], reference: Reference | None) -> str:
    said = [f"{row.name} {row.shown}" for row in rows]
    return f"Bar chart. {'; '.join(said)}." + (f" {reference.words}." if reference else "")


def _ranked_sentence(
    rows: Sequence[Bar], polarity: Polarity, mean: Reference | None, period: str, place: str, noun: str
) -> str:
    """Place, first, last and mean; every other number stands in the table."""
    order = {Polarity.HIGH: "best first", Polarity.LOW: "best first, which is lowest"}.get(polarity, "highest first")
    said = [", ".join(filter(None, [f"Bar chart of {len(rows)} {noun}", period, order]))]
    present = [row for row in rows if row.value is not None]
    said += [f"{row.name} {f'is {place} with ' if place else ''}{row.shown}" for row in present if row.own]
    said += _first_and_last([row for row in present if not row.own])
    said += [mean.words] if mean else []
    said += [f"{row.name}: {row.shown}" for row in rows if row.value is None]
    return ". ".join(said) + "."


def _first_and_last(others: Sequence[Bar]) -> list[str]:
    if len(others) < 2:
        return []
    first, last = others[0], others[-1]
    return [f"Of the others, {first.name} comes first with {first.shown} and {last.name} last with {last.shown}"]
