"""What waits for an analyst: open quarters and what they lack, reports in draft, questions from members."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils import timezone

from benchmarks.published import listings, stages
from benchmarks.published.stages import Stage
from portal.accounts.models import Council
from portal.figures.spans import day_words
from portal.home.queries.quarters import OpenQuarter
from portal.home.things import LATE, NOW, Link, Section, Thing, capital, counted, due_words
from scorecards.committee.models import Report
from scorecards.committee.rules import State as ReportState
from scorecards.scrutiny.queries import waiting_for
from scorecards.signoff.readiness import READ_AGAIN
from scorecards.submissions.rules import STATE_WORDS, State

# Where a narrative stands that somebody must write at, and how a count of them is said.
WAITING = {"Missing": "missing", "Draft": "draft", READ_AGAIN: "to read again"}
# What is to be done with a published file.
READ = {
    Stage.ASKED: "Some of its names are other than before.",
    Stage.UNMAPPED: "Nothing is mapped in its table yet.",
    Stage.READ: "It is read; accept or discard it.",
}


def quarter_section(quarters: Iterable[OpenQuarter], today: date, *, heading: str = "Open quarters") -> Section:
    """Each open quarter with what it lacks."""
    things = [quarter_thing(quarter, today) for quarter in quarters]
    links = [Link("All quarters", reverse("desk:quarters"))]
    return Section(heading, things, "No quarter is open.", links=links, key="quarters")


def quarter_thing(quarter: OpenQuarter, today: date) -> Thing:
    """A quarter: figures missing while it collects, narratives while officers write."""
    submission = quarter.submission
    state = State(submission.state)
    page = "submissions:figures" if state == State.COLLECTING else "desk:scorecard"
    due = submission.narrative_due
    return Thing(
        words=f"{submission.scorecard.name}, {quarter.title}",
        href=reverse(page, args=[submission.pk]),
        note=" ".join(_lacks(quarter, state)),
        state=STATE_WORDS[state],
        tone=_tone(quarter, state, today),
        when="" if state == State.REVIEW else due_words(due, today, what="Narrative due"),
    )


def _tone(quarter: OpenQuarter, state: State, today: date) -> str:
    due = quarter.submission.narrative_due
    words = _counts(quarter)
    if state == State.COMMENTARY and due and due < today and any(words[word] for word in WAITING):
        return LATE
    return "" if state == State.REVIEW else NOW


def _lacks(quarter: OpenQuarter, state: State) -> Iterator[str]:
    live = [line for line in quarter.lines if line.live]
    gaps = sum(line.figure is None for line in live)
    if state == State.COLLECTING:
        yield f"{gaps} of {counted(len(live), 'line')} without a figure." if gaps else "Every line has its figure."
        if quarter.waiting_uploads:
            waits = "waits" if quarter.waiting_uploads == 1 else "wait"
            yield f"{counted(quarter.waiting_uploads, 'file')} {waits} for a decision."
        return
    if state == State.REVIEW and quarter.submission.sent_at:
        sender = quarter.submission.sent_by
        yield f"Sent by {sender.name if sender else 'somebody'} on {_day(quarter.submission.sent_at)}."
    counts = _counts(quarter)
    needed = sum(line.state.needed or line.state.word != "Not needed" for line in live)
    yield f"{counts['Ready']} of {counted(needed, 'narrative')} ready{_rest(counts)}."
    if asked := sum(line.state.comment for line in live):
        yield f"{counted(asked, 'question')} of the director without an answer."
    if whole := quarter.asked_whole:
        waits = "waits" if whole == 1 else "wait"
        yield f"{counted(whole, 'comment')} on the whole quarter {waits} for an answer."


def _rest(counts: Counter[str]) -> str:
    parts = [f"{counts[word]} {said}" for word, said in WAITING.items() if counts[word]]
    return f": {', '.join(parts)}" if parts else ""


def _counts(quarter: OpenQuarter) -> Counter[str]:
    return Counter(line.state.word for line in quarter.lines if line.live)


def draft_reports(council: Council, today: date) -> Section:
    """Reports that are being written. One query."""
    found = Report.objects.filter(meeting__committee__council=council, state=ReportState.DRAFT.value)
    found = found.select_related("meeting__committee").order_by("meeting__on", "title")
    things = [_report(report, today) for report in found]
    links = [Link("All reports", reverse("committee:reports"))]
    return Section("Reports in draft", things, "No report is being written.", links=links, key="reports")


def _report(report: Report, today: date) -> Thing:
    back = f"Sent back: {report.sent_back_reason}" if report.sent_back_reason else ""
    late = report.meeting.publish_by < today
    return Thing(
        words=report.title,
        href=reverse("committee:report", args=[report.pk]),
        note=f"For {report.meeting}. {back}".strip(),
        state="Sent back" if back else "Draft",
        tone=LATE if late else NOW if back else "",
        when=due_words(report.meeting.publish_by, today, what="To publish by"),
    )


def question_section(user: Any, council: Council) -> Section:
    """Members' requests without an answer. One query."""
    found = waiting_for(user).filter(council=council)
    things = [
        Thing(
            words=capital(str(asked)),
            href=reverse("scrutiny:request", args=[asked.pk]),
            note=f"{asked.asked_by.name} asked on {_day(asked.asked_at)}."
            + (f" About {asked.about}." if asked.about else ""),
            state="To answer",
            tone=NOW,
        )
        for asked in found
    ]
    links = [Link("All questions", reverse("scrutiny:requests"))]
    return Section("Questions from members", things, "Every question has its answer.", links=links, key="questions")


def statistics_section(user: Any, council: Council) -> Section:
    """Published files that wait for this person, and where published statistics are kept. One query."""
    things = []
    for job in listings.waiting(user):
        stage = listings.stage(job)
        word, tone = stages.WORDS[stage]
        said = job.reason if stage is Stage.FAILED else READ[stage]
        things.append(
            Thing(words=str(job), href=reverse("published:import", args=[job.pk]), note=said, state=word, tone=tone)
        )
    links = [
        Link("Published statistics", reverse("published:imports")),
        Link("Comparator groups", reverse("areas:groups", args=[council.number])),
    ]
    return Section("Published statistics", things, "No published file waits for you.", links=links, key="statistics")


def _day(moment: Any) -> str:
    return day_words(timezone.localtime(moment).date())
