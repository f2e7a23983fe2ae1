"""Which kinds of job there are, and which rows wait for a bell."""

from datetime import datetime
from typing import Any

from django.apps import apps
from django.db.models import Q, QuerySet

from portal.jobs.models import Job
from portal.jobs.rules import RING_AGAIN_AFTER, State


def kinds() -> list[type[Job]]:
    """Every concrete job of every room."""
    return [model for model in apps.get_models() if issubclass(model, Job)]


def unanswered(kind: type[Job], *, at: datetime) -> QuerySet[Any]:
    """Waiting jobs whose bell was never rung, or so long ago that the message must be lost; oldest first."""
    quiet = Q(rung_at=None) | Q(rung_at__lt=at - RING_AGAIN_AFTER)
    return kind._default_manager.filter(quiet, state=State.QUEUED.value).order_by("queued_at", "pk")


def silent(kind: type[Job], *, at: datetime) -> QuerySet[Any]:
    """Running jobs whose worker let the lease run out."""
    return kind._default_manager.filter(state=State.RUNNING.value, leased_until__lt=at).order_by("pk")
