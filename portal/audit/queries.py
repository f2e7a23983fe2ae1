"""What is read of the trail: one council's events, and whether the chain of seals still holds."""

import json
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, fields
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import Count, Max, Q, QuerySet
from django.utils import timezone

from portal.audit.models import AuditEvent, AuditSeal
from portal.audit.rules import Sealed, digest

COLUMNS = tuple(field.name for field in fields(Sealed))


@dataclass(frozen=True)
class Chain:
    """What a check of the seals found: how many events and seals were read, and the first thing wrong, if any."""

    events: int
    seals: int
    unsealed: int
    wrong: str = ""


def events_of(council_number: str) -> QuerySet[AuditEvent]:
    """A council's trail, the newest first."""
    return AuditEvent.objects.filter(council_number=council_number).order_by("-id")


def between(events: QuerySet[AuditEvent], first: date | None, last: date | None) -> QuerySet[AuditEvent]:
    """The events from one day to another in the time of the house, both included."""
    if first is not None:
        events = events.filter(at__gte=_midnight(first))
    return events.filter(at__lt=_midnight(last + timedelta(days=1))) if last is not None else events


def after_each(act: str, *, council_number: str) -> list[dict[str, Any]]:
    """What stood after each time that something was done for a council, the first time first."""
    events = AuditEvent.objects.filter(act=act, council_number=council_number).order_by("id")
    return [json.loads(after) for after in events.values_list("after", flat=True)]


def times(act: str, *, by_id: int, since: datetime) -> int:
    """How often a person did this since a moment."""
    return AuditEvent.objects.filter(act=act, by_id=by_id, at__gte=since).count()


@dataclass(frozen=True)
class History:
    """How often something was changed, and when last."""

    events: int
    last: datetime


def histories(subjects: Mapping[str, Collection[Any]]) -> dict[tuple[str, str], History]:
    """By kind ("committee.meeting") and key: the history of each subject that has one. One query."""
    wanted = Q(pk__in=[])
    for kind, keys in subjects.items():
        wanted |= Q(subject_type=kind, subject_id__in=[str(key) for key in keys])
    rows = AuditEvent.objects.filter(wanted).order_by().values_list("subject_type", "subject_id")
    return {(kind, key): History(events, last) for kind, key, events, last in rows.annotate(Count("id"), Max("at"))}


def done_last(act: str, kind: str, keys: Collection[Any]) -> dict[str, datetime]:
    """By key: when something was last done to each subject of one kind. One query."""
    rows = AuditEvent.objects.filter(act=act, subject_type=kind, subject_id__in=[str(key) for key in keys])
    return dict(rows.order_by().values_list("subject_id").annotate(Max("at")))


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))


def sealed(*, after: int, upto: int) -> Iterator[Sealed]:
    """The events with numbers above `after` up to `upto`, oldest first, as the seal reads them."""
    rows = AuditEvent.objects.filter(id__gt=after, id__lte=upto).order_by("id").values_list(*COLUMNS)
    return (Sealed(*row) for row in rows.iterator(chunk_size=2000))


def check() -> Chain:
    """Work every seal out again. Events after the last seal are counted, and wait for the next one."""
    previous, after, events = "", 0, 0
    seals = list(AuditSeal.objects.order_by("id"))
    for number, seal in enumerate(seals, 1):
        if seal.previous_sha256 != previous:
            return Chain(events, number, 0, f"Seal {seal.pk} does not follow the seal before it.")
        run = list(sealed(after=after, upto=seal.last_event))
        if digest(previous, run) != seal.sha256:
            return Chain(events, number, 0, f"Seal {seal.pk} does not match its events, {seal}.")
        previous, after, events = seal.sha256, seal.last_event, events + len(run)
    return Chain(events, len(seals), AuditEvent.objects.filter(id__gt=after).count())
