"""What a chart shows, in words made from its points and from nothing else."""

from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

from portal.charts.points import Break, History, Point, Series, stretches
from portal.figures.vocabulary import Basis

_EVERY = {Basis.YEAR: "every year", Basis.QUARTER: "every quarter", Basis.MONTH: "every month"}
_WORDS = {1: ("rising", "rose"), -1: ("falling", "fell"), 0: ("the same", "the same")}
_NEW_GROUP = {Basis.YEAR: "Each year", Basis.QUARTER: "Each quarter", Basis.MONTH: "Each month"}
_LEAST_RUN = 3  # points: two movements in one direction
NO_FIGURES = "There are no figures to draw."


def finding(points: Sequence[Point], breaks: Sequence[Break] = (), *, new_groups: bool = False) -> str:
    """The caption's first words: "Falling every year since 2018. Stands at 76.5% for April to September."

    Only points of one basis on one side of a break are compared; with `new_groups` none is, as each period speaks
    of other children.
    """
    if new_groups:
        return _latest(points) or NO_FIGURES
    stretch, later = _main_stretch(points, breaks)
    if not stretch:
        return NO_FIGURES
    run = _run(_unbroken(stretch[-1], points, breaks))
    first = _run_words(run) if run else _movement(stretch)
    return " ".join([f"{first[0].upper()}{first[1:]}.", *_stands(later)])


def history_sentence(history: History) -> str:
    """What a trend says to those who cannot see it: each line's movement, the targets, the breaks."""
    said = [_series_sentence(history.own, history.breaks)]
    everywhere = [mark for mark in history.breaks if mark.everywhere]
    said += [_series_sentence(series, everywhere) for series in history.others]
    said += [_target_words(history, place) for place in range(len(history.targets))]
    said += [f"New series from {mark.label}: {mark.reason}." for mark in history.breaks]
    return " ".join(["Line chart.", *said])


def _series_sentence(series: Series, breaks: Sequence[Break]) -> str:
    if series.new_groups:
        return f"{series.name}: {_latest(series.points) or 'no figures.'}"
    stretch, later = _main_stretch(series.points, breaks)
    if not stretch:
        return f"{series.name}: no figures."
    run = _run(_unbroken(stretch[-1], series.points, breaks))
    first = f"{_run_words(run)}, {_run_ends(run)}" if run else _movement(stretch)
    return " ".join([f"{series.name}: {first}.", *_stands(later)])


def _latest(points: Sequence[Point]) -> str:
    """The newest figure alone; nothing where there is none."""
    drawn = [point for point in points if point.value is not None and point.basis is not Basis.FORECAST]
    if not drawn:
        return ""
    every = _NEW_GROUP.get(drawn[-1].basis, "Each figure")
    return f"Stands at {_told(drawn[-1])}. {every} is a new group."


def _target_words(history: History, place: int) -> str:
    target = history.targets[place]
    since = f" from {target.start}" if target.start else ""
    until = f" to {target.end}" if target.end else ""
    return f"Target {target.in_full}{since}{until}."


def _main_stretch(points: Sequence[Point], breaks: Sequence[Break]) -> tuple[list[Point], list[Point]]:
    """The last points that compare with each other (a gap may lie between them), and the ones after them."""
    broken = {mark.label for mark in breaks}
    groups: list[list[Point]] = []
    parted = True
    for point in points:
        parted = parted or point.label in broken
        if point.value is None:
            continue
        if parted or point.is_open or point.basis is not groups[-1][-1].basis:
            groups.append([point])
        else:
            groups[-1].append(point)
        parted = False
    if not groups:
        return [], []
    several = [place for place, group in enumerate(groups) if len(group) > 1]
    main = several[-1] if several else max(0, len(groups) - 2)
    return groups[main], [point for group in groups[main + 1 :] for point in group]


def _unbroken(last: Point, points: Sequence[Point], breaks: Sequence[Break]) -> list[Point]:
    """The stretch that ends with `last` and misses no period."""
    return next(stretch for stretch in stretches(points, breaks) if stretch[-1] is last)


def _run(stretch: Sequence[Point]) -> Sequence[Point]:
    """The last points, if each moved in one direction from the one before and they are enough to say so."""
    ways = [_way(earlier, later) for earlier, later in pairwise(stretch)]
    length = next((place for place, way in enumerate(reversed(ways)) if way != ways[-1]), len(ways)) + 1
    return stretch[-length:] if length >= _LEAST_RUN else []


def _run_words(run: Sequence[Point]) -> str:
    word = _WORDS[_way(run[0], run[1])][0]
    return f"{word} {_EVERY.get(run[-1].basis, 'each time')} since {run[0].since or run[0].label}"


def _run_ends(run: Sequence[Point]) -> str:
    first, last = run[0], run[-1]
    return last.shown if _way(first, last) == 0 else f"from {first.shown} to {last.shown} {last.said}"


def _movement(stretch: Sequence[Point]) -> str:
    """From the first to the last figure, whatever lies between; a single figure with its period."""
    first, last = stretch[0], stretch[-1]
    if first is last:
        return _told(last)
    way = _way(first, last)
    if way == 0:
        return f"{last.shown} both {first.said} and {last.said}"
    return f"{_WORDS[way][1]} from {first.shown} {first.said} to {last.shown} {last.said}"


def _told(point: Point) -> str:
    return f"{point.shown} {point.said}"


def _way(earlier: Point, later: Point) -> int:
    """1 up, -1 down, 0 level; a movement that rounding hides is none."""
    if earlier.shown == later.shown:
        return 0
    before, after = earlier.value or Decimal(0), later.value or Decimal(0)
    return (after > before) - (after < before)


def _stands(later: Sequence[Point]) -> list[str]:
    """The figures that compare with none before them, each with what it covers."""
    actual = [point for point in later if point.basis is not Basis.FORECAST]
    expected = [point for point in later if point.basis is Basis.FORECAST]
    groups = [("Stands at", actual[-2:]), ("Expected:", expected)]
    return [f"{word} {', then '.join(map(_told, points))}." for word, points in groups if points]


_NUMBERS = ("none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def counted(count: int) -> str:
    """A number inside a sentence: words up to ten, figures beyond."""
    return _NUMBERS[count] if 0 <= count < len(_NUMBERS) else f"{count:,}"


def listed(words: Sequence[str]) -> str:
    """ "a", "a and b", "a, b and c"."""
    return " and ".join(filter(None, [", ".join(words[:-1]), words[-1]])) if words else ""
