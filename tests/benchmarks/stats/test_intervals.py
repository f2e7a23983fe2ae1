"""Confidence intervals agree with the published tables, and keep the laws of intervals."""

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.stats.intervals import Confidence, Interval, byar, poisson, proportion, rate
from portal.figures.rounding import half_up
from portal.figures.vocabulary import Symbol
from tests.benchmarks.stats.cases import agrees, number, rows

BOTH = {"95_0": Confidence.P95, "99_8": Confidence.P99_8}
levels = st.sampled_from(Confidence)
counts = st.integers(min_value=0, max_value=5000).map(Decimal)
sizes = st.integers(min_value=1, max_value=400_000).map(Decimal)


def compare(found: Interval | None, value: str, lower: str, upper: str) -> bool:
    """Whether all three agree; a line without a value is one that has no interval."""
    if found is None:
        return not (value or lower or upper)
    pairs = ((found.value, value), (found.lower, lower), (found.upper, upper))
    return all(agrees(ours, number(theirs)) for ours, theirs in pairs)


@pytest.mark.official_data
def test_wilson_agrees_with_every_published_proportion(shared: Path) -> None:
    cases = rows(shared / "oracles/intervals/proportion_wilson_cases.csv")
    wrong = [
        (case["Area"], key)
        for case in cases
        for key, level in BOTH.items()
        if not compare(
            proportion(number(case["Numerator"]), number(case["Denominator"]), level, Decimal(case["multiplier"])),
            *(case["value"], case[f"lower{key}cl"], case[f"upper{key}cl"]),
        )
    ]
    assert (wrong, len(cases)) == ([], 19)


@pytest.mark.official_data
def test_rates_agree_with_every_published_rate(shared: Path) -> None:
    cases = rows(shared / "oracles/intervals/rate_exact_byars_cases.csv")
    names = {"exact Poisson": "Exact", "Byar": "Byars"}
    wrong = []
    for case in cases:
        for key, level in BOTH.items():
            per = Decimal(case["multiplier"])
            found = rate(number(case["Numerator"]), number(case["Denominator"]), level, per)
            if found and names[found.method] != case["method"]:
                wrong.append((case["Area"], found.method))
            if not compare(found, case["value"], case[f"lower{key}cl"], case[f"upper{key}cl"]):
                wrong.append((case["Area"], key))
    assert (wrong, len(cases)) == ([], 20)


@pytest.mark.official_data
def test_byar_and_wilson_agree_with_every_published_count(shared: Path) -> None:
    """A lower limit of Byar that would fall below 0 is left out, as it is in the published table."""
    cases = rows(shared / "oracles/intervals/byars_wilson_cases.csv")
    wrong = []
    for case in cases:
        level, x = Confidence(case["confidence"]), Decimal(case["x"])
        found = proportion(x, Decimal(case["n"]), level) if case["method"] == "Wilson" else byar(x, level)
        if case["lowercl"] or case["method"] == "Wilson":
            wrong += [] if agrees(found.lower, Decimal(case["lowercl"])) else [case]
        else:
            wrong += [] if found.lower is None else [case]
        wrong += [] if agrees(found.upper, Decimal(case["uppercl"])) else [case]
    assert (wrong, len(cases)) == ([], 13)


def test_no_event_has_a_lower_limit_of_none_and_an_upper_by_the_rule_of_three() -> None:
    found = rate(Decimal(0), Decimal(30_000))
    assert found is not None
    assert (found.lower, half_up(found.upper, 4), found.method) == (0, Decimal("1.2296"), "exact Poisson")


def test_byar_begins_at_ten_events() -> None:
    nine, ten = rate(Decimal(9), Decimal(10_000)), rate(Decimal(10), Decimal(10_000))
    assert nine is not None
    assert ten is not None
    assert (nine.method, ten.method) == ("exact Poisson", "Byar")


def test_all_of_a_group_reaches_exactly_one() -> None:
    found = proportion(Decimal(20), Decimal(20), per=Decimal(100))
    assert found is not None
    assert (found.value, found.upper) == (100, 100)


@pytest.mark.parametrize("interval", [proportion, rate])
def test_what_is_missing_has_no_interval(interval: object) -> None:
    assert callable(interval)
    assert interval(None, Decimal(10)) is None
    assert interval(Decimal(3), None) is None
    assert interval(Decimal(0), Decimal(0)) is None


@pytest.mark.parametrize("interval", [proportion, rate])
@pytest.mark.parametrize("wrong", [Symbol.SUPPRESSED, 3.0, "3"])
def test_a_symbol_never_enters_an_interval(interval: object, wrong: object) -> None:
    assert callable(interval)
    with pytest.raises(TypeError):
        interval(wrong, Decimal(10))
    with pytest.raises(TypeError):
        interval(Decimal(3), wrong)


@pytest.mark.parametrize(("events", "of"), [(-1, 10), (11, 10), (1, -10)])
def test_what_is_no_proportion_is_refused(events: int, of: int) -> None:
    with pytest.raises(ValueError, match="no proportion"):
        proportion(Decimal(events), Decimal(of))


def test_what_cannot_be_counted_is_refused() -> None:
    for events, population in ((-1, 10), (1, -10)):
        with pytest.raises(ValueError):
            rate(Decimal(events), Decimal(population))


@settings(max_examples=50, deadline=None)
@given(counts, sizes, levels)
def test_a_share_lies_in_its_interval_and_that_between_nothing_and_all(
    x: Decimal, n: Decimal, level: Confidence
) -> None:
    found = proportion(min(x, n), n, level)
    assert found is not None
    assert found.lower is not None
    assert 0 <= found.lower <= found.value <= found.upper <= 1


@settings(max_examples=50, deadline=None)
@given(counts, sizes, levels)
def test_those_who_did_not_have_the_mirrored_interval(x: Decimal, n: Decimal, level: Confidence) -> None:
    with_it, without = proportion(min(x, n), n, level), proportion(n - min(x, n), n, level)
    assert with_it is not None
    assert without is not None
    assert with_it.lower is not None
    assert abs(1 - with_it.lower - without.upper) < Decimal("1e-25")


@settings(max_examples=50, deadline=None)
@given(counts, sizes)
def test_a_rate_lies_in_its_interval_and_surer_is_wider(x: Decimal, n: Decimal) -> None:
    sure, surer = rate(x, n), rate(x, n, Confidence.P99_8)
    assert sure is not None
    assert surer is not None
    assert sure.lower is not None
    assert surer.lower is not None
    assert 0 <= surer.lower <= sure.lower <= sure.value <= sure.upper <= surer.upper


@settings(max_examples=30, deadline=None)
@given(st.integers(min_value=0, max_value=200).map(Decimal), levels)
def test_more_events_move_both_exact_limits_up(x: Decimal, level: Confidence) -> None:
    fewer, more = poisson(x, level), poisson(x + 1, level)
    assert fewer.lower is not None
    assert more.lower is not None
    assert fewer.lower < more.lower
    assert fewer.upper < more.upper
