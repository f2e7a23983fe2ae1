"""Our own files are refused with the file and the line that is wrong."""

from datetime import date
from decimal import Decimal

import pytest

from portal.figures.vocabulary import Unit
from scorecards.framework.catalogue.rows import Row, read


def a_row(**cells):
    return Row("lines.csv", 7, cells)


def test_cells_are_read_as_what_they_are():
    row = a_row(name=" Referrals ", order="3", value="41.60", day="2021-09-30", riia="1", unit="percent", empty="")
    assert row.needed("name") == "Referrals"
    assert row.whole("order") == 3
    assert row.number("value") == Decimal("41.60")
    assert row.day("day") == date(2021, 9, 30)
    assert row.yes("riia") is True
    assert row.yes("empty") is False
    assert row.one_of("unit", Unit) is Unit.PERCENT
    assert (row.number("empty"), row.day("empty"), row.whole("empty", 5)) == (None, None, 5)


@pytest.mark.parametrize(
    ("question", "cell", "reason"),
    [
        (Row.needed, "", "cell is empty"),
        (Row.whole, "3.5", "cell is no whole number: '3.5'"),
        (Row.number, "about 800", "cell is no number: 'about 800'"),
        (Row.number, "NaN", "cell is no number: 'NaN'"),
        (Row.day, "30/09/2021", "cell is no date like 2021-09-30: '30/09/2021'"),
        (Row.yes, "yes", "cell is neither 0 nor 1: 'yes'"),
    ],
)
def test_a_bad_cell_names_file_line_and_reason(question, cell, reason):
    with pytest.raises(ValueError) as refusal:
        question(a_row(cell=cell), "cell")
    assert str(refusal.value) == f"lines.csv, line 7: {reason}"


def test_a_word_outside_the_vocabulary_is_refused():
    with pytest.raises(ValueError, match=r"^lines.csv, line 7: unit is not a word we know: 'pounds'$"):
        a_row(unit="pounds").one_of("unit", Unit)


def test_other_columns_are_refused(tmp_path):
    (tmp_path / "a.csv").write_text("code,label\n1,2\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"^a.csv, line 1: the columns are not code, name$"):
        list(read(tmp_path / "a.csv", ("code", "name")))


@pytest.mark.parametrize("row", ["1", "1,2,3"])
def test_a_row_of_another_length_is_refused(tmp_path, row):
    (tmp_path / "a.csv").write_text(f"code,name\n1,2\n{row}\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"^a.csv, line 3: the row does not have 2 cells$"):
        list(read(tmp_path / "a.csv", ("code", "name")))
