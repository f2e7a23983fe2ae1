"""Better, similar and worse by interval."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.stats.intervals import Confidence, Interval, rate
from benchmarks.stats.verdict import Verdict, side, verdict
from portal.figures.vocabulary import Polarity, Symbol

AROUND_20 = Interval(Decimal(20), Decimal(15), Decimal(26), Confidence.P95, "")
OPPOSITE = {Verdict.BETTER: Verdict.WORSE, Verdict.WORSE: Verdict.BETTER, Verdict.SIMILAR: Verdict.SIMILAR}


@pytest.mark.parametrize(
    ("benchmark", "polarity", "expected"),
    [
        (14, Polarity.HIGH, Verdict.BETTER),
        (14, Polarity.LOW, Verdict.WORSE),
        (14, Polarity.NONE, Verdict.HIGHER),
        (14, Polarity.RANGE, Verdict.HIGHER),
        (27, Polarity.HIGH, Verdict.WORSE),
        (27, Polarity.LOW, Verdict.BETTER),
        (27, Polarity.NONE, Verdict.LOWER),
        (15, Polarity.HIGH, Verdict.SIMILAR),
        (26, Polarity.LOW, Verdict.SIMILAR),
        (20, Polarity.NONE, Verdict.SIMILAR),
    ],
)
def test_the_benchmark_against_the_interval(benchmark: int, polarity: Polarity, expected: Verdict) -> None:
    assert verdict(AROUND_20, Decimal(benchmark), polarity) == expected


def test_what_is_missing_has_no_verdict() -> None:
    assert verdict(None, Decimal(1), Polarity.LOW) is None
    assert verdict(AROUND_20, None, Polarity.LOW) is None


def test_without_a_lower_limit_nothing_lies_below_it() -> None:
    open_below = Interval(Decimal(1), None, Decimal(9), Confidence.P99_8, "Byar")
    assert verdict(open_below, Decimal(0), Polarity.LOW) == Verdict.SIMILAR


def test_a_symbol_is_no_benchmark() -> None:
    with pytest.raises(TypeError):
        verdict(AROUND_20, Symbol.SUPPRESSED, Polarity.LOW)  # type: ignore[arg-type]


def test_equal_values_are_the_same() -> None:
    assert [side(0, polarity) for polarity in Polarity] == [Verdict.SAME] * 4


@settings(max_examples=50, deadline=None)
@given(st.integers(min_value=0, max_value=200), st.integers(min_value=0, max_value=300))
def test_polarity_turns_the_verdict_round(events: int, benchmark: int) -> None:
    interval = rate(Decimal(events), Decimal(10_000))
    high = verdict(interval, Decimal(benchmark), Polarity.HIGH)
    assert high is not None
    assert verdict(interval, Decimal(benchmark), Polarity.LOW) == OPPOSITE[high]
