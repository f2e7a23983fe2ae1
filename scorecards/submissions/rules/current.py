"""Which of a line's figures is the one of the quarter itself: asked by every page, gate and file alike."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import Protocol, TypeVar

from portal.figures.vocabulary import Basis
from scorecards.periods import Period, period_dates

T = TypeVar("T")


class Dated(Protocol):
    """What the question is asked of: a figure's basis and the stretch of time that it speaks of."""

    @property
    def basis(self) -> Basis: ...
    @property
    def start(self) -> date: ...
    @property
    def end(self) -> date: ...


def current(found: Iterable[T], headline: Basis, period: Period, *, of: Callable[[T], Dated]) -> T | None:
    """The newest that speaks of `period` on the basis which leads its line; None where there is none.

    `found` are totals that one quarter holds of one line; `of` tells when each of them is of.
    """
    first, last = headline_ends(headline, period)
    mine = [each for each in found if of(each).basis == headline and first <= of(each).end <= last]
    return max(mine, key=lambda each: (of(each).end, of(each).start), default=None)


def headline_ends(basis: Basis, period: Period) -> tuple[date, date]:
    """The first and last day on which a figure of `basis` may end to be a figure of `period`.

    A year is older than the quarter in which it is reported; a forecast ends after it.
    """
    if basis in (Basis.YEAR, Basis.THREE_YEARS):
        return period_dates(basis, period)[1], period.end
    if basis == Basis.FORECAST:
        return period.start, period_dates(basis, period)[1]
    return period.start, period.end
