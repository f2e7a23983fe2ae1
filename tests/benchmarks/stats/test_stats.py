"""Places, groups and quartile bands, and the published cases that they agree with."""

import csv
import json
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.stats.groups import mean, median
from benchmarks.stats.quartiles import BAND_WORDS, LETTERS, Bounds, band, bounds, tone
from benchmarks.stats.ranks import ranks, standing
from portal.figures.rounding import half_up
from portal.figures.vocabulary import Polarity, Symbol
from tests.benchmarks.stats.cases import decimals

values = st.lists(st.decimals(min_value=0, max_value=100, places=1), min_size=5, max_size=30)
POLARITIES = {"High": Polarity.HIGH, "Low": Polarity.LOW, "-": Polarity.NONE, None: Polarity.NONE}


@pytest.fixture
def lait(shared: Path) -> dict[str, Any]:
    cases: dict[str, Any] = json.loads((shared / "oracles/benchmarking/lait_quartile_rank_cases.json").read_text())
    return cases


@pytest.mark.official_data
def test_ranks_are_those_of_the_interactive_tool(lait: dict[str, Any]) -> None:
    found = [ranks(decimals(*case["values"]), POLARITIES[case["polarity"]]) for case in lait["rank"]]
    assert found == [case["expected"] for case in lait["rank"]]
    assert len(found) == 4


@pytest.mark.official_data
def test_quartile_bands_are_those_of_the_interactive_tool(lait: dict[str, Any]) -> None:
    found, expected = [], []
    for case in lait["quartile_band"]:
        (own,) = decimals(case["value"])
        within = Bounds(*decimals(*case["bands"].values()))
        try:
            found.append(band(own, within, POLARITIES[case["polarity"]]))
        except ValueError:
            found.append("Error")
        expected.append(None if case["expected"] == "-" else case["expected"])
    assert found == expected
    assert len(found) == 24


@pytest.mark.official_data
def test_bands_are_coloured_as_the_interactive_tool_colours_them(lait: dict[str, Any]) -> None:
    found = [tone(letter, POLARITIES[polarity]) for polarity, letter, _ in lait["cell_colour"]]
    assert found == [colour for _, _, colour in lait["cell_colour"]]
    assert len(found) == 6


def test_every_band_has_its_words_from_best_to_worst() -> None:
    assert [BAND_WORDS[letter] for letter in LETTERS] == [
        *("best quarter", "second best quarter", "second worst quarter", "worst quarter"),
    ]


@pytest.mark.parametrize(
    "ask",
    [
        lambda values: mean(values),
        lambda values: median(values),
        lambda values: bounds(values),
        lambda values: ranks(values, Polarity.LOW),
        lambda values: standing(Decimal(1), values, Polarity.LOW),
        lambda values: standing(values[0], [Decimal(1)] * 5, Polarity.HIGH),
        lambda values: band(values[0], Bounds(*decimals(1, 2, 3, 4, 5)), Polarity.HIGH),
    ],
)
@pytest.mark.parametrize("wrong", [Symbol.SUPPRESSED, 3.5, "3.5"])
def test_a_symbol_never_enters_a_group_a_band_or_a_rank(ask: Callable[[list[Any]], object], wrong: object) -> None:
    """Only symbols beside each other could be put in order, as letters; they are refused all the same."""
    with pytest.raises(TypeError):
        ask([wrong] * 6)


@pytest.mark.official_data
def test_the_printed_neighbour_figure_is_the_mean_and_not_the_median(shared: Path) -> None:
    """Cabinet printed 20% for 2020/21; the mean of the ten rounds to it, the median to 21."""
    case = json.loads((shared / "oracles/benchmarking/shropshire_sn_mean_vs_median.json").read_text())
    path = shared / "data/dfe/latest/c1_children_in_need_referrals_and_rereferrals_2013_to_2025.csv"
    with path.open(encoding="utf-8-sig") as file:
        shares = {
            row["la_name"].removesuffix(", County of"): row["rereferral_percent"]
            for row in csv.DictReader(file)
            if row["time_period"] == "2021" and row["geographic_level"] == "Local authority"
        }
    ten = [Decimal(shares[name]) for name in case["shropshire_sn_april_2021"]]
    average, middle = mean(ten), median(ten)
    assert average is not None
    assert middle is not None
    printed = {kind: Decimal(str(case["rereferral_2021"][kind])) for kind in ("SN_mean", "SN_median")}
    assert {"SN_mean": average.value, "SN_median": middle.value} == printed
    assert (average.words, half_up(average.value, 0), half_up(middle.value, 0)) == ("mean of 10", 20, 21)


def test_ties_share_the_better_place() -> None:
    own = standing(Decimal(20), decimals(10, 20, 30, 40, 50, 60, 70, 80, 90, 100), Polarity.LOW)
    assert own is not None
    assert own.words == "joint 2nd of 11"


def test_a_place_says_of_how_many() -> None:
    shropshire = standing(
        Decimal("89.7"), decimals(93.5, 92.0, 89.9, 87.1, 86.3, 84.6, 84.1, 83.4, 81.9, 80.5), Polarity.HIGH
    )
    assert shropshire is not None
    assert shropshire.words == "4th of 11"


@pytest.mark.parametrize(
    ("own", "others", "polarity"),
    [
        (10, (1, 2, 3), Polarity.LOW),
        (10, (1, 2, 3, None, None), Polarity.LOW),
        (None, (1, 2, 3, 4, 5), Polarity.LOW),
        (10, (1, 2, 3, 4, 5), Polarity.NONE),
        (10, (1, 2, 3, 4, 5), Polarity.RANGE),
    ],
)
def test_no_place_among_too_few_or_without_a_better_direction(
    own: float | None, others: tuple[float | None, ...], polarity: Polarity
) -> None:
    assert standing(decimals(own)[0], decimals(*others), polarity) is None


def test_fewer_than_five_counts_the_council_itself() -> None:
    own = standing(Decimal(10), decimals(1, 2, 3, 4), Polarity.LOW)
    assert own is not None
    assert own.words == "5th of 5"


def test_a_mean_says_how_many_had_a_value() -> None:
    ten = mean(decimals(93.5, 92.0, 89.9, 87.1, 86.3, 84.6, 84.1, 83.4, 81.9, 80.5))
    nine = mean(decimals(1, 2, 3, 4, 5, 6, 7, 8, 9, None))
    assert ten is not None
    assert nine is not None
    assert (half_up(ten.value, 1), ten.words) == (Decimal("86.3"), "mean of 10")
    assert (nine.value, nine.words) == (5, "mean of 9 of 10")
    assert mean(decimals(None, None)) is None


def test_a_median_lies_in_the_middle() -> None:
    even, odd = median(decimals(4, 1, 3, 2)), median(decimals(9, None, 1, 5))
    assert even is not None
    assert odd is not None
    assert (even.value, odd.value, odd.words) == (Decimal("2.5"), 5, "median of 3 of 4")
    assert median([]) is None


def test_bounds_are_quantiles_of_type_7() -> None:
    assert bounds(decimals(1, 2, 3, 4, 10, 20)) == Bounds(*decimals(1, 2.25, 3.5, 8.5, 20))
    assert bounds(decimals(1, 2, 3, 4, None)) is None


@given(values)
def test_every_value_has_a_band_and_polarity_turns_it_round(numbers: list[Decimal]) -> None:
    within = bounds(numbers)
    assert within is not None
    turned = {"A": "D", "B": "C", "C": "B", "D": "A"}
    for number in numbers:
        low = band(number, within, Polarity.LOW)
        assert low is not None
        assert band(number, within, Polarity.HIGH) == turned[low]


@given(values, st.sampled_from([Polarity.HIGH, Polarity.LOW]))
def test_ranks_follow_values(numbers: list[Decimal], polarity: Polarity) -> None:
    places = [place for place in ranks(list(numbers), polarity) if place is not None]
    best = max(numbers) if polarity == Polarity.HIGH else min(numbers)
    assert {places[i] for i, number in enumerate(numbers) if number == best} == {1}
    for place, number in zip(places, numbers, strict=True):
        rest = [other for other in numbers if other != number]
        better = [other for other in rest if (other > number) == (polarity == Polarity.HIGH)]
        assert place == 1 + len(better)
