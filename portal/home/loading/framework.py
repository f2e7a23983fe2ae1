"""The catalogue, others' figures, and each council's scorecards with their lines and targets."""

from dataclasses import dataclass, field
from datetime import date

from benchmarks.areas.models import Area, ComparatorGroup
from benchmarks.areas.queries import ENGLAND
from benchmarks.areas.rules import AreaKind, GroupKind
from benchmarks.areas.services import areas, groups
from benchmarks.published import services as published
from benchmarks.published.models import Measure
from benchmarks.published.readings import Reading
from portal.accounts.models import Council, User
from portal.accounts.rules import Role
from portal.home.example import england, facts
from portal.home.example.definitions import BenchmarkFact, CouncilFact, GroupFact, LineFact, ScorecardFact
from portal.home.example.known import known
from portal.home.example.northshire import benchmarks as northshire
from portal.home.loading import published as official
from portal.home.loading.people import first
from scorecards.framework.models import Framework, Indicator, RatingScheme, Scorecard, ScorecardLine, Theme
from scorecards.framework.services import lines, scorecards, targets

QUOTED_ON = {"Cabinet paper, 1 December 2021": date(2021, 12, 1), "Scrutiny paper, 1 July 2026": date(2026, 7, 1)}
WEST_MIDLANDS = "E12000005"
SCHEMES = {"three": "Three states", "five": "Five states"}
INVENTED = "Invented for the example"
BULLETIN = date(2026, 5, 20)


@dataclass
class Places:
    """The areas and groups of the example, by what its facts call them."""

    areas: dict[str, Area] = field(default_factory=dict)
    groups: dict[tuple[str, str], ComparatorGroup] = field(default_factory=dict)


def load_places(people: dict[str, User]) -> Places:
    """England, the regions, the councils and their neighbours."""
    by = first(people, "893", Role.ANALYST)
    found = Places()
    country = areas.add(AreaKind.COUNTRY, by=by, name="England", codes=[ENGLAND])
    found.areas["england"] = found.areas[ENGLAND] = country
    for council in facts.councils():
        region = _region(council, found, by)
        found.areas[council.number] = areas.add(
            AreaKind.AUTHORITY,
            by=by,
            name=council.name,
            number=council.number,
            codes=[council.gss_code] if council.gss_code else [],
            region=region,
            invented=council.invented,
        )
    for place in facts.areas():
        found.areas[place.number] = areas.add(
            AreaKind.AUTHORITY,
            by=by,
            name=place.name,
            number=place.number,
            region=found.areas.get(place.region),
            invented=True,
        )
    official.load_places(found.areas, by=by)
    _load_groups(found, by, people)
    return found


def _region(council: CouncilFact, found: Places, by: User) -> Area:
    """The council's region, once for all councils in it. Both that are real lie in the West Midlands."""
    if council.region not in found.areas:
        codes = [] if council.invented else [WEST_MIDLANDS]
        region = areas.add(AreaKind.REGION, by=by, name=council.region, codes=codes, invented=council.invented)
        found.areas[council.region] = found.areas[codes[0] if codes else council.region] = region
    return found.areas[council.region]


def _load_groups(found: Places, by: User, people: dict[str, User]) -> None:
    for edition, members in england.neighbours().items():
        found.groups["893", edition] = groups.make(
            GroupKind.NEIGHBOURS,
            by=by,
            name="Statistical neighbours",
            edition=edition,
            of=found.areas["893"],
            members=[found.areas[number] for number in members],
            source=f"Department for Education, statistical neighbours model, {edition} (Open Government Licence v3.0)",
        )
    found.groups["998", "2025"] = groups.make(
        GroupKind.NEIGHBOURS,
        by=by,
        name="Statistical neighbours",
        edition="2025",
        of=found.areas["998"],
        members=[found.areas[place.number] for place in facts.areas()],
        source=INVENTED,
    )
    for own in northshire.groups():
        found.groups["998", own.name] = groups.make(
            GroupKind(own.kind),
            by=first(people, "998", Role.ANALYST),
            name=own.name,
            edition=own.edition,
            of=found.areas["998"],
            members=[found.areas[number] for number in own.members],
            source=own.source,
        )


def load_benchmarks(people: dict[str, User], places: Places) -> None:
    """What the papers quote, and the invented neighbours of Northshire beside England's real figures."""
    by = first(people, "893", Role.ANALYST)
    measures = {m.code: m for m in Measure.objects.all()}
    for fact in facts.benchmarks(facts.SHROPSHIRE / "benchmarks.csv"):
        _quote(fact, "893", measures, places, by)
    for edition, published_on, found in (
        ("2025", date(2025, 4, 24), northshire.first_edition()),
        ("2026", date(2026, 4, 23), northshire.benchmarks()),
    ):
        readings: dict[str, list[Reading]] = {}
        for fact in found:
            readings.setdefault(fact.source, []).append(_reading(fact, measures, places))
        for source, rows in readings.items():
            real = source != INVENTED
            # "Department for Education, Local Authority Interactive Tool" names its publisher first.
            publisher, _comma, title = source.partition(", ")
            release = published.add_release(
                (title or source)[:200],
                by=by,
                edition="2025" if real else edition,
                publisher=publisher[:200],
                source=source,
                published_on=None if real else published_on,
            )
            published.observe(release, rows, by=by)
    for group in northshire.groups():
        _quote_group(group, places.groups["998", group.name], measures, first(people, "998", Role.ANALYST))


def _quote_group(fact: GroupFact, group: ComparatorGroup, measures: dict[str, Measure], by: User) -> None:
    for quoted in fact.quoted:
        published.quote(
            measures[quoted.measure],
            by=by,
            value=quoted.value,
            source=fact.source,
            basis=quoted.basis,
            group=group,
            statistic=quoted.statistic,
            period_start=quoted.period_start,
            period_end=quoted.period_end,
            published_on=BULLETIN,
            publisher=INVENTED,
            decimals=max(0, -int(quoted.value.as_tuple().exponent)),
        )


def _measured(fact: BenchmarkFact, measures: dict[str, Measure]) -> tuple[Measure, str]:
    indicator, category = known().resolve(fact.measure)
    return measures[indicator], category


def _quote(fact: BenchmarkFact, number: str, measures: dict[str, Measure], places: Places, by: User) -> None:
    measure, category = _measured(fact, measures)
    if fact.value is None:
        raise ValueError(f"{fact.source} quotes nothing of {fact.measure}")
    of_group = fact.geography == "statistical_neighbours"
    published.quote(
        measure,
        by=by,
        value=fact.value,
        source=fact.source,
        basis=fact.basis,
        area=None if of_group else _area(fact, places),
        group=places.groups[number, fact.edition] if of_group else None,
        period_start=fact.period_start if fact.period_end else None,
        period_end=fact.period_end,
        published_on=next((day for paper, day in QUOTED_ON.items() if fact.source.startswith(paper)), None),
        publisher="Shropshire Council",
        decimals=max(0, -int(fact.value.as_tuple().exponent)),
        category=category,
        note=fact.note,
    )


def _reading(fact: BenchmarkFact, measures: dict[str, Measure], places: Places) -> Reading:
    measure, category = _measured(fact, measures)
    return Reading(
        measure=measure,
        area=_area(fact, places),
        category=category,
        basis=fact.basis,
        period_start=fact.period_start,
        period_end=fact.period_end,
        value=fact.value,
        symbol=fact.symbol,
        note=fact.note,
    )


def _area(fact: BenchmarkFact, places: Places) -> Area:
    return places.areas["england"] if fact.geography == "england" else places.areas[fact.area]


def load_scorecards(councils: dict[str, Council], people: dict[str, User]) -> dict[str, Scorecard]:
    """Every scorecard with its lines, by the example's code for it."""
    found: dict[str, Scorecard] = {}
    for fact in facts.scorecards():
        found[fact.code] = _scorecard(fact, councils, people)
        for line in facts.lines(facts.FOLDERS[fact.council]):
            if line.scorecard == fact.code:
                _line(line, found[fact.code], people, first(people, fact.council, Role.ANALYST))
    return found


def _scorecard(fact: ScorecardFact, councils: dict[str, Council], people: dict[str, User]) -> Scorecard:
    return scorecards.make(
        councils[fact.council],
        by=first(people, fact.council, Role.ANALYST),
        name=fact.name,
        scheme=RatingScheme.objects.get(council=None, name=SCHEMES[fact.scheme]),
        framework=Framework.objects.get(code=fact.framework),
        directorate=fact.directorate,
        director=people[fact.director],
        lead_officer=people[fact.lead_officer],
        cadence=fact.cadence,
        comparator_edition=fact.comparator_edition,
    )


def _line(fact: LineFact, scorecard: Scorecard, people: dict[str, User], by: User) -> ScorecardLine:
    indicator = Indicator.objects.get(code=fact.indicator)
    line = lines.add(
        scorecard,
        indicator,
        by=by,
        theme=Theme.objects.get(framework=scorecard.framework, code=fact.theme),
        owner=people[fact.owner],
        deputy=people.get(fact.deputy),
        order=fact.order,
        local_name=fact.local_name,
        definition_note=fact.definition_note,
        headline_basis=fact.headline_basis,
        life_cycle=fact.life_cycle,
        expected_on=fact.expected_on,
        retired_on=fact.retired_on,
        counts=fact.counts,
        threshold=fact.threshold,
        narrative_when=fact.narrative_when,
    )
    if fact.break_on:
        lines.add_break(line, by=by, on=fact.break_on, reason=fact.break_reason)
    for target in fact.targets:
        targets.set(
            line,
            by=by,
            from_period=target.from_quarter,
            value=target.value,
            tolerance=target.tolerance,
            to_period=target.to_quarter,
            reason=target.reason,
        )
    return line
