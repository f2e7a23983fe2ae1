"""No count of events can be worked out by taking one printed period from another."""

from collections import defaultdict
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from portal.figures.vocabulary import Basis
from scorecards.copies.disclosure import Cell, decide
from scorecards.periods import Quarter, period_dates
from tests.scorecards.copies.disclosure.cells import Q1, Q2, Q3, a_count, a_share, hidden, parts

TO_DATE, QUARTER, MONTH, YEAR = Basis.YEAR_TO_DATE, Basis.QUARTER, Basis.MONTH, Basis.YEAR


def adoptions(value: int, basis: Basis = TO_DATE, period: Quarter = Q2, **more: object) -> Cell:
    key = f"{basis.value} {period.code}"
    return a_count(key, value, basis, period, series="adoptions", **more)


def test_a_year_to_date_less_the_published_one_gives_a_quarter_away() -> None:
    assert hidden([adoptions(9)], published=[adoptions(6, period=Q1)]) == {"year_to_date 2021-Q2": "difference"}
    assert hidden([adoptions(12)], published=[adoptions(6, period=Q1)]) == {}
    assert hidden([adoptions(6)], published=[adoptions(6, period=Q1)]) == {}


def test_of_two_that_are_new_the_later_is_printed() -> None:
    assert hidden([adoptions(6, period=Q1), adoptions(9)]) == {"year_to_date 2021-Q1": "difference"}


def test_a_quarter_and_a_year_to_date_give_the_other_quarter_away() -> None:
    found = hidden([adoptions(9), adoptions(6, QUARTER, Q2)])
    assert found == {"quarter 2021-Q2": "difference"}


def test_months_less_their_quarter_give_a_month_away() -> None:
    months = [
        a_count(month.code, value, MONTH, month, series="adoptions")
        for month, value in zip(Q2.months, (7, 8, 3), strict=True)
    ]
    found = hidden([adoptions(18, QUARTER), *months])
    assert found["2021-09"] == "small_count"
    assert len(found) == 2


def test_differences_through_several_sums_are_seen() -> None:
    published = [adoptions(30, YEAR, Quarter(2020, 4)), adoptions(20, period=Q1), adoptions(40, period=Q3)]
    assert hidden([adoptions(23, period=Q2)], published=published) == {"year_to_date 2021-Q2": "difference"}
    assert hidden([adoptions(30, period=Q2)], published=published) == {}


def test_a_count_hidden_under_one_basis_is_not_printed_under_another() -> None:
    cells = [
        a_count("total", 200, QUARTER, Q1),
        a_count("small", 3, QUARTER, Q1),
        a_count("next", 18, QUARTER, Q1),
        a_count("rest", 179, QUARTER, Q1),
        a_count("to date", 18, TO_DATE, Q1, series="next"),
    ]
    found = hidden(cells, [parts("small", "next", "rest", total="total")])
    assert found == {"small": "small_count", "next": "protects_part", "to date": "difference"}


@pytest.mark.parametrize(("then", "now"), [((6, 60), (9, 100)), ((54, 60), (91, 100))])
def test_shares_to_date_give_a_quarters_children_away(then: tuple[int, int], now: tuple[int, int]) -> None:
    published = a_share("then", of=then, basis=TO_DATE, period=Q1, series="in time")
    current = a_share("now", of=now, basis=TO_DATE, series="in time")
    assert hidden([current], published=[published]) == {"now": "difference"}


def test_what_an_earlier_paper_hid_stays_hidden_and_is_not_worked_out() -> None:
    assert hidden([adoptions(40)], kept_back=[adoptions(40, suppressed=True)]) == {"year_to_date 2021-Q2": "kept_back"}
    now, first = [adoptions(70), adoptions(40, QUARTER, Q2)], adoptions(30, QUARTER, Q1)
    assert hidden(now) == {}
    assert hidden(now, kept_back=[first]) == {"quarter 2021-Q2": "difference"}


def test_snapshots_may_be_taken_from_each_other() -> None:
    start, end = period_dates(Basis.SNAPSHOT, Q1)
    earlier = a_count("then", 221, series="plans", dates=(start, end))
    assert hidden([a_count("now", 224, series="plans")], published=[earlier]) == {}


def test_other_lines_and_categories_are_other_series() -> None:
    other = a_count("other", 6, TO_DATE, Q1, series="fostering")
    assert hidden([adoptions(9)], published=[other]) == {}


quarters = [Quarter(2020, 3).plus(n) for n in range(6)]
spans = st.tuples(st.integers(0, 5), st.integers(0, 5)).map(sorted)


@settings(max_examples=60)
@given(st.lists(st.integers(0, 12), min_size=6, max_size=6), st.sets(spans.map(tuple), max_size=9))
def test_no_sum_of_printed_periods_gives_a_small_count_away(events: list[int], chosen: set[tuple[int, int]]) -> None:
    cells = [a_span(events, *span) for span in chosen]
    decisions = decide(cells)
    _assert_nothing_small(events, _connected([cell for cell in cells if decisions[cell.key].printed]))


@settings(max_examples=60)
@given(
    st.lists(st.integers(0, 12), min_size=6, max_size=6),
    st.sets(spans.map(tuple), max_size=5),
    st.sets(spans.map(tuple), max_size=5),
)
def test_no_sum_of_periods_of_two_papers_gives_a_small_count_away(
    events: list[int], first: set[tuple[int, int]], second: set[tuple[int, int]]
) -> None:
    printed: list[Cell] = []
    kept_back: list[Cell] = []
    for chosen in (first, second):
        cells = [a_span(events, *span) for span in chosen]
        decisions = decide(cells, published=printed, kept_back=kept_back)
        printed = [*printed, *(cell for cell in cells if decisions[cell.key].printed)]
        kept_back = [*kept_back, *(cell for cell in cells if not decisions[cell.key].printed)]
    assert not {cell.key for cell in printed} & {cell.key for cell in kept_back}
    _assert_nothing_small(events, _connected(printed))


def a_span(events: list[int], first: int, last: int) -> Cell:
    dates = (quarters[first].start, quarters[last].end)
    return a_count(f"{first}-{last}", sum(events[first : last + 1]), TO_DATE, series="one", dates=dates)


def _assert_nothing_small(events: list[int], known: dict) -> None:
    starts = [quarter.start for quarter in quarters] + [quarters[-1].end + timedelta(days=1)]
    for first in range(6):
        for last in range(first, 6):
            if starts[last + 1] in known[starts[first]]:
                assert not 1 <= sum(events[first : last + 1]) <= 5


def _connected(cells: list[Cell]) -> dict:
    """For each day all days whose distance in events can be worked out, by walking the printed periods."""
    roads = defaultdict(set)
    for cell in cells:
        after = cell.end + timedelta(days=1)
        roads[cell.start].add(after)
        roads[after].add(cell.start)
    reached = defaultdict(set)
    for day in list(roads):
        waiting = [day]
        while waiting:
            here = waiting.pop()
            if here not in reached[day]:
                reached[day].add(here)
                waiting.extend(roads[here])
    return reached
