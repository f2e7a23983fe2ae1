"""What is read of published statistics by those who load them."""

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from benchmarks.areas import queries as areas
from benchmarks.areas.models import Area
from benchmarks.importers import quarterly
from benchmarks.importers.mapping import Mapping as Rule
from benchmarks.published.models import Import, Measure, Observation, Release, Table
from benchmarks.published.rules import POPULATION, Format
from portal.figures.vocabulary import Basis


def measures() -> QuerySet[Measure]:
    return Measure.objects.order_by("name", "code")


def quoted_for(area: Area | None) -> QuerySet[Observation]:
    """What papers were quoted as saying of an area, its groups, its region and England; the latest entered first."""
    england = areas.england()
    places = [area.pk, area.region_id] if area else []
    whom = Q(area__in=[*(key for key in places if key), *([england.pk] if england else [])])
    if area is not None:
        whom |= Q(group__of=area)
    found = Observation.objects.filter(whom, quoted=True, release__accepted_at__isnull=False)
    return found.select_related("measure", "area", "group", "release").order_by("-pk")


def rules_of(table: Table) -> list[Rule]:
    """What a table says of which measure, in its first names; our own quarterly file may hold any measure."""
    if table.format == Format.QUARTERLY:
        return [_quarterly(code, basis) for code in _codes() for basis in quarterly.BASES]
    return [each.rule() for each in table.mappings.select_related("measure")]


def _codes() -> list[tuple[str, int]]:
    return list(Measure.objects.order_by("code").values_list("code", "decimals"))


def _quarterly(measure: tuple[str, int], basis: Basis) -> Rule:
    code, decimals = measure
    return Rule(
        measure=code,
        basis=basis,
        decimals=decimals,
        value="value",
        numerator=("numerator",),
        denominator=("denominator",),
        filters=(("basis", basis.value), ("measure", code)),
        categories=("category",),
    )


def populations() -> QuerySet[Release]:
    """Accepted releases of the population aged 0 to 17, the newest first."""
    some = Observation.objects.filter(release=OuterRef("pk"), measure__code=POPULATION, area__isnull=False)
    found = Release.objects.filter(Exists(some), accepted_at__isnull=False)
    return found.order_by(F("published_on").desc(nulls_last=True), "-pk")


def editions(publication: str) -> QuerySet[Release]:
    """The accepted editions of a publication, the one that is preferred first."""
    found = Release.objects.filter(publication=publication, accepted_at__isnull=False)
    return found.order_by(F("published_on").desc(nulls_last=True), "-pk")


def around(release: Release) -> tuple[Release | None, Release | None]:
    """The edition that was accepted and published before this one, and one that was published later and is preferred.

    An old edition can be loaded after a newer one: it restates nothing of that. Of a release without a date of
    publication only those loaded earlier are told of.
    """
    others = [each for each in editions(release.publication) if each.pk != release.pk]
    older = [each for each in others if _older(each, release)]
    later = release.published_on is not None and others[:1] != older[:1]
    return (older[0] if older else None), (others[0] if later else None)


def edition_before(release: Release) -> Release | None:
    """The edition whose figures a release restates; None for the first."""
    return around(release)[0]


def preferred_to(release: Release) -> Release | None:
    """The accepted edition that is read before this one, as it was published later."""
    return around(release)[1]


def _older(each: Release, release: Release) -> bool:
    if release.published_on is None:
        return each.pk < release.pk
    return each.published_on is None or (each.published_on, each.pk) < (release.published_on, release.pk)


def imports() -> QuerySet[Import]:
    """Every file on its way, with what a list of them needs; the last sent first."""
    return Import.objects.select_related("table", "release", "asked_by", "file")
