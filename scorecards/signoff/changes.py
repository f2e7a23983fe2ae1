"""What changed since a quarter or a report was last read: acts of the trail say when, kept wordings say what."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Q
from django.urls import reverse

from portal.audit.models import AuditEvent
from portal.prose import Paragraph
from scorecards.commentary import queries as commentary
from scorecards.commentary.models import Comment, Narrative, NarrativeRevision
from scorecards.committee.models import Report, Section, SectionRevision
from scorecards.copies import queries as copies
from scorecards.copies.content.schema import NarrativeFacts, SubmissionContent
from scorecards.publishing.story import Para, told
from scorecards.publishing.telling import narrative_parts
from scorecards.publishing.telling.cells import sentence_case
from scorecards.publishing.telling.cover import moment_words
from scorecards.signoff.figures import Saver, edits
from scorecards.signoff.reading import quarter_now
from scorecards.submissions.models import Submission

PARTS = ("shows", "why", "doing", "expected")
BACK = ("send_back", "report_send_back")


@dataclass(frozen=True)
class Change:
    """One thing that is not as it was read: what, how, when, and where it stands."""

    what: str
    words: str
    at: datetime
    href: str


@dataclass(frozen=True)
class Since:
    """The moment that changes are counted from, and how the page says it: "since you read it on"."""

    at: datetime
    words: str


def last_read(user: Any, submissions: Sequence[Submission], report: Report | None = None) -> Since | None:
    """The person's own last act on it, or when it was last sent back, or the revision begun; None the first time."""
    events = AuditEvent.objects.filter(_about(submissions, report)).order_by("-at")
    asked = Comment.objects.filter(submission__in=[] if report else submissions, by=user).order_by("-at")
    mine = [found.at for found in (events.filter(by_id=user.pk).first(), asked.first()) if found]
    back = events.filter(act__in=BACK).first()
    if mine and (back is None or max(mine) >= back.at):
        return Since(max(mine), "since you read it")
    if back:
        return Since(back.at, "since it was sent back")
    return _begun(submissions, report)


def _about(submissions: Sequence[Submission], report: Report | None) -> Q:
    """A report's own events, not its quarters': a quarter that came back does not send the report back."""
    if report is not None:
        return Q(subject_type="committee.report", subject_id=str(report.pk))
    return Q(subject_type="submissions.submission", subject_id__in=[str(s.pk) for s in submissions])


def _begun(submissions: Sequence[Submission], report: Report | None) -> Since | None:
    if report is not None:
        return Since(report.begun_at, f"since revision {report.revision} was begun") if report.revises else None
    submission = submissions[0]
    if submission.revises is None:
        return None
    return Since(submission.opened_at, f"since revision {submission.revision} was begun")


def quarter_changes(submission: Submission, since: Since) -> list[Change]:
    """Narratives with other words, answers to comments, figures, risks and actions: the newest first."""
    said = [*_narratives(submission, since), *_answers(submission, since)]
    found = [*said, *_figures(submission, since), *_standing(submission)]
    return sorted(found, key=lambda change: change.at, reverse=True)


def report_changes(report: Report, submissions: Iterable[Submission], since: Since) -> list[Change]:
    found = [change for submission in submissions for change in quarter_changes(submission, since)]
    href = reverse("signoff:report", args=[report.pk]) + "#paper"
    for section in report.sections.filter(updated_at__gt=since.at).order_by("order"):
        if section.text == _section_before(section, since) and section.revisions.exists():
            continue
        said = _section_words(section, since) + _by(_savers(section, since))
        found.append(Change(section.heading, said, section.updated_at, href))
    return sorted(found, key=lambda change: change.at, reverse=True)


def _section_words(section: Section, since: Since) -> str:
    emptied = _section_before(section, since).strip() and not section.text.strip()
    return "Emptied." if emptied else "Written anew."


def changed_words(
    submissions: Iterable[tuple[Submission, SubmissionContent]], since: Since, report: Report | None = None
) -> frozenset[Paragraph]:
    """The paragraphs that stand now and did not then, as the report draws them."""
    found: set[Paragraph] = set()
    for submission, content in submissions:
        before = dict(_before(submission, since))
        for narrative in content.narratives:
            key = (narrative.indicator, narrative.theme)
            if key in before:
                found |= _paragraphs(narrative_parts(narrative)) - before[key]
    for section in report.sections.filter(updated_at__gt=since.at) if report else ():
        found |= _paragraphs(told(section.text)) - _paragraphs(told(_section_before(section, since)))
    return frozenset(found)


def _paragraphs(parts: Iterable[Any]) -> set[Paragraph]:
    return {part.words for part in parts if isinstance(part, Para)}


def _section_before(section: Section, since: Since) -> str:
    kept: SectionRevision | None = section.revisions.filter(saved_at__lte=since.at).order_by("-number").first()
    if kept is not None:
        return kept.text
    earlier = section.report.revises
    copied = earlier.sections.filter(key=section.key).first() if earlier else None
    return copied.text if copied else ""


def _changed(submission: Submission, since: Since) -> Iterator[tuple[Narrative, NarrativeRevision | Narrative | None]]:
    """Each narrative whose words differ from those of then, with what stood then."""
    for narrative in commentary.narratives_of(submission).filter(updated_at__gt=since.at):
        before = _wording_before(narrative, since)
        if before is None or any(getattr(before, part) != getattr(narrative, part) for part in PARTS):
            yield narrative, before


def _wording_before(narrative: Narrative, since: Since) -> NarrativeRevision | Narrative | None:
    kept = narrative.revisions.filter(saved_at__lte=since.at).order_by("-number").first()
    earlier = narrative.submission.revises
    if kept is not None or earlier is None:
        return kept
    return Narrative.objects.filter(submission=earlier, line=narrative.line_id, theme=narrative.theme_id).first()


def _before(submission: Submission, since: Since) -> Iterator[tuple[tuple[str, str], set[Paragraph]]]:
    for narrative, before in _changed(submission, since):
        key = (
            narrative.line.indicator.code if narrative.line else "",
            narrative.theme.code if narrative.theme else "",
        )
        yield key, _paragraphs(narrative_parts(_facts(before))) if before else set()


def _facts(wording: NarrativeRevision | Narrative) -> NarrativeFacts:
    words = {part: getattr(wording, part) for part in PARTS}
    return NarrativeFacts("", "", "", (), **words, forecast="", forecast_value=None, forecast_for=None, by="")


def _narratives(submission: Submission, since: Since) -> Iterator[Change]:
    for narrative, before in _changed(submission, since):
        said = "Narrative written anew." if before and _says(before) else "Narrative written; it was missing."
        href = _page(submission, narrative.line_id)
        by = _by(_savers(narrative, since))
        yield Change(str(narrative.line or narrative.theme), said + by, narrative.updated_at, href)


def _savers(row: Narrative | Section, since: Since) -> list[Saver]:
    """Everybody who saved a wording since then, not only who saved the last."""
    kept = row.revisions.filter(saved_at__gt=since.at, saved_by__isnull=False).order_by("number")
    found = [(str(wording.saved_by), wording.saved_at) for wording in kept.select_related("saved_by")]
    return found or ([(str(row.updated_by), row.updated_at)] if row.updated_by else [])


def _by(savers: Iterable[Saver]) -> str:
    """ " By Priya Nair."; of several people each with the moment of their last act, in that order."""
    last: dict[str, datetime] = {}
    for name, at in savers:
        last.pop(name, None)
        last[name] = at
    if len(last) < 2:
        return "".join(f" By {name}." for name in last)
    told = [f"{name}, {moment_words(at)}" for name, at in last.items()]
    return f" By {'; '.join(told[:-1])}; and {told[-1]}."


def _says(wording: NarrativeRevision | Narrative) -> bool:
    return any(getattr(wording, part).strip() for part in PARTS)


def _answers(submission: Submission, since: Since) -> Iterator[Change]:
    answers = Comment.objects.filter(submission=submission, answers__isnull=False, at__gt=since.at, by_director=False)
    for answer in answers.select_related("by", "line__indicator", "theme"):
        where = str(answer.line or answer.theme or "The quarter")
        yield Change(
            where, f"{answer.by} answered: {_short(answer.text)}", answer.at, _page(submission, answer.line_id)
        )


def _short(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= 160 else f"{words[:160].rsplit(' ', 1)[0]} …"


def _figures(submission: Submission, since: Since) -> Iterator[Change]:
    for edit in edits(submission, since.at):
        yield Change(edit.what, edit.words + _by(edit.savers), edit.at, _page(submission, edit.line))


def _standing(submission: Submission) -> Iterator[Change]:
    """Risks and actions that a revision shows otherwise than the one before, since whenever that is."""
    if submission.revises_id is None:
        return
    pages = {"risk": "risks:risk", "action": "desk:action"}
    copy = copies.of_submission(submission)
    content = copies.staff_quarter(copy) if copy else quarter_now(submission)
    for change in content.changes:
        if change.kind in pages:
            href = reverse(pages[change.kind], args=[change.key])
            yield Change(change.what, f"{sentence_case(change.words)}.", submission.opened_at, href)


def _page(submission: Submission, line: int | None) -> str:
    if line is None:
        return reverse("desk:scorecard", args=[submission.pk])
    return reverse("desk:line", args=[submission.pk, line])
