"""The pages of a quarter's figures by their names."""

from django.test import Client
from django.urls import reverse

from portal.accounts.rules import Role
from scorecards.submissions.models import Submission, Upload
from tests import builders
from tests.scorecards.submissions.files import csv_file


class Quarter:
    """A quarter with one line, and somebody signed in."""

    def __init__(self, client: Client, role: Role | None = Role.ANALYST, **fields):
        self.submission = builders.a_submission(**fields)
        self.council = self.submission.council
        self.line = builders.a_line(self.submission.scorecard)
        self.client = client
        self.person = self.sign_in(role) if role else None

    def sign_in(self, role: Role, council=None):
        person = builders.a_person(role, council=council or self.council)
        self.client.force_login(person)
        return person

    def address(self, name: str, *more: object) -> str:
        return reverse(f"submissions:{name}", args=[self.submission.pk, *more])

    def upload(self, *rows: str) -> Upload:
        file = csv_file(*rows or [f"{self.line.indicator.code},,,,,81,100,,,,"])
        answer = self.client.post(self.address("uploads"), {"file": file})
        assert answer.status_code == 302, answer.content.decode()
        return Upload.objects.latest("pk")

    @property
    def version(self) -> int:
        return Submission.objects.get(pk=self.submission.pk).version
