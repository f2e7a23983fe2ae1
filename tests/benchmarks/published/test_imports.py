import datetime
from decimal import Decimal
from io import BytesIO, StringIO
from pathlib import Path

import pytest
from django.core.exceptions import PermissionDenied
from django.core.management import CommandError, call_command

from benchmarks.areas.models import Area
from benchmarks.areas.rules import AreaKind
from benchmarks.comparison.queries import comparators
from benchmarks.importers import ees, lines
from benchmarks.published import formats, queries
from benchmarks.published.models import Alias, Import, ImportProblem, Observation, Release
from benchmarks.published.reviews import review
from benchmarks.published.rules import POPULATION, ReleaseStatus
from benchmarks.published.services import imports, mappings, running
from portal.accounts.rules import Role
from portal.audit.models import AuditEvent
from portal.audit.refusals import MovedOn, NotPossible
from portal.figures.vocabulary import Basis, Symbol
from portal.jobs.rules import State
from tests import builders as a

pytestmark = pytest.mark.django_db(transaction=True)

HEAD = "time_period,time_identifier,geographic_level,country_code,country_name,region_code,region_name,"
HEAD += "old_la_code,new_la_code,la_name,kind,count,percent\n"
ENGLAND = "Reporting year,National,E92000001,England,,,,,"
HERE = "Reporting year,Local authority,E92000001,England,E12000005,West Midlands,893,E06000051,Shropshire"
THERE = "Reporting year,Local authority,E92000001,England,E12000005,West Midlands,894,E06000020,Telford"
FILE = f"""{HEAD}2025,{ENGLAND},All,50,21.5
2025,{HERE},All,20,20
2025,{THERE},All,c,c
2024,{HERE},All,18,19.5
"""
YEAR = {"period_start": datetime.date(2024, 4, 1), "period_end": datetime.date(2025, 3, 31)}


@pytest.fixture
def table():
    region = a.an_area(AreaKind.REGION, code="E12000005")
    a.an_area(AreaKind.COUNTRY, code="E92000001", name="England")
    a.an_area(number="893", code="E06000051", name="Shropshire", region=region)
    a.an_area(number="894", code="E06000020", name="Telford", region=region)
    table = a.a_table(publication="Children")
    of = {"table": table, "filters": {"kind": "All"}}
    a.a_mapping(measure=a.a_measure(code="PCT"), value="percent", numerator=["count"], **of)
    a.a_mapping(measure=a.a_measure(code="COUNT", unit="count"), value="count", basis=Basis.SNAPSHOT.value, **of)
    return table


def begin(text: str | bytes, table=None, **given) -> Import:
    content = text if isinstance(text, bytes) else text.encode()
    given = {"by": None, "name": "children.csv", "edition": "2025", "publication": table, "ring": False, **given}
    return imports.begin(BytesIO(content), **given)


def load(text: str | bytes, table=None, **given) -> Import:
    job = begin(text, table, **given)
    imports.run(job.pk)
    job.refresh_from_db()
    return job


def counts() -> tuple[int, int, int]:
    return Release.objects.count(), Observation.objects.count(), ImportProblem.objects.count()


def test_every_line_becomes_observations(table):
    job = load(FILE)

    assert (job.state, job.lines_read, job.lines_accepted, job.problem_count) == (State.READY, 4, 4, 0)
    said = Observation.objects.filter(measure__code="PCT", period_end=YEAR["period_end"]).order_by("area__name")
    assert [(o.area.name, o.value, o.symbol, o.numerator, o.period_start) for o in said] == [
        ("England", Decimal("21.5"), "", Decimal(50), YEAR["period_start"]),
        ("Shropshire", Decimal(20), "", Decimal(20), YEAR["period_start"]),
        ("Telford", None, Symbol.SUPPRESSED, None, YEAR["period_start"]),
    ]
    snapshot = Observation.objects.get(measure__code="COUNT", area__number="893", period_end=YEAR["period_end"])
    assert (snapshot.value, snapshot.period_start, snapshot.basis) == (20, YEAR["period_end"], Basis.SNAPSHOT)


def test_nobody_sees_a_release_before_it_is_accepted(table):
    analyst = a.a_person(Role.ANALYST)
    job = load(FILE, by=analyst)
    measure = Observation.objects.first().measure

    def seen():
        return comparators([measure.pk], council_number="893", model="", upto=datetime.date(2026, 3, 31))[measure.pk]

    assert seen().england is None
    release = imports.accept(job, by=analyst)
    assert seen().england is not None
    assert (release.accepted_by, release.accepted_at is not None) == (analyst, True)
    assert AuditEvent.objects.filter(act="accept_release", by_id=analyst.pk).count() == 1
    for act in (imports.accept, imports.discard):
        with pytest.raises(MovedOn):
            act(job, by=analyst)
    with pytest.raises(NotPossible, match=r"2025 is here already\. An edition is never changed"):
        begin(FILE)


def test_a_line_that_cannot_be_taken_is_listed_with_its_number_and_the_rest_is_kept(table):
    nowhere = HERE.replace("893", "999").replace("E06000051", "E06000999")
    text = f"{FILE}2025,{nowhere},All,1,1\n2025,{HERE},All,20,20\n2023,{HERE},Some,1,1\n2023,{HERE},All,many,1\n"

    job = load(text)

    assert (job.lines_read, job.lines_accepted, job.problem_count) == (8, 4, 4)
    assert [(p.line, p.column, p.words) for p in job.problems.all()] == [
        (6, "old_la_code", "No area here has 999 and E06000999 (Shropshire): load the list of areas."),
        (7, "", running.TWICE),
        (8, "", "No measure is mapped to such a line: kind “Some”."),
        (9, "count", "“many” is not a number."),
    ]
    assert Observation.objects.count() == 8


def test_long_files_are_written_piece_by_piece_and_a_repeated_line_is_found_across_pieces(table, monkeypatch):
    monkeypatch.setattr(running, "AT_ONCE", 2)

    job = load(FILE + f"2025,{HERE},All,21,21\n2023,{HERE},All,1,2\n")

    assert (job.lines_read, job.lines_accepted) == (6, 5)
    assert [p.line for p in job.problems.all()] == [6]
    assert Observation.objects.get(measure__code="PCT", area__number="893", period_end=YEAR["period_end"]).value == 20


def test_a_joint_return_is_an_area_of_its_own(table):
    both = HERE.replace("893,E06000051,Shropshire", "893 / 894,E06000051 / E06000020,Both")

    load(f"{FILE}2025,{both},All,9,9\n")

    joint = Area.objects.get(kind=AreaKind.JOINT.value)
    assert {part.number for part in joint.parts.all()} == {"893", "894"}
    assert Observation.objects.get(area=joint, measure__code="PCT").value == 9


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


def test_what_is_not_in_an_edition_is_left_out(table):
    job = load(FILE.replace("percent", "another"), table, answers={"percent": ""})

    assert (job.state, job.left_out) == (State.READY, ["PCT"])
    assert set(Observation.objects.values_list("measure__code", flat=True)) == {"COUNT"}
    assert Alias.objects.count() == 0


def test_counts_become_rates_with_the_population_that_the_release_names(table):
    rate = a.a_measure(code="RATE", unit="per_10000")
    of = {"table": table, "value": "", "filters": {"kind": "All"}}
    a.a_mapping(measure=rate, numerator=["count"], population=True, factor=10000, **of)
    with pytest.raises(NotPossible, match="Load the population"):
        begin(FILE)
    people = a.a_measure(code=POPULATION, unit="count")
    older, newer = (a.a_release(published_on=datetime.date(2024, month, 1)) for month in (1, 2))
    waiting = a.a_release(published_on=datetime.date(2025, 1, 1), accepted_at=None)
    for release, size in ((older, 1), (newer, 60000), (waiting, 2)):
        for year in (2023, 2024):
            day = {"basis": Basis.SNAPSHOT.value, "period_start": None, "period_end": datetime.date(year, 6, 30)}
            for area in Area.objects.filter(number__isnull=False):
                a.an_observation(people, release=release, area=area, value=Decimal(size), **day)

    job = load(FILE)

    assert job.release is not None
    assert job.release.population == newer
    assert [(p.line, p.words) for p in job.problems.all()] == [
        (2, "There is no population aged 0 to 17 of England at 30 June 2024.")
    ]
    said = Observation.objects.get(measure=rate, area__number="893", period_end=YEAR["period_end"])
    assert (said.value, said.numerator, said.denominator) == (Decimal("3.333333"), 20, 60000)


def test_the_review_tells_what_is_new_restated_gone_and_missing(table):
    imports.accept(load(FILE, edition="2025", published_on=datetime.date(2025, 1, 1)), by=None)
    text = FILE.replace("All,20,20", "All,20,20.5").replace(f"2025,{THERE},All,c,c\n", "")
    text = text.replace("All,50,21.5", "All,50,30")

    found = review(load(text + f"2026,{ENGLAND},All,1,2\n2026,{HERE},All,1,1\n", edition="2026"))

    assert (found.new, found.restated, found.unchanged, found.gone) == (4, 2, 4, 2)
    assert [(r.area.name, r.old, r.new, r.difference) for r in found.restatements] == [
        ("England", Decimal("21.5"), 30, Decimal("8.5")),
        ("Shropshire", 20, Decimal("20.5"), Decimal("0.5")),
    ]
    assert [area.name for area in found.missing] == ["Telford"]
    assert [(o.measure.code, o.england, o.lowest, o.highest) for o in found.outside] == [("PCT", 2, 1, 1)]


def test_a_number_that_became_a_symbol_is_restated_without_a_difference(table):
    imports.accept(load(FILE), by=None)

    found = review(load(FILE.replace("All,20,20", "All,20,c"), edition="2026"))

    assert [(r.old, r.new, r.new_symbol, r.difference) for r in found.restatements] == [(20, None, "c", None)]


def test_a_newer_edition_is_preferred_and_the_older_stays(table):
    imports.accept(load(FILE, published_on=datetime.date(2025, 1, 1)), by=None)
    newer = imports.accept(
        load(FILE.replace("20,20\n", "20,25\n"), edition="2026", published_on=datetime.date(2026, 1, 1)), by=None
    )
    measure = Observation.objects.filter(measure__code="PCT").first().measure

    found = comparators([measure.pk], council_number="893", model="", upto=datetime.date(2026, 3, 31))[measure.pk]

    assert found.own.value == 25
    assert [r.edition for r in queries.editions("Children")] == ["2026", "2025"]
    assert newer.observations.count() == 8


def test_discarding_takes_the_figures_out_and_keeps_the_row(table):
    job = load(FILE)

    imports.discard(job, by=None)

    assert counts() == (0, 0, 0)
    job.refresh_from_db()
    assert (job.release, job.discarded_at is not None) == (None, True)
    assert load(FILE).state == State.READY


def test_a_waiting_file_is_cancelled_at_once_and_one_that_is_read_as_soon_as_it_hears(table, monkeypatch):
    waiting = begin(FILE)
    assert imports.cancel(waiting, by=None)
    imports.run(waiting.pk)
    waiting.refresh_from_db()
    assert (waiting.state, counts()) == (State.CANCELLED, (0, 0, 0))

    monkeypatch.setattr(running, "AT_ONCE", 1)
    reading = begin(FILE)
    keep = running._keep

    def cancelled_meanwhile(job, *rest):
        assert imports.cancel(reading, by=None)
        keep(job, *rest)

    monkeypatch.setattr(running, "_keep", cancelled_meanwhile)
    imports.run(reading.pk)
    reading.refresh_from_db()
    assert (reading.state, counts()) == (State.CANCELLED, (0, 0, 0))
    assert not imports.cancel(reading, by=None)


def test_a_worker_that_died_leaves_nothing_behind_for_the_next(table, monkeypatch):
    monkeypatch.setattr(running, "AT_ONCE", 2)
    job = begin(FILE)

    def fault(_job):
        raise SystemExit

    monkeypatch.setattr(running, "_finish", fault)
    with pytest.raises(SystemExit):
        imports.run(job.pk)
    monkeypatch.undo()
    Import.objects.update(state=State.QUEUED.value, leased_until=None)
    imports.run(job.pk)

    job.refresh_from_db()
    assert (job.state, job.lines_read, counts()) == (State.READY, 4, (1, 8, 0))


def test_what_is_for_staff_only_says_so_on_its_release(table):
    job = load(FILE, status=ReleaseStatus.STAFF_ONLY)

    assert job.release is not None
    assert job.release.status == ReleaseStatus.STAFF_ONLY


def test_only_analysts_send_files(table):
    with pytest.raises(PermissionDenied):
        begin(FILE, by=a.a_person(Role.DIRECTOR))


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
