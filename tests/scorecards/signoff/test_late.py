"""A paper that is published after its last day: only with the chair's reason, which its cover prints."""

import datetime
from collections.abc import Iterator
from unittest import mock

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from portal.audit.models import AuditEvent
from portal.audit.refusals import MovedOn, NotReady
from portal.files.services import content_of
from scorecards.committee.models import Report
from scorecards.committee.rules import State
from scorecards.committee.services.late import CLEARED
from scorecards.copies import queries as copies
from scorecards.copies.models import SignedCopy
from scorecards.publishing.models import Document, Publication
from scorecards.publishing.services import documents
from scorecards.publishing.telling.cover import Beside, late
from scorecards.signoff import services as signoff
from tests.scorecards.signoff.builders import House, a_house
from tests.scorecards.signoff.views.pages import address, words

pytestmark = pytest.mark.django_db
# The meeting is on 1 December 2021, its papers are published by 24 November.
IN_TIME, LATE_BY_A_DAY = datetime.date(2021, 11, 24), datetime.date(2021, 11, 25)
CHAIR, REASON = "Councillor Cora Chair", "A flood closed the office."
PRINTED = (
    "Late item. This paper was not published by the last day for the meeting. Councillor Cora Chair, who chairs the "
    "meeting, is of the opinion that it should be considered as a matter of urgency because of special circumstances "
    "(Local Government Act 1972, section 100B(4)(b)): A flood closed the office."
)


@pytest.fixture
def today() -> Iterator[mock.Mock]:
    with mock.patch("django.utils.timezone.localdate", return_value=LATE_BY_A_DAY) as clock:
        yield clock


@pytest.fixture
def house(today: mock.Mock) -> House:
    """Signed and printed, with no reason for being late."""
    house = a_house()
    Report.objects.filter(pk=house.report.pk).update(**CLEARED)
    house.report.refresh_from_db()
    house.sign_all()
    printed(house)
    return now(house)


def now(house: House) -> House:
    house.report = Report.objects.get(pk=house.report.pk)
    return house


def printed(house: House) -> None:
    for document in Document.objects.filter(copy__report=house.report):
        documents.render(document.pk)


def publish(house: House) -> Publication:
    return signoff.publish(now(house).report, by=house.clerk, seen_version=house.report.version)


def take_late(house: House, **said: str) -> None:
    given = {"chair": CHAIR, "reason": REASON, **said}
    signoff.take_late(now(house).report, by=house.clerk, seen_version=house.report.version, **given)


def test_in_time_no_reason_is_asked_for(house: House, today: mock.Mock) -> None:
    today.return_value = IN_TIME
    publish(house)
    assert now(house).report.state == State.PUBLISHED.value


def test_a_day_later_the_paper_waits_for_the_chairs_reason(house: House) -> None:
    with pytest.raises(NotReady) as refused:
        publish(house)
    gap = refused.value.gaps[0]
    assert (gap.kind, gap.href) == ("late", reverse("signoff:late", args=[house.report.pk]))
    assert "were to be published by 24 November 2021" in gap.words
    assert (now(house).report.state, Publication.objects.count()) == (State.SIGNED_OFF.value, 0)


def test_a_day_that_is_over_is_not_set_later_instead_of_giving_a_reason(house: House, today: mock.Mock) -> None:
    meeting = now(house).report.meeting
    tomorrow = {"on": meeting.on, "publish_by": meeting.publish_by + datetime.timedelta(days=2)}
    today.return_value = meeting.publish_by + datetime.timedelta(days=1)
    with pytest.raises(ValidationError, match="needs the chair’s reason"):
        signoff.move_meeting(meeting, by=house.clerk, seen_version=meeting.version, **tomorrow)
    today.return_value = meeting.publish_by
    signoff.move_meeting(meeting, by=house.clerk, seen_version=meeting.version, **tomorrow)


def test_with_the_reason_the_paper_is_printed_again_before_it_is_published(house: House) -> None:
    take_late(house)
    with pytest.raises(NotReady) as refused:
        publish(house)
    assert [gap.kind for gap in refused.value.gaps] == ["paper"]
    printed(house)
    publish(house)
    paper = Document.objects.get(copy__report=house.report, kind="pdf")
    assert paper.beside == {"meeting_on": "2021-12-01", "item": "", "late_reason": REASON, "late_chair": CHAIR}
    acts = AuditEvent.objects.order_by("id").values_list("act", flat=True)
    assert [act for act in acts if act in ("late_recorded", "report_publish")] == ["late_recorded", "report_publish"]


def test_what_was_signed_stays_as_it_was(house: House) -> None:
    copy = SignedCopy.objects.get(report=house.report)
    take_late(house)
    after = SignedCopy.objects.get(pk=copy.pk)
    assert (after.sha256, after.content, after.public_content) == (copy.sha256, copy.content, copy.public_content)
    assert REASON not in after.public_content


def test_the_reason_stands_on_the_page_that_members_read(house: House) -> None:
    take_late(house)
    printed(house)
    publish(house)
    client = Client()
    client.force_login(house.member)
    copy = copies.of_report(house.report)
    assert PRINTED in words(client.get(reverse("publishing:report", args=[copy.pk])))


def test_the_reason_stands_on_the_cover_of_the_paper(house: House) -> None:
    def paper() -> bytes:
        return content_of(Document.objects.select_related("file").get(copy__report=house.report, kind="pdf").file)

    before = paper()
    take_late(house)
    printed(house)
    assert paper() != before
    assert late(Beside(late_chair=CHAIR, late_reason=REASON)) == (PRINTED,)
    assert late(Beside()) == ()


def test_the_reason_can_be_said_anew_until_the_paper_is_out(house: House) -> None:
    take_late(house)
    take_late(house, reason="The flood lasted")
    assert now(house).report.late_reason == "The flood lasted"
    printed(house)
    publish(house)
    with pytest.raises(MovedOn):
        take_late(house)


def test_a_paper_in_time_takes_no_reason(house: House, today: mock.Mock) -> None:
    today.return_value = IN_TIME
    with pytest.raises(ValidationError, match="not late"):
        take_late(house)


def test_a_correction_of_a_paper_that_was_out_in_time_is_not_late(house: House, today: mock.Mock) -> None:
    today.return_value = IN_TIME
    publish(house)
    today.return_value = LATE_BY_A_DAY
    fresh = signoff.correct(
        now(house).report, by=house.director, seen_version=house.report.version, reason="A figure was wrong."
    )
    assert not signoff.is_late(fresh)


def test_a_correction_of_a_late_item_keeps_its_reason(house: House) -> None:
    take_late(house)
    printed(house)
    publish(house)
    fresh = signoff.correct(
        now(house).report, by=house.director, seen_version=house.report.version, reason="A figure was wrong."
    )
    assert (fresh.late_chair, fresh.late_reason, fresh.late_recorded_by) == (CHAIR, REASON, house.clerk)


def test_a_meeting_that_moves_away_takes_the_reason_with_it(house: House) -> None:
    take_late(house)
    meeting = house.report.meeting
    signoff.move_meeting(meeting, by=house.clerk, seen_version=meeting.version, on=datetime.date(2021, 12, 15))
    assert now(house).report.late_reason == ""
    assert Document.objects.get(copy__report=house.report, kind="pdf").beside == {
        "meeting_on": "2021-12-15",
        "item": "",
    }
    assert "late_dropped" in AuditEvent.objects.values_list("act", flat=True)
    printed(house)
    publish(house)


def test_it_takes_the_reason_from_a_correction_that_is_being_written_too(house: House) -> None:
    take_late(house)
    fresh = signoff.correct(
        now(house).report, by=house.director, seen_version=house.report.version, reason="A figure was wrong."
    )
    meeting = now(house).report.meeting
    signoff.move_meeting(meeting, by=house.clerk, seen_version=meeting.version, on=datetime.date(2021, 12, 15))
    fresh.refresh_from_db()
    assert (fresh.late_reason, fresh.late_chair, fresh.late_recorded_at) == ("", "", None)


def test_the_clerk_is_led_from_the_paper_to_the_reason_and_back(house: House, client: Client) -> None:
    client.force_login(house.clerk)
    page = client.get(address("publish", house.report))
    assert address("late", house.report) in page.content.decode()
    assert "Publish it now" not in words(page)

    form = client.get(address("late", house.report))
    assert "special circumstances make it urgent (Local Government Act 1972, section 100B(4)(b))" in words(form)
    empty = client.post(address("late", house.report), {"seen_version": house.report.version})
    assert "The reason was not kept" in words(empty)
    children = {"chair": CHAIR, "reason": "Two children moved.", "seen_version": house.report.version}
    assert "children" in words(client.post(address("late", house.report), children))
    assert now(house).report.late_reason == ""
    given = {"chair": CHAIR, "reason": REASON, "seen_version": house.report.version}
    assert client.post(address("late", house.report), given).status_code == 302
    printed(house)

    page = client.get(address("publish", house.report))
    assert f"It is published as a late item. {CHAIR}: {REASON}" in words(page)
    said = words(client.get(address("report", house.report)))
    assert f"A late item: {CHAIR} takes it as urgent. {REASON} Recorded on" in said
    done = client.post(address("publish", house.report), {"seen_version": now(house).report.version})
    assert done.status_code == 302
    assert now(house).report.state == State.PUBLISHED.value
    assert "No reason is needed" in words(client.get(address("late", house.report)))


def test_of_two_who_say_it_the_second_sees_the_first(house: House, client: Client) -> None:
    client.force_login(house.clerk)
    seen = house.report.version
    take_late(house)
    stale = client.post(
        address("late", house.report), {"chair": "Another", "reason": "Another reason.", "seen_version": seen}
    )
    assert stale.status_code == 409
    assert f"Meanwhile this is kept: {CHAIR}: {REASON}" in words(stale)
    assert now(house).report.late_reason == REASON
