"""Who may read what is exempt: members by name, for a reason, from a day to a day."""

import datetime

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction

from portal.accounts import access
from portal.accounts.rules import Role
from portal.audit.refusals import MovedOn
from scorecards.committee import queries
from scorecards.committee.models import Entitlement
from scorecards.committee.services import entitlements
from tests import builders
from tests.scorecards.exempt import classify, entitle

pytestmark = pytest.mark.django_db
DAY = datetime.date(2026, 1, 1)


@pytest.fixture
def report():
    return classify(builders.a_report(), "exempt")


@pytest.fixture
def clerk(report):
    return builders.a_person(Role.CLERK, council=report.council)


@pytest.fixture
def member(report):
    return builders.a_person(Role.MEMBER, council=report.council)


def reads(member, report):
    return queries.entitled_reports(member).filter(pk=report.pk).exists()


def test_of_a_committee_it_holds_for_all_its_reports_and_of_a_report_for_that_one(report, clerk, member):
    other = builders.a_report(report.meeting)
    assert (reads(member, report), reads(member, other)) == (False, False)
    entitle(member, report, clerk)
    assert (reads(member, report), reads(member, other)) == (True, False)
    entitle(member, report.meeting.committee, clerk)
    assert reads(member, other)


def test_only_members_of_the_council_are_entitled_and_only_for_a_reason(report, clerk, member):
    officer = builders.a_person(Role.OFFICER, council=report.council)
    abroad = builders.a_person(Role.MEMBER)
    for who in (officer, abroad):
        with pytest.raises(ValidationError, match="is no member"):
            entitle(who, report, clerk)
    with pytest.raises(ValidationError, match="Say why"):
        entitle(member, report, clerk, reason=" ")
    with pytest.raises(ValidationError, match="before the first"):
        entitle(member, report, clerk, starts=DAY, ends=DAY - datetime.timedelta(days=1))
    with pytest.raises(PermissionDenied):
        entitle(member, report, member)
    assert Entitlement.objects.count() == 0


def test_who_is_no_member_any_more_reads_nothing(report, clerk, member):
    entitle(member, report, clerk)
    member.memberships.update(ends=datetime.date(2020, 1, 1), starts=datetime.date(2019, 1, 1))
    access.forget(member)

    assert not reads(member, report)


def test_one_that_was_ended_cannot_be_ended_again(report, clerk, member):
    found = entitle(member, report, clerk)
    entitlements.end(found, by=clerk)
    assert not reads(member, report)
    with pytest.raises(MovedOn):
        entitlements.end(found, by=clerk)


def test_the_database_holds_what_is_said_of_a_grant(report, clerk, member):
    given = {"user": member, "starts": DAY, "reason": "Panel", "granted_by": clerk}
    for wrong in ({}, {"report": report, "committee": report.meeting.committee}, {"report": report, "reason": ""}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Entitlement.objects.create(**{**given, **wrong})
