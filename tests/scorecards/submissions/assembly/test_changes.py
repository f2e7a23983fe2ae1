"""The change from an earlier figure, or the reason why none is shown beside it."""

from decimal import Decimal

import pytest

from portal.figures.vocabulary import Polarity, Symbol
from scorecards.submissions.assembly.changes import NO_FIGURE, Terms, since
from scorecards.submissions.assembly.figures import Given
from tests.scorecards.submissions.rules.figures import LAST_Q2, a_figure

TERMS = Terms(Polarity.LOW, cohort_changes=False, breaks=(), relative=False, limits=None)


@pytest.mark.parametrize("symbol", [Symbol.NOT_AVAILABLE, Symbol.SUPPRESSED, Symbol.NOT_YET])
def test_a_figure_that_is_missing_now_is_no_word_on_the_earlier_one(symbol):
    """ "336" and beneath it "x, not available" would say that the earlier figure is not there."""
    change = since("year-end 2020/21", a_figure(symbol=symbol), Given(a_figure("336", period=LAST_Q2), own=True), TERMS)
    assert (change.then.shown, change.reason, change.amount, change.shown) == ("336", NO_FIGURE, None, "")


def test_an_earlier_figure_that_is_missing_says_why():
    earlier = Given(a_figure(symbol=Symbol.NOT_AVAILABLE, period=LAST_Q2), own=True)
    change = since("year-end 2020/21", a_figure("336"), earlier, TERMS)
    assert (change.then.shown, change.reason) == ("x", "x, not available")


def test_two_figures_make_a_change():
    change = since("last quarter", a_figure("336"), Given(a_figure("320", period=LAST_Q2), own=True), TERMS)
    assert (change.amount, change.reason) == (Decimal(5), "")
