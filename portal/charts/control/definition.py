"""The definition of a control chart: what is drawn on page and paper, said in words and handed out as numbers."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from portal.charts.control.finding import control_finding, control_sentence
from portal.charts.control.points import CAUSE_WORDS, Annotation, ControlLimits, ControlPoint, Level
from portal.charts.points import Break
from portal.charts.primitives import Table
from portal.figures.vocabulary import Unit

_ABSENT = "–"


@dataclass(frozen=True, slots=True)
class Control:
    """The council's points with one or more groups of limits; a group after the first is a re-base.

    Raises ValueError if two points share a label, if anything names a period that has no point, or if groups of limits
    overlap or stand out of order. `assurance` says what the target may expect ("consistently misses the target").
    `found` is the finding as whoever knows the rules tells it; without it, it is made from the points.
    """

    name: str
    points: tuple[ControlPoint, ...]
    limits: tuple[ControlLimits, ...]
    unit: Unit
    target: Level | None = None
    benchmarks: tuple[Level, ...] = ()
    annotations: tuple[Annotation, ...] = ()
    assurance: str = ""
    found: str = ""
    place_of: dict[str, int] = field(init=False, repr=False, compare=False)
    noted: list[tuple[str, str]] = field(init=False, repr=False, compare=False)  # what `notes` tells, worked out once

    def __post_init__(self) -> None:
        places = {point.label: place for place, point in enumerate(self.points)}
        if len(places) != len(self.points):
            raise ValueError("Each period stands once on the axis.")
        if strange := [label for label in self._named() if label not in places]:
            raise ValueError(f"Not among the periods of the chart: {', '.join(strange)}")
        ends = [places[label] for group in self.limits for label in (group.start, group.end)]
        starts = [places[group.start] for group in self.limits]
        if ends != sorted(ends) or len(starts) != len(set(starts)):
            raise ValueError("Groups of limits follow one another.")
        if any(places[later.start] == places[earlier.end] for earlier, later in pairwise(self.limits)):
            raise ValueError("Groups of limits do not overlap.")
        object.__setattr__(self, "place_of", places)
        object.__setattr__(self, "noted", self._noted())

    def _named(self) -> Iterator[str]:
        for group in self.limits:
            yield from (group.start, group.end)
        for level in self.levels:
            yield from filter(None, (level.start, level.end))
        yield from (note.label for note in self.annotations)

    @property
    def levels(self) -> tuple[Level, ...]:
        """The target and the comparators."""
        return (*([self.target] if self.target else []), *self.benchmarks)

    @property
    def breaks(self) -> list[Break]:
        """Where no line may be joined."""
        return [Break(note.label, note.words) for note in self.annotations if note.new_series]

    @property
    def finding(self) -> str:
        """The caption: "Above the upper limit since Q3 2025/26; concerning."."""
        if self.found:
            return f"{self.found.rstrip('.')}."
        return control_finding(self.points, self.limits)

    @property
    def sentence(self) -> str:
        """What the chart says to those who cannot see it."""
        notes = [words for _, words in self.noted]
        return control_sentence(
            self.name, self.finding, self.limits, self.levels, self.assurance if self.target else "", notes
        )

    def stretch(self, level: Level) -> tuple[int, int]:
        """First and last place where a level held."""
        return self.place_of.get(level.start, 0), self.place_of.get(level.end, len(self.points) - 1)

    def notes(self) -> list[tuple[str, str]]:
        """Each event, new series and re-base in the order of the periods: its label, and words that name the period.

        Where limits begin anew because a new series does, one note says both.
        """
        return list(self.noted)

    def _noted(self) -> list[tuple[str, str]]:
        anew = {group.start: f": {group.reason}" if group.reason else "" for group in self.limits[1:]}
        said = []
        for note in self.annotations:
            words = f"{'New series from ' if note.new_series else ''}{note.label}: {note.words}"
            if note.new_series and note.label in anew:
                words = f"{words.rstrip('.')}; limits begin anew{anew.pop(note.label)}"
            said.append((note.label, words))
        said += [(label, f"Limits begin anew from {label}{why}") for label, why in anew.items()]
        return sorted(said, key=lambda item: self.place_of[item[0]])

    def as_table(self) -> Table:
        """A row for each period. Columns of which nothing is known are left out."""
        labels = [f"{point.label}, {point.months}" if point.months else point.label for point in self.points]
        columns = [("Period", labels), (self.name, [point.shown for point in self.points]), *self._limit_columns()]
        for level in self.levels:
            shown = f"{level.shown} ({level.note})" if level.note else level.shown
            columns.append((level.name, self._stretched([(self.stretch(level), shown)])))
        columns += [(name, cells) for name, cells in self._worded() if any(cell != _ABSENT for cell in cells)]
        return tuple(name for name, _ in columns), tuple(zip(*(cells for _, cells in columns), strict=True))

    def _limit_columns(self) -> Iterator[tuple[str, list[str]]]:
        spans = [(self.place_of[group.start], self.place_of[group.end]) for group in self.limits]
        trials = [", trial" if group.trial else "" for group in self.limits]
        means = [group.mean_shown for group in self.limits]
        lowers = [group.lower_shown if group.lower is not None else "" for group in self.limits]
        uppers = [group.upper_shown if group.upper is not None else "" for group in self.limits]
        yield "Mean", self._stretched(zip(spans, means, strict=True))
        for name, cells in (("Lower limit", lowers), ("Upper limit", uppers)):
            words = [f"{cell}{trial}" if cell else _ABSENT for cell, trial in zip(cells, trials, strict=True)]
            yield name, self._stretched(zip(spans, words, strict=True))

    def _stretched(self, stretches: Iterable[tuple[tuple[int, int], str]]) -> list[str]:
        """A column in which each of the words stands from its first to its last place."""
        cells = [_ABSENT] * len(self.points)
        for (first, last), words in stretches:
            cells[first : last + 1] = [words] * (last + 1 - first)
        return cells

    def _worded(self) -> Iterator[tuple[str, list[str]]]:
        causes = [f"{point.rule}; {CAUSE_WORDS[point.cause]}" if point.cause else _ABSENT for point in self.points]
        yield "Special cause", causes
        notes: list[list[str]] = [[] for _ in self.points]
        for label, words in self.noted:
            notes[self.place_of[label]].append(words)
        yield "Notes", ["; ".join(words) or _ABSENT for words in notes]
