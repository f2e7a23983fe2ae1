"""What holds of every form: equal content gives equal bytes, and a small count stands in none."""

import json
import os
import re
import subprocess
import sys
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from pypdf import PdfReader

from portal.files.services import content_of
from scorecards.publishing import making
from scorecards.publishing.models import Document
from scorecards.publishing.rules import CHECKED_BY_ALL, DocumentKind
from tests.scorecards.publishing import again
from tests.scorecards.publishing.paper.papers import FONTS, failed_rules, tidy
from tests.scorecards.publishing.sealed import print_all
from tests.scorecards.signoff.builders import a_house

ROOT = Path(__file__).parents[3]
SMALL = re.compile(r"(?<![\d.])0\.70*(?![\dc])")  # 0.75 is the margin of a sheet
FORMS = sorted(kind.value for kind in CHECKED_BY_ALL)


def test_every_form_has_equal_bytes_in_another_process_on_another_day(settings):
    settings.FONTS_DIR = FONTS
    here = again.hashes()
    told = {"PYTHONPATH": str(ROOT), "PYTHONHASHSEED": "7", "TZ": "Pacific/Auckland", "LC_ALL": "C.UTF-8"}
    command = [sys.executable, "-m", "tests.scorecards.publishing.again", str(FONTS)]
    there = subprocess.run(command, cwd=ROOT, env={**os.environ, **told}, capture_output=True, text=True, check=False)

    assert there.returncode == 0, there.stderr[-2000:]
    assert json.loads(there.stdout) == here
    assert sorted(here) == sorted([*FORMS, "pack", "exempt", "exempt, attached"])


@pytest.fixture
def copy(db):
    """Placed for adoption are 0.7% of 571: four children, which nobody outside may work out."""
    return a_house().sign_all()


def words_in(content):
    """Every word of a file, whatever its form."""
    if content.startswith(b"%PDF"):
        return tidy(" ".join(page.extract_text() for page in PdfReader(BytesIO(content)).pages))
    if content.startswith(b"PK"):
        with ZipFile(BytesIO(content)) as archive:
            held = [name for name in archive.namelist() if name == "content.xml" or name.startswith("xl/")]
            return " ".join(archive.read(name).decode() for name in held)
    return content.decode("utf-8-sig")


@pytest.mark.parametrize("kind", FORMS)
def test_a_small_share_is_a_letter_in_every_form(copy, kind):
    said = words_in(making.make(copy, DocumentKind(kind), beside={}).content)

    assert "571" in said
    assert "72.3" in said
    assert "Placed for adoption" in said
    assert SMALL.search(said) is None
    assert "suppressed" in said or ",c," in said


def test_every_form_is_made_and_knows_what_made_it(copy):
    print_all(copy)
    found = {row.kind: row for row in Document.objects.filter(copy=copy).select_related("file")}

    assert sorted(found) == FORMS
    assert {row.state for row in found.values()} == {"ready"}
    assert [row.file.name for _kind, row in sorted(found.items())] == [
        f"{copy.title}{ending}" for ending in (".csv", ", large print.pdf", ".ods", ".pdf", ".xlsx")
    ]
    assert {kind: sorted(row.versions) for kind, row in found.items()} == {
        "figures": ["python", "zlib"],
        "large_print": ["markdown-it-py", "pillow", "python", "reportlab", "rl_accel", "zlib"],
        "ods": ["lxml", "odfdo", "python", "zlib"],
        "pdf": ["markdown-it-py", "pillow", "python", "reportlab", "rl_accel", "zlib"],
        "xlsx": ["openpyxl", "python", "zlib"],
    }
    large = making.Made("", content_of(found["large_print"].file), "")
    assert failed_rules(large) == []
