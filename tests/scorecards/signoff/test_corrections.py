"""A report that was withdrawn is corrected, signed and published again; its pages say how it stands at each step."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from portal.audit.models import AuditEvent
from portal.audit.refusals import MovedOn, NotReady
from scorecards.committee.models import Report
from scorecards.committee.rules import State
from scorecards.publishing.models import Document, Publication
from scorecards.publishing.services import documents
from scorecards.signoff import services as signoff
from tests.scorecards.signoff.builders import House, a_house

pytestmark = pytest.mark.django_db
WHY = "A name was left in."


@pytest.fixture
def house() -> House:
    house = a_house()
    house.sign_quarter()
    sign_and_publish(house)
    return house


def sign_and_publish(house: House) -> None:
    copy = house.sign_report()
    for document in Document.objects.filter(copy=copy):
        documents.render(document.pk)
    signoff.publish(now(house), by=house.clerk, seen_version=now(house).version)


def now(house: House) -> Report:
    house.report = Report.objects.get(pk=house.report.pk)
    return house.report


def withdraw(house: House) -> None:
    signoff.withdraw(now(house), by=house.clerk, seen_version=now(house).version, reason=WHY)


def correct(house: House, reason: str = "The name is taken out.") -> Report:
    return signoff.correct(now(house), by=house.director, seen_version=now(house).version, reason=reason)


def page(person: object, report: Report, name: str = "report") -> str:
    client = Client()
    client.force_login(person)
    html = client.get(reverse(f"signoff:{name}", args=[report.pk])).content.decode()
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def test_a_withdrawn_report_is_corrected_and_published_and_the_first_stays_withdrawn(house: House) -> None:
    first = now(house)
    withdraw(house)
    fresh = correct(house)
    assert (fresh.state, fresh.revision, fresh.revises) == (State.DRAFT.value, 2, first)
    assert State(now(house).state) == State.WITHDRAWN

    signoff.send_report(fresh, by=house.analyst, seen_version=fresh.version)
    house.report = fresh
    sign_and_publish(house)

    earlier, later = Publication.objects.order_by("pk")
    assert (earlier.withdrawn_reason, earlier.superseded_by, later.withdrawn_at) == (WHY, later, None)
    assert AuditEvent.objects.filter(act="report_corrected", subject_id=str(fresh.pk)).count() == 1
    member = Client()
    member.force_login(house.member)
    codes = [member.get(reverse("publishing:report", args=[p.copy_id])).status_code for p in (earlier, later)]
    assert codes == [404, 200]
    paper = member.get(reverse("publishing:report", args=[later.copy_id])).content.decode()
    assert "This is revision 2 of the report. The name is taken out." in " ".join(paper.split())


def test_the_page_says_how_a_withdrawn_report_stands(house: House) -> None:
    first = now(house)
    assert "Correct the report" in page(house.director, first)
    withdraw(house)
    said = page(house.director, first)
    assert f"by Clara Clerk: {WHY}" in said
    assert "Members read nothing in its place. To publish it again, correct it" in said
    assert "later revision" not in said
    assert "Correct the report" in said
    assert "To publish it again" not in page(house.clerk, first)
    assert "This paper stays withdrawn." in page(house.director, first, "correct")

    fresh = correct(house)
    said = page(house.director, first)
    assert "Revision 2 corrects it and is not published yet." in said
    assert "Correct the report" not in said

    signoff.send_report(fresh, by=house.analyst, seen_version=fresh.version)
    house.report = fresh
    sign_and_publish(house)
    assert "Members read revision 2 in its place." in page(house.director, first)

    withdraw(house)
    assert "Members read nothing in its place." in page(house.director, first)


def test_of_two_who_begin_a_correction_one_is_told(house: House) -> None:
    seen = now(house)
    correct(house)
    with pytest.raises(MovedOn):
        signoff.correct(seen, by=house.other_director, seen_version=seen.version, reason="Twice.")
    with pytest.raises(MovedOn):
        correct(house, "Twice, with the page read again.")
    assert Report.objects.count() == 2


def test_an_earlier_revision_is_not_published_for_one_that_was_withdrawn(house: House) -> None:
    second = correct(house)
    signoff.send_report(second, by=house.analyst, seen_version=second.version)
    house.report = second
    house.sign_report()
    third = correct(house)
    signoff.send_report(third, by=house.analyst, seen_version=third.version)
    house.report = third
    sign_and_publish(house)
    withdraw(house)
    second.refresh_from_db()
    with pytest.raises(NotReady) as refused:
        signoff.publish(second, by=house.clerk, seen_version=second.version)
    assert [str(gap) for gap in refused.value.gaps] == [
        "A later revision of this report was published and has been withdrawn. Correct that one. Publish no earlier one"
    ]
