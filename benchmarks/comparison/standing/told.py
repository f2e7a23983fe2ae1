"""A standing as labels and words: the same on the page, in the terminal and in a file."""

from collections.abc import Iterator
from dataclasses import dataclass

from benchmarks.comparison.rules import Compared
from benchmarks.comparison.standing import uncertain, words
from benchmarks.comparison.standing.chance import chance
from benchmarks.comparison.standing.kinds import Against, Fact, Standing
from benchmarks.stats.groups import GroupFigure
from portal.figures.words import shown


@dataclass(frozen=True)
class MemberRow:
    """One of those compared, the council among them; `position` is 0 for the council and 1 for the closest."""

    position: int
    number: str
    name: str
    own: bool
    value: str
    distance: str
    verdict: str
    place: int | None
    source: str


@dataclass(frozen=True)
class YearRow:
    year: str
    slug: str
    own: str
    edition: str
    mean: str
    mean_note: str
    median: str
    region: str
    england: str
    rank: str


def facts(standing: Standing) -> list[Fact]:
    """What is known of the period, in the order in which it is read; what is not known is left out."""
    return [fact for fact in _facts(standing) if fact.value]


def _facts(standing: Standing) -> Iterator[Fact]:
    found = chance(standing)
    yield from _of_council(standing)
    yield from uncertain.own(standing, found)
    yield from _of_group(standing)
    yield from _of_places(standing)
    yield from uncertain.against(standing, found)
    yield from _together(standing)
    yield from _stated(standing)


def _of_council(standing: Standing) -> Iterator[Fact]:
    subject, moved = standing.subject, standing.moved
    yield Fact("Value", words.value_words(subject, standing.own), dated(standing.own))
    if standing.restated:
        yield Fact("Restated, was", words.value_words(subject, standing.restated), dated(standing.restated))
    if moved:
        amount, _comma, against = words.moved_words(subject, moved, standing.decimals).partition(", ")
        yield Fact("Change", amount, against)


def _of_group(standing: Standing) -> Iterator[Fact]:
    yield _group("Mean", standing, standing.mean)
    yield _group("Median", standing, standing.median)
    yield _extreme("Lowest", standing, standing.lowest)
    yield _extreme("Highest", standing, standing.highest)
    if standing.mean:
        place = words.rank_words(standing)
        yield Fact("Place in the group", *((place,) if standing.rank else ("–", place)))


def _of_places(standing: Standing) -> Iterator[Fact]:
    subject = standing.subject
    if standing.region:
        yield Fact(
            standing.region_name, words.value_words(subject, standing.region), _beside(standing, standing.region)
        )
    if standing.england:
        yield Fact("England", words.value_words(subject, standing.england), _beside(standing, standing.england))
    nation, _comma, band = words.england_words(standing).partition(", ")
    yield Fact("Place in England", nation, ", ".join(filter(None, (band, standing.year))))


def _beside(standing: Standing, found: Compared) -> str:
    """The year, and whose number it is where that is another release than the council's own is of."""
    same = words.source_words(found) == words.source_words(standing.own) if standing.own else False
    return found.year if same else dated(found)


def _stated(standing: Standing) -> Iterator[Fact]:
    for said in standing.said:
        yield Fact(
            f"{words.STATISTICS[said.statistic]}, as {'quoted' if said.found.quoted else 'stated'}",
            words.said_words(standing.subject, said),
            f"{dated(said.found)}; shown, never calculated with",
        )


def _together(standing: Standing) -> Iterator[Fact]:
    for each in standing.together:
        value = words.value_words(standing.subject, each.found)
        note = f"{dated(each.found)}; the number of them all and of none alone, so it enters no mean, place or distance"
        yield Fact(f"{each.place_of.name}, reported together", value, note)


def _group(label: str, standing: Standing, figure: GroupFigure | None) -> Fact:
    if figure is None:
        return Fact(label, "")
    value = shown(figure.value, standing.subject.unit, standing.decimals)
    return Fact(label, value, f"{figure.words}, {standing.year}")


def _extreme(label: str, standing: Standing, member: Against | None) -> Fact:
    if member is None:
        return Fact(label, "")
    return Fact(label, words.value_words(standing.subject, member.found), member.place_of.name)


def dated(found: Compared | None) -> str:
    """ "2020/21, Characteristics of children in need, edition 2021"."""
    return f"{found.year}, {words.source_words(found)}" if found else ""


def member_rows(standing: Standing) -> list[MemberRow]:
    """The council, then the members in the group's order."""
    rank, own = standing.rank, standing.own
    mine = MemberRow(
        position=0,
        number=standing.council.number,
        name=standing.council.name,
        own=True,
        value=words.value_words(standing.subject, own),
        distance="",
        verdict="",
        place=rank.place if rank else None,
        source=words.source_words(own) if own else "",
    )
    return [mine, *(_member(standing, member) for member in standing.members)]


def _member(standing: Standing, member: Against) -> MemberRow:
    far = member.distance
    return MemberRow(
        position=member.position,
        number=member.place_of.number,
        name=member.place_of.name,
        own=False,
        value=words.value_words(standing.subject, member.found),
        distance=words.distance_words(standing.subject, far.amount, standing.decimals) if far else "",
        verdict=words.verdict_words(far.verdict) if far else "",
        place=member.place,
        source=words.source_words(member.found) if member.found else "",
    )


def year_rows(standing: Standing) -> list[YearRow]:
    """Every period, the newest first."""
    subject, decimals = standing.subject, standing.decimals
    return [
        YearRow(
            year=year.year,
            slug=year.slug,
            own=words.value_words(subject, year.own),
            edition=words.source_words(year.own) if year.own else "",
            mean=shown(year.mean.value, subject.unit, decimals) if year.mean else "",
            mean_note=year.mean.words if year.mean else "",
            median=shown(year.median.value, subject.unit, decimals) if year.median else "",
            region=words.value_words(subject, year.region) if year.region else "",
            england=words.value_words(subject, year.england) if year.england else "",
            rank=year.rank.words if year.rank else "",
        )
        for year in standing.history
    ]
