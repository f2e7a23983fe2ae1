"""What waits for a clerk: what must be published by when, and what meetings asked for and have not been told."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django.urls import reverse

from portal.accounts.models import Council
from portal.figures.spans import day_words
from portal.home.things import LATE, NOW, Link, Section, Thing, capital
from portal.jobs.rules import State as JobState
from scorecards.committee.queries.calendar import Day, calendar
from scorecards.committee.rules import State
from scorecards.publishing.models import Document
from scorecards.publishing.rules import DocumentKind

PAPER_WORDS = {
    JobState.QUEUED.value: "Its paper waits to be made.",
    JobState.RUNNING.value: "Its paper is being made.",
    JobState.READY.value: "Its paper is ready.",
    JobState.FAILED.value: "Its paper could not be made: open it to try again.",
}


def sections(user: Any, council: Council, today: date) -> list[Section]:
    """Five queries: the calendar's, and the papers of what is signed off."""
    days = calendar(user, council, today=today)
    to_publish = [day for day in days if day.kind == "publish"]
    papers = _papers([day.report.report.pk for day in to_publish if day.report])
    publish = [_publish(day, papers) for day in to_publish]
    owed = [_answer(day) for day in days if day.kind == "answer"]
    meetings = [_meeting(day) for day in days if day.kind == "meeting"]
    calendar_link = [Link("The whole calendar", reverse("committee:calendar"))]
    resolutions = [Link("All resolutions", reverse("committee:resolutions"))]
    return [
        Section("To publish", publish, "Nothing waits to be published.", links=calendar_link, key="publish"),
        Section("Answers that meetings wait for", owed, "No answer is owed.", links=resolutions, key="answers"),
        Section("Next meetings", meetings, "No meeting is arranged.", key="meetings"),
    ]


def _papers(reports: Sequence[int]) -> dict[int, str]:
    """By report: the state of its paper."""
    found = Document.objects.filter(copy__report__in=reports, kind=DocumentKind.PDF.value)
    return dict(found.values_list("copy__report", "state"))


def _publish(day: Day, papers: dict[int, str]) -> Thing:
    shown = day.report
    assert shown is not None  # noqa: S101 - what a day of this kind has
    signed = shown.state == State.SIGNED_OFF
    paper = PAPER_WORDS.get(papers.get(shown.report.pk, ""), "")
    return Thing(
        words=shown.report.title,
        href=reverse("signoff:report", args=[shown.report.pk]) if signed and shown.may_open else "",
        note=f"For {day.meeting}. {paper}".strip(),
        state="To publish" if signed else shown.words,
        tone=LATE if day.late else NOW if signed else "",
        when=f"By {day_words(day.on)}, {day.left}",
    )


def _answer(day: Day) -> Thing:
    resolution = day.resolution
    assert resolution is not None  # noqa: S101 - what a day of this kind has
    who = f"{resolution.respondent} owes the answer. " if resolution.respondent else ""
    return Thing(
        words=capital(resolution.text if len(resolution.text) <= 120 else f"{resolution.text[:117]}…"),
        href=reverse("committee:meeting", args=[day.meeting.pk]),
        note=f"{who}{day.meeting}.",
        state="Late" if day.late else "Waiting",
        tone=LATE if day.late else "",
        when=f"Due {day_words(day.on)}, {day.left}",
    )


def _meeting(day: Day) -> Thing:
    reports = day.shown.reports if day.shown else []
    return Thing(
        words=day.meeting.committee.name,
        href=reverse("committee:meeting", args=[day.meeting.pk]),
        note=_titles([shown.report.title for shown in reports]),
        when=f"{day_words(day.on)}, {day.left}",
    )


def _titles(titles: Iterable[str]) -> str:
    return ". ".join(titles) or "No report yet."
