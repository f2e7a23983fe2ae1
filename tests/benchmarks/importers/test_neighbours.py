"""Models of statistical neighbours: by number, in order, never by name."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.importers import neighbours
from benchmarks.importers.neighbours import Neighbours, NotNeighbours
from benchmarks.importers.rows import Problem
from tests.benchmarks.importers.tables import table

TEN = ("207", "213", "212", "202", "318", "205", "302", "314", "846", "868")
OLDER = "LA num,LA Name,LA number,GOInd,GOReg," + ",".join(f"SN{place},SNP" for place in range(1, 11)) + ","
NEWER = "old_la_code,la_name,region_ind,region_name," + ",".join(f"SN_{n},SN_{n}P" for n in range(1, 11))


def older(number: str, again: str = "", ten: tuple[str, ...] = TEN) -> str:
    return f'{number},"Bristol, City of",{again or number},3,South,' + ",".join(f"{n},Not Close" for n in ten) + ","


def newer(number: str, ten: tuple[str, ...] = TEN) -> str:
    return f"{number},Bristol,3,South," + ",".join(f"{n},Not Close " for n in ten)


@pytest.mark.parametrize(("header", "line"), [(OLDER, older("201")), (NEWER, newer("201"))])
def test_both_editions_read_the_same(header: str, line: str):
    assert list(neighbours.read(table(line, header=header))) == [Neighbours(2, "201", TEN, ("Not Close",) * 10)]


def test_the_order_is_that_of_the_columns_numbers():
    """SN10 comes after SN9 and not after SN1."""
    (read,) = neighbours.read(table(newer("201"), header=NEWER))

    assert isinstance(read, Neighbours)
    assert read.neighbours == TEN


@pytest.mark.parametrize(
    ("line", "column", "words"),
    [
        ("," * 25, "", "This line is empty."),
        (",Old SNs:" + "," * 24, "LA num", "There is no authority's number here."),
        (older("20l"), "LA num", "“20l” is not an authority's number."),
        (older("201", "202"), "LA number", "This line has two numbers, 201 and 202."),
        (older("207"), "SN1", "207 is the authority itself or stands here twice."),
        (older("201", ten=(*TEN[:9], "207")), "SN10", "207 is the authority itself or stands here twice."),
        (older("201", ten=(*TEN[:4], "", *TEN[5:])), "SN5", "There is no authority's number here."),
        (older("201", ten=(*TEN[:9], "Luton")), "SN10", "“Luton” is not an authority's number."),
    ],
)
def test_a_line_that_names_no_ten_neighbours_is_listed(line: str, column: str, words: str):
    assert list(neighbours.read(table(line, header=OLDER))) == [Problem(2, column, words)]


def test_an_authority_that_comes_twice_is_listed():
    first, second = neighbours.read(table(newer("201"), newer("201"), header=NEWER))

    assert isinstance(first, Neighbours)
    assert second == Problem(3, "old_la_code", "201 was on line 2 already.")


@pytest.mark.parametrize("header", [NEWER.replace("SN_10,", "x,"), NEWER.replace("old_la_code", "la")])
def test_a_file_of_another_kind_is_refused_at_once(header: str):
    with pytest.raises(NotNeighbours, match=r"^This is not a model of statistical neighbours as published"):
        neighbours.read(table(newer("201"), header=header))


@given(st.lists(st.one_of(st.text(max_size=60), st.just(newer("201"))), min_size=1))
def test_every_line_becomes_one_authority_or_one_problem(lines: list[str]):
    found = list(neighbours.read([NEWER, *lines]))

    assert [each.line for each in found] == list(range(2, len(lines) + 2))
    assert sum(isinstance(each, Neighbours) for each in found) == min(1, lines.count(newer("201")))
