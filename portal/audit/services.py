"""The only writer of the trail."""

import json
from typing import Any

from django.db import models

from portal.audit.models import AuditEvent

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
