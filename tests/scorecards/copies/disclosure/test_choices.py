"""What people choose of a figure is done to it: kept and printed, or a whole line rounded; the rest follows."""

from decimal import Decimal

import pytest

from portal.figures.vocabulary import Basis, Counts
from scorecards.copies.disclosure import NO_CHOICES, Cell, Choices, Group, could_be, decide, rounded
from scorecards.framework.rules import BreakdownKind
from tests.scorecards.copies.disclosure.cells import Q1, Q2, a_count, a_rate, a_share


def counts(total: int, *values: int) -> list[Cell]:
    parts = [a_count(f"LINE|p{i}", value, series=f"LINE|p{i}") for i, value in enumerate(values)]
    return [a_count("LINE|", total, series="LINE|"), *parts]


def whole(*values: int) -> list[Group]:
    return [Group(tuple(f"LINE|p{i}" for i in range(len(values))), BreakdownKind.EXHAUSTIVE, "LINE|")]


def kept(*keys: str) -> Choices:
    return Choices(frozenset(keys))


def shown(cells: list[Cell], groups: list[Group], choices: Choices = NO_CHOICES) -> dict[str, str]:
    found = decide(cells, groups, choices=choices)
    words = {True: "printed", False: "c"}
    return {k: f"about to {each.rounded_to}" if each.rounded_to else words[each.printed] for k, each in found.items()}


@pytest.mark.parametrize(
    ("value", "base", "found", "between"),
    [
        ("0", 5, "0", (0, 2)),
        ("2", 5, "0", (0, 2)),
        ("3", 5, "5", (3, 7)),
        ("7", 5, "5", (3, 7)),
        ("8", 5, "10", (8, 12)),
        ("4", 10, "0", (0, 4)),
        ("5", 10, "10", (5, 14)),
        ("571", 10, "570", (565, 574)),
    ],
)
def test_a_count_is_rounded_half_up_and_could_be_any_that_is(
    value: str, base: int, found: str, between: tuple[int, int]
) -> None:
    assert rounded(Decimal(value), base) == Decimal(found)
    assert could_be(Decimal(found), base) == between
    low, high = between
    assert {rounded(Decimal(each), base) for each in range(low, high + 1)} == {Decimal(found)}


def test_a_kept_count_is_printed_and_needs_no_other_to_protect_it() -> None:
    cells, groups = counts(221, 3, 18, 200), whole(3, 18, 200)
    assert shown(cells, groups) == {"LINE|": "printed", "LINE|p0": "c", "LINE|p1": "c", "LINE|p2": "printed"}
    assert set(shown(cells, groups, kept("LINE|p0")).values()) == {"printed"}


def test_a_kept_share_leaves_its_base_as_it_is() -> None:
    share = a_share("SHARE|", "0.7", series="SHARE|", base_key="LINE|")
    assert shown([a_count("LINE|", 571, series="LINE|"), share], [], kept("SHARE|")) == {
        "LINE|": "printed",
        "SHARE|": "printed",
    }


def test_another_part_goes_where_the_one_that_protects_is_kept() -> None:
    found = shown(counts(221, 3, 18, 200), whole(3, 18, 200), kept("LINE|p1"))
    assert found == {"LINE|": "printed", "LINE|p0": "c", "LINE|p1": "printed", "LINE|p2": "c"}


def test_what_an_earlier_paper_withheld_is_printed_when_a_director_keeps_it() -> None:
    cell = a_count("LINE|", 18, series="LINE|")
    back = [a_count("LINE|", None, series="LINE|", suppressed=True)]
    assert not decide([cell], kept_back=back)["LINE|"].printed
    assert decide([cell], kept_back=back, choices=kept("LINE|"))["LINE|"].printed


def test_the_whole_line_is_rounded_and_what_is_made_of_it_goes() -> None:
    share = a_share("SHARE|", of=(18, 221), series="SHARE|", base_key="LINE|")
    rate = a_rate("RATE|", "36.8", numerator=Decimal(221), series="RATE|", numerator_key="LINE|")
    apart = a_count("OTHER|", 40, series="OTHER|")
    cells = [*counts(221, 3, 18, 200), share, rate, apart]
    assert shown(cells, whole(3, 18, 200), Choices(rounded={"LINE": 5})) == {
        **dict.fromkeys(("LINE|", "LINE|p0", "LINE|p1", "LINE|p2"), "about to 5"),
        **dict.fromkeys(("SHARE|", "RATE|"), "c"),
        "OTHER|": "printed",
    }


def test_of_a_rounded_line_a_figure_can_be_suppressed_all_the_same() -> None:
    choices = Choices(rounded={"LINE": 5}, suppressed=frozenset({"LINE|p1"}))
    found = shown(counts(221, 3, 18, 200), whole(3, 18, 200), choices)
    assert found["LINE|p1"] == "c"
    assert found["LINE|"] == "about to 5"


def test_staff_are_neither_hidden_nor_rounded() -> None:
    cells = [a_count(f"LINE|p{i}", value, series=f"LINE|p{i}", counts=Counts.STAFF) for i, value in enumerate((3, 20))]
    assert set(shown(cells, [], Choices(rounded={"LINE": 5})).values()) == {"printed"}


def test_what_an_earlier_paper_printed_stands_beside_rounded_ones() -> None:
    first, second = (a_count(f"LINE|{q}", value, Basis.QUARTER, q, series="LINE|") for q, value in ((Q1, 40), (Q2, 33)))
    found = decide([first, second], published=[first], choices=Choices(rounded={"LINE": 5}))
    assert [found[each.key].rounded_to for each in (first, second)] == [0, 5]


def test_a_count_that_an_earlier_paper_rounded_is_not_printed_as_it_is() -> None:
    back = [a_count("LINE|", None, series="LINE|", between=(18, 22))]
    cell = a_count("LINE|", 20, series="LINE|")
    assert not decide([cell], kept_back=back)["LINE|"].printed
    assert decide([cell], kept_back=back, choices=Choices(rounded={"LINE": 5}))["LINE|"].rounded_to == 5


def test_roundings_of_two_papers_that_together_tell_a_count_are_not_both_made() -> None:
    """To the nearest 5 it was 3 to 7; to the nearest 10 it would be 0 to 4."""
    back = [a_count("LINE|", None, series="LINE|", between=(3, 7))]
    found = decide([a_count("LINE|", 4, series="LINE|")], kept_back=back, choices=Choices(rounded={"LINE": 10}))
    assert (found["LINE|"].printed, found["LINE|"].rounded_to) == (False, 0)


def test_the_net_change_between_two_snapshots_may_stand() -> None:
    then, now = (a_count(f"LINE|{q}", value, period=q, series="LINE|") for q, value in ((Q1, 570), (Q2, 573)))
    assert set(shown([then, now], []).values()) == {"printed"}
    assert decide([now], published=[then])[now.key].printed
