"""A job whose bell rings nobody would wait for ever, so the program does not start with one."""

from typing import Any

from celery import current_app
from django.core.checks import CheckMessage, Error, register

from portal.jobs import queries


@register()
def every_bell_has_a_task(app_configs: Any = None, **_options: Any) -> list[CheckMessage]:
    current_app.loader.import_default_modules()
    return [
        Error(
            f"{kind._meta.label} rings {getattr(kind, 'ring', None)!r}, which is no task.",
            hint='Set ring = "room.tasks.name" and write that task as a @shared_task.',
            id="jobs.E001",
        )
        for kind in queries.kinds()
        if getattr(kind, "ring", None) not in current_app.tasks
    ]
