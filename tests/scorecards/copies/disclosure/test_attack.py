"""A reader of all papers of a line, with a pencil and all the time there is, finds no count of a few children."""

from itertools import product

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from scorecards.copies.disclosure.together.search import Row, Search
from tests.scorecards.copies.disclosure.attacker import Fact, Reader, TooLongError, count, share
from tests.scorecards.copies.disclosure.tables import OTHER, Plan, Table, found_out, papers

FEW = st.one_of(st.integers(0, 6), st.integers(0, 30))
WHEN = st.sampled_from(["quarter", "to date", ""])
PLAN = st.builds(
    Plan,
    total=WHEN,
    also=WHEN,
    parts=WHEN,
    share=WHEN,
    typed=st.booleans(),
    past=st.booleans(),
    rounds=st.sampled_from([0, 0, 0, 5, 10]),
)


@st.composite
def tables(draw: st.DrawFn) -> Table:
    """Two or three parts in three quarters, perhaps with others that are not listed, and some of all who were seen."""
    names = ["first", "second", "third"][: draw(st.integers(2, 3))] + draw(st.sampled_from([[], [OTHER]]))
    parts = {name: draw(st.lists(FEW, min_size=3, max_size=3)) for name in names}
    totals = [sum(values[quarter] for values in parts.values()) for quarter in range(3)]
    left = [draw(st.one_of(st.integers(0, min(total, 6)), st.integers(0, total))) for total in totals]
    seen = left if draw(st.booleans()) else [total - few for total, few in zip(totals, left, strict=True)]
    return Table(parts, seen, as_shares=draw(st.booleans()))


def nothing_is_found(table: Table, plans: list[Plan]) -> None:
    try:
        assert found_out(table, papers(table, plans)) == []
    except TooLongError:
        assume(False)


@settings(derandomize=True, max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(tables(), st.lists(PLAN, min_size=1, max_size=3))
def test_no_count_of_a_few_children_can_be_solved_from_what_papers_print(table: Table, plans: list[Plan]) -> None:
    """Totals, parts, shares with their rounding, years to date less earlier ones, noughts; printed, rounded or `c`."""
    nothing_is_found(table, plans)


@pytest.mark.slow
@settings(max_examples=800, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])
@given(tables(), st.lists(PLAN, min_size=1, max_size=3))
def test_nor_in_many_more_of_them(table: Table, plans: list[Plan]) -> None:
    nothing_is_found(table, plans)


FOUND_ONCE = [
    # The first quarter's year to date is its total, whatever it is called.
    ({"first": [2, 3, 33], "second": [33, 24, 25], "third": [39, 46, 47]}, [Plan("to date", parts="quarter")]),
    # Parts to date of one paper make a total that it does not print, and the next one's total less it is five.
    ({"first": [31, 1, 24], "second": [51, 4, 3]}, [Plan("", parts="to date"), Plan(also="to date", parts="to date")]),
    # The total of the second quarter is eleven, though only years to date are printed; ten of them are in one part.
    ({"first": [8, 10, 13], "second": [4, 1, 24]}, [Plan(parts="quarter"), Plan("to date", parts="quarter")]),
    (
        {"first": [1, 1, 8], "second": [14, 14, 7]},
        [Plan("", "to date", "quarter"), Plan("to date", parts="quarter"), Plan()],
    ),
    # What a file of figures gives as the base of a share is a total too.
    (
        {"first": [4, 0, 2], "second": [0, 6, 4]},
        [
            Plan("", "quarter", "to date"),
            Plan("quarter", parts="to date", past=True),
            Plan("", "to date", share="quarter"),
        ],
    ),
    # Before it was "about 10"; beside a share of the next quarter, that is one number.
    ({"first": [4, 3, 3], "second": [3, 2, 2]}, [Plan("", "to date", rounds=10), Plan("", "to date", share="quarter")]),
]


@pytest.mark.parametrize(("parts", "plans"), FOUND_ONCE)
def test_what_was_found_once_is_found_no_more(parts: dict[str, list[int]], plans: list[Plan]) -> None:
    seen = [4, 4, 6] if sum(values[0] for values in parts.values()) < 8 else [0, 0, 0]
    assert found_out(Table(parts, seen), papers(Table(parts, seen), plans)) == []


def test_the_reader_finds_what_only_the_small_count_itself_hides() -> None:
    near: dict[str, int] = {}
    total = [count("abc", 221), count("b", 18), count("c", 200), count("a", 1, 5)]
    assert Reader(total, near).values({"a": 1}, enough=2, start=3) == {3}
    assert Reader([*share("a", "n", "0.7"), count("n", 571)], near).values({"a": 1}, enough=2, start=4) == {4}
    to_date = [count(["spring"], 6), count(["spring", "summer"], 9)]
    assert Reader(to_date, near).values({"summer": 1}, enough=2, start=3) == {3}
    nought = [count("ab", 4), count("b", 0)]
    assert Reader(nought, near).values({"a": 1}, enough=2, start=4) == {4}


COEFFICIENTS = st.dictionaries(st.sampled_from("abc"), st.sampled_from([-2, -1, 1, 2]), min_size=1)
EDGES = st.one_of(st.none(), st.integers(-12, 24))


@settings(derandomize=True, max_examples=150, deadline=None)
@given(st.lists(st.tuples(COEFFICIENTS, EDGES, EDGES), max_size=3))
def test_both_searches_find_what_trying_everything_finds(
    rows: list[tuple[dict[str, int], int | None, int | None]],
) -> None:
    fitting = [
        dict(zip("abc", values, strict=True))
        for values in product(range(9), repeat=3)
        if all(_holds(dict(zip("abc", values, strict=True)), *row) for row in rows)
    ]
    limits = [Fact({name: 1}, None, 8) for name in "abc"]
    reader = Reader([*(Fact(*row) for row in rows), *limits], {})
    search = Search(dict.fromkeys("abc", (0, 8)), [Row(*row) for row in rows], {})
    for name in "abc":
        possible = {values[name] for values in fitting}
        assert reader.values({name: 1}, enough=9, start=4) == possible
        assert {v for v in range(9) if search.fits and search.leaves({name: 1}, [v], 1)} == possible


def _holds(values: dict[str, int], terms: dict[str, int], low: int | None, high: int | None) -> bool:
    total = sum(values[name] * times for name, times in terms.items())
    return (low is None or low <= total) and (high is None or total <= high)
