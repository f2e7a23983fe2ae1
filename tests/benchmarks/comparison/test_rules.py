from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from benchmarks.comparison import rules
from benchmarks.comparison.rules import Seen
from benchmarks.published.rules import ReleaseStatus, Statistic
from portal.figures.vocabulary import Basis, Symbol

ROW = Seen(
    statistic=Statistic.VALUE,
    basis=Basis.YEAR,
    start=date(2020, 4, 1),
    end=date(2021, 3, 31),
    value=Decimal(20),
    symbol=None,
    decimals=0,
    quoted=False,
    release=1,
    published_on=date(2021, 10, 28),
    status=ReleaseStatus.OFFICIAL,
    source="A publication",
)


@pytest.mark.parametrize(
    ("basis", "start", "end", "words"),
    [
        (Basis.YEAR, date(2020, 4, 1), date(2021, 3, 31), "2020/21"),
        (Basis.YEAR, None, date(2000, 3, 31), "1999/00"),
        (Basis.YEAR, date(2020, 1, 1), date(2020, 12, 31), "year to 31 December 2020"),
        (Basis.YEAR, None, date(2020, 8, 31), "year to 31 August 2020"),
        (Basis.SNAPSHOT, date(2021, 3, 31), date(2021, 3, 31), "March 2021"),
        (Basis.SNAPSHOT, None, date(2021, 1, 21), "21 January 2021"),
        (Basis.QUARTER, date(2021, 4, 1), date(2021, 6, 30), "quarter, April to June 2021"),
        (Basis.QUARTER, None, date(2021, 6, 30), "to 30 June 2021"),
        (Basis.THREE_YEARS, date(2018, 4, 1), date(2021, 3, 31), "3 years to 31 March 2021"),
        (Basis.YEAR, None, None, "year not stated"),
    ],
)
def test_a_year_is_said_as_its_basis_has_it(basis, start, end, words):
    assert rules.year_words(basis, start, end) == words


def test_a_later_number_never_stands_beside_an_earlier_quarter():
    assert rules.usable(ROW, date(2021, 3, 31)) is True
    assert rules.usable(ROW, date(2021, 3, 30)) is False


def test_a_number_without_a_year_is_of_its_papers_time():
    undated = replace(ROW, start=None, end=None, quoted=True, published_on=date(2021, 12, 1))

    assert rules.usable(undated, date(2021, 9, 30)) is True
    assert rules.usable(undated, date(2022, 12, 2)) is True
    assert rules.usable(undated, date(2022, 12, 3)) is False
    assert rules.usable(undated, date(2020, 11, 29)) is False
    assert rules.usable(replace(undated, published_on=None), date(2012, 1, 1)) is True


def test_the_newer_release_is_read_and_a_quotation_only_where_there_is_nothing_else():
    newer = replace(ROW, release=2, published_on=date(2022, 10, 28), value=Decimal(21))
    quoted = replace(ROW, release=3, published_on=date(2023, 1, 1), quoted=True, value=Decimal(22))

    assert list(rules.best([newer, ROW, quoted]).values()) == [newer]
    assert list(rules.best([quoted]).values()) == [quoted]


def test_a_mean_says_of_how_many_and_leaves_quotations_out():
    members = [
        [replace(ROW, value=Decimal(10))],
        [replace(ROW, value=Decimal(25), decimals=1)],
        [replace(ROW, value=Decimal(99), quoted=True)],
        [replace(ROW, value=None, symbol=Symbol.SUPPRESSED)],
        [],
    ]

    (mean,) = rules.computed(members, by_median=False)

    assert (mean.value, mean.words, mean.decimals) == (Decimal("17.5"), "mean of 2 of 5, 2020/21", 1)


def test_a_median_is_said_to_be_one():
    members = [[replace(ROW, value=Decimal(value))] for value in (1, 2, 30)]

    (middle,) = rules.computed(members, by_median=True)

    assert (middle.value, middle.words) == (2, "median of 3, 2020/21")


def test_a_year_of_symbols_alone_has_no_mean():
    assert rules.computed([[replace(ROW, value=None, symbol=Symbol.NOT_AVAILABLE)], []], by_median=False) == ()


def test_a_number_made_from_a_draft_is_a_draft():
    members = [[ROW], [replace(ROW, status=ReleaseStatus.DRAFT)]]

    assert [each.status for each in rules.computed(members, by_median=False)] == [ReleaseStatus.DRAFT]


def test_the_newest_with_a_value_is_shown_else_the_newest_symbol():
    earlier = replace(ROW, start=date(2019, 4, 1), end=date(2020, 3, 31), value=Decimal(18))
    missing = replace(ROW, value=None, symbol=Symbol.NOT_AVAILABLE)

    shown = rules.newest(rules.history([earlier, missing]))
    nothing = rules.newest(rules.history([missing]))

    assert (shown.value, shown.words) == (18, "2019/20")
    assert (nothing.value, nothing.symbol) == (None, Symbol.NOT_AVAILABLE)
    assert rules.newest([]) is None


def test_what_is_computed_stands_before_what_is_quoted_of_the_same_year():
    quoted = rules.history([replace(ROW, statistic=Statistic.MEAN, quoted=True, value=Decimal(19))], "mean")
    made = rules.computed([[ROW]], by_median=False)

    assert [each.statistic for each in quoted] == ["as quoted"]
    assert rules.merged(made, quoted) == made
    assert rules.merged((), quoted) == quoted
