"""A report that was withdrawn is corrected, signed and published again; its pages say how it stands at each step."""

import re

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from portal.audit.models import AuditEvent
from portal.audit.refusals import NotReady
from scorecards.committee.models import Report
from scorecards.committee.rules import State
from scorecards.publishing.models import Document, Publication
from scorecards.publishing.services import documents
from scorecards.signoff import services as signoff
from scorecards.signoff.readiness import readiness, report_readiness
from scorecards.submissions.models import Submission
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
    with pytest.raises(ValidationError, match="Revision 2 was begun already: draft"):
        signoff.correct(seen, by=house.other_director, seen_version=seen.version, reason="Twice.")
    assert "Revision 2 was begun already." in page(house.director, now(house), "correct")
    assert Report.objects.count() == 2


def test_a_reason_that_names_few_children_is_refused_at_once_and_one_that_stands_is_reworded_where_the_gap_leads(
    house: House,
) -> None:
    client = Client()
    client.force_login(house.director)
    posted = {"seen_version": now(house).version, "reason": "4 children were left out."}
    answer = client.post(reverse("signoff:correct", args=[house.report.pk]), posted)
    assert answer.context["form"].errors["reason"] == ["Reword “4 children”: so few children could be recognised."]
    with pytest.raises(ValidationError, match="so few children"):
        correct(house, "4 children were left out.")

    fresh = correct(house)
    Report.objects.filter(pk=fresh.pk).update(revision_reason="4 children were left out.")
    (gap,) = [gap for gap in report_readiness(Report.objects.get(pk=fresh.pk)) if "reason" in gap.words]
    assert "Reword the reason for the revision" in gap.words
    assert "4 children were left out." in client.get(gap.href).content.decode()
    assert client.post(gap.href, {"seen_version": fresh.version, "reason": "Some were."}).status_code == 302
    fresh.refresh_from_db()
    assert fresh.revision_reason == "Some were."
    assert not [gap for gap in report_readiness(fresh) if "reason" in gap.words]
    assert client.get(reverse("signoff:correction-reason", args=[house.report.pk])).status_code == 404


def test_the_reason_of_an_open_revision_is_reworded_where_the_gap_leads(house: House) -> None:
    client = Client()
    client.force_login(house.director)
    begin = reverse("signoff:revise", args=[house.submission.pk])
    answer = client.post(begin, {"kind": "corrects", "reason": "4 children were left out."})
    assert answer.context["form"].errors["reason"] == ["Reword “4 children”: so few children could be recognised."]
    client.post(begin, {"kind": "corrects", "reason": "Some were left out."})
    revision = Submission.objects.get(revises=house.submission)
    answer = client.post(begin, {"kind": "corrects", "reason": "Again."})
    assert "Revision 2 was begun already: writing narrative." in answer.content.decode()

    Submission.objects.filter(pk=revision.pk).update(revision_reason="4 children were left out.")
    (gap,) = [gap for gap in readiness(Submission.objects.get(pk=revision.pk)) if "reason" in gap.words]
    assert "Reword the reason" in client.get(reverse("signoff:submission", args=[revision.pk])).content.decode()
    assert client.post(gap.href, {"seen_version": revision.version, "reason": "Some were."}).status_code == 302
    revision.refresh_from_db()
    assert revision.revision_reason == "Some were."
    assert not [gap for gap in readiness(revision) if "reason" in gap.words]


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
