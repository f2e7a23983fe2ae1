"""What members and papers are given of a quarter: nothing that gives a few children away, in any of its parts."""

from decimal import Decimal

import pytest

from portal.figures.vocabulary import Unit
from scorecards.copies import withhold
from tests.builders import a_submission
from tests.scorecards.scrutiny.builders import a_content, a_line, a_shown

pytestmark = pytest.mark.django_db


def counted(value, **fields):
    return a_shown(value, unit=Unit.COUNT.value, decimals=0, shown=value, **fields)


def public_line(line):
    content, said = withhold.public(a_content(a_submission(), line))
    return content.quarter.lines[0], said


def test_a_count_of_one_to_five_becomes_c_with_all_that_is_said_of_it():
    line, said = public_line(a_line(unit=Unit.COUNT.value, figure=counted("4", note="four siblings")))
    assert (line.figure.shown, line.figure.value, line.figure.note) == ("c", None, "")
    assert line.rating.word == "Not shown"
    assert len(said) == 1


def test_six_may_be_printed():
    line, said = public_line(a_line(unit=Unit.COUNT.value, figure=counted("6")))
    assert (line.figure.value, said) == (Decimal(6), ())


def test_what_a_printed_count_was_before_is_not_said():
    """It may have been three; the earlier copy prints what it could print."""
    line, _said = public_line(a_line(unit=Unit.COUNT.value, figure=counted("12", restated=True, restated_from="3")))
    assert (line.figure.value, line.figure.restated, line.figure.restated_from) == (Decimal(12), True, "")


def test_counts_of_staff_are_left_alone():
    line, said = public_line(a_line(unit=Unit.COUNT.value, counts="staff", figure=counted("3")))
    assert (line.figure.shown, said) == ("3", ())
