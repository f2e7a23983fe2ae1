"""What an edition says otherwise than the one before, page by page: only the rows of one page are ever read."""

from collections.abc import Callable
from dataclasses import dataclass

from django.core.paginator import Page, Paginator
from django.http import QueryDict

from benchmarks.published.reviews import Compared, Outside, Restated
from benchmarks.published.told import difference, exact
from portal.figures.spans import day_words
from portal.figures.vocabulary import Unit

PER_PAGE = 50


@dataclass(frozen=True)
class Row:
    """One figure as it was and as it is, in words."""

    measure: str
    area: str
    period: str
    old: str
    new: str
    difference: str


@dataclass(frozen=True)
class Shown:
    """A comparison, the page of its restatements that was asked for, and that page's rows."""

    found: Compared
    page: "Page[int]"
    rows: list[Row]


def shown(asked: QueryDict, compare: Callable[[int, int], Compared]) -> Shown:
    """`compare(first, most)` gives the comparison with `most` restatements from the one numbered `first`."""
    number = asked.get("page", "")
    # Ten digits are more pages than there are rows in any database.
    wanted = int(number) if number.isascii() and number.isdigit() and len(number) < 10 else 1
    found = compare((max(1, wanted) - 1) * PER_PAGE, PER_PAGE)
    page = Paginator(range(found.restated), PER_PAGE).get_page(wanted)
    if page.number != max(1, wanted):
        found = compare((page.number - 1) * PER_PAGE, PER_PAGE)
    return Shown(found, page, [_row(each) for each in found.restatements])


def _row(each: Restated) -> Row:
    unit, decimals = Unit(each.measure.unit), each.measure.decimals
    return Row(
        measure=f"{each.measure}, {each.category}" if each.category else str(each.measure),
        area=each.area.name,
        period=day_words(each.period_end),
        old=exact(each.old, each.old_symbol, unit, decimals),
        new=exact(each.new, each.new_symbol, unit, decimals),
        difference=difference(each.difference, decimals),
    )


def outside_words(each: Outside) -> str:
    """ "Re-referrals at 31 March 2025: England is 21.5%, authorities are between 3% and 9%."."""
    unit, decimals = Unit(each.measure.unit), each.measure.decimals
    england, low, high = (exact(value, "", unit, decimals) for value in (each.england, each.lowest, each.highest))
    return f"{each.measure}, {day_words(each.period_end)}: England is {england}, authorities lie from {low} to {high}."
