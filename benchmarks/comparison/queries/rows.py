"""Observations as the rules read them; the one place that says which of them anybody may be shown."""

from collections.abc import Sequence
from typing import Any

from django.db.models import (
    BigIntegerField,
    Case,
    Exists,
    F,
    Func,
    Min,
    OuterRef,
    Q,
    QuerySet,
    Value,
    When,
)
from django.db.models.functions import Mod

from benchmarks.comparison.rules import Seen
from benchmarks.published.models import Measure, Observation, Release
from benchmarks.published.rules import ReleaseStatus, Statistic
from portal.figures.vocabulary import Basis, Symbol

COLUMNS = (
    *("measure_id", "area_id", "group_id", "category", "statistic", "basis", "period_start", "period_end"),
    *("value", "symbol", "decimals", "quoted", "note", "numerator", "denominator", "measure__decimals"),
    *("release_id", "release__published_on", "release__status", "release__source", "release__edition"),
    *("release__publisher", "release__publication"),
)
_KEYS = 10**12  # more than there are rows


def readable(*, public: bool) -> QuerySet[Observation]:
    """Of accepted releases, for one that is being loaded is nobody's yet; with `public` of none for staff only."""
    found = Observation.objects.filter(release__accepted_at__isnull=False).order_by()
    return found.exclude(release__status=ReleaseStatus.STAFF_ONLY.value) if public else found


def releases(found: QuerySet[Observation], measure: Measure, *, public: bool) -> list[tuple[int, str, bool]]:
    """Those that say something of the measure, the preferred first, as (key, edition, whether any is among `found`).

    Quoted numbers and those of groups are not looked for among `found`.
    """
    told = Release.objects.filter(accepted_at__isnull=False)
    told = told.exclude(status=ReleaseStatus.STAFF_ONLY.value) if public else told
    of_areas = found.filter(release=OuterRef("pk"), area__isnull=False, quoted=False)
    told = told.filter(Exists(Observation.objects.filter(release=OuterRef("pk"), measure=measure)))
    ordered = told.annotate(among=Exists(of_areas)).order_by(F("published_on").desc(nulls_last=True), "-pk")
    return list(ordered.values_list("pk", "edition", "among"))


class _Weight(Func):
    """The turn of a row's release, those quoted after all others, and then the row's key, in one number."""

    arity = 3
    output_field = BigIntegerField()

    def __init__(self, preferred: Sequence[int]) -> None:
        turns = " ".join(f"WHEN {int(key)} THEN {turn}" for turn, key in enumerate(preferred))
        super().__init__(F("release_id"), F("quoted"), F("pk"), turns=turns, last=len(preferred))

    def as_sql(self, compiler: Any, connection: Any, *_given: Any, **_named: Any) -> Any:
        release, quoted, key = (compiler.compile(each)[0] for each in self.source_expressions)
        turns, last = self.extra["turns"], self.extra["last"]
        turn = f"CASE {release} {turns} ELSE {last} END" if turns else str(last)
        return f"(({turn} + CASE WHEN {quoted} THEN {last + 1} ELSE 0 END) * {_KEYS} + {key})", []


def newest(found: QuerySet[Observation], preferred: Sequence[int], *, but: int | None = None) -> QuerySet[Observation]:
    """Of one measure and category, of each area and period only what is read; all of groups and of the area `but`.

    `preferred` are the keys of the measure's releases in their order. Editions repeat each other's years: the database
    weighs them as `Seen.weight` does, and what older ones said is never carried to the page, so a measure with ten
    editions costs little more than with one. The weight is one number that ends in the row's key: the least of each
    area and period is found without sorting, which a window function would do to all of them.
    """
    itself = Case(When(Q(area=None) | (Q(area=but) if but else Q()), then=F("pk")), output_field=BigIntegerField())
    of_each = found.annotate(itself=itself).values("area", "period_end", "basis", "period_start", "itself")
    least = of_each.annotate(key=Mod(Min(_Weight(preferred)), Value(_KEYS), output_field=BigIntegerField()))
    return Observation.objects.filter(pk__in=least.values("key")).order_by()


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
