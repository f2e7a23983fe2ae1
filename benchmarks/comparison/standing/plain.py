"""A standing as plain content for scripts. Numbers are text, exactly as they are kept; `schema` counts up."""

from decimal import Decimal
from typing import Any

from benchmarks.comparison.rules import Compared
from benchmarks.comparison.standing.chance import chance
from benchmarks.comparison.standing.kinds import Against, Place, Standing
from benchmarks.stats.change import Change
from benchmarks.stats.groups import GroupFigure
from benchmarks.stats.intervals import Interval
from benchmarks.stats.ranks import Standing as Rank
from portal.figures.rounding import trimmed

SCHEMA = 1


def plain(standing: Standing) -> dict[str, Any]:
    """What `compare --json` prints; the README of the room says what each key holds."""
    subject, everyone = standing.subject, standing.everyone
    return {
        "schema": SCHEMA,
        "measure": {
            "code": subject.code,
            "name": subject.name,
            "unit": subject.unit.value,
            "decimals": subject.decimals,
            "polarity": subject.polarity.value,
        },
        "area": _place(standing.council),
        "period": {"slug": standing.slug, "words": standing.year},
        "edition": standing.edition,
        "value": _found(standing.own),
        "restated_from": _found(standing.restated),
        "change": _change(standing),
        "chance": _chance(standing),
        "group": {
            "key": standing.group.key,
            "words": standing.group.words,
            "source": standing.group.source,
            "mean": _figure(standing.mean),
            "median": _figure(standing.median),
            "lowest": _against(standing.lowest),
            "highest": _against(standing.highest),
            "rank": _rank(standing.rank),
            "members": [_against(member) for member in standing.members],
            "stated": [{"statistic": s.statistic.value, **(_found(s.found) or {})} for s in standing.said],
        },
        "together": [{**_place(each.place_of), "value": _found(each.found)} for each in standing.together],
        "region": {"name": standing.region_name, "value": _found(standing.region)},
        "england": {
            "value": _found(standing.england),
            "authorities": len(everyone.values),
            "rank": _rank(everyone.rank),
            "band": everyone.band,
            "bounds": _bounds(standing),
        },
    }


def number(value: Decimal | None) -> str | None:
    """As text, without an exponent and without zeros at its end."""
    return None if value is None else f"{trimmed(value):f}"


def _place(place: Place) -> dict[str, Any]:
    return {"number": place.number or None, "name": place.name}


def _found(found: Compared | None) -> dict[str, Any] | None:
    if found is None:
        return None
    return {
        "value": number(found.value),
        "symbol": found.symbol.value if found.symbol else None,
        "decimals": found.decimals,
        "basis": found.basis.value,
        "period_start": found.period_start.isoformat() if found.period_start else None,
        "period_end": found.period_end.isoformat() if found.period_end else None,
        "year": found.year,
        "source": found.source,
        "edition": found.edition,
        "status": found.status.value,
        "quoted": found.quoted,
    }


def _against(member: Against | None) -> dict[str, Any] | None:
    if member is None:
        return None
    return {
        "position": member.position,
        **_place(member.place_of),
        "value": _found(member.found),
        "distance": number(member.distance.amount) if member.distance else None,
        "verdict": member.distance.verdict.value if member.distance else None,
        "place": member.place,
    }


def _figure(figure: GroupFigure | None) -> dict[str, Any] | None:
    return {"value": number(figure.value), "n": figure.n, "of": figure.of} if figure else None


def _rank(rank: Rank | None) -> dict[str, Any] | None:
    return {"place": rank.place, "of": rank.of, "joint": rank.joint, "words": rank.words} if rank else None


def _change(standing: Standing) -> dict[str, Any] | None:
    moved = standing.moved
    if moved is None:
        return None
    change = {"amount": number(moved.change.amount), "verdict": moved.change.verdict.value}
    return {"from": _found(moved.then), **change}


def _chance(standing: Standing) -> dict[str, Any] | None:
    """The interval and what follows from it; None where the parts of the number were not published."""
    found = chance(standing)
    if found.interval is None:
        return None
    moved = found.moved
    course = moved.course(standing.subject.polarity) if moved else None
    return {
        "interval": _between(found.interval),
        "england": found.england.value if found.england else None,
        "mean": found.mean.value if found.mean else None,
        "change": {**_between(moved), "course": course.value if course else None} if moved else None,
        "funnel": {"placing": found.placing.value, "baseline": number(found.baseline)} if found.placing else None,
    }


def _between(found: Interval | Change) -> dict[str, Any]:
    return {"lower": number(found.lower), "upper": number(found.upper), "confidence": "95%", "method": found.method}


def _bounds(standing: Standing) -> list[str | None] | None:
    within = standing.everyone.bounds
    if within is None:
        return None
    return [number(each) for each in (within.lowest, within.lower, within.middle, within.upper, within.highest)]
