"""Quantiles agree with the published table, and follow polarity and ties."""

from collections import defaultdict
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.stats.quantiles import quantiles
from portal.figures.vocabulary import Polarity, Symbol
from tests.benchmarks.stats.cases import decimals, number, rows

COUNTS = {"Quartile": 4, "Septile": 7, "Decile": 10}
WORST_IS_HIGHEST = {"RAG - Low is good": True, "True": True, "RAG - High is good": False, "False": False}
BETTER = [Polarity.HIGH, Polarity.LOW]

some = st.lists(st.none() | st.decimals(min_value=-50, max_value=50, places=1), max_size=40)
cuts = st.integers(min_value=2, max_value=10)
Row = dict[str, str]


def group_of(row: Row) -> tuple[str, ...]:
    """Within region and indicator, within the indicator, or all lines together: the table's GroupSet says which."""
    if row["GroupSet"] == "None":
        return ("None",)
    within = (row["IndSexRef"], row["ParentCode"]) if row["GroupSet"] == "IndSexReg" else (row["IndSexRef"],)
    return (row["GroupSet"], row["Test"], row["QuantileNm"], *within)


def polarity_of(group: list[Row]) -> Polarity:
    """All lines together put the highest first. So does the one group of mixed polarity, which must be given one."""
    mixed = len({WORST_IS_HIGHEST[row["Polarity"]] for row in group}) > 1
    return Polarity.LOW if mixed or WORST_IS_HIGHEST[group[0]["Polarity"]] else Polarity.HIGH


@pytest.mark.official_data
def test_quantiles_agree_with_every_published_case(shared: Path) -> None:
    cases = rows(shared / "oracles/intervals/quantile_cases.csv")
    groups: dict[tuple[str, ...], list[Row]] = defaultdict(list)
    for row in cases:
        groups[group_of(row)].append(row)
    wrong = []
    for name, group in groups.items():
        found = quantiles([number(row["Value"]) for row in group], COUNTS[group[0]["QuantileNm"]], polarity_of(group))
        expected = [int(float(row["QuantileInGrp"])) if row["QuantileInGrp"] else None for row in group]
        wrong += [name] if found != expected else []
    assert (wrong, len(groups), len(cases)) == ([], 23, 1017)


def test_the_first_is_the_worst() -> None:
    assert quantiles(decimals(10, 20, 30, 40), 4, Polarity.HIGH) == [1, 2, 3, 4]
    assert quantiles(decimals(10, 20, 30, 40), 4, Polarity.LOW) == [4, 3, 2, 1]


def test_ties_share_the_worse_quantile_and_the_missing_have_none() -> None:
    assert quantiles(decimals(1, 2, None, 2, 4), 4, Polarity.HIGH) == [1, 2, None, 2, 4]


def test_too_few_areas_have_no_quantiles() -> None:
    assert quantiles(decimals(1, 2, 3, None), 4, Polarity.HIGH) == [None] * 4


@pytest.mark.parametrize("polarity", [Polarity.NONE, Polarity.RANGE])
def test_without_a_better_direction_there_are_none(polarity: Polarity) -> None:
    assert quantiles(decimals(1, 2, 3, 4), 2, polarity) == [None] * 4


@pytest.mark.parametrize("polarity", list(Polarity))
def test_a_symbol_never_enters_a_quantile(polarity: Polarity) -> None:
    with pytest.raises(TypeError):
        quantiles([Decimal(1), Symbol.SUPPRESSED, Decimal(2)], 2, polarity)  # type: ignore[list-item]


def test_one_quantile_is_none() -> None:
    with pytest.raises(ValueError):
        quantiles(decimals(1, 2), 1, Polarity.HIGH)


@settings(max_examples=50, deadline=None)
@given(some, cuts, st.sampled_from(BETTER))
def test_a_better_value_is_never_in_a_worse_quantile(
    values: list[Decimal | None], count: int, polarity: Polarity
) -> None:
    found = quantiles(values, count, polarity)
    pairs = [(value, cut) for value, cut in zip(values, found, strict=True) if value is not None and cut is not None]
    assert all(1 <= cut <= count for _, cut in pairs)
    for value, cut in pairs:
        for other, others_cut in pairs:
            if value == other:
                assert cut == others_cut
            elif (value > other) == (polarity == Polarity.HIGH):
                assert cut >= others_cut


@settings(max_examples=50, deadline=None)
@given(some, cuts)
def test_turned_round_with_its_polarity_nothing_changes(values: list[Decimal | None], count: int) -> None:
    turned = [None if value is None else -value for value in values]
    assert quantiles(values, count, Polarity.HIGH) == quantiles(turned, count, Polarity.LOW)


@settings(max_examples=50, deadline=None)
@given(st.lists(st.integers(), min_size=2, max_size=60, unique=True), cuts)
def test_without_ties_quantiles_are_of_nearly_one_size(values: list[int], count: int) -> None:
    found = quantiles([Decimal(value) for value in values], count, Polarity.HIGH)
    if len(values) < count:
        assert found == [None] * len(values)
    else:
        sizes = [found.count(cut) for cut in range(1, count + 1)]
        assert max(sizes) - min(sizes) <= 1
