"""The scorecard's page as it is asked for and read back."""

from django.test import Client
from django.urls import reverse

from tests.portal.web.markup import all_of

ASSESSMENTS = "Assessments completed in 45 working days"


def page(made, person="officer", **asked):
    client = Client()
    client.force_login(getattr(made, person) if isinstance(person, str) else person)
    return client.get(reverse("desk:scorecard", args=[made.quarter.pk]), asked)


def row(answer, name):
    rows = answer.content.decode().split('<tr class="los-row')[1:]
    (found,) = [r for r in rows if f">{name}</a>" in r]
    return '<tr class="los-row' + found[: found.index("</tr>")] + "</tr>"


def cells(answer, name):
    """The words of a line's cells after its name."""
    return [cell.text for cell in all_of(row(answer, name), "td")]
