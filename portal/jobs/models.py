"""A job's row is the truth about it; the broker only carries its number."""

from typing import ClassVar, TypeVar

from django.db import models
from django.db.models import Q
from django.utils import timezone

from portal.jobs.rules import DONE, OPEN, WORDS, State


def _values(states: frozenset[State]) -> list[str]:
    """As plain words in a steady order, so that migrations do not change."""
    return [s.value for s in State if s in states]


class Job(models.Model):
    """One piece of work after commit: waiting, being made, ready, failed with a reason, or cancelled.

    A room's subclass names in `ring` the task that does it, as "scorecards.publishing.tasks.render_document";
    the task gets the row's key and claims the row. Its Meta inherits `Job.Meta`.
    """

    ring: ClassVar[str]

    state = models.CharField(
        max_length=12, choices={s.value: WORDS[s] for s in State}, default=State.QUEUED.value, db_index=True
    )
    reason = models.TextField(default="", blank=True)
    worker = models.CharField(max_length=200, default="", blank=True)
    tries = models.PositiveSmallIntegerField(default=0)
    leased_until = models.DateTimeField(null=True, blank=True)
    queued_at = models.DateTimeField(default=timezone.now)
    rung_at = models.DateTimeField(null=True, blank=True)
    started_at = models.DateTimeField(null=True, blank=True)
    finished_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=[s.value for s in State]), name="%(app_label)s_%(class)s_state_is_known"
            ),
            models.CheckConstraint(
                condition=Q(state=State.RUNNING.value, leased_until__isnull=False)
                | ~Q(state=State.RUNNING.value) & Q(leased_until=None),
                name="%(app_label)s_%(class)s_lease_while_running",
            ),
            models.CheckConstraint(
                condition=~Q(state=State.FAILED.value) | ~Q(reason=""), name="%(app_label)s_%(class)s_failed_has_reason"
            ),
            models.CheckConstraint(
                condition=Q(state__in=_values(OPEN), finished_at=None)
                | Q(state__in=_values(DONE), finished_at__isnull=False),
                name="%(app_label)s_%(class)s_finished_has_date",
            ),
        ]


AnyJob = TypeVar("AnyJob", bound=Job)
