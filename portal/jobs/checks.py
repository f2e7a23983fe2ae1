"""A job whose bell rings nobody would wait for ever, so the program does not start with one."""

from typing import Any

from django.core.checks import CheckMessage, Error, register
from django.utils.module_loading import import_string

from portal.jobs import queries


def _is_a_task(ring: str) -> bool:
    try:
        return hasattr(import_string(ring), "apply_async")
    except ImportError:
        return False


@register()
def every_bell_has_a_task(app_configs: Any = None, **_options: Any) -> list[CheckMessage]:
    return [
        Error(
            f"{kind._meta.label} rings {getattr(kind, 'ring', None)!r}, which is no task.",
            hint='Set ring = "room.tasks.name" and write that task as a @shared_task.',
            id="jobs.E001",
        )
        for kind in queries.kinds()
        if not _is_a_task(str(getattr(kind, "ring", "")))
    ]
