"""What a copy keeps for control charts: months and re-basings; what is withheld stays withheld there too."""

import datetime
from dataclasses import replace
from decimal import Decimal

from portal.figures.vocabulary import Basis, Unit
from scorecards.copies import withhold
from scorecards.copies.content.schema import SubmissionContent
from scorecards.copies.plain import from_text, to_text
from scorecards.submissions.control import control_of
from scorecards.submissions.standing import RebaseShown
from tests.scorecards.publishing.contents import a_quarter
from tests.scorecards.scrutiny.builders import a_line, a_shown
from tests.scorecards.submissions.control.lines import past, with_past

REBASED = RebaseShown(datetime.date(2021, 4, 1), "A new front door", "Asha Patel")


def a_count(*values, **given):
    return past(*values, unit=Unit.COUNT.value, decimals=0, **given)


def counted(months, **fields):
    """A count of children in quarters, with its months beside it."""
    quarters = a_count("60", "70")
    given = {"history": quarters, "figure": quarters[-1].figure, "unit": Unit.COUNT.value, "decimals": 0}
    return a_line(**given, finer=months, target=None, **fields)


def public(*lines):
    return withhold.public(a_quarter(*lines))


def test_a_small_month_is_withheld_like_any_figure():
    line = counted(a_count("20", "21", "3", "22", "30", "40", "28", basis=Basis.MONTH, months=1))
    (shown,) = public(line)[0].quarter.lines
    hidden = [point.figure.shown for point in shown.finer if point.figure.value is None]
    assert "c" in hidden
    assert shown.finer[2].figure.value is None


def test_a_month_that_would_give_a_withheld_one_away_is_withheld_too():
    line = counted(a_count("20", "21", "19", "27", "3", "40", basis=Basis.MONTH, months=1))
    (shown,) = public(line)[0].quarter.lines
    second_quarter = [point.figure.value for point in shown.finer[3:]]
    assert second_quarter.count(None) >= 2


def test_the_public_chart_has_gaps_where_the_copy_has_letters():
    small = a_shown("93.3", "2021-Q1", numerator=Decimal(28), denominator=Decimal(30))
    line = with_past(*("60", "62", "61", "63", "60", "59", "61", "62", "61"))
    points = list(line.history)
    points[-2] = replace(points[-2], figure=small)
    (shown,) = public(replace(line, history=tuple(points)))[0].quarter.lines
    chart = control_of(shown, "Northshire")
    assert [point.value for point in chart.control.points][-2:] == [None, Decimal(61)]
    assert "93.3" not in chart.control.sentence


def test_a_reason_says_no_figure_that_is_not_printed():
    small = a_shown("93.3", numerator=Decimal(28), denominator=Decimal(30))
    told = replace(REBASED, reason="A new team. It brought us to 93.3%.")
    content, withheld = public(a_line(figure=small, rebases=(told,)))
    assert [each.reason for each in content.quarter.lines[0].rebases] == ["A new team."]
    assert withheld[-1] == (
        "The reason why the limits of Name of TIMELY begin anew tells a figure that is not printed; "
        "the paper leaves those words out."
    )
    assert public(a_line(rebases=(told,)))[0].quarter.lines[0].rebases == (told,)


def test_months_and_rebases_come_back_from_a_copy():
    line = counted(a_count(*("20", "21", "30", "27", "33", "40"), basis=Basis.MONTH, months=1), rebases=(REBASED,))
    content = a_quarter(line)
    assert from_text(to_text(content), SubmissionContent) == content


def test_a_copy_from_before_has_neither():
    text = to_text(a_quarter(a_line()))
    old = text.replace('"finer":[],', "").replace('"rebases":[],', "")
    (line,) = from_text(old, SubmissionContent).quarter.lines
    assert (old == text, line.finer, line.rebases) == (False, (), ())
