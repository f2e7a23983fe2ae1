"""A job whose bell rings nobody would wait for ever, so the program does not start with one."""

from typing import Any

from django.core.checks import CheckMessage, Error, register
from django.utils.module_loading import import_string

from portal.jobs import queries
from portal.jobs.models import Job


@register()
def every_bell_has_a_task(app_configs: Any = None, **_options: Any) -> list[CheckMessage]:
    return [
        Error(
            f"{kind._meta.label} rings {getattr(kind, 'ring', None)!r}, which is no task.",
            hint='Set ring = "room.tasks.name" and write that task as a @shared_task.',
            id="jobs.E001",
        )
        for kind in queries.kinds()
        if not _answers(kind)
    ]


def _answers(kind: type[Job]) -> bool:
    """Whether the bell names a task where it stands; a worker finds tasks by that same name."""
    try:
        return bool(import_string(kind.ring).name == kind.ring)
    except (AttributeError, ImportError):
        return False
