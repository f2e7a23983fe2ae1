from datetime import date
from pathlib import Path

import pytest
from django.core.exceptions import PermissionDenied
from django.core.management import CommandError, call_command

from benchmarks.areas import queries
from benchmarks.areas.models import Area, AreaCode, ComparatorGroup
from benchmarks.areas.rules import AreaKind
from benchmarks.areas.services import loading
from benchmarks.importers import authorities
from benchmarks.importers.neighbours import Neighbours
from benchmarks.importers.rows import Problem
from portal.accounts.rules import Role
from portal.audit.refusals import NotPossible
from tests.builders import a_person, an_area

pytestmark = pytest.mark.django_db

REGIONS = "region_code,region_name\nE12000007,London\nE13000001,Inner London\n"
LAS = """\
new_la_code,la_name,date_of_operation,date_of_termination,parent_geography_code,old_la_code
E09000021,Kingston upon Thames,01/01/2009,,E12000007,314
E09000027,Richmond upon Thames,01/01/2009,,E12000007,318
E10000002,Buckinghamshire,01/01/2009,31/03/2020,,825
E06000060,Buckinghamshire,01/04/2020,,,825
E09000021 / E09000027,Both,01/01/2009,,E12000007,314 / 318
"""
NEAR = ("Close", "Close")


def load(*lists: str) -> list[loading.Loaded]:
    return [loading.load(authorities.read(text.splitlines(keepends=True)), by=None) for text in lists]


def test_places_are_loaded_once_with_every_code_and_its_days():
    first = load(REGIONS, LAS)
    again = load(REGIONS, LAS)

    assert [(each.read, each.accepted, each.added, each.filled) for each in first] == [(2, 2, 2, 0), (5, 5, 4, 1)]
    assert [(each.added, each.filled, each.problems) for each in again] == [(0, 0, []), (0, 0, [])]
    bucks = queries.area(number="825")
    assert bucks is not None
    assert bucks == queries.area(code="E10000002") == queries.area(code="E06000060")
    assert (bucks.exists_from, bucks.exists_to) == (date(2009, 1, 1), None)
    assert AreaCode.objects.get(code="E10000002").ends == date(2020, 3, 31)
    kingston = queries.area(number="314")
    assert kingston is not None
    assert kingston.region == queries.area(code="E12000007")


def test_a_joint_return_is_an_area_that_stands_for_both():
    load(REGIONS, LAS)
    parts = [queries.area(number=number) for number in ("318", "314")]

    made = loading.joint([part for part in parts if part], by=None)

    assert made == Area.objects.get(kind=AreaKind.JOINT.value)
    assert made.name == "Kingston upon Thames and Richmond upon Thames"
    assert {part.number for part in made.parts.all()} == {"314", "318"}
    with pytest.raises(NotPossible, match="at least two"):
        loading.joint([parts[0], parts[0]], by=None)


def test_boroughs_are_of_london_and_within_inner_london():
    borough = "old_la_code,new_la_code,la_name,region_code\n202,E09000007,Camden,E13000001\n"

    (_regions, first), (again,) = load(REGIONS, borough), load(borough)

    camden = queries.area(number="202")
    assert camden is not None
    assert camden.region == queries.area(code="E12000007")
    assert [area.name for area in Area.objects.filter(kind=AreaKind.REGION.value, parts=camden)] == ["Inner London"]
    assert (first.added, again.added, again.filled) == (1, 0, 0)


def test_a_council_that_was_founded_first_keeps_its_name_and_gets_its_code():
    council = an_area(number="825", name="Bucks")

    load(LAS)

    council.refresh_from_db()
    assert (council.name, sorted(code.code for code in council.codes.all())) == ("Bucks", ["E06000060", "E10000002"])
    assert council.exists_from == date(2009, 1, 1)


def test_a_line_that_contradicts_what_stands_is_a_problem_and_changes_nothing():
    an_area(number="314", code="E09000021")
    other = an_area(number="399", code="E09000027")

    (loaded,) = load(LAS.replace("E09000021 / E09000027,Both,01/01/2009,,E12000007,314 / 318\n", ""))

    assert [(problem.line, problem.words) for problem in loaded.problems] == [
        (3, f"The code E09000027 is {other.name}'s, whose number is 399.")
    ]
    assert loaded.accepted == 3


def test_neighbours_are_matched_by_number_and_an_edition_never_changes():
    of, *_near = [an_area(number=f"{n}") for n in range(801, 804)]
    rows = [
        Neighbours(2, "801", ("803", "802"), ("", "")),
        Neighbours(3, "801", ("999",), ("",)),
        Problem(4, "", "No."),
    ]

    first = loading.load_neighbours(rows, edition="2025", source="A model", by=None)
    again = loading.load_neighbours([Neighbours(2, "801", ("802", "803"), NEAR)], edition="2025", source="", by=None)

    assert (first.read, first.accepted, first.added) == (3, 1, 1)
    group = ComparatorGroup.objects.get(of=of)
    assert [area.number for area in queries.members(group)] == ["803", "802"]
    assert [problem.words for problem in first.problems] == ["No area here has the number 999.", "No."]
    assert [problem.words for problem in again.problems] == [f"{of} has other neighbours in the edition 2025 already."]


def test_only_those_who_load_benchmarks_load_places():
    officer = a_person(Role.OFFICER)

    for act in (
        lambda: loading.load([], by=officer),
        lambda: loading.joint([], by=officer),
        lambda: loading.load_neighbours([], edition="2025", source="", by=officer),
    ):
        with pytest.raises(PermissionDenied):
            act()


def test_the_command_takes_a_folder_and_refuses_a_file_of_another_kind(tmp_path: Path, capsys):
    (tmp_path / "las.csv").write_text(LAS)
    (tmp_path / "regions.csv").write_text(REGIONS)
    (tmp_path / "other.csv").write_text("a,b\n1,2\n")

    call_command("load_areas", str(tmp_path))
    with pytest.raises(CommandError) as wrong:
        call_command("load_areas", str(tmp_path / "other.csv"))

    assert "las.csv: 5 lines read, 5 taken" in capsys.readouterr().out
    assert wrong.value.returncode == 2
    region = queries.area(code="E12000007")
    assert Area.objects.filter(region=region).count() == 3


@pytest.mark.official_data
def test_the_published_lists_and_models_load_from_nothing(shared: Path):
    folder = shared / "data/dfe"
    call_command("load_areas", str(folder / "reference"))
    for name, edition in (("New_Statistical_Neighbour_Groupings_April_2021", "2021"), ("sn_model_2025_wide", "2025")):
        call_command("load_neighbours", str(folder / f"neighbours/{name}.csv"), edition=edition)

    for number, codes in {"815": 2, "825": 2, "933": 2, "893": 1}.items():
        assert AreaCode.objects.filter(area__number=number).count() == codes
    assert Area.objects.filter(kind=AreaKind.REGION.value).count() == 11
    assert Area.objects.filter(kind=AreaKind.JOINT.value).count() == 3
    assert ComparatorGroup.objects.filter(edition="2021", members__isnull=False).distinct().count() == 156
    assert ComparatorGroup.objects.filter(edition="2025", members__isnull=False).distinct().count() == 153
