"""What uploads really are, whatever they are named, and what people are told of those not taken."""

import io
import struct
import zipfile
import zlib

import pytest

from portal.files import sniff
from portal.files.names import ending, safe
from portal.files.sniff import Kind, Refused
from portal.files.text import Text

EVERY = frozenset(Kind)
DATA = frozenset({Kind.CSV, Kind.XLSX})
LINES = "indicator,value\nCSC-004,968\n"
PLAIN_SVG = '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0h9"/></svg>'


def archive(*parts: str, content: bytes = b"x") -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for part in parts:
            made.writestr(part, content)
    return out.getvalue()


WORKBOOK = archive("[Content_Types].xml", "xl/workbook.xml")


@pytest.mark.parametrize(
    ("name", "content", "kind", "media_type"),
    [
        ("q2.csv", LINES.encode(), Kind.CSV, "text/csv"),
        ("q2.txt", LINES.encode(), Kind.CSV, "text/csv"),
        ("Q2.CSV", LINES.encode(), Kind.CSV, "text/csv"),
        ("q2.xlsx", WORKBOOK, Kind.XLSX, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        ("plan.pdf", b"%PDF-1.7\n...", Kind.PDF, "application/pdf"),
        ("crest.png", b"\x89PNG\r\n\x1a\n...", Kind.PNG, "image/png"),
        ("crest.svg", PLAIN_SVG.encode(), Kind.SVG, "image/svg+xml"),
        ("all.zip", archive("a.csv"), Kind.ZIP, "application/zip"),
    ],
)
def test_bytes_say_what_a_file_is(name, content, kind, media_type):
    seen = sniff.sniff(name, content, allowed=EVERY)

    assert (seen.kind, seen.media_type, seen.name) == (kind, media_type, name)


@pytest.mark.parametrize(
    ("content", "encoding", "separator"),
    [
        ("indicator,value\nŴ,1\n".encode(), "utf-8", ","),
        ("indicator;value\nŴ;1\n".encode("utf-8-sig"), "utf-8-sig", ";"),
        ("indicator\tvalue\nŴ\t1\n".encode("utf-16"), "utf-16", "\t"),
        ("indicator,value\nMôn,1\n".encode("latin-1"), "latin-1", ","),
        (b'"one, two";value\n', "utf-8", ";"),
        (b"\n\nindicator\n", "utf-8", ","),
    ],
)
def test_a_csv_says_its_encoding_and_separator(content, encoding, separator):
    text = sniff.sniff("q2.csv", content, allowed=DATA).text

    assert text == Text(content.decode(encoding), encoding, separator)


def test_the_long_dash_of_windows_is_read():
    assert sniff.sniff("q2.csv", b"note\n2020\x9621\n", allowed=DATA).text == Text("note\n2020–21\n", "latin-1", ",")


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("q2.csv", b"", "The file is empty."),
        (
            "q2.csv",
            b"MZ\x90\x00rest",
            "This is a program or a script, not a data file, whatever it is named. It was not kept.",
        ),
        (
            "q2.csv",
            b"\x7fELFrest",
            "This is a program or a script, not a data file, whatever it is named. It was not kept.",
        ),
        (
            "q2.csv",
            b"#!/bin/sh\n",
            "This is a program or a script, not a data file, whatever it is named. It was not kept.",
        ),
        ("q2.csv", b"%PDF-1.4", "This is a PDF. Send a CSV file or an Excel workbook (.xlsx)."),
        ("q2.csv", archive("a.csv"), "This is a ZIP archive. Send a CSV file or an Excel workbook (.xlsx)."),
        (
            "q2.csv",
            WORKBOOK,
            "The file is named .csv but it is an Excel workbook (.xlsx). Name it .xlsx and send it again.",
        ),
        ("q2.xlsx", LINES.encode(), "The file is named .xlsx but it is a CSV file. Name it .csv and send it again."),
        (
            "q2",
            LINES.encode(),
            "The file is named without an ending but it is a CSV file. Name it .csv and send it again.",
        ),
        (
            "q2.csv",
            b"a,b\x00c\n",
            "This is not a kind of file that can be read here, whatever it is named. Send CSV or an Excel workbook.",
        ),
        (
            "q2.csv",
            b"\x81\x8d\x8f\x90",
            "This is not a kind of file that can be read here, whatever it is named. Send CSV or an Excel workbook.",
        ),
        ("q2.csv", b"a,b\nc,d\x07\n", "Row 2, character 4 is a control character (U+0007). Take it out."),
        (
            "q2.csv",
            b"\xff\xfea",
            "This is not a kind of file that can be read here, whatever it is named. Send CSV or an Excel workbook.",
        ),
        ("q2.csv", b"<!DOCTYPE html><p>x", "This is a web page, not a data file. Download the data itself as CSV."),
        (
            "q2.xlsx",
            b"PK\x03\x04broken",
            "The file is damaged: it begins like a workbook or archive, but cannot be opened.",
        ),
        (
            "q2.xlsx",
            archive("[Content_Types].xml", "xl/workbook.xml", "xl/vbaProject.bin"),
            "This workbook holds macros. Save it as an Excel workbook without macros (.xlsx).",
        ),
        (
            "q2.xlsx",
            archive("[Content_Types].xml", "word/document.xml"),
            "This is an Office document, but no workbook we can read. Save it as .xlsx or CSV.",
        ),
        (
            "q2.xls",
            sniff.OLD_OFFICE + b"rest",
            "This is an Excel or Word file of the old kind (.xls, .doc), or one with a password. "
            "Take the password off and save it as .xlsx or CSV.",
        ),
    ],
)
def test_what_is_not_taken_is_refused_in_words(name, content, words):
    with pytest.raises(Refused) as refusal:
        sniff.sniff(name, content, allowed=DATA)

    assert str(refusal.value) == words


@pytest.mark.parametrize(
    ("inside", "part"),
    [
        ("<script>alert(1)</script>", "script"),
        ('<a href="https://example.org">x</a>', "href"),
        ('<rect onload="x()"/>', "onload"),
        ("<foreignObject/>", "foreignObject"),
        ("<style>@import 'x'</style>", "style"),
        ("<animate attributeName='href'/>", "animate"),
        ('<image href="data:image/png;base64,AA"/>', "href"),
    ],
)
def test_a_drawing_that_holds_more_than_shapes_is_refused(inside, part):
    with pytest.raises(Refused, match=part):
        sniff.sniff("crest.svg", f"<svg>{inside}</svg>".encode(), allowed=EVERY)


def test_a_drawing_may_point_into_itself():
    drawing = b'<svg><use href="#a"/><path fill="url(#b)"/></svg>'

    assert sniff.sniff("crest.svg", drawing, allowed=EVERY).kind is Kind.SVG


def test_size_is_measured_before_anything_else():
    most = b"a" * sniff.LIMIT

    assert sniff.sniff("q2.csv", most, allowed=DATA).kind is Kind.CSV
    with pytest.raises(Refused) as refusal:
        sniff.sniff("q2.csv", most + b"a", allowed=DATA)
    assert str(refusal.value) == "The file is too large: 10.0 MB, and at most 10 MB are taken."


def a_workbook(cells: str, *, at: str = "xl/worksheets/sheet1.xml", more: str = "") -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as inside:
        for part in ("[Content_Types].xml", "xl/workbook.xml", *([more] if more else [])):
            inside.writestr(part, "x")
        inside.writestr(at, f"<worksheet><sheetData>{cells}</sheetData></worksheet>")
    return made.getvalue()


@pytest.mark.parametrize(
    ("cells", "more", "words"),
    [
        ('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>', {}, "far from the others"),
        ('<row r="1048576"><c r="xfd1048576"><v>1</v></c></row>', {"at": "sheet.bin"}, "far from the others"),
        ('<row r="1"><c r="CV1"/></row><row r = \'900000\'><c/></row>', {}, "far from the others"),
        ("", {"more": "content.xml"}, "two kinds of workbook"),
    ],
)
def test_a_small_workbook_that_would_fill_the_memory_is_refused(cells, more, words):
    with pytest.raises(Refused, match=words):
        sniff.sniff("rows.xlsx", a_workbook(cells, **more), allowed=DATA)
    near = '<row r="1048576"><c r="D1048576"><v>1</v></c></row>'
    assert sniff.sniff("rows.xlsx", a_workbook(near), allowed=DATA).kind is Kind.XLSX


def test_a_workbook_that_unpacks_to_more_than_it_says_is_refused():
    long, short = 40_000, 1_000
    lying = archive("[Content_Types].xml", "xl/workbook.xml", content=b"0" * long)
    lying = lying.replace(struct.pack("<L", long), struct.pack("<L", short))
    lying = lying.replace(struct.pack("<L", zlib.crc32(b"0" * long)), struct.pack("<L", zlib.crc32(b"0" * short)))
    with pytest.raises(Refused, match="damaged"):
        sniff.sniff("rows.xlsx", lying, allowed=DATA)


def test_an_archive_that_unpacks_to_too_much_is_refused(monkeypatch):
    monkeypatch.setattr(sniff, "UNPACKED_LIMIT", 1000)

    with pytest.raises(Refused) as refusal:
        sniff.sniff("q2.xlsx", archive("[Content_Types].xml", "xl/workbook.xml", content=b"0" * 600), allowed=DATA)
    assert str(refusal.value) == "The file is too large once unpacked."


@pytest.mark.parametrize(
    ("given", "made"),
    [
        ("Quarter 2.csv", "Quarter 2.csv"),
        (r"C:\Users\jo\Quarter 2.csv", "Quarter 2.csv"),
        ("../../etc/passwd", "passwd"),
        ("a\r\nSet-Cookie: x.csv", "aSet-Cookie_ x.csv"),
        ("evil\u202efdp.csv", "evilfdp.csv"),
        ('say "x".csv', "say _x_.csv"),
        ("Sir Fôn.csv", "Sir Fôn.csv"),
        ("  .. ", "file"),
        ("", "file"),
        (".csv", "csv"),
        ("x" * 200 + ".csv", "x" * 96 + ".csv"),
        ("y" * 200, "y" * 100),
    ],
)
def test_names_are_safe_to_store_show_and_send(given, made):
    assert safe(given) == made


def test_the_ending_is_what_follows_the_last_point():
    assert [ending(n) for n in ("a.CSV", "a.b.pdf", "a", "")] == ["csv", "pdf", "", ""]
