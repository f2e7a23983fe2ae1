"""Councils and people in one line."""

import datetime

from portal.accounts.models import Council, Membership, User
from portal.accounts.rules import Role

PASSWORD = "a long enough password"


def a_council(**fields: object) -> Council:
    return Council.objects.create(**{"number": "893", "name": "Shropshire Council", **fields})


def a_person(council: Council, role: Role = Role.DIRECTOR, **fields: object) -> User:
    user = User.objects.create_user(
        **{"email": "helen@shropshire.example", "name": "Helen Marsh", "password": PASSWORD, **fields}
    )
    starts = datetime.date(2021, 4, 1)
    Membership.objects.create(user=user, council=council, role=role, job_title="Director", starts=starts)
    return user
