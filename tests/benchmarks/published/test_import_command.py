"""manage.py import_release, and the mappings that are shipped."""

import datetime
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from benchmarks.published.models import Release
from benchmarks.published.services import mappings
from portal.audit.refusals import NotPossible
from tests.benchmarks.published.files import FILE
from tests.benchmarks.published.files import table as table

pytestmark = pytest.mark.django_db(transaction=True)


def test_shipped_mappings_are_written_once_and_name_measures_that_exist(db):
    with pytest.raises(NotPossible, match="There is no measure"):
        mappings.load_shipped()
    call_command("load_catalogue", stdout=StringIO())

    assert mappings.load_shipped() == {"measures": 19, "tables": 18, "mappings": 122}
    assert mappings.load_shipped() == {}


def command(path: Path, *options: str) -> str:
    out = StringIO()
    call_command("import_release", str(path), "--edition", "2025", *options, stdout=out)
    return out.getvalue()


def test_the_command_reads_says_and_accepts(table, tmp_path: Path):
    path = tmp_path / "children.csv"
    path.write_text(FILE + "2025,x\n")

    said = command(path, "--accept", "--published-on", "2025-10-30", "--status", "draft")

    assert "5 lines read, 4 accepted, 1 problems" in said
    assert "line 6: This line has 2 values for 13 columns." in said
    release = Release.objects.get()
    assert (release.status, release.published_on) == ("draft", datetime.date(2025, 10, 30))
    assert release.accepted_at is not None


def test_the_command_asks_in_one_line_and_takes_answers(table, tmp_path: Path):
    path = tmp_path / "children.csv"
    path.write_text(FILE.replace("percent", "per_cent").replace(",All,", ",Total,"))

    with pytest.raises(CommandError, match=r"--answer OLD=NEW .*percent \(perhaps per_cent") as asked:
        command(path, "--publication", "Children")
    assert asked.value.returncode == 2
    answers = ("--answer", "percent=per_cent", "--answer", "kind=All=Total")
    assert "4 lines read, 4 accepted" in command(path, "--publication", "Children", *answers)


@pytest.mark.parametrize(
    ("name", "options"),
    [("children.csv", ["--publication", "Nobody's"]), ("children.csv", ["--answer", "x"]), ("nowhere.csv", [])],
)
def test_the_command_fails_with_two_and_one_line(table, tmp_path: Path, name: str, options: list[str]):
    (tmp_path / "children.csv").write_text(FILE)

    with pytest.raises(CommandError) as wrong:
        command(tmp_path / name, *options)

    assert wrong.value.returncode == 2
    assert "\n" not in str(wrong.value)
