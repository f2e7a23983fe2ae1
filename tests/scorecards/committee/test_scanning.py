"""What the program can read of an attached file: small numbers beside words for children, and never a promise."""

import zipfile
from io import BytesIO
from unittest import mock

from openpyxl import Workbook
from openpyxl.comments import Comment

from portal.files.sniff import Kind
from scorecards.committee.scanning import MOST, SECONDS, remarks
from tests.scorecards.exempt import a_pdf


def test_a_small_number_is_found_under_its_head_and_beside_its_row() -> None:
    under = b"Ward,Children in care,Social workers\nOswestry,3,4\nLudlow,12,2\n"
    beside = b"Measure,Value\nYoung people remanded,4\nSocial workers,3\n"

    assert remarks(Kind.CSV, under) == ["Row 2: “Children in care: 3”"]
    assert remarks(Kind.CSV, beside) == ["Row 2: “Young people remanded: 4”"]


def test_a_workbook_is_read_sheet_by_sheet() -> None:
    book = Workbook()
    book.active.title = "Front"
    book.create_sheet("Back").append(["Two looked after children went missing."])
    out = BytesIO()
    book.save(out)

    assert remarks(Kind.XLSX, out.getvalue()) == ["Sheet Back, row 1: “Two looked after children”"]


def test_what_a_workbook_keeps_out_of_sight_is_told() -> None:
    book = Workbook()
    book.active.title = "Front"
    for name, state in (("Raw", "hidden"), ("Rawer", "veryHidden")):
        book.create_sheet(name).sheet_state = state
    book.active["A1"].comment = Comment("Ask Priya.", "Tom")
    out = BytesIO()
    book.save(out)
    with zipfile.ZipFile(out, "a") as archive:
        archive.writestr("xl/pivotCache/pivotCacheRecords1.xml", "")

    assert remarks(Kind.XLSX, out.getvalue()) == [
        "Sheet Raw is hidden: whoever has the file can show it.",
        "Sheet Rawer is hidden: whoever has the file can show it.",
        "Behind a pivot table lie the records that it was made of: whoever has the file can show them.",
        "It holds comments beside cells.",
    ]


def test_the_words_of_a_pdf_are_read_page_by_page() -> None:
    assert remarks(Kind.PDF, a_pdf("Twelve children.", "There are three children.")) == ["Page 2: “three children”"]


def test_what_cannot_be_read_is_said() -> None:
    assert remarks(Kind.PNG, b"") == ["The program cannot read a picture."]
    assert remarks(Kind.PDF, b"%PDF-1.4 broken") == ["The program could not read this file."]
    assert remarks(Kind.PDF, a_pdf("")) == ["The pages hold pictures and no words: the program could not read them."]


def test_a_long_list_is_cut_and_says_so() -> None:
    rows = "".join(f"Children in ward {ward},4\n" for ward in range(100, 100 + MOST + 5))
    found = remarks(Kind.CSV, f"Measure,Value\n{rows}".encode())

    assert len(found) == MOST + 1
    assert found[-1] == "5 more like these."


def test_staff_and_things_are_no_children() -> None:
    assert remarks(Kind.CSV, b"Measure,Value\nSocial workers,3\nAudits,2\nDays,5\n") == []


def test_a_pdf_that_takes_long_is_read_as_far_as_there_is_time() -> None:
    pages = a_pdf("There are three children.", "Twelve children.", "There are two girls.")
    with mock.patch("scorecards.committee.scanning.monotonic", side_effect=[0, 1, SECONDS]):
        assert remarks(Kind.PDF, pages) == ["Page 1: “three children”", "Only the first 1 pages were read."]
