"""Later figures beside a signed report: a paper and a copy of their own, and the report stays as it was signed."""

import datetime
import io
from decimal import Decimal
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from scorecards.committee.models import Report
from scorecards.committee.services import supplements
from scorecards.copies.models import SignedCopy
from scorecards.publishing import queries as publishing
from scorecards.publishing.making import story_of_copy
from scorecards.publishing.models import Document, Publication
from scorecards.signoff import services as signoff
from scorecards.signoff.readiness import report_readiness
from scorecards.submissions.models import Figure, Submission
from scorecards.submissions.rules import State
from tests import builders
from tests.scorecards.signoff.builders import House, a_house

pytestmark = pytest.mark.django_db

REASON = "The next quarter closed before the meeting."


def later(house: House, value: str = "580", part: str = "0.7") -> Submission:
    """The next quarter in review: so many children, so many per cent of them placed for adoption."""
    period = "2021-Q3" if house.submission.period == "2021-Q2" else "2022-Q4"
    sent = {"sent_by": house.analyst, "sent_at": timezone.now()}
    found = builders.a_submission(house.submission.scorecard, period=period, state=State.REVIEW, **sent)
    day = found.data_date
    for figure in Figure.objects.filter(submission=house.submission):
        number = Decimal(value) if figure.category_id is None else figure.value
        if figure.category_id and figure.value == Decimal("0.7"):
            number = Decimal(part)
        at = {"basis": figure.basis, "period_start": day, "period_end": day}
        builders.a_figure(found, house.line, category=figure.category, value=number, **at)
    return found


def begun(house: House, quarter: Submission, **said: Any) -> Report:
    given = {"reason": REASON, **said}
    return supplements.begin_supplement(house.report, by=house.analyst, submissions=[quarter], **given)


def signed(house: House) -> tuple[SignedCopy, SignedCopy]:
    """The report's copy and its supplement's."""
    first = house.sign_all()
    house.report.refresh_from_db()
    quarter = later(house)
    fresh = begun(house, quarter)
    house_ = House(**{**vars(house), "report": fresh, "submission": quarter})
    signoff.send_report(fresh, by=house.analyst, seen_version=fresh.version)
    fresh.refresh_from_db()
    return first, house_.sign_all()


def out(house: House, copy: SignedCopy, **fields: Any) -> Publication:
    publication = Publication.objects.create(copy=copy, published_by=house.clerk)
    Publication.objects.filter(pk=publication.pk).update(**fields)
    return publication


def reads(house: House, copy: SignedCopy) -> Any:
    client = Client()
    client.force_login(house.member)
    return client.get(reverse("publishing:report", args=[copy.pk]))


def test_a_supplement_has_a_place_of_its_own_in_the_chain_and_leaves_the_report_as_it_was() -> None:
    house = a_house()
    first, second = signed(house)
    before = (first.sha256, first.content, first.public_content)
    first.refresh_from_db()
    assert (first.sha256, first.content, first.public_content) == before
    assert second.position > first.position
    assert second.report_id != first.report_id
    call_command("check_chain", council=house.council.number, stdout=io.StringIO())


def test_its_paper_says_beside_what_it_stands_and_why() -> None:
    house = a_house()
    first, second = signed(house)
    story = story_of_copy(second)
    assert any(f"A supplement to “{first.title}”" in notice and first.sha256[:8] in notice for notice in story.notices)
    assert REASON in str(story.sections[0].parts)
    assert Document.objects.filter(copy=second).exists()


def test_figures_are_withheld_beside_those_of_the_report() -> None:
    house = a_house()
    _first, second = signed(house)
    text = second.public_content
    assert '"figure":"580"' in text
    assert '"figure":"0.7"' not in text


def test_members_find_the_two_beside_each_other_once_both_are_published() -> None:
    house = a_house()
    first, second = signed(house)
    out(house, first)
    assert reverse("publishing:report", args=[second.pk]) not in reads(house, first).content.decode()
    out(house, second)
    assert reverse("publishing:report", args=[second.pk]) in reads(house, first).content.decode()
    assert reverse("publishing:report", args=[first.pk]) in reads(house, second).content.decode()


def test_a_supplement_is_withdrawn_by_itself() -> None:
    house = a_house()
    first, second = signed(house)
    out(house, first)
    gone = {"withdrawn_at": timezone.now(), "withdrawn_by": house.clerk, "withdrawn_reason": "A fault."}
    out(house, second, **gone)
    assert reads(house, second).status_code == 404
    assert publishing.supplements_of(house.member, first) == []
    assert reads(house, first).status_code == 200


def test_a_supplement_of_a_corrected_report_stands_beside_the_correction_too() -> None:
    house = a_house()
    first, second = signed(house)
    out(house, first)
    out(house, second)
    house.report.refresh_from_db()
    fresh = signoff.correct(house.report, by=house.director, seen_version=house.report.version, reason="A fault.")
    signoff.send_report(fresh, by=house.analyst, seen_version=fresh.version)
    house.report = Report.objects.get(pk=fresh.pk)
    assert publishing.supplements_of(house.member, house.sign_report()) == [second]


def test_after_the_meeting_it_is_no_late_item() -> None:
    house = a_house()
    _first, second = signed(house)
    assert second.report is not None
    assert second.report.meeting.on < timezone.localdate()
    assert not signoff.is_late(second.report)


def test_figures_no_later_than_the_report_are_refused() -> None:
    house = a_house()
    house.sign_all()
    house.report.refresh_from_db()
    with pytest.raises(ValidationError):
        begun(house, house.submission)


def test_a_draft_another_council_and_a_reason_that_counts_children_are_refused() -> None:
    house = a_house()
    with pytest.raises(ValidationError):
        begun(house, later(house))
    house.sign_all()
    house.report.refresh_from_db()
    quarter = house.submission.scorecard.submissions.exclude(pk=house.submission.pk).get()
    for words in ("", "Three children were counted twice."):
        with pytest.raises(ValidationError):
            begun(house, quarter, reason=words)
    with pytest.raises(ValidationError):
        begun(house, builders.a_submission(period="2026-Q1"))
    with pytest.raises(PermissionDenied):
        supplements.begin_supplement(house.report, by=house.clerk, reason=REASON, submissions=[quarter])


def test_no_supplement_of_a_supplement() -> None:
    house = a_house()
    _first, second = signed(house)
    assert second.report is not None
    with pytest.raises(ValidationError):
        supplements.begin_supplement(second.report, by=house.analyst, reason=REASON, submissions=[house.submission])


def test_a_quarter_that_ends_after_the_meeting_is_taken_as_it_is_later() -> None:
    house = a_house()
    house.sign_all()
    house.report.refresh_from_db()
    fresh = begun(house, later(house))
    assert fresh.submissions.get().data_date > datetime.date(2021, 12, 1)
    assert [gap.words for gap in report_readiness(fresh) if gap.kind == "quarter"] == []
