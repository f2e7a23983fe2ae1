"""Observations without the triggers of their keys could name what is not there."""

from collections.abc import Sequence
from typing import Any

from django.core.checks import CheckMessage, Error, Tags, register

from benchmarks.published import keys


@register(Tags.database)
def keys_are_looked_up(*, databases: Sequence[str] | None = None, **_options: Any) -> list[CheckMessage]:
    found: list[CheckMessage] = []
    for using in databases or []:
        if gone := keys.missing(using):
            found.append(
                Error(
                    f"Triggers that keep the keys of observations are missing: {', '.join(gone)}.",
                    hint="manage.py migrate --skip-checks published 0003, then manage.py migrate --skip-checks, makes "
                    "them anew. Find out who took them away.",
                    id="published.E001",
                )
            )
    return found
