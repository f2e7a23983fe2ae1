"""What others' numbers may stand beside a figure: of its own period, with a caution, or not at all."""

from datetime import date
from decimal import Decimal

import pytest

from benchmarks.comparison.rules import Comparators, Compared
from benchmarks.published.rules import ReleaseStatus
from portal.figures.vocabulary import Basis, Polarity, Unit
from scorecards.framework.rules import Target
from scorecards.periods import Quarter
from scorecards.submissions.assembly.comparisons import Beside, compared, has_rate, neighbours_by_period
from scorecards.submissions.assembly.figures import ready, with_neighbours
from scorecards.submissions.assembly.line import LineFacts, TargetGiven, target_shown
from scorecards.submissions.standing import HistoryPoint
from tests.scorecards.submissions.rules.figures import a_figure

YEAR = date(2020, 4, 1), date(2021, 3, 31)
Q4 = Quarter(2020, 4)


def a_mean(basis=Basis.YEAR, start=YEAR[0], end=YEAR[1]):
    return Compared(
        Decimal("88.2"), None, "mean", 10, 10, basis, start, end, "2020/21", "DfE", 1, False, ReleaseStatus.OFFICIAL
    )


def beside(figure, mean):
    point = HistoryPoint("label", ready(figure), "whole", "")
    means = neighbours_by_period(Comparators(neighbours_history=(mean,)), Unit.PERCENT)
    return with_neighbours([point], means)[0].neighbours_shown


@pytest.mark.parametrize(
    ("basis", "mean", "shown"),
    [
        (Basis.YEAR, a_mean(), "88.2%"),
        (Basis.YEAR, a_mean(start=None), "88.2%"),
        (Basis.YEAR_TO_DATE, a_mean(), "88.2%"),
        (Basis.QUARTER, a_mean(), ""),
        (Basis.MONTH, a_mean(), ""),
        (Basis.SNAPSHOT, a_mean(), ""),
        (Basis.SNAPSHOT, a_mean(Basis.SNAPSHOT, None), "88.2%"),
        (Basis.QUARTER, a_mean(Basis.SNAPSHOT, None), ""),
    ],
)
def test_a_mean_stands_only_beside_its_own_period(basis, mean, shown):
    assert beside(a_figure("90", Unit.PERCENT, basis, Q4), mean) == shown


@pytest.mark.parametrize(
    ("basis", "mean", "caution"),
    [
        (Basis.SNAPSHOT, a_mean(), "at a date beside a full year"),
        (Basis.SNAPSHOT, a_mean(start=None), "at a date beside a full year"),
        (Basis.SNAPSHOT, a_mean(Basis.SNAPSHOT, None), ""),
        (Basis.QUARTER, a_mean(Basis.SNAPSHOT, None), "one quarter beside a date"),
        (Basis.QUARTER, a_mean(start=None), "one quarter beside full year"),
        (Basis.YEAR, a_mean(), ""),
    ],
)
def test_a_share_of_another_stretch_of_time_is_cautioned(basis, mean, caution):
    line = Beside(a_figure("90", Unit.PERCENT, basis, Q4), Unit.PERCENT, Polarity.HIGH, "same", "")
    assert compared("England", mean, line).caution == caution


def test_only_a_count_with_a_rate_in_the_catalogue_is_published_as_one():
    assert (has_rate("CP_COUNT", {"CP_RATE"}), has_rate("CONTACT_COUNT", {"CP_RATE"})) == (True, False)
    figure = a_figure("90", period=Q4)
    reasons = [
        compared("England", a_mean(), Beside(figure, Unit.COUNT, Polarity.NONE, "same", "", known)).reason
        for known in (True, False)
    ]
    assert reasons == ["published as a rate only", "not compared between councils"]


def test_a_tolerance_names_its_unit():
    target = TargetGiven(Target(value=Decimal(40), tolerance=Decimal(3)))
    units = (Unit.PER_10000, Unit.DAYS, Unit.GBP_MILLION, Unit.COUNT)
    found = [LineFacts(unit, 1, Polarity.LOW, Basis.QUARTER, False, None, (), (), target) for unit in units]
    assert [target_shown(facts).words for facts in found] == [
        "tolerance 3 per 10,000",
        "tolerance 3 days",
        "tolerance £3m",
        "tolerance 3",
    ]


@pytest.mark.parametrize(("size", "words"), [("1", "tolerance 1 point"), ("1.5", "tolerance 1.5 points")])
def test_a_tolerance_of_one_is_one_point(size, words):
    target = TargetGiven(Target(value=Decimal(85), tolerance=Decimal(size)))
    facts = LineFacts(Unit.PERCENT, 1, Polarity.HIGH, Basis.QUARTER, False, None, (), (), target)
    assert target_shown(facts).words == words
