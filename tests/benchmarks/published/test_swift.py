"""Lines that are put together from what was read before say what they say when they are read the long way."""

from dataclasses import replace

import pytest
from django.db import IntegrityError, connection, transaction

from benchmarks.areas.models import Area
from benchmarks.published import formats
from benchmarks.published.convert import COPIED, VALUES, Converter, Places
from benchmarks.published.models import Observation, Release
from benchmarks.published.queries import rules_of
from benchmarks.published.services import running
from benchmarks.published.stretch import Stretch
from portal.figures.vocabulary import Basis
from tests import builders as a
from tests.benchmarks.published.files import ENGLAND, FILE, HEAD, HERE, THERE, load
from tests.benchmarks.published.files import table as table

pytestmark = pytest.mark.django_db(transaction=True)

# Spaces, noughts at the end, commas for thousands, symbols, too many decimals, a figure that is none, no place, a kind
# that nothing is mapped to: each after lines whose parts are known.
ODD = (
    *("2025,{here},All,20,20", "2024,{here},All, 7 ,1.50", '2023,{here},All,"1,234",0.0', "2022,{here},All,c,12"),
    *("2021,{here},All,12,c", "2020,{here},All,12.00001,1.0000005", "2019,{here},All,many,1", "2018,{here},Some,1,1"),
    *(
        "2017, {here},All,-3,+3",
        "2016,{here},all,1,1",
        "2015,{here},All,1",
        "2014,{here},All,[z],~",
        "abc,{here},All,1,1",
    ),
    *("2013,{there},All,0,0", "2012,{nowhere},All,1,1", "2011,{here},All,9999999999,1", "2010,{here},All,1e3,1"),
)
NOWHERE = HERE.replace("893", "999").replace("E06000051", "E06000999")


def said(table, text: str, *, swift: bool, script=VALUES, most: int = 3):
    places = Places(lambda parts: a.an_area(number=" / ".join(part.number for part in parts)))
    rules = rules_of(table)
    lines = formats.lines(table, [line.encode() for line in text.splitlines(keepends=True)], rules, None)
    if not swift:
        lines = replace(lines, table=None)
    stretch = Stretch(lines, Converter(rules, places, None, script), places)
    taken, problems = [], []
    while stretch.begin():
        taken += stretch.lines(most)
        problems += stretch.problems
    return taken, problems


@pytest.mark.parametrize("script", [VALUES, COPIED])
@pytest.mark.parametrize("basis", ["", Basis.MONTH.value])
def test_both_ways_say_the_same_of_every_line(table, script, basis):
    share = {"value": "", "numerator": ["count"], "denominator": ["percent"], "filters": {"kind": "Some"}}
    a.a_mapping(measure=a.a_measure(), table=table, **share)
    if basis:
        table.mappings.update(basis=basis)
    odd = "\n".join(ODD).format(here=HERE, there=THERE, nowhere=NOWHERE)
    text = f"{FILE}2013,{HERE},All,1,1\n{odd}\n2009,{ENGLAND},All,3,4\n2008,{ENGLAND},Some,3,4\n"

    quick, slow = (said(table, text, swift=swift, script=script) for swift in (True, False))

    assert quick == slow
    assert len(quick[0]) + len(quick[1]) == text.count("\n") - 1


def test_most_lines_of_a_long_table_are_put_together(table, monkeypatch):
    read = []
    rows = Converter.rows
    monkeypatch.setattr(Converter, "rows", lambda self, row: read.append(row.line) or rows(self, row))
    lines = "".join(f"{year},{HERE},All,{year},{year % 100}\n" for year in (2025, 2024) for _ in range(200))

    taken, _problems = said(table, HEAD + lines, swift=True, most=400)

    assert len(taken) == 400
    assert read == [2, 202]


def test_a_joint_return_that_is_new_is_made_between_two_writings(table, monkeypatch):
    joint = HERE.replace("893", "893 / 894").replace("E06000051", "E06000051 / E06000020")
    half = HERE.replace("893", "893 / 999").replace("E06000051", "E06000051 / E06000999")

    job = load(f"{FILE}2023,{HERE},All,1,1\n2023,{joint},All,5,6\n2023,{half},All,5,6\n2022,{joint},All,7,8\n")

    assert (job.lines_read, job.lines_accepted) == (8, 7)
    assert [(each.line, each.column) for each in job.problems.all()] == [(8, "old_la_code")]
    made = Area.objects.get(kind="joint")
    assert Observation.objects.filter(area=made).count() == 4


def test_words_that_copying_takes_for_signs_of_its_own_are_kept(table):
    table.mappings.update(categories=["kind"], filters={})
    words = ("\\N", "a\\tb", "\\.", "back\\slash")

    job = load(HEAD + "".join(f"2025,{HERE},{word},1,2\n" for word in (*words, "\\N")))

    assert job.problem_count == 1  # said twice
    assert set(Observation.objects.values_list("category", flat=True)) == set(words)
    assert list(job.problems.values_list("line", "words")) == [(6, running.TWICE)]


@pytest.mark.parametrize("key", ["release_id", "measure_id", "area_id"])
def test_the_database_knows_the_keys_of_observations(key):
    standing = a.an_observation()

    named = {"release_id": "published_release", "measure_id": "published_measure", "area_id": "areas_area"}[key]

    def moved():
        Observation.objects.filter(pk=standing.pk).update(**{key: 987654})

    def added():
        a.an_observation(**{key: 987654})

    def orphaned():
        with connection.cursor() as cursor:
            cursor.execute(f'DELETE FROM "{named}" WHERE id = %s', [getattr(standing, key)])

    for breaking in (moved, added, orphaned):
        with pytest.raises(IntegrityError):
            _at_once(breaking)
    assert (Observation.objects.count(), Release.objects.count()) == (1, 1)


@transaction.atomic
def _at_once(act) -> None:
    act()
    connection.check_constraints()
