"""Which two figures may be set against each other, and why others may not."""

from collections.abc import Iterable
from datetime import date

from portal.figures.spans import as_long, length_words, month_words, months_before, whole_months
from portal.figures.vocabulary import Basis, Unit
from scorecards.submissions.rules.figures import GROWS_WITH_TIME, FigureValue

NO_EARLIER = "not available"
_ONE_BASIS = {Basis.YEAR: Basis.YEAR_TO_DATE}  # a year is the year to date in March


def comparable(
    now: FigureValue, then: FigureValue | None, *, cohort_changes: bool = False, breaks: Iterable[date] = ()
) -> str | None:
    """Why no change may be shown from `then` to `now`, in two or three words; None when it may.

    `cohort_changes` marks lines whose children are new each quarter (care leavers by birthday).
    `breaks` are the first days on which the series was counted in a new way.
    """
    if then is None:
        return NO_EARLIER
    return (
        _without_number(now)
        or _without_number(then)
        or _unlike(now, then)
        or _break_between(now, then, breaks)
        or _other_cohort(now, then, cohort_changes)
        or _unlike_lengths(now, then)
        or _other_population(now, then)
    )


def lengths_note(now: FigureValue, then: FigureValue) -> str:
    """ "half-year beside full year" where two comparable figures are of unlike length; else empty."""
    if now.basis == Basis.SNAPSHOT or _as_long(now, then):
        return ""
    return f"{length_words(now.start, now.end)} beside {length_words(then.start, then.end)}"


def _without_number(figure: FigureValue) -> str | None:
    if figure.exact is not None:
        return None
    return f"stated as {figure.words}" if figure.qualifier else figure.words


def _unlike(now: FigureValue, then: FigureValue) -> str | None:
    if now.unit != then.unit:
        return "unlike units"
    if _ONE_BASIS.get(now.basis, now.basis) != _ONE_BASIS.get(then.basis, then.basis):
        return "unlike bases"
    return None


def _break_between(now: FigureValue, then: FigureValue, breaks: Iterable[date]) -> str | None:
    for day in sorted(breaks):
        sides = {_side(now, day), _side(then, day)}
        if len(sides) > 1 or "both" in sides:
            return f"break in {month_words(day)}"
    return None


def _side(figure: FigureValue, day: date) -> str:
    if figure.end < day:
        return "before"
    return "after" if figure.start >= day else "both"


def _other_cohort(now: FigureValue, then: FigureValue, cohort_changes: bool) -> str | None:
    if not cohort_changes:
        return None
    year_ago = months_before(now.start, 12), months_before(now.end, 12)
    return None if (then.start, then.end) == year_ago else "a new cohort each quarter"


def _unlike_lengths(now: FigureValue, then: FigureValue) -> str | None:
    if now.basis == Basis.SNAPSHOT or now.unit not in GROWS_WITH_TIME or _as_long(now, then):
        return None
    return "unlike lengths"


def _as_long(now: FigureValue, then: FigureValue) -> bool:
    if now.annualised or then.annualised:
        return all(f.annualised or whole_months(f.start, f.end) == 12 for f in (now, then))
    return as_long(now.start, now.end, then.start, then.end)


def _other_population(now: FigureValue, then: FigureValue) -> str | None:
    if now.unit != Unit.PER_10000:
        return None
    if now.denominator and then.denominator:
        # Two counts over one number of children are over one estimate, whatever its edition is called.
        return None if now.denominator == then.denominator else "other population"
    if not now.population_edition or not then.population_edition:
        return "population not stated"
    return None if now.population_edition == then.population_edition else "other population"
