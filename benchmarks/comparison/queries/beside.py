"""One council beside its comparators: every measure of a page at once, in two queries."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date

from django.db.models import FilteredRelation, Q

from benchmarks.areas.models import Area
from benchmarks.areas.queries import ENGLAND
from benchmarks.areas.rules import GroupKind
from benchmarks.comparison import rules
from benchmarks.comparison.queries.rows import COLUMNS, readable, seen
from benchmarks.comparison.rules import Comparators, Edition, Member, Seen
from benchmarks.published.rules import Statistic

# The group that is near an area, and one of its members.
MEMBER = "near__memberships__area"
NEIGHBOUR = ("near__pk", f"{MEMBER}_id", f"{MEMBER}__number", f"{MEMBER}__name")

# What an area or a group says of a measure and a category.
Rows = dict[tuple[int, str, str, int], list[Seen]]


@dataclass(frozen=True)
class Whom:
    """The areas and the group that a council is set beside; `neighbours` are (area, number, name), closest first."""

    own: int | None = None
    region: int | None = None
    region_name: str = ""
    england: int | None = None
    group: int | None = None
    model: str = ""
    neighbours: tuple[tuple[int, str, str], ...] = ()

    @property
    def areas(self) -> list[int]:
        named = (self.own, self.region, self.england, *(area for area, _number, _name in self.neighbours))
        return sorted({area for area in named if area is not None})


def comparators(
    measure_ids: Collection[int],
    *,
    council_number: str,
    model: str,
    upto: date,
    edition: str = "",
    region: Area | None = None,
    public: bool = False,
    by_median: bool = False,
    since: date | None = None,
) -> dict[int, Comparators]:
    """For each measure what may stand beside the council's figure of a quarter that ends on `upto`.

    `model` names the neighbours, `region` is the council's own unless given; `since` leaves out periods that ended
    before it. `edition` reads only releases of that name, instead of the newest of each period; which there are is
    told whatever was asked. With `public` nothing of a release that is for staff only is read. A measure of which
    nothing is published has an empty answer.
    """
    whom = _whom(council_number, model, region)
    rows, editions = _rows(measure_ids, whom, upto=upto, since=since, public=public, edition=edition)
    totals: dict[int, Comparators] = {
        measure: Comparators(model=whom.model, region_name=whom.region_name, editions=editions.get(measure, ()))
        for measure in measure_ids
    }
    parts: dict[int, dict[str, Comparators]] = defaultdict(dict)
    for measure, category in sorted({(measure, category) for measure, category, _kind, _key in rows}):
        made = replace(_compose(rows, measure, category, whom, by_median), editions=editions.get(measure, ()))
        if category:
            parts[measure][category] = made
        else:
            totals[measure] = made
    return {measure: replace(total, categories=parts.get(measure, {})) for measure, total in totals.items()}


def _whom(council_number: str, model: str, region: Area | None) -> Whom:
    """The council with its region and its neighbours, and England, in one query; a row for each neighbour."""
    near = FilteredRelation(
        "comparator_groups",
        condition=Q(comparator_groups__kind=GroupKind.NEIGHBOURS.value, comparator_groups__edition=model),
    )
    found = (
        Area.objects.filter(Q(number=council_number) | Q(codes__code=ENGLAND))
        .annotate(near=near)
        .order_by("near__pk", "near__memberships__position")
        .values_list("pk", "number", "region_id", "region__name", *NEIGHBOUR)
    )
    rows = list(found)
    mine = [row for row in rows if row[1] == council_number]
    england = next((pk for pk, number, *_rest in rows if number != council_number), None)
    own, _number, region_id, region_name, group = mine[0][:5] if mine else (None, "", None, "", None)
    if region is not None:
        region_id, region_name = region.pk, region.name
    members = (row[5:] for row in mine if row[4] == group and row[5] not in (None, own))
    neighbours = tuple(dict.fromkeys((area, number or "", name) for area, number, name in members))
    return Whom(own, region_id, region_name or "", england, group, model if group else "", neighbours)


def _rows(
    measure_ids: Collection[int], whom: Whom, *, upto: date, since: date | None, public: bool, edition: str
) -> tuple[Rows, dict[int, tuple[Edition, ...]]]:
    """What may be read, and by measure the editions that say something of its totals."""
    of_whom = Q(area__in=whom.areas) | Q(
        group=whom.group, statistic__in=[Statistic.MEAN.value, Statistic.MEDIAN.value], group__isnull=False
    )
    found = readable(public=public).filter(of_whom, measure__in=list(measure_ids))
    found = found.filter(Q(period_end=None) | Q(period_end__lte=upto))
    if since is not None:
        found = found.filter(Q(period_end=None) | Q(period_end__gte=since))
    rows: Rows = defaultdict(list)
    offered: dict[int, list[Seen]] = defaultdict(list)
    for row in found.values(*COLUMNS):
        told = seen(row)
        if not rules.usable(told, upto):
            continue
        if not row["category"]:
            offered[row["measure_id"]].append(told)
        if edition in ("", told.edition):
            kind, key = ("area", row["area_id"]) if row["area_id"] else (row["statistic"], row["group_id"])
            rows[row["measure_id"], row["category"], kind, key].append(told)
    return rows, {measure: rules.editions(each) for measure, each in offered.items()}


def _compose(rows: Rows, measure: int, category: str, whom: Whom, by_median: bool) -> Comparators:
    def of(kind: str, key: int | None) -> list[Seen]:
        return rows.get((measure, category, kind, key), []) if key is not None else []

    of_members = [of("area", area) for area, _number, _name in whom.neighbours]
    made = rules.computed(of_members, by_median=by_median)
    stated = _stated(of(Statistic.MEAN.value, whom.group), of(Statistic.MEDIAN.value, whom.group), by_median)
    own = rules.history(of("area", whom.own))
    region, england = rules.history(of("area", whom.region)), rules.history(of("area", whom.england))
    neighbours = rules.merged(made, stated)
    latest = made[-1] if made else None
    return Comparators(
        neighbours=rules.newest(neighbours),
        neighbours_quoted=rules.newest([each for each in stated if each.quoted]),
        region=rules.newest(region),
        england=rules.newest(england),
        own=rules.newest(own),
        own_beside=next((each for each in own if latest and each.period == latest.period), None),
        members=_members(of_members, whom, latest) if latest else (),
        members_year=latest.year if latest else "",
        model=whom.model,
        region_name=whom.region_name,
        own_history=own,
        neighbours_history=neighbours,
        region_history=region,
        england_history=england,
    )


def _stated(means: list[Seen], medians: list[Seen], by_median: bool) -> tuple[rules.Compared, ...]:
    """What is stated of the group itself: the kind that the council asks for, the other where it is all there is."""
    of_means, of_medians = rules.history(means, "mean"), rules.history(medians, "median")
    return rules.merged(of_medians, of_means) if by_median else rules.merged(of_means, of_medians)


def _members(of_members: list[list[Seen]], whom: Whom, latest: rules.Compared) -> tuple[Member, ...]:
    """Each member's own number in the group's latest period, the missing ones too."""
    found = []
    for position, ((area, number, name), told) in enumerate(zip(whom.neighbours, of_members, strict=True), 1):
        row = rules.best(each for each in told if not each.quoted).get(latest.period)
        value, symbol = (row.value, row.symbol) if row else (None, None)
        found.append(Member(area, number, name, position, value, symbol, row.decimals if row else latest.decimals))
    return tuple(found)
