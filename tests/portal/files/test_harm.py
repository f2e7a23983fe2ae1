"""What members are handed holds no script, no hidden file, no formula, and something to read."""

import io
import time
import zipfile
import zlib

import pytest
from PIL import Image

from portal.files.harm import check_published
from portal.files.sniff import Kind, Refused, sniff

PAGE = b"2 0 obj\n<</Type /Pages /Kids [3 0 R] /Count 1>>\nendobj\n3 0 obj\n<</Type /Page /Parent 2 0 R>>\nendobj\n"
SCRIPT = b"<</S /JavaScript /JS (x)>>"


def a_pdf(extra: bytes = b"", page: bytes = PAGE) -> bytes:
    return (
        b"%PDF-1.7\n1 0 obj\n<</Type /Catalog /Pages 2 0 R " + extra + b">>\nendobj\n" + page + b"trailer <<>>\n%%EOF\n"
    )


def packed(objects: bytes) -> bytes:
    return (
        b"9 0 obj\n<</Type /ObjStm /Filter /FlateDecode>>\nstream\n" + zlib.compress(objects) + b"\nendstream\nendobj\n"
    )


def a_png() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (2, 2)).save(out, "PNG")
    return out.getvalue()


def a_workbook(part: str = "docProps/core.xml", said: bytes = b"") -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name in ("[Content_Types].xml", "xl/workbook.xml"):
            archive.writestr(name, "")
        archive.writestr(part, said)
    return out.getvalue()


def check(name: str, content: bytes) -> None:
    check_published(sniff(name, content, allowed=frozenset(Kind)), content)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("plan.pdf", a_pdf()),
        ("plan.pdf", a_pdf(b"/OpenAction [3 0 R /Fit] /JSON 1")),
        ("plan.pdf", a_pdf(page=packed(PAGE))),
        ("plan.pdf", a_pdf(page=PAGE + b"8 0 obj\n<</Length 5>>\nstream\n(/JS )\nendstream\nendobj\n")),
        ("map.png", a_png()),
        ("rows.xlsx", a_workbook()),
        ("rows.xlsx", a_workbook("xl/externalLinks/externalLink1.xml", b"<externalBook/>")),
        (
            "figures.csv",
            b"name,value\nA fall,-3.5\nA rise,+2%\nNone,-\nSaved,-\xc2\xa31,200\n".replace(b"1,200", b"1200"),
        ),
    ],
)
def test_what_only_shows_is_taken(name, content):
    assert check(name, content) is None


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("p.pdf", a_pdf(b"/OpenAction <</S /JavaScript /JS (app.alert(1))>>"), "holds a script"),
        ("p.pdf", a_pdf(b"/OpenAction <</S /J#61vaScript>>"), "holds a script"),
        ("p.pdf", a_pdf(page=PAGE + packed(SCRIPT)), "holds a script"),
        ("p.pdf", a_pdf(page=PAGE + packed(SCRIPT).replace(b"ObjStm", b"Obj#53tm")), "holds a script"),
        ("p.pdf", a_pdf(page=PAGE + packed(SCRIPT).replace(b"/Type", b" " * 5000 + b"/Type")), "holds a script"),
        ("p.pdf", a_pdf(page=PAGE + packed(SCRIPT).replace(b" /Filter", b" /X (endobj) /Filter")), "holds a script"),
        ("p.pdf", a_pdf(b"/OpenAction <</S /Launch /F (cmd.exe)>>"), "starts a program"),
        ("p.pdf", a_pdf(b"/Names <</EmbeddedFiles 4 0 R>>"), "another file inside"),
        ("p.pdf", a_pdf(b"/Encrypt 5 0 R"), "a password or a lock"),
        ("p.pdf", a_pdf(page=b""), "has no page"),
        ("p.pdf", a_pdf().replace(b"%%EOF", b""), "is damaged"),
        ("p.pdf", a_pdf(page=PAGE + packed(b"x").replace(zlib.compress(b"x"), b"not packed")), "cannot be looked into"),
        ("p.png", b"\x89PNG\r\n\x1a\n....", "is damaged or holds nothing"),
        ("p.png", a_png()[:-12], "is damaged or holds nothing"),
        ("p.png", a_png() + b"<script>", "is damaged or holds nothing"),
        ("p.xlsx", a_workbook("xl/embeddings/oleObject1.bin"), "another file inside"),
        ("p.xlsx", a_workbook("xl/activeX/activeX1.xml"), "controls that act by themselves"),
        ("p.xlsx", a_workbook("xl/connections.xml"), "a link to a source of data"),
        ("p.xlsx", a_workbook("xl/externalLinks/externalLink1.xml", b"<ddeLink/>"), "a link that starts a program"),
        ("p.csv", b"a,b\n1,=cmd|' /C calc'!A0\n", "Row 2, column 2 begins like a formula"),
        ("p.csv", b"a;b;c\n1;x,=cmd|' /C calc'!A0;2\n", "Row 2, column 2 begins like a formula"),
        ("p.csv", b"a,b\n@SUM(A1),1\n", "Row 2, column 1 begins like a formula"),
        ("p.csv", b"a,b\n-1+cmd,1\n", "Row 2, column 1 begins like a formula"),
        ("p.csv", b'a,b\n1,"\t=1"\n', "Row 2, column 2 begins like a formula"),
    ],
)
def test_what_acts_or_is_nothing_is_refused_in_words(name, content, words):
    with pytest.raises(Refused, match=words):
        check(name, content)


@pytest.mark.parametrize("part", [b"<<", b"<<>>stream\n", b">>" + b" " * 3000, b"<<>>stream\nendstream", b"/Type "])
def test_a_pdf_that_is_made_to_be_slow_is_refused_at_once(part):
    """Ten megabytes took minutes, and held a worker of the portal so long."""
    begun = time.process_time()
    with pytest.raises(Refused):
        check("p.pdf", b"%PDF-1.7\n" + part * ((1 << 20) // len(part)))
    assert time.process_time() - begun < 1
