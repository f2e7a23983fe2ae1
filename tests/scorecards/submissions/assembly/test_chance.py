"""What chance may make of a figure, and on which side of others it lies: only where its parts are known."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from benchmarks.comparison.rules import Compared
from benchmarks.published.rules import ReleaseStatus
from portal.figures.vocabulary import Basis, Polarity, Qualifier, Symbol, Unit
from scorecards.framework.rules import PartYear
from scorecards.submissions.assembly.chance import interval, interval_shown
from scorecards.submissions.assembly.comparisons import Beside, compared
from tests.scorecards.submissions.rules.figures import a_figure

# Newcombe 1998: 81 of 263 is 30.80 %, by Wilson's interval 25.53 % to 36.62 %.
SHARE = a_figure(unit=Unit.PERCENT, of=(81, 263))
RATE = a_figure(unit=Unit.PER_10000, of=(300, 60_000))
FULL = date(2020, 4, 1), date(2021, 3, 31)


def said(value, line, **fields):
    mean = Compared(
        Decimal(value), None, "mean", 10, 10, Basis.YEAR, *FULL, "2020/21", "DfE", 1, False, ReleaseStatus.OFFICIAL
    )
    return compared("England", replace(mean, **fields), line)


def beside(figure, polarity=Polarity.HIGH, similarity="same", **more):
    return Beside(figure, figure.unit, polarity, similarity, "", **more)


def test_a_share_has_wilsons_interval_and_a_rate_byars_or_the_exact_one():
    few = a_figure(unit=Unit.PER_10000, of=(8, 60_000))
    assert [interval_shown(each).words for each in (SHARE, RATE, few)] == [
        "95% interval 25.5% to 36.6%, Wilson’s score interval",
        "95% interval 44.5 to 56.0, Byar’s interval",
        "95% interval 0.6 to 2.6, the exact Poisson interval",
    ]
    assert (interval_shown(SHARE).lower < Decimal("30.8") < interval_shown(SHARE).upper) is True


def test_an_annualised_rate_has_its_interval_for_the_whole_year():
    half, whole = interval(RATE), interval(replace(RATE, annualised=True))
    assert (whole.lower, whole.value, whole.upper) == (half.lower * 2, half.value * 2, half.upper * 2)


@pytest.mark.parametrize(
    ("figure", "reason"),
    [
        (a_figure("30.8", Unit.PERCENT), "no interval can be made: only the share is given"),
        (a_figure("50", Unit.PER_10000), "no interval can be made: only the rate is given"),
        (
            a_figure(unit=Unit.PERCENT, of=(30, 20)),
            "no interval can be made: the share is not one of its parts",
        ),
        (replace(RATE, qualifier=Qualifier.ABOUT), "no interval can be made: the rate is not exact"),
        (a_figure("12", Unit.DAYS), "no interval is made of a figure that is neither a share nor a rate"),
    ],
)
def test_where_no_interval_can_be_made_words_say_why_and_no_side_is_taken(figure, reason):
    found = interval_shown(figure)
    assert (interval(figure), found.words, found.lower, found.upper) == (None, reason, None, None)
    assert said("88.2", beside(figure)).by_interval == ""


@pytest.mark.parametrize("figure", [None, replace(SHARE, symbol=Symbol.SUPPRESSED), a_figure(unit=Unit.PERCENT)])
def test_without_a_figure_there_is_nothing_to_make_one_of(figure):
    assert (interval(figure), interval_shown(figure)) == (None, None)


@pytest.mark.parametrize(
    ("polarity", "sides"),
    [
        (Polarity.HIGH, ("better", "similar", "worse")),
        (Polarity.LOW, ("worse", "similar", "better")),
        (Polarity.NONE, ("higher", "similar", "lower")),
        (Polarity.RANGE, ("higher", "similar", "lower")),
    ],
)
def test_the_figure_lies_on_one_side_or_is_similar(polarity, sides):
    assert tuple(said(each, beside(SHARE, polarity)).verdict for each in ("25.5", "30.0", "36.7")) == sides


def test_among_those_who_count_something_else_it_is_only_higher_or_lower():
    sides = {
        similarity: said("20", beside(SHARE, similarity=similarity)).by_interval
        for similarity in ("same", "similar", "different")
    }
    assert sides == {
        "same": "better by interval",
        "similar": "better by interval",
        "different": "higher by interval",
    }


def test_a_quoted_number_is_never_calculated_with():
    found = said("20", beside(SHARE), quoted=True, statistic="value", edition="as quoted")
    assert (found.verdict, found.edition, found.dated) == ("", "", "2020/21, as quoted, 6 months old")


@pytest.mark.parametrize(("year", "side"), [("87", "higher"), ("100", "similar"), ("113", "lower")])
@pytest.mark.parametrize("part_year", [PartYear.PRO_RATA, PartYear.ANNUALISED])
def test_a_part_year_made_as_long_is_judged_as_long(part_year, year, side):
    """50.0 in half a year, 44.5 to 56.0, is 100 in a year, 89.0 to 111.9."""
    found = said(year, beside(RATE, Polarity.NONE, part_year=part_year))
    assert (found.verdict, found.value is not None) == (side, True)


def test_rates_of_unlike_lengths_are_set_on_no_side():
    found = said("87", beside(RATE))
    assert (found.reason, found.verdict) == ("unlike lengths", "")


def test_an_edition_and_a_draft_are_named():
    found = said("88.2", beside(SHARE), edition="2021", published_on=date(2021, 10, 28), status=ReleaseStatus.DRAFT)
    assert found.edition == "edition 2021, published 28 October 2021"
    assert found.dated == "mean of 10, 2020/21, draft, 6 months old"
    assert said("88.2", beside(SHARE), edition="2021").edition == "edition 2021"
    assert (said("88.2", beside(SHARE)).edition, said("88.2", beside(SHARE)).draft) == ("", False)
