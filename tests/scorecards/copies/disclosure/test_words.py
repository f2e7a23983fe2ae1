"""Figures that are not printed leave people's words too, however they were rounded; others stay as typed."""

from decimal import Decimal

import pytest

from portal.figures.vocabulary import Unit
from scorecards.copies.disclosure import Hidden, without

SHARE = Hidden(Decimal("93.3333"), Unit.PERCENT, 1, Decimal(28), Decimal(30))
COUNT = Hidden(Decimal(28), Unit.COUNT, 0)
FEW = Hidden(Decimal(4), Unit.COUNT, 0)
RATE = Hidden(Decimal("1.2345"), Unit.PER_10000, 1)


@pytest.mark.parametrize(
    ("said", "printed"),
    [
        ("It stands at 93.3%, up.", "It stands at [not shown], up."),
        ("It stands at 93.3 per cent.", "It stands at [not shown]."),
        ("About 93% were seen.", "About [not shown] were seen."),
        ("We saw 28 of 30.", "We saw [not shown]."),
        ("We saw 28 out of the 30.", "We saw [not shown]."),
        ("It stands at 93.4%, 193.3% or 93.35%.", "It stands at 93.4%, 193.3% or 93.35%."),
        ("The target of 93% is met.", "The target of 93% is met."),
        ("In 28 days.", "In 28 days."),
    ],
)
def test_a_share(said, printed):
    assert without(said, [SHARE]) == printed


@pytest.mark.parametrize(
    ("said", "printed"),
    [
        ("There were 28 in all.", "There were [not shown] in all."),
        ("Within 28 days of 28 September 2021.", "Within 28 days of 28 September 2021."),
        ("1,028, 28.5 and £28 and 28%.", "1,028, 28.5 and £28 and 28%."),
    ],
)
def test_a_count(said, printed):
    assert without(said, [COUNT]) == printed


@pytest.mark.parametrize(
    ("said", "printed"),
    [
        ("4 looked after children left.", "[not shown] looked after children left."),
        ("Four children left in 4 weeks.", "[not shown] children left in 4 weeks."),
        ("Quarter 4 was calm.", "Quarter 4 was calm."),
    ],
)
def test_a_few(said, printed):
    assert without(said, [FEW]) == printed


def test_a_rate():
    assert without("A rate of 1.2 per 10,000.", [RATE]) == "A rate of [not shown] per 10,000."


def test_a_thousand_with_or_without_its_comma():
    many = Hidden(Decimal(1028), Unit.COUNT, 0)
    assert without("1,028 and 1028.", [many]) == "[not shown] and [not shown]."


def test_nothing_hidden_changes_nothing():
    assert without("93.3% of 28.", []) == "93.3% of 28."
