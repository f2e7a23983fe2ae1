"""Observations as the rules read them; the one place that says which of them anybody may be shown."""

from typing import Any

from django.db.models import F, Q, QuerySet, Window
from django.db.models.functions import RowNumber

from benchmarks.comparison.rules import Seen
from benchmarks.published.models import Observation
from benchmarks.published.rules import ReleaseStatus, Statistic
from portal.figures.vocabulary import Basis, Symbol

COLUMNS = (
    *("measure_id", "area_id", "group_id", "category", "statistic", "basis", "period_start", "period_end"),
    *("value", "symbol", "decimals", "quoted", "note", "numerator", "denominator", "measure__decimals"),
    *("release_id", "release__published_on", "release__status", "release__source", "release__edition"),
    *("release__publisher", "release__publication"),
)


def readable(*, public: bool) -> QuerySet[Observation]:
    """Of accepted releases, for one that is being loaded is nobody's yet; with `public` of none for staff only."""
    found = Observation.objects.filter(release__accepted_at__isnull=False).order_by()
    return found.exclude(release__status=ReleaseStatus.STAFF_ONLY.value) if public else found


def newest(found: QuerySet[Observation], *, but: int | None = None) -> QuerySet[Observation]:
    """Of one measure and category, of each area and period only what is read; all of groups and of the area `but`.

    Editions repeat each other's years. The database weighs them by narrow rows, as `Seen.weight` does, and what older
    ones said is never carried to the page: a measure with ten editions costs little more than with one.
    """
    turn = Window(
        RowNumber(),
        # In the order of the index, so that little is left to sort.
        partition_by=[F("area"), F("period_end"), F("basis"), F("period_start")],
        order_by=[F("quoted"), F("release__published_on").desc(nulls_last=True), F("release_id").desc()],
    )
    kept = found.annotate(turn=turn).filter(Q(turn=1) | Q(area=None) | (Q(area=but) if but else Q()))
    return Observation.objects.filter(pk__in=kept.values("pk")).order_by()


def _cited(row: dict[str, Any]) -> str:
    """A release as a reference list names it; of a number that was only quoted, whose paper and where in it."""
    if row["quoted"]:
        publisher, source = str(row["release__publisher"]), str(row["release__source"])
        return ", ".join(dict.fromkeys(filter(None, (publisher, source))))
    return ", ".join(filter(None, (row[f"release__{part}"] for part in ("publisher", "publication", "edition"))))


def seen(row: dict[str, Any]) -> Seen:
    """One row of COLUMNS."""
    return Seen(
        statistic=Statistic(row["statistic"]),
        basis=Basis(row["basis"]),
        start=row["period_start"],
        end=row["period_end"],
        value=row["value"],
        symbol=Symbol(row["symbol"]) if row["symbol"] else None,
        decimals=row["measure__decimals"] if row["decimals"] is None else row["decimals"],
        quoted=row["quoted"],
        release=row["release_id"],
        published_on=row["release__published_on"],
        status=ReleaseStatus(row["release__status"]),
        source=row["release__source"],
        note=row["note"],
        edition=row["release__edition"],
        cited=_cited(row),
        numerator=row["numerator"],
        denominator=row["denominator"],
    )
