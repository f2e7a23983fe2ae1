"""Agreement, case by case, with the published vectors of control charts, and where tools disagree what is chosen."""

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from benchmarks.stats.spc.causes import Assurance, Cause, assurance
from benchmarks.stats.spc.limits import SCREEN, TO_LIMIT, Limits, limits
from benchmarks.stats.spc.signals import reaching_back, run_ends, sides, trend_ends, two_of_three
from portal.figures.vocabulary import Polarity
from tests.benchmarks.stats.cases import decimals, rows
from tests.benchmarks.stats.spc.series import a_chart, limits_from

pytestmark = pytest.mark.official_data

DIRECTIONS = {"increase": Polarity.HIGH, "decrease": Polarity.LOW, "neutral": Polarity.NONE}
PROMISES = {
    "consistent_pass": Assurance.PASSES,
    "consistent_fail": Assurance.FAILS,
    "inconsistent": Assurance.INCONSISTENT,
    None: None,
}


@pytest.fixture
def vectors(shared: Path) -> dict[str, Any]:
    published: dict[str, Any] = json.loads((shared / "oracles/spc/nhsrplotthedots_vectors.json").read_text())
    return published


def named(vectors: dict[str, Any], start: str) -> list[Any]:
    """A list of cases by the first words of its long name."""
    (found,) = (cases for name, cases in vectors.items() if name.startswith(start))
    return list(found)


def around(values: list[float], *, screened: bool) -> Limits:
    found = limits(decimals(*values), screened=screened)
    assert found is not None
    return found


def shape(found: Limits) -> list[float]:
    return [float(found.mean), float(found.lower), float(found.upper)]


def published(case: dict[str, float]) -> list[float]:
    return [case["mean"], case["lpl"], case["upl"]]


def test_constants_are_those_of_the_method(vectors: dict[str, Any]) -> None:
    constants = vectors["constants"]
    assert Decimal(str(constants["limit_multiplier"])) == TO_LIMIT
    assert float(TO_LIMIT * 2 / 3) == pytest.approx(constants["near_limit_multiplier"], rel=1e-15)
    assert str(SCREEN) in constants["outlier_screen"]


def test_limits_screened_and_not(vectors: dict[str, Any]) -> None:
    found = [around(case["values"], screened=case["screen_outliers"]) for case in vectors["limits"]]
    assert [[round(number, 2) for number in shape(one)] for one in found] == [
        [case["mean_2dp"], case["lpl_2dp"], case["upl_2dp"]] for case in vectors["limits"]
    ]
    assert len(found) == 2


def test_limits_of_the_snapshot(vectors: dict[str, Any]) -> None:
    snapshot = vectors["snapshot_rnorm_seed123"]
    values = snapshot["values"]
    wild = [*values[:14], 10, *values[15:]]
    assert shape(around(values, screened=True)) == pytest.approx(published(snapshot["r1"]), rel=1e-6)
    assert shape(around(wild, screened=True)) == pytest.approx(
        published(snapshot["r2_point15_is_10_screened"]), rel=1e-6
    )
    assert shape(around(wild, screened=False)) == pytest.approx(
        published(snapshot["r3_point15_is_10_unscreened"]), rel=1e-6
    )


def test_limits_of_the_snapshots_halves_as_two_stretches(vectors: dict[str, Any]) -> None:
    snapshot = vectors["snapshot_rnorm_seed123"]
    made = a_chart(*snapshot["values"], rebased=[10])
    found = [shape(stretch.limits) for stretch in made.stretches if stretch.limits]
    for ours, theirs in zip(found, snapshot["facets_first10_last10"], strict=True):
        assert ours == pytest.approx(published(theirs), rel=3e-3)
    assert len(found) == 2


def test_runs_of_seven(vectors: dict[str, Any]) -> None:
    cases = named(vectors, "seven_one_side_of_mean")
    assert [[abs(end) for end in run_ends(side)] for side, _ in cases] == [ends for _, ends in cases]
    assert len(cases) == 4


def test_a_seventh_marks_the_six_before_it(vectors: dict[str, Any]) -> None:
    cases = named(vectors, "backfill_to_seven")
    assert [[abs(mark) for mark in reaching_back(ends)] for ends, _ in cases] == [marks for _, marks in cases]
    assert len(cases) == 5


def test_trends_of_seven(vectors: dict[str, Any]) -> None:
    cases = named(vectors, "seven_point_trend")
    assert [trend_ends(decimals(*values)) for values, _ in cases] == [ends for _, ends in cases]
    assert len(cases) == 6


def test_two_of_three(vectors: dict[str, Any]) -> None:
    cases = named(vectors, "part_of_two_in_three")
    assert [two_of_three(close, side) for close, side, _ in cases] == [marks for _, _, marks in cases]
    assert len(cases) == 9


def test_opposite_sides_are_no_special_cause(vectors: dict[str, Any]) -> None:
    case = vectors["opposite_sides_not_special"]
    made = a_chart(*case["values"])
    assert case["expect_last_two"] == "common_cause"
    assert [point.nature.replace(" ", "_") for point in made.points[-2:]] == ["common_cause"] * 2


def test_assurance_against_a_target(vectors: dict[str, Any]) -> None:
    for case in vectors["assurance"]:
        lie, target = limits_from(case["lpl"], case["upl"]), Decimal(case["target"])
        for direction, polarity in DIRECTIONS.items():
            assert assurance(lie, target, polarity) == PROMISES[case[direction]]
    assert (len(vectors["assurance"]), vectors["assurance_uses_last_rebase_group_only"]) == (3, True)


def test_the_order_of_names_is_theirs(vectors: dict[str, Any]) -> None:
    theirs = {
        "outside process limits": Cause.OUTSIDE,
        "7-point trend": Cause.TREND,
        "2 of 3 near the limit": Cause.NEAR,
        "7 points one side of mean": Cause.RUN,
    }
    *causes, none = vectors["precedence_of_labels"]
    assert ([theirs[name] for name in causes], none) == (list(Cause), "common cause")


def test_a_real_series_holds_one_run_of_eight(shared: Path) -> None:
    """Breaches of a hospital, April 2016 to March 2018: one run, which is 8 long."""
    series = [
        Decimal(row["breaches"])
        for row in rows(shared / "oracles/spc/nhsrdatasets_ae_RRK_type1.csv")
        if row["period"] < "2018-04"
    ]
    found = limits(series)
    assert found is not None
    marks = reaching_back(run_ends(sides(series, found.mean)))
    assert (len(series), sum(map(bool, marks)), sum(map(bool, run_ends(sides(series, found.mean))))) == (24, 8, 2)


def test_a_choice_is_made_wherever_tools_disagree(vectors: dict[str, Any]) -> None:
    """The six choices stand in the room's README; each is tested beside the rule that it concerns."""
    told = vectors["known_divergences_between_tools"]
    about = [
        "two-in-three",
        "trend/shift length",
        "MDC single-chart",
        "outlier screening",
        "equal neighbours",
        "a point",
    ]
    assert [words for words, start in zip(told, about, strict=True) if not words.startswith(start)] == []
