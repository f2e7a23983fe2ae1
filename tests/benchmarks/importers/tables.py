"""Small tables as they are published: lines with their line ends."""

from benchmarks.importers.rows import EesRow, Problem

GEOGRAPHY = "country_code,country_name,region_code,region_name,old_la_code,new_la_code,la_name"
HEADER = f"time_period,time_identifier,geographic_level,{GEOGRAPHY},category,referrals,rate"
ENGLAND = "2025,Reporting year,National,E92000001,England,,,,,,Referrals,632830,519.4"
SHROPSHIRE = (
    "2025,Reporting year,Local authority,E92000001,England,E12000005,West Midlands,893,E06000051,Shropshire,"
    "Referrals,3010,c"
)


def table(*lines: str, header: str = HEADER) -> list[str]:
    return [f"{line}\n" for line in (header, *lines)]


def only_row(read: list[EesRow | Problem]) -> EesRow:
    (row,) = read
    assert isinstance(row, EesRow), row
    return row


def only_problem(read: list[EesRow | Problem]) -> Problem:
    (problem,) = read
    assert isinstance(problem, Problem), problem
    return problem
