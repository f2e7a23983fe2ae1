"""A council's trail as a person may read it: who may not read drafts is told that something was done, not what."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import QuerySet

from portal.audit import queries as audit
from portal.audit.models import AuditEvent
from portal.audit.words import act_words
from portal.home import words
from scorecards.framework.models import ScorecardLine


@dataclass(frozen=True)
class Told:
    """An event in words. `withheld` where it may tell of a draft that the reader may not see."""

    pk: int
    at: datetime
    who: str
    act: str
    subject: str
    withheld: bool
    refused: bool


def events(
    council_number: str, *, who: str = "", act: str = "", since: date | None = None, until: date | None = None
) -> QuerySet[AuditEvent]:
    """The council's events, the newest first, by who did them (part of the name), what they did, and when."""
    found = audit.between(audit.events_of(council_number), since, until)
    if who:
        found = found.filter(by_name__icontains=who)
    return found.filter(act=act) if act else found


def told(event: AuditEvent, *, drafts: bool) -> Told:
    """An event as a reader who sees drafts, or does not, is told of it."""
    withheld = not drafts and words.of_drafts(event.subject_type)
    kind = words.subject_words(event.subject_type)
    path = event.subject_id if event.subject_type == "page" else ""
    label = kind if withheld else path or event.subject_label or kind
    refused = event.act in ("refused", "password_refused")
    return Told(event.pk, event.at, event.by_name, act_words(event.act), label, withheld, refused)


def changes(event: AuditEvent) -> list[words.Change]:
    """What the event changed, with lines by their names; one query where it names any."""
    found = words.changes(event.before, event.after)
    names = _names(words.lines_named(f"{event.before} {event.after}"))
    if not names:
        return found
    return [words.Change(words.with_lines(each.name, names), each.before, each.after) for each in found]


def _names(keys: Iterable[int]) -> dict[int, str]:
    wanted = list(keys)
    if not wanted:
        return {}
    return {line.pk: str(line) for line in ScorecardLine.objects.filter(pk__in=wanted).select_related("indicator")}
