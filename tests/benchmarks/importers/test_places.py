"""Places by their codes."""

import pytest

from benchmarks.importers.places import place
from benchmarks.importers.rows import Level, Place, Unreadable


def authority(old: str, new: str, name: str = "Somewhere") -> dict[str, str]:
    return {"geographic_level": "Local authority", "old_la_code": old, "new_la_code": new, "la_name": name}


def region(code: str, name: str) -> dict[str, str]:
    return {"geographic_level": "Regional", "region_code": code, "region_name": name}


def test_inner_and_outer_london_are_regions_beside_london():
    read = [place(region(c, n)) for c, n in (("E12000007", "London"), ("E13000001", "Inner London"))]

    assert read == [
        Place(Level.REGIONAL, "London", (), ("E12000007",)),
        Place(Level.REGIONAL, "Inner London", (), ("E13000001",)),
    ]


def test_a_joint_return_has_two_numbers_and_two_codes():
    read = place(authority("314 / 318", "E09000021 / E09000027"))

    assert read == Place(Level.AUTHORITY, "Somewhere", ("314", "318"), ("E09000021", "E09000027"))
    assert read.joint
    assert not place(authority("893", "E06000051")).joint


@pytest.mark.parametrize("mark", ["", "x", "z", ":"])
def test_an_authority_may_lack_one_of_its_codes(mark: str):
    assert place(authority("893", mark)).codes == ()
    assert place(authority(mark, "E06000051")).numbers == ()


@pytest.mark.parametrize(
    ("cells", "column", "words"),
    [
        (authority("", "x"), "old_la_code", "This line is of an authority, but has neither its number nor its code."),
        (authority("89", "E06000051"), "old_la_code", "“89” is not a number of three digits."),
        (authority("893", "E6000051"), "new_la_code", "“E6000051” is not a code such as E92000001."),
        (authority("314 / 318", "E09000021"), "new_la_code", "There are 2 authority numbers but 1 codes."),
        (authority("314 / 314", "E09000021"), "old_la_code", "“314 / 314” names the same place twice."),
        (region("", "London"), "region_code", "There should be a code such as E92000001 here."),
        (
            {"geographic_level": ""},
            "geographic_level",
            "There is no geographic level: only National, Regional and Local authority.",
        ),
    ],
)
def test_codes_that_are_none_are_refused_in_words(cells: dict[str, str], column: str, words: str):
    with pytest.raises(Unreadable) as refused:
        place(cells)

    assert (refused.value.column, str(refused.value)) == (column, words)
