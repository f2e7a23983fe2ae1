"""Members' pages by their names, and their words."""

from django.test import Client

from portal.accounts.models import Council
from portal.accounts.rules import Role
from tests import builders


def signed_in(client: Client, role: Role | str | None, council: Council):
    person = builders.a_person(role, council=council)
    client.force_login(person)
    return person


def words(answer) -> str:
    return " ".join(answer.content.decode().split()).replace(" >", ">")
