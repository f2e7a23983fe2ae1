"""Councils, people and what they may do."""

import datetime
from itertools import count
from typing import Any

from portal.accounts.models import Council, Membership, User
from portal.accounts.rules import Role

PASSWORD = "correct horse battery"
_counter = count(1)
PLACES = 9000  # a page takes no larger place in an order, and a long run of tests counts further


def number() -> int:
    """The next number; every call gives another."""
    return next(_counter)


def a_council(**fields: Any) -> Council:
    n = number()
    # Below 800: tests name their own councils above, and the counter may come round to any number.
    return Council.objects.create(**{"number": f"{n % 800:03}", "name": f"Council {n}", **fields})


def a_person(role: Role | str | None = None, *, council: Council | None = None, **fields: Any) -> User:
    """Somebody who holds `role` (for a council of their own unless told which); nobody's officer without a role."""
    n = number()
    password = fields.pop("password", None)
    user = User(**{"email": f"person{n}@example.org", "name": f"Person {n}", **fields})
    user.set_password(password) if password else user.set_unusable_password()
    user.save()
    if role is not None:
        a_membership(user, role, council=council or a_council())
    return user


def a_membership(user: User, role: Role | str, *, council: Council, **fields: Any) -> Membership:
    given = {"job_title": f"{Role(role).name.title()} {user.pk}", "starts": datetime.date(2020, 4, 1), **fields}
    user.__dict__.pop("_current_memberships", None)
    return Membership.objects.create(user=user, council=council, role=Role(role).value, **given)
