"""Files that are no tables of Explore education statistics, from file to figures."""

import datetime
from decimal import Decimal
from io import BytesIO

import pytest

from benchmarks.areas.rules import AreaKind
from benchmarks.comparison.queries import comparators
from benchmarks.importers import fingertips
from benchmarks.published.models import Import, Observation
from benchmarks.published.rules import Format, ReleaseStatus
from benchmarks.published.services import imports
from portal.figures.vocabulary import Basis
from portal.jobs.rules import State
from tests import builders as a

pytestmark = pytest.mark.django_db


def load(text: str, **given) -> Import:
    given = {"by": None, "name": "file.csv", "edition": "2025", "ring": False, **given}
    job = imports.begin(BytesIO(text.encode()), **given)
    imports.run(job.pk)
    job.refresh_from_db()
    return job


@pytest.fixture
def england():
    a.an_area(number="893", code="E06000051")
    return a.an_area(AreaKind.COUNTRY, code="E92000001", name="England")


def test_a_regions_quarterly_file_holds_any_measure_on_any_basis(england):
    a.a_table(publication="Our region", format=Format.QUARTERLY.value)
    rate, share = a.a_measure(code="RATE"), a.a_measure(code="SHARE")
    text = """\
measure,area,time_identifier,time_period,basis,category,value,numerator,denominator
RATE,893,Financial year Q1,202526,snapshot,,40.5,,
SHARE,893,Financial year Q1,202526,quarter,,20,1,5
SHARE,893,Financial year Q1,202526,year_to_date,boys,30,,
SHARE,893,Financial year Q2,202526,year_to_date,,c,,
NOBODYS,893,Financial year Q1,202526,quarter,,20,1,5
"""

    job = load(text, edition="Q1 2025/26", status=ReleaseStatus.STAFF_ONLY)
    imports.accept(job, by=None)

    assert (job.lines_read, job.lines_accepted, job.problem_count) == (5, 4, 1)
    said = Observation.objects.order_by("pk").values_list(
        "measure__code", "basis", "category", "period_start", "period_end", "value", "denominator", "symbol"
    )
    april, june, september = (datetime.date(2025, *day) for day in ((4, 1), (6, 30), (9, 30)))
    assert list(said) == [
        ("RATE", Basis.SNAPSHOT, "", june, june, Decimal("40.5"), None, ""),
        ("SHARE", Basis.QUARTER, "", april, june, 20, 5, ""),
        ("SHARE", Basis.YEAR_TO_DATE, "boys", april, june, 30, None, ""),
        ("SHARE", Basis.YEAR_TO_DATE, "", april, september, None, None, "c"),
    ]
    upto = {"council_number": "893", "model": "", "upto": datetime.date(2025, 12, 31)}
    assert comparators([rate.pk, share.pk], **upto)[rate.pk].own is not None
    assert comparators([rate.pk, share.pk], **upto, public=True)[rate.pk].own is None


def test_the_tools_file_is_read_for_the_measures_that_are_mapped(england):
    table = a.a_table(publication="The tool", format=Format.LAIT.value)
    for code, measure in (("LAC", "CLA"), ("Gone", "OTHER")):
        a.a_mapping(table, measure=a.a_measure(code=measure), value="value", filters={"measure_code": code})
    text = """\
measure_code,year_type,year,geographic_level,la_number,area_name,value
LAC,Annual,2025,Local authority,893,Shropshire,61.0
LAC,Annual,2025,National,970,England,
Strange,Annual,2025,National,970,England,1
"""

    job = load(text)

    assert (job.state, job.lines_read, job.lines_accepted, job.left_out) == (State.READY, 3, 2, [])
    assert [(o.area_id == england.pk, o.value, o.symbol) for o in Observation.objects.order_by("pk")] == [
        (False, 61, ""),
        (True, None, "x"),
    ]
    assert [p.words for p in job.problems.all()] == ["No measure is mapped to such a line: measure_code “Strange”."]


def test_a_file_of_fingertips_keeps_its_note_and_its_categories(england):
    table = a.a_table(publication="Injuries", format=Format.FINGERTIPS.value)
    measure = a.a_measure(code="INJURY")
    of = {"measure": measure, "value": "Value", "numerator": ["Count"], "denominator": ["Denominator"]}
    a.a_mapping(table, **of, filters={"Indicator ID": "1", "Sex": "Persons", "Category Type": ""})
    a.a_mapping(table, **of, filters={"Indicator ID": "1"}, categories=["Sex", "Category"])
    cells = dict.fromkeys(fingertips.REQUIRED, "") | {"Indicator ID": "1", "Sex": "Persons", "Age": "<15 yrs"}
    cells |= {"Time period": "2023/24", "Time period range": "1y", "Value": "71.5", "Count": "143", "Denominator": "20"}
    england_row = cells | {"Area Code": "E92000001", "Area Type": "England"}
    here = cells | {"Area Code": "E06000051", "Area Type": "Counties & UAs (from Apr 2023)", "Value note": "Of two"}
    lines = [fingertips.REQUIRED, england_row.values(), here.values(), england_row.values()]

    job = load("".join(",".join(line) + "\n" for line in lines))

    assert (job.lines_read, job.lines_accepted, job.problem_count) == (3, 2, 1)
    said = Observation.objects.filter(area__number="893").order_by("category")
    assert [(o.category, o.value, o.numerator, o.note) for o in said] == [
        ("", Decimal("71.5"), 143, "Of two"),
        ("Persons", Decimal("71.5"), 143, "Of two"),
    ]
    assert said[0].period_start == datetime.date(2023, 4, 1)


def test_a_meta_file_of_another_table_is_refused(england):
    table = a.a_mapping(a.a_table(publication="Children"), value="rate").table
    head = "time_period,time_identifier,geographic_level,country_code,country_name,rate\n"
    text = f"{head}2025,Reporting year,National,E92000001,England,5\n"
    meta = "col_name,col_type,label\nrate,Indicator,Rate\n"

    job = load(text, publication=table, meta=BytesIO(meta.encode()))
    other = load(text, edition="2026", publication=table, meta=BytesIO(meta.replace("rate,", "count,").encode()))

    assert (job.state, job.lines_accepted) == (State.READY, 1)
    assert (other.state, other.lines_read) == (State.FAILED, 0)
    assert "The .meta.csv belongs to another table" in other.reason
