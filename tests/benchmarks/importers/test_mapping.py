from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.importers.mapping import Mapping, Taken, Taker, mid_year_before
from benchmarks.importers.rows import EesRow, Level, Place, Unreadable, Value
from portal.figures.rounding import half_up
from portal.figures.vocabulary import Basis, Symbol

YEAR = (date(2024, 4, 1), date(2025, 3, 31))
COUNCIL = Place(Level.AUTHORITY, "Somewhere", ("893",), ("E06000051",))
RATE = Mapping("RATE", Basis.YEAR, 1, numerator=("n",), population=True, factor=Decimal(10000))
SHARE = Mapping("SHARE", Basis.YEAR, 1, numerator=("a", "b"), denominator=("all",), factor=Decimal(100))


def row(values: dict[str, Value], filters: dict[str, str] | None = None, period: tuple[date, date] = YEAR) -> EesRow:
    return EesRow(2, "Reporting year", *period, COUNCIL, filters or {}, values)


def take(mapping: Mapping, values: dict[str, Value], *, people: Value | None = None, **of: dict[str, str]) -> Taken:
    (found,) = Taker([mapping]).take(row(values, **of), lambda _day: people)
    return found


def test_a_rate_is_the_count_over_the_population_of_the_mid_year_before():
    asked: list[date] = []

    def people(day: date) -> Value:
        asked.append(day)
        return Decimal(12183016)

    (found,) = Taker([RATE]).take(row({"n": Decimal(632830)}), people)

    assert asked == [date(2024, 6, 30)]
    assert found.value is not None
    assert half_up(found.value, 1) == Decimal("519.4")
    assert (found.numerator, found.denominator, found.symbol) == (Decimal(632830), Decimal(12183016), None)


@pytest.mark.parametrize(
    ("end", "day"),
    [
        (date(2025, 3, 31), date(2024, 6, 30)),
        (date(2025, 6, 30), date(2024, 6, 30)),
        (date(2025, 9, 30), date(2025, 6, 30)),
    ],
)
def test_the_mid_year_is_the_one_before_the_period_ends(end: date, day: date):
    assert mid_year_before(end) == day


def test_a_share_is_the_sum_of_its_columns_over_all():
    found = take(SHARE, {"a": Decimal(6240), "b": Decimal(52430), "all": Decimal(72100)})

    assert found.value is not None
    assert half_up(found.value, 1) == Decimal("81.4")


@pytest.mark.parametrize(
    ("values", "symbol"),
    [
        ({"a": Symbol.SUPPRESSED, "b": Decimal(1), "all": Decimal(9)}, Symbol.SUPPRESSED),
        ({"a": Decimal(1), "b": Symbol.NOT_AVAILABLE, "all": Symbol.SUPPRESSED}, Symbol.NOT_AVAILABLE),
        ({"a": Decimal(1), "b": Decimal(1), "all": Symbol.LOW_RELIABILITY}, Symbol.LOW_RELIABILITY),
        ({"a": Decimal(0), "b": Decimal(0), "all": Decimal(0)}, Symbol.NOT_APPLICABLE),
    ],
)
def test_a_symbol_stays_a_symbol_and_nothing_is_divided_by_nought(values: dict[str, Value], symbol: Symbol):
    assert take(SHARE, values)[2:] == (None, None, None, symbol)


@given(st.permutations([Symbol.SUPPRESSED, Decimal(3), Decimal(40)]))
def test_no_symbol_ever_enters_arithmetic(cells: list[Value]):
    found = take(SHARE, dict(zip(("a", "b", "all"), cells, strict=True)))

    assert (found.value, found.symbol) == (None, Symbol.SUPPRESSED)


def test_a_published_value_is_kept_as_it_is_with_what_it_was_made_from():
    mapping = Mapping("PCT", Basis.YEAR, 1, value="pct", numerator=("n",), denominator=("all",))
    values: dict[str, Value] = {"pct": Decimal("22.6"), "n": Symbol.SUPPRESSED, "all": Decimal(10)}

    assert take(mapping, values)[2:] == (None, Decimal(10), Decimal("22.6"), None)
    assert take(mapping, values | {"pct": Symbol.SUPPRESSED})[2:] == (None, None, None, Symbol.SUPPRESSED)


def test_lines_are_found_by_their_filters_and_made_into_categories():
    one = Mapping("ONE", Basis.YEAR, 0, value="v", filters=(("age", "17"), ("kind", "In work")))
    every = Mapping("EVERY", Basis.YEAR, 0, value="v", categories=("age", "kind"))
    taker = Taker([one, every])

    found = list(taker.take(row({"v": Decimal(1)}, {"kind": "In work", "age": "17"}), lambda _day: None))
    other = list(taker.take(row({"v": Decimal(2)}, {"kind": "", "age": "18"}), lambda _day: None))

    assert [(each.mapping.measure, each.category) for each in found] == [("EVERY", "17 / In work"), ("ONE", "")]
    assert [(each.mapping.measure, each.category) for each in other] == [("EVERY", "18")]


@pytest.mark.parametrize(
    ("mapping", "filters", "words"),
    [
        (RATE, {}, "no population aged 0 to 17 of Somewhere at 30 June 2024"),
        (Mapping("ONE", Basis.YEAR, 0, value="n", filters=(("age", "17"),)), {"age": "18"}, "No measure is mapped"),
        (Mapping("ONE", Basis.QUARTER, 0, value="n"), {}, "not of 3 months"),
        (Mapping("ONE", Basis.YEAR, 0, value="n", categories=("age",)), {"age": "x" * 161}, "too long"),
    ],
)
def test_what_cannot_be_taken_says_why(mapping: Mapping, filters: dict[str, str], words: str):
    with pytest.raises(Unreadable, match=words):
        take(mapping, {"n": Decimal(1)}, filters=filters)
