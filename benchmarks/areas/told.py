"""What a list of places made of one place, in words for whoever accepts it. Formatting only, no query."""

from benchmarks.areas.models import Area
from benchmarks.importers.authorities import Listed
from benchmarks.importers.rows import Level
from portal.figures.spans import day_words


def added(row: Listed, made: Area) -> tuple[str, ...]:
    """A new place: its codes with their days, and its region or that this is not known here."""
    kind = "region" if row.level == Level.REGIONAL else "authority"
    codes = tuple(code(row, each) for each in row.codes)
    return (kind, *codes, *_region(row, made))


def _region(row: Listed, made: Area) -> tuple[str, ...]:
    if not row.region:
        return ()
    return (f"region {made.region}",) if made.region else (f"no region: there is no {row.region} here yet",)


def joint(row: Listed) -> tuple[str, ...]:
    """A joint return: of which authorities."""
    return (f"joint return of {' and '.join(row.numbers or row.codes)}",)


def code(row: Listed, name: str) -> str:
    """ "code E06000066 from 1 April 2023", with its last day where it has one."""
    days = [f"from {day_words(row.begins)}" if row.begins else "", f"to {day_words(row.ends)}" if row.ends else ""]
    return " ".join(["code", name, *filter(None, days)])
