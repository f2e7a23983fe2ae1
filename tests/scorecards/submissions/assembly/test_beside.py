"""What others' numbers may stand beside a figure: of its own period, with a caution, or not at all."""

from datetime import date
from decimal import Decimal

import pytest

from benchmarks.comparison.rules import Comparators, Compared, Member
from benchmarks.published.rules import ReleaseStatus
from portal.figures.vocabulary import Basis, Polarity, Unit
from scorecards.framework.rules import PartYear, Target
from scorecards.periods import Quarter
from scorecards.submissions.assembly.comparisons import (
    Beside,
    benchmark,
    compared,
    has_rate,
    neighbours_by_period,
)
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


HALF_YEAR = a_figure(unit=Unit.PER_10000, basis=Basis.YEAR_TO_DATE, of=(306, 10_000))


def rated(part_year, figure=HALF_YEAR, mean=None, **fields):
    line = Beside(figure, Unit.PER_10000, Polarity.NONE, "same", "", part_year=part_year, **fields)
    return compared("England", mean or a_mean(), line)


def test_a_rate_of_part_of_a_year_stands_apart_unless_the_line_chose_otherwise():
    assert (rated(PartYear.APART).value, rated(PartYear.APART).reason) == (None, "unlike lengths")


def test_pro_rata_takes_the_same_share_of_the_others_year_and_says_so():
    found = rated(PartYear.PRO_RATA)

    assert (found.value, found.shown, found.own_annualised) == (Decimal("44.1"), "44.1", "")
    assert found.cautioned == "pro rata, × 6/12; seasons are not allowed for"


def test_annualised_says_what_the_lines_own_figure_becomes():
    found = rated(PartYear.ANNUALISED)

    assert (found.value, found.own_annualised) == (Decimal("88.2"), "612.0")
    assert found.cautioned == "beside 612.0 annualised, × 12/6; seasons are not allowed for"


@pytest.mark.parametrize("part_year", [PartYear.PRO_RATA, PartYear.ANNUALISED])
@pytest.mark.parametrize(
    ("figure", "mean", "reason"),
    [
        (HALF_YEAR, a_mean(Basis.SNAPSHOT, None), "unlike bases"),
        (HALF_YEAR, a_mean(Basis.ROLLING_6, date(2020, 10, 1)), ""),
        (HALF_YEAR, a_mean(Basis.QUARTER, date(2021, 1, 1)), "unlike lengths"),
        (a_figure("88", Unit.PER_10000, dates=(date(2021, 4, 1), date(2021, 6, 18))), a_mean(), "unlike lengths"),
        (a_figure("88", Unit.PER_10000, Basis.YEAR, Q4), a_mean(), ""),
    ],
)
def test_only_whole_months_beside_a_full_year_are_made_as_long(part_year, figure, mean, reason):
    found = rated(part_year, figure, mean)

    assert (found.reason, found.own_annualised) == (reason, "")
    assert found.value in (None, Decimal("88.2"))


@pytest.mark.parametrize(
    ("end", "age"),
    [(YEAR[1], "6 months old"), (date(2020, 1, 31), "20 months old"), (date(2021, 9, 30), ""), (None, "")],
)
def test_an_older_number_says_its_age(end, age):
    mean = a_mean(Basis.YEAR, None, end)
    line = Beside(a_figure("90", Unit.PERCENT), Unit.PERCENT, Polarity.HIGH, "same", "")

    found = compared("England", mean, line)

    assert (found.age, found.dated) == (age, ", ".join(filter(None, ["mean of 10, 2020/21", age])))


def members(similarity):
    values = ["70", "75", "80", "85"]
    found = Comparators(
        neighbours=a_mean(),
        own_beside=a_mean(),
        members=tuple(Member(n, "", f"N{n}", n, Decimal(v), None, 1) for n, v in enumerate(values, 1)),
        members_year="2020/21",
    )
    line = Beside(a_figure("90", Unit.PERCENT), Unit.PERCENT, Polarity.HIGH, similarity, "Counts others.")
    return benchmark(found, line, "Own"), compared("Neighbours", a_mean(), line)


def test_a_place_is_given_for_the_same_and_a_similar_definition_and_not_for_another():
    found = {similarity: members(similarity) for similarity in ("same", "similar", "different")}

    assert {name: benchmark.rank for name, (benchmark, _compared) in found.items()} == {
        "same": "1st of 5",
        "similar": "1st of 5",
        "different": "",
    }
    assert [compared.definition for _benchmark, compared in found.values()] == [
        "",
        "similar definition: Counts others.",
        "different definition: Counts others.",
    ]


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
