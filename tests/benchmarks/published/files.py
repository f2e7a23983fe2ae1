"""A mapped table with two councils, and files of it that are begun or read through."""

import datetime
from io import BytesIO

import pytest

from benchmarks.areas.rules import AreaKind
from benchmarks.published.models import Import, ImportProblem, Observation, Release
from benchmarks.published.services import imports
from portal.figures.vocabulary import Basis
from tests import builders as a

HEAD = "time_period,time_identifier,geographic_level,country_code,country_name,region_code,region_name,"
HEAD += "old_la_code,new_la_code,la_name,kind,count,percent\n"
ENGLAND = "Reporting year,National,E92000001,England,,,,,"
HERE = "Reporting year,Local authority,E92000001,England,E12000005,West Midlands,893,E06000051,Shropshire"
THERE = "Reporting year,Local authority,E92000001,England,E12000005,West Midlands,894,E06000020,Telford"
FILE = f"""{HEAD}2025,{ENGLAND},All,50,21.5
2025,{HERE},All,20,20
2025,{THERE},All,c,c
2024,{HERE},All,18,19.5
"""
YEAR = {"period_start": datetime.date(2024, 4, 1), "period_end": datetime.date(2025, 3, 31)}


@pytest.fixture
def table():
    region = a.an_area(AreaKind.REGION, code="E12000005")
    a.an_area(AreaKind.COUNTRY, code="E92000001", name="England")
    a.an_area(number="893", code="E06000051", name="Shropshire", region=region)
    a.an_area(number="894", code="E06000020", name="Telford", region=region)
    table = a.a_table(publication="Children")
    of = {"table": table, "filters": {"kind": "All"}}
    a.a_mapping(measure=a.a_measure(code="PCT"), value="percent", numerator=["count"], **of)
    a.a_mapping(measure=a.a_measure(code="COUNT", unit="count"), value="count", basis=Basis.SNAPSHOT.value, **of)
    return table


def begin(text: str | bytes, table=None, **given) -> Import:
    content = text if isinstance(text, bytes) else text.encode()
    given = {"by": None, "name": "children.csv", "edition": "2025", "publication": table, "ring": False, **given}
    return imports.begin(BytesIO(content), **given)


def load(text: str | bytes, table=None, **given) -> Import:
    job = begin(text, table, **given)
    imports.run(job.pk)
    job.refresh_from_db()
    return job


def counts() -> tuple[int, int, int]:
    return Release.objects.count(), Observation.objects.count(), ImportProblem.objects.count()
