"""Figures that become others while words about them stand."""

from datetime import date
from decimal import Decimal

from portal.audit.services import record
from portal.figures.spans import period_words
from portal.figures.vocabulary import Basis
from scorecards.submissions.rules import State
from tests.builders import a_figure, a_submission


def a_put(made, line, was, now, *, basis=Basis.YEAR_TO_DATE, start=date(2021, 4, 1), end=date(2021, 9, 30), part=""):
    """The trail of a figure that was put in place of another."""
    key = f"line {line.pk}{part}: {period_words(basis, start, end)}"
    before, after = ({key: {"value": value}} if value else {} for value in (was, now))
    return record("figures_put", by=made.analyst, subject=made.quarter, before=before, after=after)


def signed_anew(made, period, *, was="70", now="75", **fields):
    """An earlier quarter that was signed, and signed again as a revision with another figure of every line."""
    given = {"state": State.SIGNED_OFF, "signed_off_by": made.director}
    first = a_submission(made.scorecard, period=period, **given)
    again = {"revision": 2, "revises": first, "revision_kind": "corrects", "revision_reason": "A fault."}
    second = a_submission(made.scorecard, period=period, **given, **again)
    for line in made.scorecard.lines.all():
        a_figure(first, line, value=Decimal(was), **fields)
        a_figure(second, line, value=Decimal(now), **fields)
    return second
