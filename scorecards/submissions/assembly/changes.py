"""What became of a figure since the last period, the same point last year and the last year-end."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from portal.figures.rounding import quotient
from portal.figures.vocabulary import Basis, Polarity
from scorecards.periods import Period, period_dates
from scorecards.submissions.assembly.figures import Given, given_ready
from scorecards.submissions.rules import FigureValue, change, comparable, lengths_note
from scorecards.submissions.standing import ChangeShown

NO_FIGURE = "no figure now"


@dataclass(frozen=True)
class Terms:
    """How a line's changes are worked out and said. `breaks` are the first days of a new way of counting."""

    polarity: Polarity
    cohort_changes: bool
    breaks: tuple[date, ...]
    relative: bool
    limits: tuple[Decimal, Decimal] | None


class Past:
    """A line's figures, found by basis and dates; a snapshot by its day."""

    def __init__(self, given: Iterable[Given]) -> None:
        self._found = {self._key(g.figure.basis, g.figure.start, g.figure.end): g for g in given}

    @staticmethod
    def _key(basis: Basis, start: date, end: date) -> tuple[Basis, date, date]:
        return basis, end if basis == Basis.SNAPSHOT else start, end

    def at(self, basis: Basis, start: date, end: date) -> Given | None:
        return self._found.get(self._key(basis, start, end))

    def in_period(self, basis: Basis, period: Period) -> Given | None:
        return self.at(basis, *period_dates(basis, period))

    def year_end(self, basis: Basis, period: Period) -> Given | None:
        """The figure of the last financial year: as a whole year, as its year to date, or at its last day."""
        last = period.year_end_before
        if basis in (Basis.QUARTER, Basis.YEAR_TO_DATE):
            whole = period_dates(Basis.YEAR_TO_DATE, last)
            return self.at(Basis.YEAR, *whole) or self.at(Basis.YEAR_TO_DATE, *whole)
        return self.in_period(basis, last)


def since(against: str, now: FigureValue | None, earlier: Given | None, terms: Terms) -> ChangeShown:
    """The change from the earlier figure, or the reason why none is shown."""
    then = earlier.figure if earlier else None
    then_shown = given_ready(earlier) if earlier else None
    if now is None:
        return ChangeShown(against, None, None, "", "", "", NO_FIGURE)
    if now.figure is None:
        # The symbol speaks of this figure, not of the earlier one that stands beside the reason.
        return ChangeShown(against, then_shown, None, "", "", "", NO_FIGURE)
    reason = comparable(now, then, cohort_changes=terms.cohort_changes, breaks=terms.breaks)
    if reason or then is None or now.exact is None or then.exact is None:
        return ChangeShown(against, then_shown, None, "", "", "", reason or "not available")
    found = change(
        now.exact,
        then.exact,
        now.unit,
        terms.polarity,
        decimals=now.decimals,
        relative=terms.relative,
        limits=terms.limits,
    )
    note = lengths_note(now, then)
    return ChangeShown(
        against=against,
        then=then_shown,
        amount=found.amount,
        shown=found.shown,
        words=found.words + (f" ({note})" if note else ""),
        verdict=found.judgement.value if found.judgement.value in ("better", "worse") else "",
        reason="",
    )


def large(now: FigureValue | None, changes: Iterable[ChangeShown]) -> Decimal | None:
    """The largest of the changes that are shown, without its sign, in per cent of the earlier figure."""
    if now is None or now.exact is None:
        return None
    sizes = [
        size for c in changes if c.amount is not None and c.then and (size := _size(now, c.then.value)) is not None
    ]
    return max(sizes, default=None)


def _size(now: FigureValue, then: Decimal | None) -> Decimal | None:
    if then is None or now.exact is None:
        return None
    return quotient(abs(now.exact - then) * 100, abs(then)) if then else None
