"""The only writer of the trail and of its seals."""

import json
from typing import Any

from django.db import IntegrityError, OperationalError, connection, models, transaction
from django.db.models import Max

from portal.audit import queries
from portal.audit.models import AuditEvent, AuditSeal
from portal.audit.rules import digest

Subject = models.Model | tuple[str, str, str]


def record(
    act: str,
    *,
    by: Any,
    subject: Subject,
    council: Any = None,
    before: dict[str, Any] | None = None,
    after: dict[str, Any] | None = None,
) -> AuditEvent:
    """Write one event in the caller's transaction: what is rolled back was not done.

    `by` is a user or None for the program itself; `council` anything with a `number`.
    """
    kind, key, label = _named(subject)
    owner = council if council is not None else getattr(subject, "council", None)
    return AuditEvent.objects.create(
        by_id=getattr(by, "pk", None),
        by_name=getattr(by, "name", "") or "Line of Sight",
        council_number=getattr(owner, "number", ""),
        act=act,
        subject_type=kind,
        subject_id=key,
        subject_label=label[:300],
        before=_text(before),
        after=_text(after),
    )


def _named(subject: Subject) -> tuple[str, str, str]:
    if isinstance(subject, tuple):
        return subject
    return subject._meta.label_lower, str(subject.pk), str(subject)


def _text(content: dict[str, Any] | None) -> str:
    return json.dumps(content or {}, sort_keys=True, default=str, ensure_ascii=False)


def seal() -> AuditSeal | None:
    """Chain the events since the last seal; None when there are none, or when somebody else is sealing them.

    Every council's events share one chain: a council's own trail is a part of it that cannot be taken out unseen.
    """
    last = AuditSeal.objects.order_by("-id").first()
    after, previous = (last.last_event, last.sha256) if last else (0, "")
    run = list(queries.sealed(after=after, upto=_settled()))
    if not run:
        return None
    try:
        with transaction.atomic():
            return AuditSeal.objects.create(
                first_event=run[0].id,
                last_event=run[-1].id,
                sha256=digest(previous, run),
                previous_sha256=previous,
            )
    except IntegrityError:
        return None


def _settled() -> int:
    """The number up to which every event is either written for good or never will be; 0 when that is not known.

    On PostgreSQL a lower number can be committed after a higher one. A share lock waits until nobody is writing, for
    two seconds at most: an event of a longer act waits for the next seal. SQLite has one writer at a time.
    """
    try:
        with transaction.atomic():
            if connection.vendor == "postgresql":
                with connection.cursor() as cursor:
                    cursor.execute("SET LOCAL lock_timeout = '2s'")
                    cursor.execute(f'LOCK TABLE "{AuditEvent._meta.db_table}" IN SHARE MODE')
            return int(AuditEvent.objects.aggregate(newest=Max("id"))["newest"] or 0)
    except OperationalError:
        return 0
