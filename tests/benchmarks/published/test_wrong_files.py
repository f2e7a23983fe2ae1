"""Files that are not taken, or not before something is asked."""

import pytest

from benchmarks.importers import ees, lines
from benchmarks.published import formats
from benchmarks.published.models import Alias, Import, Observation
from benchmarks.published.services import imports, running
from portal.audit.refusals import MovedOn, NotPossible
from portal.jobs.rules import State
from tests import builders as a
from tests.benchmarks.published.files import FILE, HEAD, HERE, begin, counts, load
from tests.benchmarks.published.files import table as table

pytestmark = pytest.mark.django_db(transaction=True)


def _refusal(text: str | bytes) -> str:
    """What is said of a file that is not taken, at once or once it is read."""
    try:
        job = load(text)
    except NotPossible as refused:
        return refused.words
    return job.reason if job.state == State.FAILED else ""


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (FILE[:-8], "ends in the middle of line 5"),
        (FILE.replace("Shropshire", "Sir Fôn").encode("cp1252"), "is not UTF-8"),
        (HEAD + f"2025,{HERE.replace('893', '999').replace('E06000051', 'E06000999')},All,1,1\n", "Not one line"),
    ],
)
def test_half_a_file_or_a_wrong_one_changes_nothing(table, text, words):
    assert words in _refusal(text)
    assert counts() == (0, 0, 0)
    assert load(FILE).state == State.READY


def test_a_late_fault_takes_back_what_was_written_before(table, monkeypatch):
    for module, name in ((running, "AT_ONCE"), (formats, "SAMPLE"), (ees, "SAMPLE"), (lines, "TOGETHER")):
        monkeypatch.setattr(module, name, 1)

    job = load(FILE.encode() + f"2023,{HERE.replace('Shropshire', 'Fôn')},All,1,1\n".encode("cp1252"))

    assert job.state == State.FAILED
    assert "Line 6 is not UTF-8" in job.reason
    assert counts() == (0, 0, 0)


def test_a_file_of_another_table_is_named_as_what_it_is(table):
    other = a.a_table(publication="Others")
    a.a_mapping(other, value="rate", filters={"group": "Every"})
    text = FILE.replace("kind,count,percent", "group,what,rate").replace(",All,", ",Every,")

    with pytest.raises(NotPossible, match="no file of “Children”: it looks like “Others”"):
        begin(text, table)
    with pytest.raises(NotPossible, match="no file of “Others”: it looks like “Children”"):
        begin(FILE, other)
    with pytest.raises(NotPossible, match="not recognised"):
        begin(FILE.replace("percent", "per_cent"))
    with pytest.raises(NotPossible, match="no column “time_period”"):
        begin("a,b\n1,2\n", table)
    with pytest.raises(NotPossible, match="program or a script"):
        begin("MZ,b\n1,2\n", table)
    assert Import.objects.count() == 0


def test_renamed_columns_and_words_are_asked_and_the_answer_is_kept(table):
    text = FILE.replace("percent", "per_cent").replace(",All,", ",Total,")
    job = begin(text, table)
    assert (job.state, [q["name"] for q in job.questions]) == (State.FAILED, ["percent"])
    assert job.questions[0]["candidates"][0] == "per_cent"

    with pytest.raises(NotPossible, match="“nothing” is not in this file"):
        imports.answer(job, {"percent": "nothing"}, by=None)
    job = imports.answer(job, {"percent": "per_cent"}, by=None, ring=False)
    assert [q["name"] for q in job.questions] == ["kind=All"]
    job = imports.answer(job, {"kind=All": "Total"}, by=None, ring=False)
    assert (job.state, job.questions) == (State.QUEUED, [])
    imports.run(job.pk)

    assert Observation.objects.filter(measure__code="PCT").count() == 4
    assert {(x.name, x.also) for x in Alias.objects.all()} == {("percent", "per_cent"), ("kind=All", "Total")}
    assert begin(text, table, edition="2026").questions == []
    with pytest.raises(MovedOn):
        imports.answer(job, {}, by=None)
