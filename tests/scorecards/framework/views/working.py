"""An analyst who is signed in, and the line that the pages are about."""

from django.test import TestCase
from django.urls import reverse

from portal.accounts.rules import Role
from tests.builders import (
    a_council,
    a_line,
    a_person,
    a_scorecard,
)


class Working(TestCase):
    """What an analyst does on the pages."""

    @classmethod
    def setUpTestData(cls):
        cls.council = a_council()
        cls.analyst = a_person(Role.ANALYST, council=cls.council)
        cls.line = a_line(a_scorecard(cls.council))
        cls.scorecard = cls.line.scorecard

    def setUp(self):
        self.client.force_login(self.analyst)

    def url(self, name, *args):
        if name in ("scorecards", "schemes"):
            return reverse(f"framework:{name}")
        return reverse(f"framework:{name}", args=args or [self.line.pk])

    def filled(self, **changed):
        """The line's form as the page shows it, with some of it changed."""
        line = self.line
        given = {
            "theme": line.theme_id,
            "order": line.order,
            "headline_basis": line.headline_basis,
            "narrative_when": line.narrative_when,
            "life_cycle": line.life_cycle,
            "counts": line.counts,
            "threshold": line.threshold,
            "seen_version": line.version,
        }
        return {**given, **changed}
