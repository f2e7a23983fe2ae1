"""A figure that changes after words about it were saved stops the quarter and the report until they are read again."""

from dataclasses import replace
from decimal import Decimal

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from portal.figures.vocabulary import Basis
from scorecards.commentary.models import Narrative
from scorecards.commentary.services import narratives
from scorecards.commentary.services.narratives import Words
from scorecards.committee.models import KeyMessage, Report, Section
from scorecards.committee.rules import State as ReportState
from scorecards.signoff.overtaken import old_remarks
from scorecards.signoff.readiness import readiness, report_readiness
from scorecards.signoff.reading import read_report
from scorecards.submissions import queries
from scorecards.submissions.models import Figure, Submission
from scorecards.submissions.rules import State
from scorecards.submissions.services import figures
from tests.scorecards.signoff.builders import House, a_house

pytestmark = pytest.mark.django_db


@pytest.fixture
def house() -> House:
    """A quarter that is collected again, with a narrative that was marked ready when 571 were looked after."""
    made = a_house()
    Submission.objects.filter(pk=made.submission.pk).update(state=State.COLLECTING, sent_at=None, sent_by=None)
    Report.objects.filter(pk=made.report.pk).update(state=ReportState.DRAFT, sent_at=None, sent_by=None)
    Section.objects.filter(report=made.report).update(updated_at=timezone.now())
    made.submission.refresh_from_db()
    say(made)
    return made


def say(house: House, place: object = None) -> Narrative:
    place = place or house.line
    there = Narrative.objects.filter(submission=house.submission).first()
    words = Words(shows="There are 571.", ready=True)
    seen = there.version if there else 0
    covers = [house.line] if place != house.line else []
    return narratives.save(house.submission, place, by=house.analyst, words=words, seen_version=seen, covers=covers)


def put(house: House, value: int) -> None:
    held = Figure.objects.get(submission=house.submission, line=house.line, category=None, basis=Basis.SNAPSHOT)
    reading = replace(queries.uploads.reading_of(held), value=Decimal(value))
    figures.put(house.submission, by=house.analyst, rows=[reading])


def gaps(house: House) -> list[tuple[str, str]]:
    return [(gap.words, gap.href) for gap in readiness(house.submission) if gap.kind == "outdated"]


SAID = "its figure was 571 when it was saved, and is now 561"


def test_a_narrative_is_read_again_when_its_figure_changes(house: House) -> None:
    assert gaps(house) == []
    put(house, 561)
    page = reverse("desk:line", args=[house.submission.pk, house.line.pk])
    assert gaps(house) == [(f"Read the narrative for Children looked after again and save it: {SAID}", page)]
    say(house)
    assert gaps(house) == []


def test_a_figure_that_came_back_to_what_it_was_asks_nothing(house: House) -> None:
    put(house, 561)
    put(house, 571)
    assert gaps(house) == []


def test_a_themes_narrative_rests_on_the_lines_that_it_covers(house: House) -> None:
    Narrative.objects.update(line=None, theme=house.line.theme)
    narrative = Narrative.objects.get()
    put(house, 561)
    assert gaps(house) == []
    narrative.lines.add(house.line)
    page = reverse("desk:theme", args=[house.submission.pk, house.line.theme.code])
    words = f"Read the narrative of Children looked after for Children looked after again and save it: {SAID}"
    assert gaps(house) == [(words, page)]


def report_gaps(house: House) -> list[str]:
    return [gap.words for gap in report_readiness(Report.objects.get(pk=house.report.pk)) if gap.kind == "outdated"]


def report_remarks(house: House) -> list[str]:
    report = Report.objects.get(pk=house.report.pk)
    return [f"{remark.words}. {remark.note}" for remark in old_remarks(report, read_report(report))]


def test_a_section_that_names_the_line_with_its_old_figure_stops_the_report(house: House) -> None:
    KeyMessage.objects.update(text="**Children looked after** are 571.")
    assert report_gaps(house) == []
    put(house, 561)
    assert report_gaps(house) == [
        "Reword or confirm the section “Key messages”: it says 571 for Children looked after, now 561"
    ]
    assert report_remarks(house) == []
    Section.objects.filter(report=house.report).update(updated_at=timezone.now())
    assert report_gaps(house) == []


def test_an_old_figure_without_the_name_of_its_line_is_remarked_on(house: House) -> None:
    put(house, 561)
    assert report_gaps(house) == []
    said = (
        "The section “Key messages” says 571, which no table prints now. "
        "Children looked after was that when the section was saved, and is now 561."
    )
    assert report_remarks(house) == [said]
    client = Client()
    client.force_login(house.director)
    page = client.get(reverse("signoff:report", args=[house.report.pk])).content.decode()
    assert "which no table prints now" in page
    KeyMessage.objects.update(text="There are 1,571, or 571.5, or 5710.")
    assert report_remarks(house) == []
