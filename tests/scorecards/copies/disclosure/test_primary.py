"""What gives a small number of children away by itself."""

from decimal import Decimal

import pytest

from portal.figures.vocabulary import Basis, Counts, Unit
from scorecards.copies.disclosure import REASON_WORDS, Reason, decide
from scorecards.submissions.rules import FigureValue
from tests.scorecards.copies.disclosure.cells import Q2, a_count, a_rate, a_share, cell_of, day, hidden


@pytest.mark.parametrize(
    ("value", "printed"), [(0, True), (1, False), (5, False), (6, True), (571, True), (None, True)]
)
def test_counts_of_one_to_five_are_suppressed_and_nought_is_not(value: int | None, printed: bool) -> None:
    assert decide([a_count("a", value)])["a"].printed is printed


def test_the_threshold_is_the_lines() -> None:
    assert hidden([a_count("a", 7, threshold=7), a_count("b", 1, threshold=0)]) == {"a": "small_count"}


def test_staff_and_things_are_left_alone() -> None:
    assert hidden([a_count("vacancies", 3, counts=Counts.STAFF), a_count("homes", 2, counts=Counts.NOBODY)]) == {}


def test_a_share_whose_numerator_is_small_is_suppressed() -> None:
    assert hidden([a_share("a", of=(4, 571)), a_share("b", of=(6, 571)), a_share("c", of=(0, 571))]) == {
        "a": "small_numerator"
    }


def test_a_share_that_leaves_few_out_is_suppressed() -> None:
    assert hidden([a_share("a", of=(567, 571)), a_share("b", of=(571, 571)), a_share("c", of=(565, 571))]) == {
        "a": "small_rest"
    }


def test_a_share_of_few_is_suppressed_even_at_nought_and_all() -> None:
    cells = [a_share("none", of=(0, 4)), a_share("all", of=(4, 4))]
    assert hidden(cells) == {"none": "small_base", "all": "small_base"}


def test_a_share_times_the_printed_denominator_gives_four_children_away() -> None:
    looked_after = a_count("looked after", 571)
    for_adoption = a_share("placed for adoption", "0.7", base_key="looked after")
    assert hidden([looked_after, for_adoption]) == {"placed for adoption": "small_numerator"}


@pytest.mark.parametrize(
    ("value", "decimals", "base", "reason"),
    [
        ("0.7", 1, 571, "small_numerator"),  # 4 children
        ("1", 0, 571, "small_numerator"),  # 3 to 8 children: it may be a small number
        ("1.1", 1, 571, None),  # 6
        ("1", 1, 577, None),  # 6, though 5.77 lies between 5 and 6
        ("1", 0, 1000, "small_numerator"),  # 5 to 14: 0.5% rounds up to 1%
        ("0", 1, 571, None),  # nobody
        ("0.04", 1, 5000, "small_numerator"),  # prints as 0.0%, and is two children
        ("99.3", 1, 571, "small_rest"),
        ("97", 0, 60, "small_rest"),
        ("100", 1, 571, None),
        ("99.96", 1, 5000, "small_rest"),  # prints as 100.0%, and leaves two out
        ("50", 0, 571, None),
    ],
)
def test_a_typed_share_is_read_as_a_reader_would(value: str, decimals: int, base: int, reason: str | None) -> None:
    cells = [a_count("base", base), a_share("a", value, base_key="base", decimals=decimals)]
    assert hidden(cells).get("a") == reason


def test_a_typed_share_without_any_base_is_printed() -> None:
    assert hidden([a_share("a", "0.7")]) == {}


def test_a_rate_of_few_children_is_suppressed() -> None:
    population = Decimal(60_300)
    cells = [a_rate("few", "0.7", denominator=population), a_rate("many", "36.7", denominator=population)]
    assert hidden(cells) == {"few": "small_numerator"}


def test_a_monthly_average_of_few_children_is_suppressed() -> None:
    monthly = FigureValue(
        Basis.YEAR_TO_DATE, day("2021-04-01"), day("2021-09-30"), Unit.PER_MONTH, 1, value=Decimal("0.5")
    )
    assert hidden([cell_of(monthly)]) == {"a": "small_numerator"}


def test_an_average_over_few_children_is_suppressed() -> None:
    days = FigureValue(
        Basis.YEAR_TO_DATE,
        day("2021-04-01"),
        day("2021-09-30"),
        Unit.DAYS,
        0,
        numerator=Decimal(900),
        denominator=Decimal(3),
    )
    assert hidden([cell_of(days)]) == {"a": "small_base"}


def test_a_cell_takes_its_value_from_the_parts_of_its_figure() -> None:
    figure = FigureValue(
        Basis.SNAPSHOT, Q2.end, Q2.end, Unit.PERCENT, 1, numerator=Decimal(1512), denominator=Decimal(1976)
    )
    cell = cell_of(figure)
    assert (cell.value, cell.suppressed) == (figure.figure, False)


def test_the_net_change_between_two_publishable_snapshots_may_stand() -> None:
    now, then = a_count("now", 224, series="plans"), a_count("then", 221, series="plans", dates=(Q2.start, Q2.start))
    assert hidden([now, then]) == {}


def test_two_cells_of_one_key_are_refused() -> None:
    with pytest.raises(ValueError, match="one key"):
        decide([a_count("a", 1), a_count("a", 9)])


def test_every_reason_has_words() -> None:
    assert set(REASON_WORDS) == set(Reason)
