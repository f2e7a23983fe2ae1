"""Days on which a council is closed: kept, told again, refused where they make no sense."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from portal.accounts import services
from portal.accounts.closures import Closure, as_kept, as_told, closed_days, trouble
from portal.accounts.models import Council
from portal.accounts.rules import Role
from portal.audit.models import AuditEvent
from portal.audit.refusals import MovedOn
from tests.builders import a_council, a_person

CHRISTMAS = Closure(date(2026, 12, 24), date(2026, 12, 31), "Christmas")
ONE_DAY = Closure(date(2026, 5, 1), date(2026, 5, 1))


def test_what_is_kept_is_told_again_the_earliest_first() -> None:
    assert as_told(as_kept([CHRISTMAS, ONE_DAY])) == (ONE_DAY, CHRISTMAS)


def test_first_and_last_day_are_both_closed() -> None:
    days = closed_days((ONE_DAY, CHRISTMAS))
    assert (len(days), min(days), max(days)) == (9, ONE_DAY.first, CHRISTMAS.last)


def test_no_closure_is_no_day() -> None:
    assert closed_days(()) == frozenset()


@pytest.mark.parametrize(
    ("closures", "words"),
    [
        ([CHRISTMAS, ONE_DAY], ""),
        ([Closure(date(2026, 5, 2), date(2026, 5, 1))], "on or after the first"),
        ([Closure(date(2026, 5, 1), date(2026, 5, 31))], ""),
        ([Closure(date(2026, 5, 1), date(2026, 6, 1))], "at most 31 days"),
        ([CHRISTMAS, Closure(date(2026, 12, 31), date(2027, 1, 2))], "closed on some of these days already"),
        ([CHRISTMAS, Closure(date(2027, 1, 1), date(2027, 1, 2))], ""),
        ([Closure(date(2026, 1, 1) + timedelta(n), date(2026, 1, 1) + timedelta(n)) for n in range(61)], "at most 60"),
    ],
)
def test_what_makes_no_sense_is_refused_in_words(closures: list[Closure], words: str) -> None:
    assert (words in trouble(closures), bool(trouble(closures))) == (True, bool(words))


@pytest.mark.django_db
def test_the_clerk_sets_them_and_a_stale_page_does_not() -> None:
    council = a_council()
    clerk = a_person(Role.CLERK, council=council)
    services.set_closures(council, by=clerk, seen_version=1, closures=[CHRISTMAS])
    assert (council.closures, council.version) == ((CHRISTMAS,), 2)
    with pytest.raises(MovedOn):
        services.set_closures(council, by=clerk, seen_version=1, closures=[])
    with pytest.raises(ValidationError, match="already"):
        services.set_closures(council, by=clerk, seen_version=2, closures=[CHRISTMAS, CHRISTMAS])
    assert Council.objects.get(pk=council.pk).closures == (CHRISTMAS,)
    event = AuditEvent.objects.get(act="closures_set")
    assert (event.by_id, "2026-12-24" in event.after) == (clerk.pk, True)


@pytest.mark.django_db
@pytest.mark.parametrize("role", [role for role in Role if role != Role.CLERK])
def test_nobody_else_sets_them(role: Role) -> None:
    council = a_council()
    with pytest.raises(PermissionDenied):
        services.set_closures(council, by=a_person(role, council=council), seen_version=1, closures=[])
