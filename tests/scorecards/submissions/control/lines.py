"""Lines with a past: figures of one basis, one after the other."""

from datetime import date, timedelta
from decimal import Decimal

from portal.figures.spans import month_end, months_before
from portal.figures.vocabulary import Basis
from scorecards.submissions.assembly.figures import short_period
from scorecards.submissions.standing import HistoryPoint, LineStanding
from tests.scorecards.scrutiny.builders import a_line, a_shown

LAST = date(2021, 9, 30)
STEADY = ["60", "62", "61", "63", "60", "59", "61", "62", "61"]
JUMPED = [*STEADY, "70", "74", "75"]


def past(*values, basis=Basis.QUARTER, months=3, until=LAST, **fields):
    """One point every `months` months, the last ending on `until`; "" is a period without any figure."""
    ends = [months_before(until, months * back) for back in range(len(values) - 1, -1, -1)]
    ends = [month_end(end.year, end.month) for end in ends]
    return tuple(a_point(v, end, basis, months, **fields) for v, end in zip(values, ends, strict=True) if v != "")


def a_point(value, end, basis, months, **fields):
    start = end if basis is Basis.SNAPSHOT else months_before(end, months) + timedelta(days=1)
    label = short_period(basis, start, end)
    figure = a_shown(value, basis=basis.value, start=start, end=end, **fields)
    return HistoryPoint(label, figure, "whole", "")


def with_past(*values, **fields) -> LineStanding:
    """A share of each quarter, the last of them the line's own figure; higher is better, the target 85%."""
    history = past(*values)
    return a_line(**{"history": history, "figure": history[-1].figure, **fields})


def decimals(*values):
    return [None if value is None else Decimal(value) for value in values]
