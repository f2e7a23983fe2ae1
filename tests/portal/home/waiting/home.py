"""The first page of somebody on a Monday in November."""

import datetime
from unittest import mock

from django.test import TestCase

from portal.accounts.rules import Role
from portal.home.things import Section, Thing
from tests.portal.home.builders import at_home

MONDAY = datetime.date(2021, 11, 8)
DAY = datetime.timedelta(days=1)


class Home(TestCase):
    """Monday 8 November 2021."""

    role = Role.OFFICER
    password = ""

    def setUp(self):
        clock = mock.patch("django.utils.timezone.localdate", return_value=MONDAY)
        clock.start()
        self.addCleanup(clock.stop)
        self.client, self.person, self.council = at_home(self.role, password=self.password)

    def sections(self, client=None) -> dict[str, Section]:
        answer = (client or self.client).get("/")
        assert answer.status_code == 200
        return {section.heading: section for section in answer.context["waiting"].sections}

    def things(self, heading: str, client=None) -> list[Thing]:
        return list(self.sections(client)[heading].things)

    def says(self) -> str:
        return self.client.get("/").context["waiting"].says
