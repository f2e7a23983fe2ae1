"""What every installation begins with: the catalogue, the layouts of reports, England and its regions as places."""

from collections.abc import Iterator

from benchmarks.areas import queries
from benchmarks.areas.models import Area
from benchmarks.areas.queries import ENGLAND
from benchmarks.areas.rules import AreaKind
from benchmarks.areas.services import areas
from benchmarks.published.services import mappings
from portal.accounts.models import Council
from scorecards.committee.services import templates
from scorecards.framework.services import catalogue

# Codes and names of the regions as the Office for National Statistics gives them.
REGIONS = {
    "E12000001": "North East",
    "E12000002": "North West",
    "E12000003": "Yorkshire and The Humber",
    "E12000004": "East Midlands",
    "E12000005": "West Midlands",
    "E12000006": "East of England",
    "E12000007": "London",
    "E12000008": "South East",
    "E12000009": "South West",
}
# Beside London as statistics have them; they are no council's region.
WITHIN_LONDON = {"E13000001": "Inner London", "E13000002": "Outer London"}


def write() -> Iterator[str]:
    """Write what is not there yet; says what was written, a line each, and nothing the second time."""
    written = catalogue.load()
    if written:
        yield "Catalogue: " + ", ".join(f"{count} × {name}" for name, count in sorted(written.items()))
    templates.load_shipped()
    if tables := mappings.load_shipped():
        yield "Published tables: " + ", ".join(f"{count} × {name}" for name, count in sorted(tables.items()))
    for code, name in {ENGLAND: "England", **REGIONS, **WITHIN_LONDON}.items():
        if queries.area(code=code) is None:
            kind = AreaKind.COUNTRY if code == ENGLAND else AreaKind.REGION
            areas.add(kind, by=None, name=name, codes=[code])
            yield f"Place: {name}"


def place(council: Council, *, region: str, code: str = "") -> Area:
    """The council as a place in its region, so that its papers' numbers of others can be quoted.

    `region` and `code` are GSS codes. Raises ValueError for a region that is none or a code that is another's.
    """
    if region not in REGIONS:
        known = ", ".join(f"{key} ({name})" for key, name in REGIONS.items())
        raise ValueError(f"{region} is no region. There are {known}.")
    found = queries.area(number=council.number)
    if found is not None:
        return found
    return areas.add(
        AreaKind.AUTHORITY,
        by=None,
        name=council.name,
        number=council.number,
        codes=[code] if code else [],
        region=queries.area(code=region),
        invented=council.invented,
    )
