"""What becomes of the lines of a file."""

import datetime
import itertools
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection

from benchmarks.areas.models import Area
from benchmarks.areas.rules import AreaKind
from benchmarks.published.models import Alias, Observation
from benchmarks.published.rules import POPULATION, ReleaseStatus
from benchmarks.published.services import running
from portal.accounts.rules import Role
from portal.audit.refusals import NotPossible
from portal.figures.vocabulary import Basis, Symbol
from portal.jobs.rules import State
from tests import builders as a
from tests.benchmarks.published.files import FILE, HERE, YEAR, begin, load
from tests.benchmarks.published.files import table as table

pytestmark = pytest.mark.django_db(transaction=True)


def test_every_line_becomes_observations(table):
    job = load(FILE)

    assert (job.state, job.lines_read, job.lines_accepted, job.problem_count) == (State.READY, 4, 4, 0)
    said = Observation.objects.filter(measure__code="PCT", period_end=YEAR["period_end"]).order_by("area__name")
    assert [(o.area.name, o.value, o.symbol, o.numerator, o.period_start) for o in said] == [
        ("England", Decimal("21.5"), "", Decimal(50), YEAR["period_start"]),
        ("Shropshire", Decimal(20), "", Decimal(20), YEAR["period_start"]),
        ("Telford", None, Symbol.SUPPRESSED, None, YEAR["period_start"]),
    ]
    snapshot = Observation.objects.get(measure__code="COUNT", area__number="893", period_end=YEAR["period_end"])
    assert (snapshot.value, snapshot.period_start, snapshot.basis) == (20, YEAR["period_end"], Basis.SNAPSHOT)


def test_a_line_that_cannot_be_taken_is_listed_with_its_number_and_the_rest_is_kept(table):
    nowhere = HERE.replace("893", "999").replace("E06000051", "E06000999")
    text = f"{FILE}2025,{nowhere},All,1,1\n2025,{HERE},All,20,20\n2023,{HERE},Some,1,1\n2023,{HERE},All,many,1\n"

    job = load(text)

    assert (job.lines_read, job.lines_accepted, job.problem_count) == (8, 4, 4)
    assert [(p.line, p.column, p.words) for p in job.problems.all()] == [
        (6, "old_la_code", "No area here has 999 and E06000999 (Shropshire): load the list of areas."),
        (7, "", running.TWICE),
        (8, "", "No measure is mapped to such a line: kind “Some”."),
        (9, "count", "“many” is not a number."),
    ]
    assert Observation.objects.count() == 8


def test_long_files_are_written_piece_by_piece_and_a_repeated_line_is_found_across_pieces(table, monkeypatch):
    monkeypatch.setattr(running, "AT_ONCE", 2)

    job = load(FILE + f"2025,{HERE},All,21,21\n2023,{HERE},All,1,2\n")

    assert (job.lines_read, job.lines_accepted) == (6, 5)
    assert [p.line for p in job.problems.all()] == [6]
    assert Observation.objects.get(measure__code="PCT", area__number="893", period_end=YEAR["period_end"]).value == 20


def test_a_long_file_leaves_other_writers_a_gap_where_there_is_one_writer_at_a_time(table, monkeypatch):
    clock, gaps = itertools.count(), []
    monkeypatch.setattr(running, "AT_ONCE", 2)
    monkeypatch.setattr(running, "monotonic", lambda: next(clock))
    monkeypatch.setattr(running, "sleep", gaps.append)

    load(FILE)

    assert gaps == ([running.GAP] * 2 if connection.vendor == "sqlite" else [])


def test_a_joint_return_is_an_area_of_its_own(table):
    both = HERE.replace("893,E06000051,Shropshire", "893 / 894,E06000051 / E06000020,Both")

    load(f"{FILE}2025,{both},All,9,9\n")

    joint = Area.objects.get(kind=AreaKind.JOINT.value)
    assert {part.number for part in joint.parts.all()} == {"893", "894"}
    assert Observation.objects.get(area=joint, measure__code="PCT").value == 9


def test_what_is_not_in_an_edition_is_left_out(table):
    job = load(FILE.replace("percent", "another"), table, answers={"percent": ""})

    assert (job.state, job.left_out) == (State.READY, ["PCT"])
    assert set(Observation.objects.values_list("measure__code", flat=True)) == {"COUNT"}
    assert Alias.objects.count() == 0


def test_counts_become_rates_with_the_population_that_the_release_names(table):
    rate = a.a_measure(code="RATE", unit="per_10000")
    of = {"table": table, "value": "", "filters": {"kind": "All"}}
    a.a_mapping(measure=rate, numerator=["count"], population=True, factor=10000, **of)
    with pytest.raises(NotPossible, match="Load the population"):
        begin(FILE)
    people = a.a_measure(code=POPULATION, unit="count")
    older, newer = (a.a_release(published_on=datetime.date(2024, month, 1)) for month in (1, 2))
    waiting = a.a_release(published_on=datetime.date(2025, 1, 1), accepted_at=None)
    for release, size in ((older, 1), (newer, 60000), (waiting, 2)):
        for year in (2023, 2024):
            day = {"basis": Basis.SNAPSHOT.value, "period_start": None, "period_end": datetime.date(year, 6, 30)}
            for area in Area.objects.filter(number__isnull=False):
                a.an_observation(people, release=release, area=area, value=Decimal(size), **day)

    job = load(FILE)

    assert job.release is not None
    assert job.release.population == newer
    assert [(p.line, p.words) for p in job.problems.all()] == [
        (2, "There is no population aged 0 to 17 of England at 30 June 2024.")
    ]
    said = Observation.objects.get(measure=rate, area__number="893", period_end=YEAR["period_end"])
    assert (said.value, said.numerator, said.denominator) == (Decimal("3.333333"), 20, 60000)


def test_what_is_for_staff_only_says_so_on_its_release(table):
    job = load(FILE, status=ReleaseStatus.STAFF_ONLY)

    assert job.release is not None
    assert job.release.status == ReleaseStatus.STAFF_ONLY


def test_only_analysts_send_files(table):
    with pytest.raises(PermissionDenied):
        begin(FILE, by=a.a_person(Role.DIRECTOR))
