"""A database without its append-only triggers is no database of ours."""

from collections.abc import Sequence
from typing import Any

from django.core.checks import CheckMessage, Error, Tags, register

from portal.audit import append_only


@register(Tags.database)
def triggers_stand(*, databases: Sequence[str] | None = None, **_options: Any) -> list[CheckMessage]:
    found: list[CheckMessage] = []
    for using in databases or []:
        if gone := append_only.missing(using):
            found.append(
                Error(
                    f"Append-only triggers are missing: {', '.join(gone)}.",
                    hint="Run manage.py migrate, which lays them, and find out who took them away.",
                    id="audit.E001",
                )
            )
    return found
