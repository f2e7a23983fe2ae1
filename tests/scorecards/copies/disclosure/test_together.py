"""Nobody who lays everything printed side by side is left with one value for a count of a few children."""

import csv
import datetime
from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from itertools import product
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from portal.figures.vocabulary import Basis, Unit
from scorecards.copies.disclosure import Cell, Choices, Decision, Group, could_be, decide, rounded
from scorecards.copies.disclosure.together.search import Row, Search
from scorecards.framework.rules import BreakdownKind
from tests.scorecards.copies.disclosure.cells import a_count
from tests.scorecards.copies.disclosure.test_secondary import COLUMNS

PARTS = ("a", "b", "")  # the last is the total
Y, Q = Basis.YEAR_TO_DATE, Basis.QUARTER
Place = tuple[str, int]  # a part and a quarter; 3 is the year to date at the end of the second
HIGHEST = 10
INNER = (("a", 1), ("b", 1), ("a", 2), ("b", 2))
MOST = 21  # what a reader tries for a count that is not small


def dates(quarter: int) -> tuple[datetime.date, datetime.date]:
    first, last = (datetime.date(2021, 4, 1), datetime.date(2021, 6, 30)), datetime.date(2021, 9, 30)
    return {1: first, 2: (datetime.date(2021, 7, 1), last), 3: (first[0], last)}[quarter]


def cell(part: str, quarter: int, value: int) -> Cell:
    basis = Y if quarter == 3 else Q
    return a_count(f"LINE|{part}|{quarter}", value, basis, series=f"LINE|{part}", dates=dates(quarter))


def table(a1: int, b1: int, a2: int, b2: int) -> dict[Place, int]:
    found = {("a", 1): a1, ("b", 1): b1, ("a", 2): a2, ("b", 2): b2}
    found |= {("", quarter): found["a", quarter] + found["b", quarter] for quarter in (1, 2)}
    return found | {(part, 3): found[part, 1] + found[part, 2] for part in PARTS}


def groups() -> list[Group]:
    named = {q: tuple(f"LINE|{part}|{q}" for part in ("a", "b")) for q in (1, 2, 3)}
    return [Group(keys, BreakdownKind.EXHAUSTIVE, f"LINE||{q}") for q, keys in named.items()]


Read = dict[Place, range]


def reads(place: Place, value: int, decision: Decision, knows: bool) -> range:
    """What a reader knows of one cell, who `knows` even which `c` hides a few children, and so is 1 to 5."""
    if decision.rounded_to:
        low, high = could_be(rounded(Decimal(value), decision.rounded_to), decision.rounded_to)
        return range(low, high + 1)
    if decision.printed:
        return range(value, value + 1)
    return range(1, 6) if knows and 1 <= value <= 5 else range(min(1, value), MOST if place in INNER else 4 * MOST)


def consistent(known: Read) -> Iterator[Mapping[Place, int]]:
    """Every table that prints as this one does."""
    first, second = ([p for p in product(known["a", q], known["b", q]) if sum(p) in known["", q]] for q in (1, 2))
    for (a1, b1), (a2, b2) in product(first, second):
        if a1 + a2 in known["a", 3] and b1 + b2 in known["b", 3] and a1 + a2 + b1 + b2 in known["", 3]:
            yield table(a1, b1, a2, b2)


def solved(values: dict[Place, int], decisions: dict[str, Decision], knows: bool = True) -> list[Place]:
    known = {
        place: reads(place, value, decisions[f"LINE|{place[0]}|{place[1]}"], knows) for place, value in values.items()
    }
    left: dict[Place, set[int]] = {place: set() for place in values}
    for found in consistent(known):
        for place, value in found.items():
            left[place].add(value)
    return [place for place, value in values.items() if 1 <= value <= 5 and len(left[place]) < 2]


counts = st.integers(0, HIGHEST)


@settings(derandomize=True, max_examples=200, deadline=None)
@given(counts, counts, counts, counts, st.sampled_from([0, 5, 10]))
@example(3, 9, 9, 3, 5)
@example(1, 1, 9, 9, 0)
def test_no_small_count_of_parts_and_periods_can_be_solved(a1: int, b1: int, a2: int, b2: int, base: int) -> None:
    values = table(a1, b1, a2, b2)
    cells = [cell(part, quarter, value) for (part, quarter), value in values.items()]
    decisions = decide(cells, groups(), choices=Choices(rounded={"LINE": base} if base else {}))
    assert solved(values, decisions) == []


@settings(derandomize=True, max_examples=150, deadline=None)
@given(counts, counts, counts, counts, st.sampled_from([(0, 0), (5, 5), (5, 0), (0, 5), (5, 10)]))
def test_nor_beside_what_the_paper_before_printed(a1: int, b1: int, a2: int, b2: int, bases: tuple[int, int]) -> None:
    values = table(a1, b1, a2, b2)
    cells = {place: cell(*place, value) for place, value in values.items()}
    first = [each for place, each in cells.items() if place[1] == 1]
    then = decide(first, groups(), choices=Choices(rounded={"LINE": bases[0]} if bases[0] else {}))
    printed = [each for each in first if then[each.key].printed and not then[each.key].rounded_to]
    back = [_as_printed(each, then[each.key]) for each in first if each not in printed]
    second = [each for place, each in cells.items() if place[1] != 1]
    now = decide(second, groups(), printed, back, Choices(rounded={"LINE": bases[1]} if bases[1] else {}))
    # Where nothing of the second paper is printed, nothing more can be hidden from who knows what each `c` hides.
    assert solved(values, then | now, knows=any(decision.printed for decision in now.values())) == []


def _as_printed(cell: Cell, decision: Decision) -> Cell:
    if not decision.rounded_to:
        return replace(cell, value=None, suppressed=True)
    assert cell.value is not None
    shown = rounded(cell.value, decision.rounded_to)
    return replace(cell, value=None, between=could_be(shown, decision.rounded_to))


def test_rounding_that_would_tell_is_no_rounding() -> None:
    """12 is “about 10”, so at most 12; four parts “about 5” are at least 3 each: all would be 3."""
    keys = [f"LINE|p{i}|1" for i in range(4)]
    parts = [a_count(key, 3, series=f"LINE|p{i}") for i, key in enumerate(keys)]
    total = a_count("LINE||1", 12, series="LINE|")
    group = Group(tuple(keys), BreakdownKind.EXHAUSTIVE, total.key)
    decisions = decide([total, *parts], [group], choices=Choices(rounded={"LINE": 5}))
    assert not any(decision.rounded_to for decision in decisions.values())
    assert not any(decisions[key].printed for key in keys)


def test_equations_together_tell_more_than_one_by_one() -> None:
    """x + y = 9 and y + z = 7 and x + z = 8: x is 5."""
    rows = [Row({one: 1, other: 1}, both, both) for one, other, both in (("x", "y", 9), ("y", "z", 7), ("x", "z", 8))]
    search = Search({}, rows, {})
    assert [value for value in range(10) if search.leaves({"x": 1}, [value], 1)] == [5]
    assert not Search(dict.fromkeys("xyz", (4, None)), rows, {}).leaves({"x": 1}, range(10), 1)


@pytest.mark.official_data
def test_the_counts_behind_the_departments_rows_hold_what_it_holds(shared: Path) -> None:
    """722 rows: no count of 1 to 5, no share of one, and never exactly one part hidden beside its total."""
    rows = 0
    with (shared / "oracles/disclosure/dfe_cpp_duration_suppressed_rows.csv").open() as file:
        for row in csv.DictReader(file):
            values, total = behind(row)
            cells, group, shares = columns(values, total)
            found = decide([*cells, *shares], [group])
            printed = {each.key for each in cells if found[each.key].printed}
            assert not [each for each in cells if each.key in printed and each.small(each.value or 0)], row
            assert all(found[f"share{i}"].printed <= (f"p{i}" in printed) for i in range(len(values))), row
            assert "total" not in printed or len([c for c in cells[1:] if c.key not in printed]) != 1, row
            rows += 1
    assert rows == 722


def behind(row: Mapping[str, str]) -> tuple[list[int], int]:
    """Counts that may stand behind a row: the first `c` is small, the next takes what is left, others are small."""
    marks = [row[column] for column in COLUMNS]
    known = sum(int(mark) for mark in marks if mark != "c")
    hidden = marks.count("c")
    total = known + 5 * hidden + 4 if row["CPP_At31"] == "c" else int(row["CPP_At31"])
    left = total - known
    small = iter([min(5, max(1, left - hidden + 1)), *[1] * max(0, hidden - 2)])
    values, last = [], len(marks) - 1 - marks[::-1].index("c")
    for place, mark in enumerate(marks):
        values.append(int(mark) if mark != "c" else 0 if place == last else next(small))
    values[last] = total - sum(values)
    return values, total


def columns(values: list[int], total: int) -> tuple[list[Cell], Group, list[Cell]]:
    cells = [a_count("total", total), *(a_count(f"p{i}", value) for i, value in enumerate(values))]
    shares = [
        Cell(
            key=f"share{i}",
            series=f"share{i}",
            basis=each.basis,
            start=each.start,
            end=each.end,
            unit=Unit.PERCENT,
            decimals=1,
            value=(each.value or Decimal(0)) * 100 / total,
            numerator=each.value,
            denominator=Decimal(total),
            numerator_key=each.key,
            base_key="total",
        )
        for i, each in enumerate(cells[1:])
    ]
    return cells, Group(tuple(f"p{i}" for i in range(len(values))), BreakdownKind.EXHAUSTIVE, "total"), shares
