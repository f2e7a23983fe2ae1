"""Everybody knows that `c` is 1 to 5: no equation leaves a hidden count fewer than three values."""

from itertools import product

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from portal.figures.vocabulary import Basis
from scorecards.copies.disclosure import Cell, decide
from scorecards.periods import Quarter
from tests.scorecards.copies.disclosure.cells import a_count, a_share, hidden, parts

QUARTERS = [Quarter(2025, number) for number in (1, 2, 3, 4)]
SUITABLE = [(43, 49), (38, 44), (41, 45), (41, 46)]  # 6, 6, 4 and 5 are not suitable


def suitable(number: int) -> Cell:
    period = QUARTERS[number - 1]
    return a_share(f"Q{number}", of=SUITABLE[number - 1], basis=Basis.QUARTER, period=period, series="suitable")


def the_year() -> Cell:
    return a_share("year", of=(163, 184), basis=Basis.YEAR, period=QUARTERS[3], series="suitable")


def test_two_quarters_of_which_nine_are_left_take_a_third_with_them() -> None:
    found = hidden([*map(suitable, (1, 2, 3, 4)), the_year()])
    assert found == {"Q3": "small_rest", "Q4": "small_rest", "Q2": "difference"}


def test_quarters_that_stand_in_earlier_papers_take_the_year() -> None:
    earlier = [suitable(1), suitable(2)]
    kept_back = [a_share("Q3", basis=Basis.QUARTER, period=QUARTERS[2], series="suitable", suppressed=True)]
    kept_back[0] = Cell(**{**vars(kept_back[0]), "value": None})
    assert hidden([suitable(4), the_year()], published=earlier, kept_back=kept_back) == {
        "Q4": "small_rest",
        "year": "difference",
    }


def test_quarters_that_leave_enough_values_are_printed_with_their_year() -> None:
    found = hidden(a_year(20, 20, 3, 5))
    assert set(found) == {"Q3", "Q4"}


def test_a_smaller_count_is_hidden_before_the_headline() -> None:
    assert set(hidden(a_year(200, 20, 4, 5))) == {"Q2", "Q3", "Q4"}


@pytest.mark.parametrize(("last", "more"), [((3, 5), False), ((4, 5), True), ((5, 5), True)])
def test_parts_that_leave_too_few_values_take_another_with_them(last: tuple[int, int], more: bool) -> None:
    values = (20, 200, *last)
    cells = [a_count("total", sum(values)), *(a_count(f"p{i}", value) for i, value in enumerate(values))]
    found = hidden(cells, [parts("p0", "p1", "p2", "p3", total="total")])
    assert set(found) == {"p2", "p3", *(["p0"] if more else [])}


def a_year(*values: int) -> list[Cell]:
    quarters = [
        a_count(f"Q{number}", value, Basis.QUARTER, QUARTERS[number - 1], series="one")
        for number, value in enumerate(values, 1)
    ]
    return [*quarters, a_count("year", sum(values), Basis.YEAR, QUARTERS[3], series="one")]


@settings(max_examples=40, deadline=None, derandomize=True)
@example([0, 0, 6, 1])
@given(st.lists(st.integers(0, 9), min_size=4, max_size=4))
def test_no_reader_of_a_year_tells_a_quarter_nearly(values: list[int]) -> None:
    decisions = decide(a_year(*values))
    printed = {key for key, decision in decisions.items() if decision.printed}
    few = [place for place, value in enumerate(values) if 1 <= value <= 5]
    # Nobody counts further than a quarter of twelve: with the year hidden more would only add to the values.
    fits = [guess for guess in product(range(13), repeat=4) if _fits(guess, values, printed)]
    assert all(len({guess[place] for guess in fits}) >= 3 for place in few)


@settings(max_examples=60, deadline=None, derandomize=True)
@given(st.lists(st.integers(0, 9), min_size=2, max_size=4))
def test_no_reader_of_a_total_tells_a_part_nearly(values: list[int]) -> None:
    cells = [a_count("total", sum(values)), *(a_count(f"Q{i}", value) for i, value in enumerate(values, 1))]
    group = parts(*(f"Q{i}" for i in range(1, len(values) + 1)), total="total")
    decisions = decide(cells, [group])
    printed = {key for key, decision in decisions.items() if decision.printed}
    printed |= {"year"} if "total" in printed else set()
    fits = [guess for guess in product(range(13), repeat=len(values)) if _fits(guess, values, printed)]
    few = [place for place, value in enumerate(values) if 1 <= value <= 5]
    assert all(len({guess[place] for guess in fits}) >= 3 for place in few)


def _fits(guess: tuple[int, ...], values: list[int], printed: set[str]) -> bool:
    """Whether a guess agrees with all that is printed: a small count is known to be small, no hidden one is nought."""
    if "year" in printed and sum(guess) != sum(values):
        return False
    for number, (one, true) in enumerate(zip(guess, values, strict=True), 1):
        if f"Q{number}" in printed:
            if one != true:
                return False
        elif not 1 <= one <= (5 if true <= 5 else 12):
            return False
    return True
