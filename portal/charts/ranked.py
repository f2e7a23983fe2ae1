"""The council among its neighbours with an interval on each bar; who has no figure is named beneath."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from portal.charts.bars import Bar, Reference, ranked
from portal.charts.findings import NO_FIGURES, counted, listed
from portal.charts.frames import WIDE, Frame
from portal.charts.notes import Entry, key_marks, note_marks
from portal.charts.palette import TARGET_DASH, Palette
from portal.charts.primitives import Chart, Dash, Line, Mark, Strokes, Table, Text
from portal.charts.sheet import Sheet, sheet_for
from portal.charts.words import text_width
from portal.figures.vocabulary import Polarity, Unit

_ABSENT = "–"
REFERENCE_DASHES: tuple[Dash, ...] = (TARGET_DASH, (1.5, 2.5), (9, 3, 2, 3), (12, 2))


@dataclass(frozen=True, slots=True)
class Member(Bar):
    """A council with its figure and, where known, its interval from `low` to `high`, both ready to print."""

    low: Decimal | None = None
    high: Decimal | None = None
    interval: str = ""

    @property
    def ends(self) -> tuple[Decimal, Decimal] | None:
        """Both ends of the interval; nothing for a council without a figure."""
        return None if self.value is None or self.low is None or self.high is None else (self.low, self.high)


@dataclass(frozen=True, slots=True)
class Ranking:
    """Councils of a group with one figure each, the council's own among them, and lines for mean, region, England.

    `place` is the own council's standing in words ("joint 3rd of 11"), worked out by whoever knows the rules of
    ranking; it is left out where there is no better direction. `period` names what the figures cover, `noun` whom the
    others are called ("neighbours").
    """

    members: tuple[Member, ...]
    polarity: Polarity
    unit: Unit
    references: tuple[Reference, ...] = ()
    place: str = ""
    period: str = ""
    noun: str = "neighbours"
    figure: str = "Figure"
    interval: str = "95% interval"

    @property
    def ordered(self) -> list[Member]:
        """Best first, or highest first where there is no better direction; those without a figure last."""
        return ranked(self.members, self.polarity)

    @property
    def finding(self) -> str:
        """The caption: "Highest of its ten neighbours with 71.4%; 1st of 11."."""
        own = next((member for member in self.members if member.own), None)
        others = [member for member in self.members if not member.own]
        if all(member.value is None for member in self.members):
            return NO_FIGURES
        said = [_standing(own, others, self) if own else "", _missing_words(others)]
        return " ".join(filter(None, said))

    @property
    def sentence(self) -> str:
        """What the chart says to those who cannot see it."""
        order = {Polarity.HIGH: "best first", Polarity.LOW: "best first, which is lowest"}
        said = [f"Bar chart of {len(self.members)} councils", self.period, order.get(self.polarity, "highest first")]
        name = next((f"{member.name}: " for member in self.members if member.own and member.value is not None), "")
        lines = [f"{reference.words}." for reference in self.references]
        return " ".join([f"{', '.join(filter(None, said))}.", f"{name}{self.finding}", *lines])

    def as_table(self) -> Table:
        """A row for each council in the order of the bars, then one for each line."""
        rows: list[tuple[str, ...]] = [(m.name, m.shown, m.interval if m.ends else _ABSENT) for m in self.ordered]
        rows += [(reference.name, reference.shown, _ABSENT) for reference in self.references]
        if any(member.ends for member in self.members):
            return ("Council", self.figure, self.interval), tuple(rows)
        return ("Council", self.figure), tuple(row[:2] for row in rows)


def _standing(own: Member, others: Sequence[Member], ranking: Ranking) -> str:
    """How the council's figure lies to the others'; neither rank nor praise where there is no better direction."""
    value = own.value
    if value is None:
        return f"{own.name} has no figure: {own.shown}."
    known = [member.value for member in others if member.value is not None]
    if not known:
        return f"{own.name} stands at {own.shown}; none of its {ranking.noun} has a figure."
    who = f"its {counted(len(known))} {ranking.noun}{'' if len(known) == len(others) else ' with a figure'}"
    place = f"; {ranking.place}" if ranking.place and ranking.polarity is not Polarity.NONE else ""
    higher, lower = sum(value > other for other in known), sum(value < other for other in known)
    if higher == len(known) > 1 or lower == len(known) > 1:
        return f"{'Highest' if higher else 'Lowest'} beside {who}, at {own.shown}{place}."
    compared = [(higher, "higher than"), (len(known) - higher - lower, "level with"), (lower, "lower than")]
    said = listed([f"{words} {counted(count)}" for count, words in compared if count])
    return f"{said[0].upper()}{said[1:]} of {who}, at {own.shown}{place}."


def _missing_words(members: Sequence[Member]) -> str:
    missing = sorted(f"{member.name} ({member.shown})" for member in members if member.value is None)
    return f"No figure for {listed(missing)}." if missing else ""


def ranking_bars(ranking: Ranking, *, palette: Palette, frame: Frame = WIDE, sentence: str = "") -> Chart:
    """The bars in the width of `frame`; the height follows from the rows. Raises ValueError without any council."""
    if not ranking.members:
        raise ValueError("A bar chart needs at least one row.")
    head, table = ranking.as_table()
    words = sentence or ranking.sentence
    rows = [member for member in ranking.ordered if member.value is not None]
    if not rows:
        notes, height = note_marks([NO_FIGURES, _missing_words(ranking.members)], 0, frame, palette)
        return Chart(frame.width, height + frame.gap, tuple(notes), words, head, table)
    entries = [reference_entry(line, number, palette) for number, line in enumerate(ranking.references)]
    key, above = key_marks(entries, 0, frame, palette)
    sheet = _sheet_of(ranking, rows, frame, palette, above)
    missing = _missing_words(ranking.members)
    notes, beneath = note_marks([missing] if missing else [], sheet.height + frame.gap / 2, frame, palette)
    marks = [*key, *(_bar(sheet, row, place) for place, row in enumerate(rows)), *sheet.axis_marks(ranking.unit)]
    marks += [mark for number in range(len(ranking.references)) for mark in _reference(sheet, ranking, number, rows)]
    marks += [mark for place, row in enumerate(rows) for mark in _whisker(sheet, row, place)]
    marks += [mark for place, row in enumerate(rows) for mark in _words(sheet, row, place)]
    height = sheet.height + (beneath + frame.gap if beneath else 0)
    return Chart(frame.width, height, (*marks, *notes), words, head, table)


def _sheet_of(ranking: Ranking, rows: Sequence[Member], frame: Frame, palette: Palette, above: float) -> Sheet:
    values = [reference.value for reference in ranking.references]
    values += [value for row in rows for value in (row.value, *(row.ends or ())) if value is not None]
    column = max(text_width(row.shown, frame.text, bold=row.own) for row in rows)
    return sheet_for([row.name for row in rows], values, frame, palette, column=column, head=above)


def _bar(sheet: Sheet, row: Member, place: int) -> Mark:
    thick = sheet.frame.pitch * 0.64
    fill, stroke = (sheet.palette.accent, "") if row.own else (sheet.palette.pale, sheet.palette.axis)
    return sheet.bar(row.value or Decimal(0), sheet.middle(place) - thick / 2, thick, fill, stroke)


def _whisker(sheet: Sheet, row: Member, place: int) -> Iterator[Mark]:
    """The interval with an upright at each end, over white, or it would vanish on the council's own bar."""
    if row.ends:
        left, right = map(sheet.x, row.ends)
        y, half = sheet.middle(place), sheet.frame.pitch * 0.16
        ends = [((x, y - half), (x, y + half)) for x in (left, right)]
        strokes = (((left, y), (right, y)), *ends)
        if row.own:
            yield Strokes(strokes, sheet.palette.paper, 3.5)
        yield Strokes(strokes, sheet.palette.ink, 1.25)


def _words(sheet: Sheet, row: Member, place: int) -> Iterator[Mark]:
    frame = sheet.frame
    yield from sheet.name_marks(place, bold=row.own)
    baseline = sheet.middle(place) + frame.text * 0.34
    yield Text(frame.width - 2, baseline, row.shown, sheet.palette.ink, frame.text, "end", row.own)


def _reference(sheet: Sheet, ranking: Ranking, number: int, rows: Sequence[Member]) -> Iterator[Mark]:
    """A line over all bars; white where it crosses the council's own, or it would vanish there."""
    value, zero = ranking.references[number].value, Decimal(0)
    x, top = sheet.x(value), sheet.tops[0] - 2
    colour, width, dash = reference_stroke(number, sheet.palette)
    yield Line(x, top, x, sheet.tops[-1], colour, width, dash)
    for place, row in enumerate(rows):
        if row.own and row.value is not None and min(row.value, zero) < value < max(row.value, zero):
            half = sheet.frame.pitch * 0.32
            yield Line(x, sheet.middle(place) - half, x, sheet.middle(place) + half, sheet.palette.paper, width, dash)


def reference_stroke(number: int, palette: Palette) -> tuple[str, float, Dash]:
    """Colour, width and dash of the first, second … line of mean, region or England."""
    return palette.ink, 1.5, REFERENCE_DASHES[number % len(REFERENCE_DASHES)]


def reference_entry(reference: Reference, number: int, palette: Palette) -> Entry:
    """A line's place in the key: its dash beside its name and figure."""
    colour, stroke, dash = reference_stroke(number, palette)
    return Entry(reference.words, lambda x, y, width: [Line(x, y, x + width, y, colour, stroke, dash)])
