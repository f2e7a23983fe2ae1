"""What waits for an officer: lines in open quarters, quarters they lead, actions, and what others changed."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from portal.accounts.models import Council
from portal.audit.models import AuditEvent
from portal.audit.words import act_words
from portal.figures.spans import day_words
from portal.figures.vocabulary import Unit
from portal.home import words
from portal.home.queries.quarters import OpenLine, OpenQuarter
from portal.home.things import LATE, NOW, Link, Section, Thing, capital, counted, due_words, number_words, urgent_first
from scorecards.commentary.rules import Urgency
from scorecards.desk import queries as desk
from scorecards.framework.models import ScorecardLine
from scorecards.signoff.readiness import READ_AGAIN
from scorecards.submissions.rules import State
from scorecards.submissions.standing import Shown

MOST_NEWS = 10
NOTHING, COLLECTING = "Nothing to do", "Figures are being collected"
TONES = {Urgency.LATE: LATE, Urgency.NOW: NOW, Urgency.CALM: ""}


def mine(quarter: OpenQuarter, user: Any) -> list[OpenLine]:
    """The lines of a quarter that a person owns or stands in for."""
    return [line for line in quarter.lines if user.pk in (line.row.owner_id, line.row.deputy_id)]


def line_sections(quarters: Iterable[OpenQuarter], user: Any, today: date) -> list[Section]:
    """A part for each open quarter in which the person has lines: what needs them first."""
    found = []
    for quarter in quarters:
        things = [line_thing(quarter, line, today) for line in mine(quarter, user) if line.live]
        if things:
            found.append(Section(f"Your lines, {quarter.title}", urgent_first(things), key=quarter.submission.period))
    return found


def line_thing(quarter: OpenQuarter, line: OpenLine, today: date) -> Thing:
    """A line as its owner reads it: figure and target, why a narrative is needed, and by when."""
    state, tone, when = _work(quarter, line, today)
    href = reverse("desk:line", args=[quarter.submission.pk, line.row.pk])
    rests = not tone and when in (NOTHING, COLLECTING)
    return Thing(str(line.row), href, " ".join(_note(line)), state, tone, when, rests)


def _work(quarter: OpenQuarter, line: OpenLine, today: date) -> tuple[str, str, str]:
    """State, tone and date. A missing narrative comes before a question, a question before a draft."""
    submission = quarter.submission
    if submission.state == State.REVIEW.value:
        return "With the director", "", NOTHING
    due = submission.narrative_due
    if submission.state == State.COLLECTING.value and line.figure is None:
        return "No figure yet", "", COLLECTING
    if line.state.word == "Missing":
        return "Missing", LATE if due and due < today else NOW, due_words(due, today) or "To do"
    if line.state.comment:
        asked = timezone.localtime(line.asked_at).date() if line.asked_at else None
        return "Comment", NOW, f"Asked {day_words(asked)}" if asked else ""
    if line.state.word == READ_AGAIN:
        return READ_AGAIN, LATE if due and due < today else NOW, due_words(due, today) or "To do"
    if line.state.word == "Draft":
        return "Draft", NOW if due and due < today else "", due_words(due, today) or "To do"
    return line.state.word, "", NOTHING


def _note(line: OpenLine) -> Iterable[str]:
    yield f"{line.row.theme.label}."
    if line.figure is not None:
        target = f", target {line.target.shown}" if line.target else ""
        yield f"{_figure(line.figure)}{target}."
    if line.state.word == "Missing":
        yield f"A narrative is required: {line.state.why}."
    if line.state.comment and line.asked_at:
        yield f"{line.asked_by} asked a question on {day_words(timezone.localtime(line.asked_at).date())}."
    elif line.state.word == READ_AGAIN:
        yield "A figure changed after the narrative was marked ready: read it again and save it."
    elif line.state.word == "Draft" and line.saved:
        yield f"{line.saved.by or 'Somebody'} saved a draft on {day_words(timezone.localtime(line.saved.at).date())}."


def _figure(figure: Shown) -> str:
    if figure.value is None:
        return capital(figure.absent)
    return f"{figure.shown} per 10,000" if figure.unit == Unit.PER_10000 else figure.shown


def summary(quarters: Sequence[OpenQuarter], user: Any) -> str:
    """ "Three of your five lines need you before quarter 2, 2021/22 can go to review."; empty without lines."""
    for quarter in quarters:
        lines = [line for line in mine(quarter, user) if line.live]
        needed = [line for line in lines if line.state.comment or line.state.word in ("Missing", "Draft", READ_AGAIN)]
        if not lines or quarter.submission.state != State.COMMENTARY.value:
            continue
        director = quarter.submission.scorecard.director
        reader = f" {director.name} reads it then." if director else ""
        if not needed:
            return f"Your lines are ready for {quarter.title}.{reader}"
        return f"{_needy(len(needed), len(lines))} you before {quarter.title} can go to review.{reader}"
    return ""


def _needy(needed: int, lines: int) -> str:
    if lines == 1:
        return "Your line needs"
    return f"{capital(number_words(needed))} of your {number_words(lines)} lines {'needs' if needed == 1 else 'need'}"


def led(quarters: Iterable[OpenQuarter], user: Any) -> list[OpenQuarter]:
    """The quarters of the scorecards that the person leads."""
    return [quarter for quarter in quarters if quarter.submission.scorecard.lead_officer_id == user.pk]


def action_section(user: Any, council: Council, today: date) -> Section:
    """The person's open actions, late ones first, with a link to those they have closed. One query."""
    wanted = desk.WantedActions(whose="mine", state="")
    rows = desk.actions(user, wanted, today=today).filter(scorecard__council=council)
    found = desk.listed(rows, today=today)
    things = [_action(action) for action in found if action.is_open]
    closed = sum(not action.is_open for action in found)
    href = f"{reverse('desk:actions')}?whose=mine&state=closed"
    links = [Link(f"Actions you have closed ({closed})", href)] if closed else []
    return Section("Your actions", urgent_first(things), "You have no open actions.", links=links, key="actions")


def _action(action: desk.Promised) -> Thing:
    updated = f"Last update {day_words(action.updated_on)}." if action.updated_on else "No update yet."
    return Thing(
        words=action.title,
        href=reverse("desk:action", args=[action.pk]),
        note=f"For {action.about}. {updated}",
        state=action.state.words,
        tone=TONES[action.state.urgency],
        when=f"Due {day_words(action.due_on)}",
    )


def news(quarters: Sequence[OpenQuarter], user: Any, council: Council, since: datetime | None) -> Section | None:
    """What others did to the person's lines since they were last here. One query; None on a first visit."""
    if since is None:
        return None
    lines = {line.row.pk: line.row for quarter in quarters for line in mine(quarter, user)}
    events = AuditEvent.objects.filter(_of(quarters, lines), council_number=council.number, at__gt=since)
    rows = events.exclude(by_id=user.pk).order_by("-id")[:100]
    told = [sentence for event in rows if (sentence := _told(event, lines))]
    return Section(
        "Since you were last here",
        sentences=told[:MOST_NEWS],
        empty=f"Nobody has changed your lines since {day_words(timezone.localtime(since).date())}.",
    )


def _of(quarters: Sequence[OpenQuarter], lines: dict[int, ScorecardLine]) -> Q:
    """Events of the quarters (moves, figures) and of the lines (targets, choices)."""
    mine = [quarter.submission.pk for quarter in quarters if any(line.row.pk in lines for line in quarter.lines)]
    of_quarters = Q(subject_type="submissions.submission", subject_id__in=[str(key) for key in mine])
    return of_quarters | Q(subject_type="framework.scorecardline", subject_id__in=[str(key) for key in lines])


def _told(event: AuditEvent, lines: dict[int, ScorecardLine]) -> str:
    """An event as a sentence; empty where it is about somebody else's lines."""
    if event.subject_type == "framework.scorecardline":
        return f"{event.by_name} {act_words(event.act)}: {lines[int(event.subject_id)]}."
    named = words.lines_named(f"{event.before} {event.after}")
    if event.act in ("figures_put", "figures_cleared"):
        changed = [str(lines[key]) for key in sorted(named & set(lines))]
        if not changed:
            return ""
        said = "put in figures for" if event.act == "figures_put" else "cleared figures of"
        return f"{event.by_name} {said} {_listed(changed)}."
    return f"{event.by_name} {act_words(event.act)}: {event.subject_label}."


def _listed(names: Sequence[str]) -> str:
    if len(names) > 3:
        return f"{', '.join(names[:2])} and {counted(len(names) - 2, 'more of your lines', 'more of your lines')}"
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)
