from datetime import date

import pytest

from benchmarks.importers import authorities
from benchmarks.importers.authorities import Listed, NotAuthorities
from benchmarks.importers.rows import Level, Problem

LAS = "new_la_code,la_name,date_of_operation,date_of_termination,parent_geography_code,entity_code,old_la_code\n"


def read(text: str) -> list[Listed | Problem]:
    return list(authorities.read(text.splitlines(keepends=True)))


def test_an_authority_has_its_codes_days_and_region():
    assert read(LAS + 'E06000010,"Hull, City of",01/01/2009,31/03/2019,E12000003,E06,810\n') == [
        Listed(
            2,
            Level.AUTHORITY,
            "Hull, City of",
            ("810",),
            ("E06000010",),
            "E12000003",
            date(2009, 1, 1),
            date(2019, 3, 31),
        )
    ]


def test_a_joint_return_has_the_codes_of_each_part():
    (found,) = read(LAS + "E09000021 / E09000027,Both,01/01/2009,,E12000007,E09,314 / 318\n")

    assert isinstance(found, Listed)
    assert (found.joint, found.numbers, found.codes) == (True, ("314", "318"), ("E09000021", "E09000027"))


def test_a_county_that_ended_before_numbers_has_its_code_alone():
    (found,) = read(LAS + "E10000010,Durham,01/01/2009,31/03/2009,E12000001,E10,x\n")

    assert isinstance(found, Listed)
    assert (found.numbers, found.codes) == ((), ("E10000010",))


def test_an_authority_of_inner_london_is_of_london():
    (found,) = read("old_la_code,new_la_code,la_name,region_code\n201,E09000001,City of London,E13000001\n")

    assert isinstance(found, Listed)
    assert found.region == authorities.LONDON


def test_regions_are_places_too():
    assert read("region_code,region_name\nE13000001,Inner London\n") == [
        Listed(2, Level.REGIONAL, "Inner London", (), ("E13000001",))
    ]


@pytest.mark.parametrize(
    ("line", "column"),
    [
        ("z,Abroad,,,,,z", "old_la_code"),
        ("E0600001,Short,,,,,810", "new_la_code"),
        ("E06000010,Hull,2009-01-01,,,,810", "date_of_operation"),
        ("E06000010,Hull,31/02/2009,,,,810", "date_of_operation"),
        ("E06000010 / E06000011,Two,,,,,810", "new_la_code"),
    ],
)
def test_what_cannot_be_read_is_a_problem_of_its_column(line: str, column: str):
    (problem,) = read(LAS + line + "\n")

    assert isinstance(problem, Problem)
    assert (problem.line, problem.column) == (2, column)


def test_a_table_of_figures_is_no_list_of_places():
    with pytest.raises(NotAuthorities, match="no list of places"):
        read("time_period,region_code,old_la_code,new_la_code,la_name,value\n2025,E12000001,840,E06000047,Durham,1\n")
