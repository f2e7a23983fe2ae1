"""All authorities on one scale: a tick for each, the neighbours' darker, the council named above its own."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from portal.charts.axes import Scale, tick_words, ticks
from portal.charts.bars import Bar, Reference, ranked
from portal.charts.findings import NO_FIGURES
from portal.charts.frames import WIDE, Frame
from portal.charts.notes import Entry, key_marks
from portal.charts.palette import ANALYSIS_GREY, Palette
from portal.charts.primitives import Area, Chart, Dots, Line, Mark, Rect, Stretch, Strokes, Table, Text
from portal.charts.ranked import reference_entry, reference_stroke
from portal.charts.words import text_width, wrap
from portal.figures.vocabulary import Polarity, Unit

_ABSENT = "–"


@dataclass(frozen=True, slots=True)
class Authority(Bar):
    """An authority with its figure, ready to print; without a value it has a reason and no tick."""

    neighbour: bool = False


@dataclass(frozen=True, slots=True)
class Quartiles:
    """What parts the authorities into quarters, each ready to print."""

    lower: Decimal
    middle: Decimal
    upper: Decimal
    lower_shown: str
    middle_shown: str
    upper_shown: str


@dataclass(frozen=True, slots=True)
class Strip:
    """All authorities with a figure for one measure and period.

    `band` says which quarter the council is in ("in the best quarter"), as worked out by whoever knows the rules; it
    and `place` ("joint 21st of 150") are left out where there is no better direction.
    """

    authorities: tuple[Authority, ...]
    polarity: Polarity
    unit: Unit
    quartiles: Quartiles | None = None
    references: tuple[Reference, ...] = ()
    band: str = ""
    place: str = ""
    period: str = ""
    noun: str = "authorities"
    figure: str = "Figure"
    own: Authority | None = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "own", next((one for one in self.authorities if one.own), None))

    @property
    def finding(self) -> str:
        """The caption: "Between the median and the upper quartile of 150 authorities, at 63.5%."."""
        known = [one for one in self.authorities if one.value is not None]
        if not known:
            return NO_FIGURES
        missing = len(self.authorities) - len(known)
        said = [_standing(self, len(known)), f"{missing} without a figure." if missing else ""]
        return " ".join(filter(None, said))

    @property
    def sentence(self) -> str:
        """What the chart says to those who cannot see it."""
        name = f"{self.own.name}: " if self.own and self.own.value is not None else ""
        said = [f"{', '.join(filter(None, [f'Strip of all {self.noun}', self.period]))}.", f"{name}{self.finding}"]
        said += [f"{words}." for words in _quartile_words(self.quartiles)]
        return " ".join([*said, *(f"{reference.words}." for reference in self.references)])

    def as_table(self) -> Table:
        """A row for each authority, best first (highest first without a better direction), then what else is drawn."""
        rows = [(one.name, one.shown, _kind(one)) for one in ranked(self.authorities, self.polarity)]
        if cuts := self.quartiles:
            rows += [("Lower quartile", cuts.lower_shown, _ABSENT), ("Median", cuts.middle_shown, _ABSENT)]
            rows += [("Upper quartile", cuts.upper_shown, _ABSENT)]
        rows += [(reference.name, reference.shown, _ABSENT) for reference in self.references]
        return ("Authority", self.figure, "Group"), tuple(rows)


def _kind(one: Authority) -> str:
    return "this council" if one.own else "neighbour" if one.neighbour else _ABSENT


def _standing(strip: Strip, known: int) -> str:
    own, cuts = strip.own, strip.quartiles
    if own is None:
        return f"{known} {strip.noun} with a figure."
    if own.value is None:
        return f"{own.name} has no figure: {own.shown}; {known} {strip.noun} have one."
    ranks = [] if strip.polarity is Polarity.NONE else [words for words in (strip.band, strip.place) if words]
    where = f"{_between(own.value, cuts)} of" if cuts else f"{own.name} among"
    return "; ".join([f"{where} {known} {strip.noun}, at {own.shown}", *ranks]) + "."


def _between(value: Decimal, cuts: Quartiles) -> str:
    named = [(cuts.lower, "lower quartile"), (cuts.middle, "median"), (cuts.upper, "upper quartile")]
    if equal := [name for cut, name in named if cut == value]:
        return f"At the {equal[0]}"
    beneath = [name for cut, name in named if cut < value]
    above = [name for cut, name in named if cut > value]
    if not beneath:
        return f"Below the {above[0]}"
    return f"Between the {beneath[-1]} and the {above[0]}" if above else f"Above the {beneath[-1]}"


def _quartile_words(cuts: Quartiles | None) -> list[str]:
    if cuts is None:
        return []
    return [f"Middle half of authorities: {cuts.lower_shown} to {cuts.upper_shown}", f"Median: {cuts.middle_shown}"]


def strip_chart(strip: Strip, *, palette: Palette, frame: Frame = WIDE, sentence: str = "") -> Chart:
    """The strip in the width of `frame`, low at the left. Raises ValueError without any authority."""
    if not strip.authorities:
        raise ValueError("A strip needs at least one authority.")
    (head, rows), words = strip.as_table(), sentence or strip.sentence
    values = [one.value for one in strip.authorities if one.value is not None]
    if not values:
        empty = Text(0, frame.line, NO_FIGURES, palette.quiet, frame.text)
        return Chart(frame.width, frame.line * 2, (empty,), words, head, rows)
    x = _scale(strip, values, frame)
    name = _name_lines(strip, frame)
    top = frame.line * (len(name) + 0.6) if name else frame.text * 0.4
    bottom = top + frame.pitch * 1.5
    beneath = bottom + frame.text * 1.9
    key, height = key_marks(_entries(strip, palette), beneath, frame, palette)
    marks = [
        *_quarters(strip, x, top, bottom, palette), *_axis(strip, x, bottom, frame, palette),
        *_ticks(strip, x, top, bottom, palette), *_references(strip, x, top, bottom, palette),
        *_own(strip, x, top, bottom, palette), *_name(strip, x, name, frame, palette), *key,
    ]  # fmt: skip
    return Chart(frame.width, beneath + height + frame.gap / 2, tuple(marks), words, head, rows)


def _scale(strip: Strip, values: Sequence[Decimal], frame: Frame) -> Scale:
    """From the lowest figure to the highest, in round numbers; it need not begin at zero, as no length is read."""
    covered = [*values, *(reference.value for reference in strip.references)]
    edges = ticks(min(covered), max(covered), most=8)
    inset = max(text_width(tick_words(edge, strip.unit), frame.text) for edge in (edges[0], edges[-1])) / 2
    return Scale(edges[0], edges[-1], inset + 1, frame.width - inset - 1)


def _quarters(strip: Strip, x: Scale, top: float, bottom: float, palette: Palette) -> Iterator[Mark]:
    """The middle half as a pale band, the median as a line through it."""
    if cuts := strip.quartiles:
        left, right = x(cuts.lower), x(cuts.upper)
        yield Rect(left, top, right - left, bottom - top, palette.grid)
        yield Line(x(cuts.middle), top, x(cuts.middle), bottom, palette.paper, 4)
        yield Line(x(cuts.middle), top, x(cuts.middle), bottom, palette.quiet, 2)


def _axis(strip: Strip, x: Scale, bottom: float, frame: Frame, palette: Palette) -> Iterator[Mark]:
    yield Line(x.start, bottom, x.end, bottom, palette.axis)
    middle = (x.low + x.high) / 2
    for value in (x.low, middle, x.high):
        words = tick_words(value, strip.unit)
        yield Line(x(value), bottom, x(value), bottom + 4, palette.axis)
        yield Text(x(value), bottom + frame.text * 1.3, words, palette.quiet, frame.text, "middle")


def _ticks(strip: Strip, x: Scale, top: float, bottom: float, palette: Palette) -> Iterator[Mark]:
    """Short thin ticks for all; longer, darker ones with a head for neighbours, drawn last so that none is hidden."""
    high = bottom - top
    drawn = [one for one in strip.authorities if one.value is not None and not one.own]
    others = _upright_ticks([one.value for one in drawn if not one.neighbour], x, top, bottom, 0.24)
    neighbours = _upright_ticks([one.value for one in drawn if one.neighbour], x, top, bottom, 0.42)
    if others:
        yield Strokes(others, palette.other, 1)
    if neighbours:
        yield Strokes(neighbours, ANALYSIS_GREY, 1.5)
        yield Dots(tuple(head for head, _ in neighbours), high * 0.075, ANALYSIS_GREY)


def _upright_ticks(
    values: Sequence[Decimal | None], x: Scale, top: float, bottom: float, share: float
) -> tuple[Stretch, ...]:
    """A tick for each value, reaching `share` of the strip's height to either side of its middle."""
    middle, half = (top + bottom) / 2, (bottom - top) * share
    upper, lower = middle - half, middle + half
    places = x.places(value for value in values if value is not None)
    return tuple([((place, upper), (place, lower)) for place in places])


def _references(strip: Strip, x: Scale, top: float, bottom: float, palette: Palette) -> Iterator[Mark]:
    for number, reference in enumerate(strip.references):
        colour, width, dash = reference_stroke(number, palette)
        place = x(reference.value)
        yield Line(place, top - 3, place, bottom, palette.paper, 3)
        yield Line(place, top - 3, place, bottom, colour, width, dash)


def _own(strip: Strip, x: Scale, top: float, bottom: float, palette: Palette) -> Iterator[Mark]:
    """A thick tick over the whole height with a pointer at its head."""
    own = strip.own
    if own is None or own.value is None:
        return
    place, reach = x(own.value), (bottom - top) * 0.14
    yield Line(place, top - 1, place, bottom, palette.paper, 6)
    yield Line(place, top - 1, place, bottom, palette.accent, 3.5)
    yield Area(
        ((place - reach, top - reach * 1.3), (place + reach, top - reach * 1.3), (place, top + 2)), palette.accent
    )


def _name_lines(strip: Strip, frame: Frame) -> list[str]:
    """The council's name and figure; nothing for a council without a figure."""
    if strip.own is None or strip.own.value is None:
        return []
    return wrap(f"{strip.own.name} {strip.own.shown}", frame.text, frame.width, bold=True)


def _name(strip: Strip, x: Scale, lines: Sequence[str], frame: Frame, palette: Palette) -> Iterator[Mark]:
    """The words over the council's tick, kept within the picture."""
    place = x(strip.own.value) if strip.own and strip.own.value is not None else 0.0
    for number, words in enumerate(lines):
        half = text_width(words, frame.text, bold=True) / 2
        middle = min(max(place, half), frame.width - half)
        yield Text(middle, frame.text + number * frame.line, words, palette.accent, frame.text, "middle", True)


def _entries(strip: Strip, palette: Palette) -> list[Entry]:
    """What the shades and ticks mean, with their figures."""
    entries: list[Entry] = []
    if cuts := strip.quartiles:
        band, median = _quartile_words(cuts)
        entries.append(Entry(band, lambda x, y, width: [Rect(x, y - 5, width, 10, palette.grid)]))
        entries.append(Entry(median, lambda x, y, width: _upright(x + width / 2, y, palette.quiet, 2)))
    neighbours = sum(one.neighbour and one.value is not None for one in strip.authorities)
    if neighbours:
        words = f"{neighbours} neighbour{'' if neighbours == 1 else 's'}"
        entries.append(Entry(words, lambda x, y, width: _pin(x + width / 2, y)))
    return entries + [reference_entry(one, number, palette) for number, one in enumerate(strip.references)]


def _upright(x: float, y: float, colour: str, width: float) -> list[Mark]:
    return [Line(x, y - 5, x, y + 5, colour, width)]


def _pin(x: float, y: float) -> list[Mark]:
    return [*_upright(x, y, ANALYSIS_GREY, 1.5), Dots(((x, y - 4),), 2.5, ANALYSIS_GREY)]
