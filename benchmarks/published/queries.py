"""What is read of published statistics by those who load them."""

from django.db.models import Q, QuerySet

from benchmarks.areas import queries as areas
from benchmarks.areas.models import Area
from benchmarks.published.models import Measure, Observation


def measures() -> QuerySet[Measure]:
    return Measure.objects.order_by("name", "code")


def quoted_for(area: Area | None) -> QuerySet[Observation]:
    """What papers were quoted as saying of an area, its groups, its region and England; the latest entered first."""
    england = areas.england()
    places = [area.pk, area.region_id] if area else []
    whom = Q(area__in=[*(key for key in places if key), *([england.pk] if england else [])])
    if area is not None:
        whom |= Q(group__of=area)
    found = Observation.objects.filter(whom, quoted=True)
    return found.select_related("measure", "area", "group", "release").order_by("-pk")
