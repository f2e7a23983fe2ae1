"""What changed since the director last read a report stands on its page."""

import datetime
import re
from decimal import Decimal

import pytest
from django.utils import timezone

from portal.accounts.rules import Role
from portal.audit.models import AuditEvent
from portal.audit.services import record
from portal.figures.vocabulary import Basis
from scorecards.commentary.models import NarrativeRevision
from scorecards.commentary.services import narratives
from scorecards.committee.models import Section, SectionRevision
from scorecards.committee.services import reports, sections
from scorecards.signoff import services as signoff
from scorecards.submissions.models import Submission
from scorecards.submissions.reading import Reading
from scorecards.submissions.services import figures
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


def test_everybody_who_changed_something_since_is_named_with_the_moment(director, house):
    synopsis = synopsis_of_a_report_sent_back(house)
    olga = builders.a_person(Role.ANALYST, council=house.council, name="Olga Other")
    signoff.recall(house.submission, by=house.analyst, seen_version=house.submission.version)
    reports.move(house.report, "recall", by=house.analyst, seen_version=house.report.version)
    for number, by in enumerate((house.analyst, olga, house.analyst), 1):
        words_of = narratives.Words(f"Wording {number}.")
        narratives.save(house.submission, house.line, by=by, seen_version=number - 1, words=words_of)
    for number, by in enumerate((house.analyst, house.other_director), 1):
        sections.save(synopsis, by=by, seen_version=synopsis.version, text=f"Synopsis {number}.")
        synopsis.refresh_from_db()
    said = words(director.get(address("report", house.report)))

    moment = r"\d+ \w+ \d{4} at \d\d:\d\d"
    assert re.search(rf"Synopsis Written anew\. By Anna Analyst, {moment}; and Otto Other, {moment}\.", said)
    written = rf"Narrative written; it was missing\. By Olga Other, {moment}; and Anna Analyst, {moment}\."
    assert re.search(written, said)


def test_who_put_figures_in_since_is_named(director, house):
    synopsis_of_a_report_sent_back(house)
    figure = house.submission.figures.get(category=None)
    for by, value in (
        (house.analyst, 572),
        (builders.a_person(Role.ANALYST, council=house.council, name="Ada O"), 573),
    ):
        put(house, by, figure, value)
    record("figures_put", by=house.director, subject=house.submission, after={f"line {house.line.pk}9: snapshot": "1"})
    said = words(director.get(address("report", house.report)))
    told = r"At 30 September 2021: was 571, now 573\. By Anna Analyst, [^;]*; and Ada O, [^;.]*\."
    assert re.search(rf"{house.line} {told}", said)


def test_a_figure_put_back_says_nothing_and_one_taken_out_is_named(director, house):
    synopsis_of_a_report_sent_back(house)
    figure = house.submission.figures.get(category=None)
    put(house, house.analyst, figure, 600)
    put(house, house.analyst, figure, 571)
    put(house, house.analyst, house.submission.figures.get(category__label="With foster carers"), "72.4")
    said = words(director.get(address("report", house.report)))
    assert f"{house.line} With foster carers, at 30 September 2021: was 72.3%, now 72.4%. By Anna Analyst" in said
    assert "At 30 September 2021:" not in said

    Submission.objects.filter(pk=house.submission.pk).update(state="collecting", sent_by=None, sent_at=None)
    analyst, cleared = house.analyst, [(figure.pk, figure.version)]
    figures.type_in(house.submission, house.line, by=analyst, rows=[], cleared=cleared)
    assert "At 30 September 2021: taken out." in words(director.get(address("report", house.report)))


def put(house, by, figure, value):
    """As the page keeps a figure: written, with what stood before in the trail."""
    dates = (figure.period_start, figure.period_end)
    row = Reading(house.line.pk, figure.category_id, Basis(figure.basis), *dates, value=Decimal(str(value)))
    figures.write(house.submission, by=by, rows=[row])
    figure.refresh_from_db()


def yesterday(days):
    return timezone.now() - datetime.timedelta(days=days)
