"""What the lists and pages of releases and of files on their way read."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Exists, F, Max, Min, OuterRef, Q, QuerySet

from benchmarks.published import queries
from benchmarks.published.models import Import, Measure, Observation, Release, Table
from benchmarks.published.rules import AS_QUOTED
from benchmarks.published.stages import WAITING, Stage, stage_of
from portal.accounts import access
from portal.accounts.models import Membership
from portal.jobs.rules import State

SOMEBODY = "Somebody of another council"
PROGRAM = "A command"


@dataclass(frozen=True)
class Names:
    """Who did something, as this reader may know: by name where they share a council."""

    known: frozenset[int]

    def of(self, person: Any) -> str:
        if person is None:
            return PROGRAM
        return str(person.name) if person.pk in self.known else SOMEBODY


def names_for(user: Any) -> Names:
    """The people of the reader's councils, those who left included. One query."""
    mine = [council.pk for council in access.councils(user)]
    return Names(frozenset(Membership.objects.filter(council__in=mine).values_list("user_id", flat=True)))


def stage(job: Import) -> Stage:
    accepted = job.release is not None and job.release.accepted_at is not None
    return stage_of(
        job.state,
        reason=job.reason,
        questions=bool(job.questions),
        discarded=job.discarded_at is not None,
        accepted=accepted,
    )


def arrivals() -> QuerySet[Import]:
    """Files that are no accepted release, the last sent first; those that were discarded at the end."""
    found = queries.imports().filter(Q(release=None) | Q(release__accepted_at=None))
    return found.order_by(F("discarded_at").asc(nulls_first=True), "-queued_at", "-pk")


def waiting(user: Any) -> list[Import]:
    """Files that this person or a command sent and that need something of a person, the last sent first."""
    mine = Q(asked_by=user) | Q(asked_by=None)
    found = arrivals().filter(mine, discarded_at=None, state__in=[State.READY.value, State.FAILED.value])
    return [job for job in found if stage(job) in WAITING]


def releases() -> QuerySet[Release]:
    """Accepted editions, the newest first; papers that quote numbers have a page of their own."""
    found = Release.objects.filter(accepted_at__isnull=False).exclude(edition=AS_QUOTED)
    newest = F("published_on").desc(nulls_last=True)
    return found.select_related("loaded_by", "imported_by").order_by(newest, "publication", "-pk")


@dataclass(frozen=True)
class Held:
    """What a release says of one measure."""

    measure: Measure
    count: int
    areas: int
    first: date | None
    last: date | None


def held(release: Release) -> list[Held]:
    """Measure by measure; two queries."""
    said = Observation.objects.filter(release=release)
    rows = said.values("measure").annotate(
        count=Count("pk"), areas=Count("area", distinct=True), first=Min("period_end"), last=Max("period_end")
    )
    found = {row["measure"]: row for row in rows.order_by()}
    measures = Measure.objects.in_bulk(found)
    each = [
        Held(measures[pk], row["count"], row["areas"], row["first"], row["last"]) for pk, row in sorted(found.items())
    ]
    return sorted(each, key=lambda one: one.measure.name)


def tables() -> QuerySet[Table]:
    """Tables with how many mappings each has and whether an edition is here."""
    here = Release.objects.filter(publication=OuterRef("publication"), accepted_at__isnull=False)
    return Table.objects.annotate(mapped=Count("mappings"), here=Exists(here)).order_by("publication")
