"""How a control chart is drawn: a grey line between limits, special causes by shape and colour, names at the ends."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import TypeAlias

from portal.charts.axes import axis_ticks, tick_words
from portal.charts.control.definition import Control
from portal.charts.control.points import CAUSE_WORDS, Cause, ControlLimits, Level
from portal.charts.findings import NO_FIGURES
from portal.charts.frames import WIDE, Frame
from portal.charts.labels import EndLabel, end_label, label_room, placed_labels
from portal.charts.notes import Entry, Sample, key_marks, lanes, note_marks
from portal.charts.palette import ANALYSIS, ANALYSIS_GREY, ANALYSIS_PURPLE, TARGET_DASH, Palette
from portal.charts.plot import Plot, axis_marks, cut_scale
from portal.charts.points import History, Series, stretches
from portal.charts.primitives import Chart, Dash, Dots, Line, Mark, Place, Poly, Rect, Text
from portal.charts.shapes import Marker, marker
from portal.charts.words import text_width

Note: TypeAlias = tuple[str, str]
_Letter: TypeAlias = tuple[str, float, int]  # with its place across and its lane
TRIAL_DASH: Dash = (2, 3)
_NOTE_DASH: Dash = (2, 2)
# Neither solid as the mean is, nor like the target's or the trial limits' dashes.
_BENCHMARK_DASHES: tuple[Dash, ...] = ((9, 3), (8, 3, 2, 3), (12, 3, 2, 3, 2, 3))
_LOOKS = {
    Cause.IMPROVING: (Marker.SQUARE, ANALYSIS[0]),
    Cause.CONCERNING: (Marker.TRIANGLE, ANALYSIS[3]),
    Cause.NEUTRAL: (Marker.DIAMOND, ANALYSIS_PURPLE),
}
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


def control_chart(control: Control, *, palette: Palette, frame: Frame = WIDE, sentence: str = "") -> Chart:
    """A control chart in the size of `frame`; its sentence is made from the points if none is given.

    The line is grey whatever the council's colour, so that special causes stand out. Raises ValueError for a
    definition without any period.
    """
    if not control.points:
        raise ValueError("A control chart needs at least one period.")
    head, rows = control.as_table()
    words = sentence or control.sentence
    if all(point.value is None for point in control.points):
        empty = Text(0, frame.line, NO_FIGURES, palette.quiet, frame.text)
        return Chart(frame.width, frame.line * 2, (empty,), words, head, rows)
    ends = _end_labels(control, frame, palette)
    notes = control.notes()
    plot, letters = _plot_for(control, notes, frame, palette, ends)
    known = [(x, p) for x, p in zip(plot.xs(), control.points, strict=True) if p.value is not None]
    ys = plot.y.places(p.value for _x, p in known if p.value is not None)
    places = {p.label: (x, y) for (x, p), y in zip(known, ys, strict=True)}
    beneath, height = _words_beneath(control, notes, plot)
    marks = [
        *_bands(control, plot), *axis_marks(plot), *_heading(plot), *_letters(letters, plot), *_limits(control, plot),
        *_levels(control, plot), *_line(control, plot, places), *_special(control, plot, places),
        *placed_labels(ends, plot.y, plot.right, frame, palette), *beneath,
    ]  # fmt: skip
    return Chart(frame.width, height, tuple(marks), words, head, rows)


def _end_labels(control: Control, frame: Frame, palette: Palette) -> list[EndLabel]:
    """The council, its mean and limits, the target and the comparators, each with its figure."""
    last = control.points[-1].label
    point = next(point for point in reversed(control.points) if point.value is not None)
    at_the_end = point.label == last
    words = f"{control.name} {point.shown}{'' if at_the_end else f', {point.label}'}"
    ends = [end_label(point.value or Decimal(0), words, [], ANALYSIS_GREY, frame, bold=True, at_the_end=at_the_end)]
    if control.limits:
        ends += _limit_labels(control.limits[-1], control.limits[-1].end == last, frame, palette)
    for level in control.levels:
        holds = level.end in ("", last)
        name = f"{level.name} {level.shown}{'' if holds else f' to {level.end}'}"
        colour = palette.ink if level is control.target else palette.quiet
        ends.append(end_label(level.value, name, [level.note], colour, frame, at_the_end=holds))
    return ends


def _limit_labels(group: ControlLimits, at_the_end: bool, frame: Frame, palette: Palette) -> Iterator[EndLabel]:
    kind = "trial limit" if group.trial else "limit"
    named = [("Mean", group.mean, group.mean_shown)]
    named += [(f"Upper {kind}", group.upper, group.upper_shown)] if group.upper is not None else []
    named += [(f"Lower {kind}", group.lower, group.lower_shown)] if group.lower is not None else []
    for name, value, shown in named:
        yield end_label(value, f"{name} {shown}", [], palette.quiet, frame, at_the_end=at_the_end)


def _plot_for(
    control: Control, notes: Sequence[Note], frame: Frame, palette: Palette, ends: Sequence[EndLabel]
) -> tuple[Plot, list[_Letter]]:
    """The picture's edges, with the letters above it; it grows downwards where labels at its side need more room."""
    values = [point.value for point in control.points if point.value is not None]
    values += [value for group in control.limits for value in group.values]
    values += [level.value for level in control.levels]
    ticks = tuple(axis_ticks(values, control.unit, most=max(2, min(5, int(frame.height / (frame.line * 3))))))
    left = max(text_width(tick_words(tick, control.unit), frame.text) for tick in ticks) + frame.gap
    right = max(left + frame.width * 0.3, frame.width - label_room(ends, frame))
    history = History(Series(control.name, control.points))
    flat = Plot(history, frame, palette, control.unit, ticks, left, right, 0, 0)
    letters = _lettered(control, notes, flat)
    above = max((lane + 1 for _, _, lane in letters), default=0) + bool(cut_scale(flat))
    top = above * frame.line + frame.text * 0.6
    needed = max(frame.height * 0.5, sum(end.height for end in ends))
    bottom = max(frame.height - frame.note * 1.9, top + needed)
    return Plot(history, frame, palette, control.unit, ticks, left, right, top, bottom), letters


def _heading(plot: Plot) -> Iterator[Mark]:
    if words := cut_scale(plot):
        yield Text(0, plot.frame.note, words, plot.palette.quiet, plot.frame.note)


def _lettered(control: Control, notes: Sequence[Note], plot: Plot) -> list[_Letter]:
    """A letter for each note with its place across and the lane in which it is clear of the others."""
    between = {note.label for note in control.annotations if note.new_series}
    between |= {group.start for group in control.limits[1:]}
    xs = [plot.x(max(0, control.place_of[label] - (0.5 if label in between else 0))) for label, _ in notes]
    wide = plot.frame.note * 0.7
    order = sorted(range(len(xs)), key=xs.__getitem__)
    found = lanes([(xs[place] - wide / 2, xs[place] + wide / 2) for place in order], 1)
    return [(_letter(place), xs[place], lane) for place, lane in zip(order, found, strict=True)]


def _letter(place: int) -> str:
    return _LETTERS[place % len(_LETTERS)] * (place // len(_LETTERS) + 1)


def _letters(letters: Sequence[_Letter], plot: Plot) -> Iterator[Mark]:
    """Letters over the picture, each with a stroke down; what they stand for is written beneath."""
    size, quiet = plot.frame.note, plot.palette.quiet
    for letter, x, lane in letters:
        yield Line(x, plot.top - 1, x, plot.bottom, quiet, 1, _NOTE_DASH)
        yield Text(x, plot.top - size * 0.35 - lane * plot.frame.line, letter, plot.palette.ink, size, "middle", True)


def _edges(plot: Plot, first: int, last: int) -> tuple[float, float]:
    """From half way before a first period to half way after a last one."""
    left = plot.left if first == 0 else plot.x(first - 0.5)
    right = plot.right if last == len(plot.history.own.points) - 1 else plot.x(last + 0.5)
    return left, right


def _group_edges(control: Control, plot: Plot, group: ControlLimits) -> tuple[float, float]:
    return _edges(plot, control.place_of[group.start], control.place_of[group.end])


def _bands(control: Control, plot: Plot) -> Iterator[Mark]:
    """What chance alone explains, behind everything; open to the edge of the picture where a limit cannot be."""
    for group in control.limits:
        left, right = _group_edges(control, plot, group)
        top = plot.top if group.upper is None else plot.y(group.upper)
        bottom = plot.bottom if group.lower is None else plot.y(group.lower)
        if group.lower is not None or group.upper is not None:
            yield Rect(left, top, right - left, bottom - top, plot.palette.tint)


def _limits(control: Control, plot: Plot) -> Iterator[Mark]:
    """The mean and, thinner, both limits; trial limits are dashed."""
    for group in control.limits:
        left, right = _group_edges(control, plot, group)
        mean = plot.y(group.mean)
        yield Line(left, mean, right, mean, plot.palette.other, 1.5)
        for value in (group.lower, group.upper):
            if value is not None:
                dash, y = TRIAL_DASH if group.trial else (), plot.y(value)
                yield Line(left, y, right, y, plot.palette.other, 1, dash)


def _levels(control: Control, plot: Plot) -> Iterator[Mark]:
    if control.target:
        yield _level(control, plot, control.target, plot.palette.ink, TARGET_DASH)
    for place, level in enumerate(control.benchmarks):
        yield _level(control, plot, level, plot.palette.other, _BENCHMARK_DASHES[place % len(_BENCHMARK_DASHES)])


def _level(control: Control, plot: Plot, level: Level, colour: str, dash: Dash) -> Line:
    left, right = _edges(plot, *control.stretch(level))
    y = plot.y(level.value)
    return Line(left, y, right, y, colour, 1.25, dash)


def _line(control: Control, plot: Plot, places: Mapping[str, Place]) -> Iterator[Mark]:
    """Joined within one series; nothing crosses a gap. Figures of common cause are small dots."""
    for stretch in stretches(control.points, control.breaks):
        if len(stretch) > 1:
            yield Poly(tuple(places[point.label] for point in stretch), ANALYSIS_GREY, plot.frame.other_line)
    common = tuple(places[point.label] for point in control.points if point.value is not None and point.cause is None)
    if common:
        yield Dots(common, min(plot.frame.dot * 0.85, max(1.5, plot.pitch * 0.3)), ANALYSIS_GREY)


def _special(control: Control, plot: Plot, places: Mapping[str, Place]) -> Iterator[Mark]:
    radius = min(plot.frame.dot * 1.5, max(plot.frame.dot * 0.9, plot.pitch * 0.55))
    for point in control.points:
        if point.cause is not None and point.value is not None:
            yield cause_mark(point.cause, *places[point.label], radius)


def cause_mark(cause: Cause, x: float, y: float, radius: float) -> Mark:
    """Square, triangle or diamond in a colour of its own, edged in grey so that light ones show on white."""
    kind, colour = _LOOKS[cause]
    return marker(kind, x, y, radius, ANALYSIS_GREY, fill=colour, edge=0.9)


def _words_beneath(control: Control, notes: Sequence[Note], plot: Plot) -> tuple[list[Mark], float]:
    """The key of the shapes that were drawn, and what the letters stand for; also how high all is."""
    frame, palette, top = plot.frame, plot.palette, plot.height + plot.frame.text * 0.3
    drawn = {point.cause for point in control.points if point.value is not None}
    entries = [
        Entry(f"Special cause, {CAUSE_WORDS[cause]}", _sample(cause, frame)) for cause in Cause if cause in drawn
    ]
    key, key_height = key_marks(entries, top, frame, palette)
    lettered = [f"{_letter(place)}  {words}" for place, (_, words) in enumerate(notes)]
    lines, height = note_marks(lettered, top + key_height, frame, palette)
    bare = not key_height and not height
    return [*key, *lines], plot.height if bare else top + key_height + height + frame.note * 0.3


def _sample(cause: Cause, frame: Frame) -> Sample:
    return lambda x, y, width: [cause_mark(cause, x + width / 2, y, frame.dot * 1.5)]
