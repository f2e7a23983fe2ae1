"""What changed since the director last read a report stands on its page."""

import datetime
import re

import pytest
from django.utils import timezone

from portal.audit.models import AuditEvent
from scorecards.commentary.models import NarrativeRevision
from scorecards.committee.models import Section, SectionRevision
from tests import builders
from tests.scorecards.signoff.views.pages import address, words

pytestmark = pytest.mark.django_db


def synopsis_of_a_report_sent_back(house):
    """Written two days ago and sent back yesterday."""
    section = Section.objects.get(report=house.report, key="synopsis")
    SectionRevision.objects.create(section=section, number=1, text=section.text, saved_at=yesterday(2))
    AuditEvent.objects.create(
        at=yesterday(1),
        by_id=house.director.pk,
        act="report_send_back",
        subject_type="committee.report",
        subject_id=str(house.report.pk),
    )
    return section


def test_the_first_reading_says_that_all_is_new(director, house):
    assert "This is the first time that it comes to you" in words(director.get(address("report", house.report)))


def test_what_changed_since_it_was_sent_back_has_a_bar(director, house):
    section = synopsis_of_a_report_sent_back(house)
    Section.objects.filter(pk=section.pk).update(
        text=f"{section.text}\n\nDemand grew with the lockdowns.", updated_at=timezone.now()
    )
    narrative = builders.a_narrative(
        house.submission, line=house.line, shows="571, more than ever.", ready=True, updated_by=house.analyst
    )
    NarrativeRevision.objects.create(narrative=narrative, number=1, shows=narrative.shows)
    answer = director.get(address("report", house.report))

    said = words(answer)
    assert f"What changed since you read it on {yesterday(1):%-d %B %Y}" in said
    assert "Synopsis Written anew." in said
    assert f"{house.line} Narrative written; it was missing. By Anna Analyst." in said
    bars = re.findall(r'class="los-changed"\s*>(.*?)</span>', answer.content.decode(), re.S)
    assert [re.sub(r"<[^>]+>", "", bar).strip() for bar in bars] == [
        "Demand grew with the lockdowns.",
        "571, more than ever.",
    ]


def test_a_quarter_that_came_back_does_not_send_the_report_back(director, house):
    AuditEvent.objects.create(
        at=yesterday(1),
        by_id=house.other_director.pk,
        act="send_back",
        subject_type="submissions.submission",
        subject_id=str(house.submission.pk),
    )
    said = words(director.get(address("report", house.report)))
    assert "since it was sent back" not in said
    assert "This is the first time that it comes to you" in said


def test_a_section_without_words_is_emptied(director, house):
    section = synopsis_of_a_report_sent_back(house)
    Section.objects.filter(pk=section.pk).update(text="", updated_at=timezone.now())
    said = words(director.get(address("report", house.report)))
    assert "Synopsis Emptied." in said
    assert "Synopsis Written anew." not in said


def yesterday(days):
    return timezone.now() - datetime.timedelta(days=days)
