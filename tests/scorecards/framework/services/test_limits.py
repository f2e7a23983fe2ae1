"""The limits of a line's control chart begin anew with a day, a reason and a person, and can be taken back."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.utils import timezone

from portal.accounts.rules import Role
from portal.audit.models import AuditEvent
from portal.audit.refusals import MovedOn, NotPossible
from scorecards.framework.models import Rebase
from scorecards.framework.queries import rebases_of
from scorecards.framework.services import limits
from tests.builders import a_line, a_person

pytestmark = pytest.mark.django_db

DAY = date(2025, 10, 1)


@pytest.fixture
def line():
    return a_line()


@pytest.fixture
def analyst(line):
    return a_person(Role.ANALYST, council=line.scorecard.council, name="Asha Patel")


def test_it_is_kept_with_day_reason_and_person(line, analyst):
    limits.rebase(line, by=analyst, on=DAY, reason=" A new front door ")

    assert [(r.on, r.reason, r.by) for r in rebases_of(line)] == [(DAY, "A new front door", analyst)]
    event = AuditEvent.objects.get()
    assert (event.act, event.after) == ("rebase", '{"on": "2025-10-01", "reason": "A new front door"}')


@pytest.mark.parametrize(
    ("given", "field"),
    [({"reason": " "}, "reason"), ({"on": timezone.localdate() + timedelta(days=1)}, "on"), ({}, "on")],
    ids=["no reason", "a day to come", "twice on a day"],
)
def test_what_cannot_be_is_refused_at_its_field(line, analyst, given, field):
    limits.rebase(line, by=analyst, on=DAY, reason="First")

    with pytest.raises(NotPossible) as refused:
        limits.rebase(line, by=analyst, **{"on": DAY, "reason": "Second", **given})

    assert refused.value.field == field
    assert [r.reason for r in rebases_of(line)] == ["First"]


def test_taken_back_it_stays_in_the_trail(line, analyst):
    made = limits.rebase(line, by=analyst, on=DAY, reason="A new front door")
    other = a_person(Role.ANALYST, council=line.scorecard.council)

    limits.drop_rebase(made, by=other)

    assert rebases_of(line) == []
    event = AuditEvent.objects.get(act="drop_rebase")
    assert event.before == '{"by": "Asha Patel", "on": "2025-10-01", "reason": "A new front door"}'
    assert event.by_id == other.pk


def test_what_somebody_else_took_back_is_not_taken_back_twice(line, analyst):
    made = limits.rebase(line, by=analyst, on=DAY, reason="A new front door")
    again = Rebase.objects.get()
    limits.drop_rebase(made, by=analyst)

    with pytest.raises(MovedOn):
        limits.drop_rebase(again, by=analyst)

    assert AuditEvent.objects.filter(act="drop_rebase").count() == 1


@pytest.mark.parametrize("role", [Role.OFFICER, Role.DIRECTOR, Role.MEMBER, Role.CLERK, Role.ADMINISTRATOR])
def test_only_analysts_decide(line, analyst, role):
    made = limits.rebase(line, by=analyst, on=DAY, reason="A new front door")
    person = a_person(role, council=line.scorecard.council)

    for act in (
        lambda: limits.rebase(line, by=person, on=date(2026, 1, 1), reason="Why"),
        lambda: limits.drop_rebase(made, by=person),
    ):
        with pytest.raises(PermissionDenied):
            act()

    assert rebases_of(line) == [made]


def test_the_database_keeps_one_of_a_day_and_none_without_reason(line, analyst):
    for day in (DAY, date(2026, 1, 1)):
        Rebase.objects.create(line=line, on=day, reason="Why", by=analyst)

    for breaking in ({"on": DAY}, {"reason": ""}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Rebase.objects.update(**breaking)
