"""Which columns are filters and which are indicators."""

import pytest

from benchmarks.importers import ees
from benchmarks.importers.layout import Layout, Meta, MetaColumn, NotEes, read_meta
from tests.benchmarks.importers.tables import HEADER, table

WIDE = f"{HEADER},age"
META = "col_name,col_type,label,indicator_grouping,indicator_unit,indicator_dp,filter_hint,filter_grouping_column"
CATEGORY, REFERRALS, RATE = (
    "category,Filter,Kind,,,,,",
    "referrals,Indicator,Number,,,0,,",
    "rate,Indicator,Rate,,%,1,,",
)


def england(category: str, referrals: str, rate: str, age: str) -> str:
    return f"2025,Reporting year,National,E92000001,England,,,,,,{category},{referrals},{rate},{age}"


def meta(*lines: str) -> Meta:
    return read_meta(table(*lines, header=META))


def test_words_are_a_filter_and_figures_are_indicators():
    lines = table(england("All", "5", "c", "x"), england("Some", "c", "", "low"), header=WIDE)

    assert ees.columns(lines) == Layout(("category",), ("referrals", "rate", "age"))


def test_a_word_among_figures_is_a_problem_and_makes_no_filter():
    lines = table(england("All", "5", "1", "1"), england("All", "6", "oops", "1"), header=WIDE)

    assert ees.columns(lines).indicators == ("referrals", "rate", "age")
    assert [each.line for each in ees.read(lines) if hasattr(each, "words")] == [3]


def test_a_column_without_any_cell_is_an_indicator():
    """Taken for a filter, figures that come later would be lost in silence."""
    assert ees.columns(table(england("All", "", "", ""), header=WIDE)).indicators == ("referrals", "rate", "age")


def test_what_is_told_wins_over_content():
    lines = table(england("All", "5", "1", "16"), header=WIDE)

    assert ees.columns(lines, filters=["age"]) == Layout(("category", "age"), ("referrals", "rate"))


def test_what_is_told_wins_over_the_meta():
    lines = table(england("7", "5", "1", "16"), header=WIDE)
    said = meta(CATEGORY, REFERRALS, RATE, "age,Indicator,Age,,,,,")

    assert ees.columns(lines, said).filters == ("category",)
    assert ees.columns(lines, said, filters=["age"]).filters == ("category", "age")


def test_the_meta_is_read():
    assert meta(CATEGORY, RATE, "age,Filter,Age,,,,,age_group") == Meta(
        (
            MetaColumn("category", is_filter=True, label="Kind", unit="", decimals=None),
            MetaColumn("rate", is_filter=False, label="Rate", unit="%", decimals=1),
            MetaColumn("age", is_filter=True, label="Age", unit="", decimals=None),
        ),
        frozenset({"age_group"}),
    )


def test_a_column_that_groups_a_filter_is_a_filter():
    lines = table(england("1", "5", "1", "16"), header=WIDE)
    said = meta(REFERRALS, RATE, "age,Filter,Age,,,,,category")

    assert ees.columns(lines, said) == Layout(("category", "age"), ("referrals", "rate"))


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ((CATEGORY, REFERRALS, RATE), "The .meta.csv does not say what “age” is."),
        (
            (CATEGORY, REFERRALS, RATE, "ages,Filter,Age,,,,,"),
            "The .meta.csv belongs to another table: this one has no column “ages”. It has “age”.",
        ),
    ],
)
def test_the_meta_of_another_table_is_refused(said: tuple[str, ...], words: str):
    with pytest.raises(NotEes) as refused:
        ees.read(table(england("All", "5", "1", "16"), header=WIDE), meta(*said))

    assert str(refused.value) == words


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        (table("x,Filter", header="col_name,col_type"), "This is not a .meta.csv: “label” is missing."),
        (
            table("x,Filter,X", "y,Sieve,Y", header="col_name,col_type,label"),
            "Line 3 of the .meta.csv names no filter and no indicator.",
        ),
        (
            table("x,Filter", header="col_name,col_type,label"),
            "Line 2 of the .meta.csv cannot be read. This line has 2 values for 3 columns.",
        ),
    ],
)
def test_a_meta_that_cannot_be_read_is_refused(lines: list[str], words: str):
    with pytest.raises(NotEes) as refused:
        read_meta(lines)

    assert str(refused.value) == words


def test_a_table_without_figures_is_refused():
    with pytest.raises(NotEes) as refused:
        ees.read(table(england("a", "b", "d", "e"), header=WIDE))

    assert str(refused.value) == "None of the columns holds figures."


def test_a_column_cannot_be_both():
    with pytest.raises(NotEes) as refused:
        ees.columns(table(england("a", "1", "2", "3"), header=WIDE), filters=["age"], indicators=["age"])

    assert str(refused.value) == "A column cannot be a filter and an indicator: “age”."
