"""A file that was set back, and a release that is accepted as it was seen."""

import datetime
from io import BytesIO

import pytest

from benchmarks.areas.rules import AreaKind
from benchmarks.importers.mapping import Mapping as Rule
from benchmarks.published.models import Import
from benchmarks.published.services import imports, mappings
from benchmarks.published.stages import UNMAPPED
from portal.audit.refusals import MovedOn, NotPossible
from portal.figures.vocabulary import Basis
from portal.jobs.rules import State
from tests import builders as a

pytestmark = pytest.mark.django_db(transaction=True)

FILE = b"""time_period,time_identifier,geographic_level,country_code,country_name,rate
2025,Reporting year,National,E92000001,England,21.5
"""
RATE = {"basis": Basis.YEAR, "decimals": 1, "value": "rate"}


@pytest.fixture
def table():
    a.an_area(AreaKind.COUNTRY, code="E92000001", name="England")
    return a.a_table(publication="Children")


def begin(table, content=FILE, edition="2025") -> Import:
    return imports.begin(BytesIO(content), by=None, name="a.csv", edition=edition, publication=table, ring=False)


def read(job) -> Import:
    imports.run(job.pk)
    job.refresh_from_db()
    return job


def test_a_file_of_a_table_without_mappings_waits_until_there_are_some(table):
    job = begin(table)
    assert (job.state, job.reason, job.questions) == (State.FAILED, UNMAPPED, [])
    assert imports.resume(job, by=None, ring=False).reason == UNMAPPED

    mappings.add(table, Rule(measure=a.a_measure(code="RATE").code, **RATE), by=None)
    job = read(imports.resume(job, by=None, ring=False))

    assert (job.state, job.lines_accepted) == (State.READY, 1)
    with pytest.raises(MovedOn):
        imports.resume(job, by=None)


def test_what_is_no_file_of_the_format_is_refused_before_anything_is_mapped(table):
    with pytest.raises(NotPossible, match=r"This is no file of “Children”"):
        begin(table, b"a,b\n1,2\n")
    assert Import.objects.count() == 0


def test_a_file_set_back_is_not_read_when_its_edition_came_another_way(table):
    job = begin(table)
    mappings.add(table, Rule(measure=a.a_measure(code="RATE").code, **RATE), by=None)
    imports.accept(read(begin(table)), by=None)

    with pytest.raises(NotPossible, match="is here already"):
        imports.resume(job, by=None)


def test_a_discarded_file_is_not_read_again(table):
    job = begin(table)
    imports.discard(job, by=None)

    with pytest.raises(MovedOn):
        imports.resume(job, by=None)


def test_it_is_accepted_only_beside_the_edition_that_was_seen(table):
    mappings.add(table, Rule(measure=a.a_measure(code="RATE").code, **RATE), by=None)
    job = read(begin(table))
    other = a.a_release(publication="Children", edition="2024", published_on=datetime.date(2024, 10, 1))

    with pytest.raises(MovedOn):
        imports.accept(job, by=None, seen_version=0)
    assert imports.accept(job, by=None, seen_version=other.pk).accepted_at is not None
