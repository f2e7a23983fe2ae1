"""Tables of Explore education statistics: rows, problems, and files that are none."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.importers import ees
from benchmarks.importers.layout import NotEes
from benchmarks.importers.lines import decoded
from benchmarks.importers.rows import EesRow, Level, Place, Problem
from portal.figures.vocabulary import Symbol
from tests.benchmarks.importers.tables import ENGLAND, HEADER, SHROPSHIRE, only_problem, only_row, table

SHORT = st.sampled_from(["", "5", "x", '"', "2025", "Reporting year", "National", "E92000001", "893", "a,b", '"a,b"'])
LINES = st.one_of(st.text(max_size=60), st.lists(SHORT, max_size=14).map(",".join), st.just(SHROPSHIRE))


def test_a_line_becomes_a_row():
    assert list(ees.read(table(ENGLAND, SHROPSHIRE))) == [
        EesRow(
            line=2,
            time_identifier="Reporting year",
            period_start=date(2024, 4, 1),
            period_end=date(2025, 3, 31),
            place=Place(Level.NATIONAL, "England", (), ("E92000001",)),
            filters={"category": "Referrals"},
            values={"referrals": Decimal(632830), "rate": Decimal("519.4")},
        ),
        EesRow(
            line=3,
            time_identifier="Reporting year",
            period_start=date(2024, 4, 1),
            period_end=date(2025, 3, 31),
            place=Place(Level.AUTHORITY, "Shropshire", ("893",), ("E06000051",)),
            filters={"category": "Referrals"},
            values={"referrals": Decimal(3010), "rate": Symbol.SUPPRESSED},
        ),
    ]


def test_the_other_order_of_columns_reads_the_same():
    """Some tables have the authority's name before its new code."""
    names, cells = HEADER.split(","), SHROPSHIRE.split(",")
    other = sorted(range(len(names)), key=lambda at: {"la_name": 7.5}.get(names[at], at))
    swapped = table(",".join(cells[at] for at in other), header=",".join(names[at] for at in other))

    assert swapped[0] != table()[0]
    assert list(ees.read(swapped)) == list(ees.read(table(SHROPSHIRE)))


def test_a_byte_order_mark_and_windows_line_ends_change_nothing():
    lines = [line.replace("\n", "\r\n") for line in table(ENGLAND)]

    assert list(ees.read(["\ufeff" + lines[0], *lines[1:]])) == list(ees.read(table(ENGLAND)))


def test_quoted_cells_may_hold_commas():
    line = ENGLAND.replace("Referrals", '"Referrals, all ""kinds"""')

    assert only_row(list(ees.read(table(line)))).filters == {"category": 'Referrals, all "kinds"'}


def test_a_reporting_year_may_end_elsewhere():
    row = only_row(list(ees.read(table(ENGLAND), year_end=(9, 30))))

    assert (row.period_start, row.period_end) == (date(2024, 10, 1), date(2025, 9, 30))


def test_a_cell_that_is_no_figure_makes_its_line_a_problem():
    line = ENGLAND.replace("632830", "1e+05").replace("519.4", "n/a")
    problem = list(ees.read(table(line), indicators=["referrals", "rate"]))

    assert only_problem(problem).column == "referrals"
    assert only_problem(problem).words == (
        "“1e+05” is written with an exponent. Write it out in full, for example 12000, "
        "and 1 more of this line cannot be read."
    )


@pytest.mark.parametrize(
    ("line", "column", "words"),
    [
        ("", "", "This line is empty."),
        (",,,,,,,,,,,,", "", "This line is empty."),
        ("2025,Reporting year", "", "This line has 2 values for 13 columns."),
        (ENGLAND.replace("Referrals", '"Referrals'), "", "A quotation mark is out of place or not closed."),
        (ENGLAND.replace("Referrals", "Refer\x07als"), "", "Character 58 is a control character (U+0007)."),
        (
            ENGLAND.replace("National", "Ward"),
            "geographic_level",
            "“Ward” is not read here: only National, Regional and Local authority.",
        ),
        (
            ENGLAND.replace("Reporting year", "Week 7"),
            "time_identifier",
            "“Week 7” is not a kind of period that is read here.",
        ),
        (ENGLAND.replace("519.4", "about 519"), "rate", "“about 519” is not a number."),
    ],
)
def test_a_line_that_cannot_be_read_is_listed_and_the_next_is_read(line: str, column: str, words: str):
    problem, row = ees.read(table(line, SHROPSHIRE))

    assert problem == Problem(2, column, words)
    assert isinstance(row, EesRow)
    assert row.line == 3


def test_a_file_that_ends_in_the_middle_of_a_line_is_refused():
    lines = table(ENGLAND, SHROPSHIRE)

    with pytest.raises(
        NotEes, match=r"^The file ends in the middle of line 3: the rest is missing\. Fetch it again\.$"
    ):
        list(ees.read([*lines[:2], SHROPSHIRE[:60]]))


def test_a_last_figure_that_may_be_cut_off_is_no_figure():
    row, problem = ees.read([*table(ENGLAND), SHROPSHIRE.replace("3010,c", "3010,18")])

    assert isinstance(row, EesRow)
    assert problem == Problem(
        3, "rate", "The last line has no line end, so its last figure may be cut off. Fetch the file again."
    )


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        ([], "The file is empty."),
        (["\ufeff\n"], "The file is empty."),
        (table(), "The file names its columns, but has no lines beneath."),
        (table(ENGLAND, header=HEADER.replace("rate", "referrals")), "More than one column is named “referrals”."),
        (table(ENGLAND, header=HEADER.replace(",rate", ",")), "Column 13 has no name."),
        (
            table(ENGLAND, header=HEADER.replace("time_identifier", "identifier")),
            "This is not a table of Explore education statistics: it has no column “time_identifier”.",
        ),
        (
            table(SHROPSHIRE, header=HEADER.replace("new_la_code", "la_code")),
            "This is not a table of Explore education statistics: it has no column “new_la_code”.",
        ),
        (
            table("a;b", header=HEADER.replace(",", ";")),
            "This is not a table of Explore education statistics: it has no column “time_period”, “time_identifier”, "
            "“geographic_level”, “country_code” and “country_name”. Its columns are not separated by commas.",
        ),
        (
            table("a,Filter", header="col_name,col_type"),
            "This is not a table of Explore education statistics: it has no column “time_period”, “time_identifier”, "
            "“geographic_level”, “country_code” and “country_name”. It is the .meta.csv of a table, not the table.",
        ),
    ],
)
def test_a_file_of_another_kind_is_refused_at_once(lines: list[str], words: str):
    with pytest.raises(NotEes) as refused:
        ees.read(lines)

    assert str(refused.value) == words


def test_a_table_that_lacks_a_known_column_is_another_table():
    with pytest.raises(NotEes) as refused:
        ees.read(table(ENGLAND), indicators=["Referrals_rate", "referral"])

    assert str(refused.value) == "This table has no column “Referrals_rate” and “referral”. It has “referrals”."


def test_a_file_in_another_encoding_is_refused_with_the_line():
    source = [line.encode("latin-1") for line in table(ENGLAND, SHROPSHIRE.replace("Shropshire", "Ynys Môn"))]

    with pytest.raises(NotEes) as refused:
        list(ees.read(decoded(source)))

    assert str(refused.value) == (
        "Line 3 is not UTF-8, so letters such as ô would be lost. Save the file as “CSV UTF-8” and send it again."
    )


def test_a_file_read_with_the_wrong_encoding_is_refused(tmp_path):
    path = tmp_path / "table.csv"
    path.write_text("".join(table(ENGLAND.replace("Referrals", "Môn"))), encoding="latin-1")

    with path.open(encoding="utf-8") as file, pytest.raises(NotEes, match=r"^The file is not UTF-8"):
        list(ees.read(file))


@given(st.lists(LINES, min_size=1))
def test_every_line_becomes_one_row_or_one_problem(lines: list[str]):
    read = list(ees.read([HEADER, *lines], indicators=["referrals", "rate"]))

    assert [each.line for each in read] == list(range(2, len(lines) + 2))
    assert sum(isinstance(each, EesRow) for each in read) >= lines.count(SHROPSHIRE)
    assert all(each.words for each in read if isinstance(each, Problem))


def test_a_long_file_is_never_held_in_memory():
    """The reader asks for no more lines than its sample before it gives the first row."""
    asked = 0

    def lines():
        nonlocal asked
        yield HEADER + "\n"
        while True:
            asked += 1
            yield SHROPSHIRE + "\n"

    rows = ees.read(lines())
    for _ in range(10 * ees.SAMPLE):
        next(rows)

    assert asked == 10 * ees.SAMPLE
