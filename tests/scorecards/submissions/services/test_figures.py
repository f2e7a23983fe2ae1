"""Figures are put in while the quarter collects them, by those who may, and nobody's are overwritten unseen."""

import json
from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied

from portal.accounts.rules import Role
from portal.audit.models import AuditEvent
from portal.audit.refusals import MovedOn, NotPossible
from portal.figures.vocabulary import Basis, Symbol
from scorecards.submissions.models import Figure
from scorecards.submissions.reading import Reading
from scorecards.submissions.rules import State
from scorecards.submissions.services import figures
from scorecards.submissions.services.figures import Put
from tests import builders

pytestmark = pytest.mark.django_db

JULY, SEPTEMBER = date(2021, 7, 1), date(2021, 9, 30)


class Quarter:
    def __init__(self, state: State = State.COLLECTING):
        self.submission = builders.a_submission(state=state)
        self.line = builders.a_line(self.submission.scorecard)
        self.analyst = builders.a_person(Role.ANALYST, council=self.submission.council)

    def reading(self, **given) -> Reading:
        fields = {"line": self.line.pk, "category": None, "basis": Basis.QUARTER, "start": JULY, "end": SEPTEMBER}
        return Reading(**{**fields, **({} if "symbol" in given else {"value": Decimal(80)}), **given})

    def put(self, *readings: Reading, by=None) -> Put:
        return figures.put(self.submission, by=by or self.analyst, rows=readings)

    def type_in(self, *rows: tuple[Reading, int], by=None, **given) -> Put:
        return figures.type_in(self.submission, self.line, by=by or self.analyst, rows=rows, **given)


def test_figures_are_new_changed_or_already_so():
    quarter = Quarter()
    june = {"start": date(2021, 4, 1), "end": date(2021, 6, 30)}
    assert quarter.put(quarter.reading(), quarter.reading(**june)) == Put(2, 0, 0)
    again = quarter.put(quarter.reading(), quarter.reading(**june, value=Decimal("81.5")))
    assert again == Put(0, 1, 1)
    held = Figure.objects.order_by("period_end").values_list("value", "version", "updated_by")
    assert list(held) == [(Decimal("81.5"), 2, quarter.analyst.pk), (Decimal(80), 1, quarter.analyst.pk)]
    assert quarter.submission.version == 3


@pytest.mark.parametrize("change", [{"note": "Checked"}, {"numerator": Decimal(4), "denominator": Decimal(5)}])
def test_a_note_or_parts_alone_are_a_change(change):
    quarter = Quarter()
    quarter.put(quarter.reading())
    assert quarter.put(quarter.reading(**change)) == Put(0, 1, 0)


def test_a_number_gives_way_to_a_symbol_and_back():
    quarter = Quarter()
    for reading in (quarter.reading(), quarter.reading(symbol=Symbol.SUPPRESSED), quarter.reading()):
        quarter.put(reading)
    assert list(Figure.objects.values_list("value", "symbol", "version")) == [(Decimal(80), "", 3)]


def test_the_trail_keeps_both_figures():
    quarter = Quarter()
    quarter.put(quarter.reading())
    quarter.put(quarter.reading(value=Decimal("81.5"), note="Late returns"))
    event = AuditEvent.objects.first()
    name = f"line {quarter.line.pk}: quarter, July to September 2021"
    assert (event.act, event.by_id) == ("figures_put", quarter.analyst.pk)
    assert json.loads(event.before) == {name: {"value": "80"}}
    assert json.loads(event.after) == {name: {"value": "81.5", "note": "Late returns"}}


def test_what_changes_nothing_is_not_written_into_the_trail():
    quarter = Quarter()
    quarter.put(quarter.reading())
    quarter.put(quarter.reading())
    assert AuditEvent.objects.count() == 1


@pytest.mark.parametrize("state", [State.COMMENTARY, State.REVIEW, State.SIGNED_OFF])
def test_no_figure_moves_once_the_figures_are_closed(state):
    quarter = Quarter(state)
    for act in (
        lambda: quarter.put(quarter.reading()),
        lambda: quarter.type_in((quarter.reading(), 0)),
    ):
        with pytest.raises(MovedOn):
            act()
    assert (Figure.objects.count(), AuditEvent.objects.count()) == (0, 0)


@pytest.mark.parametrize("role", [role for role in Role if role != Role.ANALYST])
def test_only_analysts_put_figures_in(role):
    quarter = Quarter()
    other = builders.a_person(role, council=quarter.submission.council)
    with pytest.raises(PermissionDenied):
        quarter.put(quarter.reading(), by=other)
    with pytest.raises(PermissionDenied):
        quarter.type_in((quarter.reading(), 0), by=other)


def test_a_line_of_another_scorecard_is_refused():
    quarter = Quarter()
    with pytest.raises(NotPossible):
        quarter.put(quarter.reading(), quarter.reading(line=builders.a_line().pk))
    assert Figure.objects.count() == 0


def test_a_category_of_another_indicator_is_refused():
    quarter = Quarter()
    with pytest.raises(NotPossible):
        quarter.put(quarter.reading(category=builders.a_category().pk))


def test_of_two_who_type_one_figure_the_second_is_told_and_nothing_is_lost():
    quarter = Quarter()
    quarter.type_in((quarter.reading(), 0))
    quarter.type_in((quarter.reading(value=Decimal(81)), 1))
    for seen in (0, 1, 3):
        with pytest.raises(MovedOn):
            quarter.type_in((quarter.reading(value=Decimal(82)), seen))
    assert list(Figure.objects.values_list("value", "version")) == [(Decimal(81), 2)]


def test_of_several_typed_figures_all_are_kept_or_none():
    quarter = Quarter()
    part = builders.a_category(builders.a_breakdown(quarter.line.indicator))
    quarter.type_in((quarter.reading(), 0))
    with pytest.raises(MovedOn):
        quarter.type_in((quarter.reading(category=part.pk), 0), (quarter.reading(value=Decimal(9)), 7))
    assert list(Figure.objects.values_list("value", "category")) == [(Decimal(80), None)]


def test_a_figure_is_cleared_only_as_it_was_seen():
    quarter = Quarter()
    quarter.put(quarter.reading())
    figure = Figure.objects.get()
    with pytest.raises(MovedOn):
        quarter.type_in(cleared=[(figure.pk, 2)])
    quarter.type_in(cleared=[(figure.pk, 1)])
    assert (Figure.objects.count(), AuditEvent.objects.first().act) == (0, "figures_cleared")
