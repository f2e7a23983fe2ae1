"""A standing as rows for spreadsheets: one for every number that the page shows."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from benchmarks.comparison.rules import Compared
from benchmarks.comparison.standing.chance import interval
from benchmarks.comparison.standing.kinds import Place, Standing, Subject
from benchmarks.comparison.standing.plain import number
from benchmarks.stats.groups import GroupFigure

HEAD = (
    *("measure_code", "measure", "unit", "polarity", "council", "group", "of", "number", "name", "position"),
    *("basis", "period_start", "period_end", "year", "value", "symbol", "n", "members", "distance", "verdict", "place"),
    *("places", "band", "lower", "upper", "method", "source", "edition", "status", "quoted"),
)


@dataclass(frozen=True)
class StandingFile:
    """What `portal.charts.table.csv_text` writes."""

    standing: Standing

    def as_table(self) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
        return HEAD, tuple(tuple(row.get(name, "") for name in HEAD) for row in self._rows())

    def _rows(self) -> Iterator[dict[str, str]]:
        subject = self.standing.subject
        shared = {
            "measure_code": subject.code,
            "measure": subject.name,
            "unit": subject.unit.value,
            "polarity": subject.polarity.value,
            "council": self.standing.council.name,
            "group": self.standing.group.words,
        }
        for row in (*self._council(), *self._members(), *self._group(), *self._places(), *self._everyone()):
            yield {**shared, **row}

    def _council(self) -> Iterator[dict[str, str]]:
        standing = self.standing
        if standing.own:
            rank = standing.rank
            placed = {"place": str(rank.place), "places": str(rank.of)} if rank else {}
            around = _interval(standing.subject, standing.own)
            yield {"of": "council", **_of(standing.council), **_found(standing.own), **placed, **around}
        for year in standing.history:
            if year.own and year.slug != standing.slug:
                yield {"of": "council, earlier or later", **_of(standing.council), **_found(year.own)}

    def _members(self) -> Iterator[dict[str, str]]:
        for member in self.standing.members:
            far = member.distance
            yield {
                "of": "member",
                **_of(member.place_of),
                **_found(member.found),
                **_interval(self.standing.subject, member.found),
                "position": str(member.position),
                "distance": number(far.amount) or "" if far else "",
                "verdict": far.verdict.value if far else "",
                "place": str(member.place or ""),
            }

    def _group(self) -> Iterator[dict[str, str]]:
        for name, figure in (("mean", self.standing.mean), ("median", self.standing.median)):
            if figure:
                yield {"of": name, "year": self.standing.year, **_figure(figure)}
        for said in self.standing.said:
            yield {"of": f"{said.statistic.value}, stated", **_found(said.found)}

    def _places(self) -> Iterator[dict[str, str]]:
        standing, rank = self.standing, self.standing.everyone.rank
        if standing.region:
            yield {"of": "region", "name": standing.region_name, **_found(standing.region)}
        for each in standing.together:
            yield {"of": "joint return", **_of(each.place_of), **_found(each.found)}
        if standing.england:
            yield {"of": "country", "name": "England", **_found(standing.england)}
        if rank:
            placed = {"place": str(rank.place), "places": str(rank.of), "band": standing.everyone.band or ""}
            yield {"of": "place in England", **_of(standing.council), "year": standing.year, **placed}

    def _everyone(self) -> Iterator[dict[str, str]]:
        for place, value in self.standing.everyone.values:
            yield {"of": "authority", **_of(place), "year": self.standing.year, "value": _text(value)}


def _of(place: Place) -> dict[str, str]:
    return {"number": place.number, "name": place.name}


def _interval(subject: Subject, found: Compared | None) -> dict[str, str]:
    """The 95 % interval with its method, where the parts of the number were published."""
    around = interval(subject, found)
    if around is None:
        return {}
    return {"lower": _text(around.lower), "upper": _text(around.upper), "method": around.method}


def _text(value: Decimal | None) -> str:
    return number(value) or ""


def _figure(figure: GroupFigure) -> dict[str, str]:
    return {"value": _text(figure.value), "n": str(figure.n), "members": str(figure.of)}


def _found(found: Compared | None) -> dict[str, str]:
    if found is None:
        return {}
    return {
        "basis": found.basis.value,
        "period_start": found.period_start.isoformat() if found.period_start else "",
        "period_end": found.period_end.isoformat() if found.period_end else "",
        "year": found.year,
        "value": _text(found.value),
        "symbol": found.symbol.value if found.symbol else "",
        "source": found.source,
        "edition": found.edition,
        "status": found.status.value,
        "quoted": "yes" if found.quoted else "no",
    }
