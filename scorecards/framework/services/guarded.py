"""One counted write on what the person saw: a stale page changes nothing."""

from collections.abc import Mapping
from typing import Any

from django.db import models
from django.db.models import F

from portal.accounts.models import Council
from portal.audit.refusals import MovedOn
from portal.audit.services import record


def change(
    row: models.Model, wanted: Mapping[str, Any], *, by: Any, seen_version: int, act: str, council: Council
) -> bool:
    """Write what differs and count the version up; returns whether anything did. Raises MovedOn for a stale page.

    `row` is the row as read in this request, with a `version`. Nothing that differs writes nothing and leaves no
    event, but a stale page is refused all the same.
    """
    model = type(row)
    before = {name: getattr(row, name) for name in wanted}
    differing = {name: value for name, value in wanted.items() if value != before[name]}
    seen = model._default_manager.filter(pk=row.pk, version=seen_version)
    changed = seen.update(version=F("version") + 1, **differing) if differing else int(seen.exists())
    if changed != 1 or getattr(row, "version", None) != seen_version:
        raise MovedOn(row)
    if differing:
        row.refresh_from_db()
        record(
            act,
            by=by,
            subject=row,
            council=council,
            before={name: told(before[name]) for name in differing},
            after={name: told(value) for name, value in differing.items()},
        )
    return bool(differing)


def told(value: Any) -> Any:
    """A value as the trail keeps it: a row by its words, for the trail outlives the row."""
    return str(value) if isinstance(value, models.Model) else value
