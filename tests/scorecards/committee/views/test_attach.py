"""What the page takes as an attachment, and in which words it refuses the rest; what was typed is still there."""

import io
import zipfile
from types import SimpleNamespace
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from portal.files.models import PrivateFile
from tests.scorecards.committee.builders import signed_in
from tests.scorecards.committee.views.pages import addresses, words_of
from tests.scorecards.exempt import WHY, a_pdf

pytestmark = pytest.mark.django_db


def an_archive(*parts: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for part in parts:
            archive.writestr(part, "")
    return out.getvalue()


WORKBOOK = ("[Content_Types].xml", "xl/workbook.xml")
REFUSED = {
    "nothing": ("rows.csv", b"", "The file is empty."),
    "a program": ("report.pdf", b"MZ\x90\x00", "This is a program or a script, not a data file"),
    "a program's name": ("report.pdf.exe", a_pdf(), "The file is named .exe but it is a PDF."),
    "a script's name": ("figures.csv.js", b"a,b\n1,2\n", "The file is named .js but it is a CSV file."),
    "macros": ("rows.xlsm", an_archive(*WORKBOOK, "xl/vbaProject.bin"), "This workbook holds macros."),
    "macros, renamed": ("rows.xlsx", an_archive(*WORKBOOK, "xl/vbaProject.bin"), "This workbook holds macros."),
    "another file inside": ("rows.xlsx", an_archive(*WORKBOOK, "xl/embeddings/a.bin"), "holds another file inside"),
    "a letter": ("letter.docx", an_archive("[Content_Types].xml", "word/document.xml"), "no workbook we can read"),
    "an old workbook": ("rows.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an Excel or Word file of the old kind"),
    "an archive": ("all.zip", an_archive("a.csv"), "This is a ZIP archive. Send a CSV file"),
    "a web page": ("page.html", b"<!doctype html><p>x", "This is a web page"),
    "a formula": ("rows.csv", b"a,b\n=cmd|x,1\n", "begins like a formula"),
    "a drawing that acts": ("map.svg", b"<svg><script/></svg>", "holds more than shapes"),
}


@pytest.fixture
def client(place: SimpleNamespace) -> Client:
    return signed_in(place.analyst)


def sent(client: Client, place: SimpleNamespace, name: str, content: bytes, **said: str) -> Any:
    given = {"title": "Children by ward", "classification": "open", "file": SimpleUploadedFile(name, content), **said}
    return client.post(addresses(place)["attach"], given)


@pytest.mark.parametrize("what", REFUSED)
def test_what_is_refused_is_refused_in_words_and_not_kept(client: Client, place: SimpleNamespace, what: str) -> None:
    name, content, words = REFUSED[what]
    before = (PrivateFile.objects.count(), place.report.appendices.count())

    page = sent(client, place, name, content)

    assert page.status_code == 200
    assert "The appendix was not attached" in words_of(page)
    assert words in words_of(page)
    assert 'value="Children by ward"' in page.content.decode()
    assert (PrivateFile.objects.count(), place.report.appendices.count()) == before


def test_a_file_over_the_limit_is_refused(client: Client, place: SimpleNamespace, settings: Any) -> None:
    settings.UPLOAD_LIMIT_BYTES = 1024
    assert "The file is too large: at most" in words_of(sent(client, place, "rows.csv", b"x" * 1025))


def test_the_same_file_twice_is_refused_on_the_page(client: Client, place: SimpleNamespace) -> None:
    assert sent(client, place, "rows.pdf", a_pdf("One")).status_code == 302
    page = sent(client, place, "other.pdf", a_pdf("One"), title="Another")
    assert (page.status_code, "attached already, as “Children by ward”" in words_of(page)) == (200, True)
    page = sent(client, place, "other.pdf", a_pdf("Two"))
    assert "An appendix of this title is attached already." in words_of(page)


def test_what_is_exempt_needs_its_paragraph_its_reason_and_a_pdf(client: Client, place: SimpleNamespace) -> None:
    page = words_of(sent(client, place, "rows.pdf", a_pdf(), classification="exempt"))
    assert "Choose the paragraph by which it is exempt" in page
    assert "Say why the public interest is in not disclosing it" in page
    said = {"classification": "exempt", "exempt_paragraph": "2", "public_interest": WHY}
    assert "must be a PDF" in words_of(sent(client, place, "rows.csv", b"a,b\n1,2\n", **said))
    assert sent(client, place, "rows.pdf", a_pdf(), **said).status_code == 302
    assert place.report.appendices.get(title="Children by ward").exempt_paragraph == 2


def test_the_list_says_what_each_is_and_who_has_read_it(client: Client, place: SimpleNamespace) -> None:
    sent(client, place, "rows.csv", b"Measure,Value\nChildren remanded,4\n", draft="on", data_date="2021-09-30")
    said = words_of(client.get(addresses(place)["report"]))
    assert "Figures at 30 September 2021. Draft." in said
    assert "Nobody has confirmed yet that it holds no count of 1 to 5 children; the program has 1 remark." in said

    appendix = place.report.appendices.get(title="Children by ward")
    page = client.get(reverse("committee:confirm-appendix", args=[place.report.pk, appendix.pk]))
    assert "Row 2: “Children remanded: 4”" in words_of(page)
    read = {"seen_sha256": appendix.file.sha256}
    unread = client.post(page.request["PATH_INFO"], read)
    assert (unread.status_code, "Nothing was confirmed" in words_of(unread)) == (200, True)
    client.post(page.request["PATH_INFO"], {**read, "read": "on"})
    assert f"Read and confirmed by {place.analyst}" in words_of(client.get(addresses(place)["report"]))
