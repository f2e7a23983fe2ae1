"""Two acts on a council's roles at the same moment, on a real database: what holds of all roles holds after both."""

import pytest
from django.utils import timezone

from portal.accounts import access, services
from portal.accounts.models import Membership, User
from portal.accounts.rules import Role
from tests.amid import amid
from tests.builders import PASSWORD, a_council, a_person


@pytest.mark.django_db(transaction=True)
def test_two_administrators_who_end_each_other_do_not_leave_nobody():
    council = a_council()
    one, other = (a_person(Role.ADMINISTRATOR, council=council) for _ in range(2))
    hers, his = (Membership.objects.get(user=person) for person in (one, other))
    today = timezone.localdate()
    # Both were let in by then: a request reads its person's roles once.
    assert len(access.memberships(one)) == len(access.memberships(other)) == 1

    told = amid(
        lambda: services.end(his, by=one, on=today),
        lambda: services.end(hers, by=other, on=today),
    )

    assert told == ("ValidationError: Nobody else is administrator after that day. Invite another administrator first.")
    assert list(Membership.objects.current().filter(council=council)) == [hers]


@pytest.mark.django_db(transaction=True)
def test_a_role_given_twice_at_once_is_held_once():
    council = a_council()
    one, other = (a_person(Role.ADMINISTRATOR, council=council) for _ in range(2))
    priya, today = a_person(name="Priya Nair"), timezone.localdate()

    def giving(by):
        wanted = {"user": priya, "role": Role.OFFICER, "job_title": "Manager", "starts": today, "ends": today}
        return lambda: services.give(council, by=by, **wanted)

    assert amid(giving(one), giving(other)) == "ValidationError: Priya Nair holds this role in that time already."
    assert Membership.objects.filter(user=priya).count() == 1


@pytest.mark.django_db(transaction=True)
def test_of_guesses_made_at_once_five_are_heard():
    """Each was let in by a count that another was about to change."""
    person = a_person(password=PASSWORD)
    mine, theirs = (User.objects.get(pk=person.pk) for _ in range(2))
    for _ in range(services.WRONG_PASSWORDS - 1):
        with pytest.raises(services.NotConfirmed):
            services.confirm(person, "not it")

    told = amid(lambda: wrongly(mine), lambda: services.confirm(theirs, PASSWORD))

    assert told == "NotConfirmed: Too many wrong passwords. Wait a quarter of an hour."


def wrongly(person):
    with pytest.raises(services.NotConfirmed, match="That is not your password"):
        services.confirm(person, "not it")
