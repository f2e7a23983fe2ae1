"""Who reads the framework, who changes it, and for whom it does not exist."""

from datetime import date

import pytest
from django.test import override_settings
from django.urls import reverse

from portal.accounts.rules import Role
from scorecards.framework.models import ScorecardLine, SeriesBreak, Target
from tests.builders import (
    a_council,
    a_line,
    a_person,
    a_scheme,
    a_scorecard,
    a_target,
)
from tests.scorecards.framework.views.working import Working

pytestmark = pytest.mark.django_db


READ = ("scorecard", "line", "targets")
EDIT = ("change-scorecard", "add-line", "change-line", "add-break", "end-target", "make-scorecard", "make-scheme")
POSTS = (*EDIT, "targets", "drop-break")


@pytest.fixture
def scene():
    """A council with a scorecard, a line, a target and a break; and every address that speaks of them."""
    council = a_council()
    line = a_line(a_scorecard(council))
    target = a_target(line)
    broken = SeriesBreak.objects.create(line=line, on=date(2021, 4, 1), reason="Counts differ")
    keys = {
        **{key: [line.scorecard_id] for key in ("scorecard", "change-scorecard", "add-line")},
        **{key: [line.pk] for key in ("line", "change-line", "add-break", "targets")},
        **{key: [council.number] for key in ("make-scorecard", "make-scheme")},
        "end-target": [line.pk, target.pk],
        "drop-break": [line.pk, broken.pk],
        "scheme": [line.scorecard.scheme_id],
    }
    return council, {name: reverse(f"framework:{name}", args=args) for name, args in keys.items()}


def statuses(client, urls, names, method="get"):
    return {name: getattr(client, method)(urls[name]).status_code for name in names}


@pytest.mark.parametrize(
    ("role", "reads", "edits"),
    [
        (Role.ANALYST, 200, 200),
        (Role.OFFICER, 200, 403),
        (Role.DIRECTOR, 200, 403),
        (Role.MEMBER, 404, 404),
        (Role.CLERK, 404, 404),
        (Role.ADMINISTRATOR, 404, 404),
    ],
)
def test_drafts_are_read_by_staff_and_changed_by_analysts(client, scene, role, reads, edits):
    council, urls = scene
    client.force_login(a_person(role, council=council))

    assert statuses(client, urls, READ) == dict.fromkeys(READ, reads)
    assert statuses(client, urls, EDIT) == dict.fromkeys(EDIT, edits)
    if edits != 200:
        assert statuses(client, urls, POSTS, "post") == dict.fromkeys(POSTS, edits)
        assert (ScorecardLine.objects.count(), Target.objects.count(), SeriesBreak.objects.count()) == (1, 1, 1)


@pytest.mark.parametrize("role", Role)
def test_another_councils_framework_does_not_exist(client, scene, role):
    client.force_login(a_person(role))

    assert statuses(client, scene[1], (*READ, *EDIT)) == dict.fromkeys((*READ, *EDIT), 404)
    assert statuses(client, scene[1], POSTS, "post") == dict.fromkeys(POSTS, 404)


def test_nobody_comes_in_without_signing_in(client, scene):
    urls = {**scene[1], "scorecards": reverse("framework:scorecards"), "schemes": reverse("framework:schemes")}

    assert statuses(client, urls, urls) == dict.fromkeys(urls, 302)


@pytest.mark.parametrize(
    ("role", "status"), [*((role, 200) for role in Role if role != Role.ADMINISTRATOR), (Role.ADMINISTRATOR, 404)]
)
def test_how_ratings_are_worked_out_is_read_by_members_too(client, role, status):
    council = a_council()
    shipped, own, others = a_scheme(), a_scheme(council=council), a_scheme(council=a_council())
    client.force_login(a_person(role, council=council))

    found = [client.get(reverse("framework:scheme", args=[each.pk])).status_code for each in (shipped, own, others)]
    assert found == [status, status, 404]


def test_the_rule_of_a_scheme_is_told_in_words(client):
    client.force_login(a_person(Role.MEMBER))

    page = client.get(reverse("framework:scheme", args=[a_scheme().pk])).content.decode()

    assert "On target at 85% or more; within tolerance down to 80%; otherwise off target." in page
    assert "Up to 1 tolerance short of the target" in page


class Costs(Working):
    """No page costs more for more rows."""

    @override_settings(NAVIGATION="", FOOTER="")
    def test_the_pages_cost_the_same_for_one_row_and_for_three(self):
        pages = {
            self.url("scorecards"): 5,
            self.url("scorecard", self.scorecard.pk): 7,
            self.url("add-line", self.scorecard.pk): 7,
            self.url("targets"): 6,
            self.url("schemes"): 5,
        }
        a_target(self.line, from_period="2020-Q1")
        for url, queries in pages.items():
            with self.subTest(url, rows=1), self.assertNumQueries(queries):
                self.client.get(url)
        for number in (1, 2):
            a_scorecard(self.council)
            a_line(self.scorecard, owner=self.analyst)
            a_target(self.line, from_period=f"2021-Q{number}")
        for url, queries in pages.items():
            with self.subTest(url, rows=3), self.assertNumQueries(queries):
                self.client.get(url)
