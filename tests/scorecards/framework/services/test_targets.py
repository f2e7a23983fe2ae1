from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from portal.accounts.rules import Role
from portal.audit.models import AuditEvent
from portal.audit.refusals import MovedOn, NotPossible
from scorecards.framework import queries, rules
from scorecards.framework.models import ScorecardLine, Target
from scorecards.framework.services import targets
from tests.builders import a_council, a_line, a_person, a_scorecard, a_target, a_theme, an_indicator

pytestmark = pytest.mark.django_db


@pytest.fixture
def council():
    return a_council()


@pytest.fixture
def analyst(council):
    return a_person(Role.ANALYST, council=council)


@pytest.fixture
def line(council):
    return a_line(a_scorecard(council))


def spans():
    return [(t.from_period, t.to_period, t.value) for t in Target.objects.order_by("from_period")]


def test_a_new_target_ends_the_one_before(line, analyst):
    targets.set(line, by=analyst, from_period="2020-Q1", value=Decimal(80), tolerance=Decimal(5))
    targets.set(line, by=analyst, from_period="2021/22 Q2", value=Decimal("85.5"), reason="Raised by Cabinet")

    assert spans() == [("2020-Q1", "2021-Q1", 80), ("2021-Q2", "", Decimal("85.5"))]
    assert queries.target_in(line, "2021-Q1") == rules.Target(Decimal(80), tolerance=Decimal(5))
    assert queries.target_in(line, "2021-Q2") == rules.Target(Decimal("85.5"))
    assert queries.target_in(line, "2019-Q4") is None
    assert [e.act for e in AuditEvent.objects.all()] == ["set_target", "set_target"]


def test_an_earlier_target_ends_before_the_later_one_begins(line, analyst):
    targets.set(line, by=analyst, from_period="2021-Q2", value=Decimal(85))
    targets.set(line, by=analyst, from_period="2020-Q1", value=Decimal(80))

    assert spans() == [("2020-Q1", "2021-Q1", 80), ("2021-Q2", "", 85)]


def test_a_target_may_say_when_it_ends_and_the_trail_keeps_what_ended(line, analyst):
    target = targets.set(line, by=analyst, from_period="2021-Q1", to_period="2021-Q4", value=Decimal(85))

    targets.end(target, by=analyst, to_period="2021-Q2", reason="No longer measured")

    assert spans() == [("2021-Q1", "2021-Q2", 85)]
    for wrong in ("2020-Q4", "2021-Q3"):
        with pytest.raises(NotPossible):
            targets.end(target, by=analyst, to_period=wrong, reason="Why")
    with pytest.raises(NotPossible, match="why"):
        targets.end(target, by=analyst, to_period="2021-Q1", reason=" ")
    assert AuditEvent.objects.filter(act="end_target").count() == 1


def test_a_correction_needs_a_reason_and_tells_what_stood(line, analyst):
    targets.set(line, by=analyst, from_period="2021-Q1", value=Decimal(85))

    with pytest.raises(NotPossible) as refused:
        targets.set(line, by=analyst, from_period="2021-Q1", value=Decimal(58))
    targets.set(line, by=analyst, from_period="2021-Q1", value=Decimal(58), reason="Digits were swapped")

    assert refused.value.field == "reason"
    assert spans() == [("2021-Q1", "", 58)]
    last = AuditEvent.objects.order_by("pk").last()
    assert ('"value": "85.0000"' in last.before, '"value": "58"' in last.after) == (True, True)


def test_limits_are_for_indicators_that_are_best_inside_a_range(council, analyst):
    scorecard = a_scorecard(council)
    theme = a_theme(scorecard.framework)
    inside = a_line(scorecard, theme=theme, indicator=an_indicator(polarity="range"))

    made = targets.set(inside, by=analyst, from_period="2021-Q1", low=Decimal(30), high=Decimal(40))

    assert (made.low, made.high, made.value) == (30, 40, None)
    for wrong, field in (
        ({"value": Decimal(30)}, "low"),
        ({"low": Decimal(30)}, "low"),
        ({"low": Decimal(40), "high": Decimal(30)}, "high"),
    ):
        with pytest.raises(NotPossible) as refused:
            targets.set(inside, by=analyst, from_period="2022-Q1", **wrong)
        assert refused.value.field == field


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({}, "value"),
        ({"value": Decimal(1), "low": Decimal(1), "high": Decimal(2)}, "value"),
        ({"value": Decimal("NaN")}, "value"),
        ({"value": Decimal("0.12345")}, "value"),
        ({"value": Decimal(1), "tolerance": Decimal(-1)}, "tolerance"),
        ({"value": Decimal(1), "from_period": "2021-13"}, "from_period"),
        ({"value": Decimal(1), "from_period": "2021-09"}, "from_period"),
        ({"value": Decimal(1), "to_period": "2020-Q4"}, "to_period"),
    ],
)
def test_what_cannot_be_is_refused_at_its_field(line, analyst, wrong, field):
    with pytest.raises(NotPossible) as refused:
        targets.set(line, by=analyst, **{"from_period": "2021-Q1", **wrong})
    assert refused.value.field == field
    assert (Target.objects.count(), ScorecardLine.objects.get().version) == (0, 1)


def test_a_monthly_scorecard_has_targets_from_months(council, analyst):
    monthly = a_line(a_scorecard(council, cadence="month"))

    targets.set(monthly, by=analyst, from_period="2021-03", value=Decimal(1))
    targets.set(monthly, by=analyst, from_period="2022-01", value=Decimal(2))

    assert spans() == [("2021-03", "2021-12", 1), ("2022-01", "", 2)]
    with pytest.raises(NotPossible, match="months"):
        targets.set(monthly, by=analyst, from_period="2021-Q1", value=Decimal(1))


def test_a_stale_page_sets_nothing(line, analyst):
    targets.set(line, by=analyst, from_period="2021-Q1", value=Decimal(85), seen_version=1)

    with pytest.raises(MovedOn):
        targets.set(line, by=analyst, from_period="2021-Q2", value=Decimal(86), seen_version=1)
    assert spans() == [("2021-Q1", "", 85)]


@pytest.mark.parametrize("role", [*(r for r in Role if r != Role.ANALYST), None])
def test_nobody_else_sets_targets(council, line, role):
    person = a_person(role, council=council) if role else a_person(Role.ANALYST)

    with pytest.raises(PermissionDenied):
        targets.set(line, by=person, from_period="2021-Q1", value=Decimal(85))
    with pytest.raises(PermissionDenied):
        targets.end(a_target(line), by=person, to_period="2021-Q2", reason="Why")


@pytest.mark.parametrize(
    "breaking",
    [{"value": None}, {"low": 1}, {"value": None, "low": 2, "high": 1}, {"tolerance": -1}, {"from_period": "2021-Q1"}],
)
def test_the_database_refuses(line, breaking):
    a_target(line, from_period="2020-Q1")
    a_target(line, from_period="2021-Q1")

    with pytest.raises(IntegrityError), transaction.atomic():
        Target.objects.update(**breaking)
