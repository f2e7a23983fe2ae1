"""What a release that is not accepted yet would change."""

import datetime
from decimal import Decimal

import pytest
from django.utils import timezone

from benchmarks.published import counts as kept_counts
from benchmarks.published import queries
from benchmarks.published.models import Import, Release
from benchmarks.published.reviews import compare, review
from benchmarks.published.services import counting, imports
from portal.jobs import services as jobs
from portal.jobs.rules import State
from tests.benchmarks.published.files import ENGLAND, FILE, HERE, THERE, begin, counts, load
from tests.benchmarks.published.files import table as table

pytestmark = pytest.mark.django_db(transaction=True)


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


def reviewed(job: Import) -> tuple[int, int, int, int]:
    found = review(Import.objects.select_related("release").get(pk=job.pk))
    return found.new, found.restated, found.unchanged, found.gone


def edition(year: int, text: str = FILE, **given) -> Import:
    return load(text, edition=str(year), published_on=datetime.date(year, 1, 1), **given)


def test_what_was_counted_when_the_file_was_read_says_the_same_as_counting_anew(table):
    imports.accept(edition(2025), by=None)
    nowhere = "".join(line for line in FILE.splitlines(keepends=True) if THERE not in line)
    job = edition(2026, nowhere.replace("All,50,21.5", "All,50,30").replace("All,18,19.5", "All,18,c"))
    kept = review(job)
    assert job.counts is not None
    assert (kept.restated, len(kept.missing), len(kept.outside)) == (2, 1, 1)

    job.counts = None

    assert review(job) == kept


def test_kept_counts_are_read_and_nothing_is_counted_for_a_page(table, monkeypatch):
    imports.accept(edition(2025), by=None)
    job = edition(2026, FILE.replace("20,20\n", "20,25\n"))
    release = imports.accept(job, by=None)
    release.refresh_from_db()

    monkeypatch.delattr(kept_counts, "count")

    assert review(job).restated == 1
    assert compare(release, queries.edition_before(release)).restated == 1


def test_restatements_are_paged_through_in_one_order_over_measures_periods_and_places(table):
    imports.accept(edition(2025), by=None)
    text = FILE.replace("50,21.5", "51,22").replace("All,20,20", "All,21,21").replace("18,19.5", "19,20")
    job = edition(2026, text)

    every = [(r.measure.code, r.period_end, r.area.name) for r in review(job).restatements]
    paged = [review(job, first=first, most=2).restatements for first in range(0, len(every), 2)]

    this, last = datetime.date(2025, 3, 31), datetime.date(2024, 3, 31)
    assert every == [
        (code, day, name)
        for code in ("PCT", "COUNT")
        for day, name in ((this, "England"), (this, "Shropshire"), (last, "Shropshire"))
    ]
    assert [(r.measure.code, r.period_end, r.area.name) for page in paged for r in page] == every
    assert review(job, first=len(every)).restatements == ()


def test_a_file_that_waits_is_compared_anew_when_another_edition_is_accepted(table, monkeypatch):
    imports.accept(edition(2023), by=None)
    waits = edition(2026, FILE.replace("20,20\n", "20,25\n"))
    other = edition(2024, FILE.replace("20,20\n", "20,25\n"))
    rung = []
    monkeypatch.setattr(jobs, "send", lambda task, key: rung.append((task, key)))

    imports.accept(other, by=None)

    assert rung == [("benchmarks.published.tasks.recount_imports", table.pk)]
    assert reviewed(waits) == (0, 0, 8, 0)  # nobody has heard the bell yet, and the page is right
    assert [counting.recount(table.pk), counting.recount(table.pk)] == [1, 0]
    waits.refresh_from_db()
    assert (waits.counts["before"], waits.counts["restated"]) == (other.release_id, 0)
    assert reviewed(waits) == (0, 0, 8, 0)


def test_nobody_is_rung_where_no_file_was_compared_with_another_edition(table, monkeypatch):
    imports.accept(edition(2023), by=None)
    rung = []
    monkeypatch.setattr(jobs, "send", lambda *given: rung.append(given))

    imports.accept(edition(2024), by=None)

    assert rung == []


def test_what_was_counted_against_an_edition_that_another_overtook_is_not_kept(table, monkeypatch):
    imports.accept(edition(2022), by=None)
    waits = edition(2026)
    imports.accept(edition(2023), by=None)
    second = edition(2024)
    count = kept_counts.count

    def overtaken(*given, **named):
        found = count(*given, **named)
        Release.objects.filter(pk=second.release_id).update(accepted_at=timezone.now())
        return found

    monkeypatch.setattr(kept_counts, "count", overtaken)
    assert counting.recount(table.pk) == 0
    monkeypatch.undo()
    assert counting.recount(table.pk) == 1
    waits.refresh_from_db()
    assert waits.counts["before"] == second.release_id


def test_a_reader_that_is_stopped_or_overtaken_while_it_compares_leaves_nothing(table, monkeypatch):
    imports.accept(edition(2025), by=None)
    before, count = counts(), kept_counts._counted
    job = begin(FILE, edition="2026", published_on=datetime.date(2026, 1, 1))

    def cancelled_meanwhile(*given):
        Import.objects.filter(pk=job.pk).update(cancel_asked=True)
        return count(*given)

    monkeypatch.setattr(kept_counts, "_counted", cancelled_meanwhile)
    imports.run(job.pk)

    job.refresh_from_db()
    assert (job.state, job.counts, counts()) == (State.CANCELLED, None, before)
