"""The whole example in the database: every figure of the oracle, signed chains that hold, papers that are printed."""

from datetime import date
from decimal import Decimal

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.db import transaction
from django.test.utils import override_settings

from benchmarks.areas.queries import area, groups_beside, neighbours
from benchmarks.comparison.queries import board, comparators
from benchmarks.published.models import Measure, Observation
from portal.accounts.models import Council, User
from portal.home import loading
from portal.home.example.logins import PASSWORD
from scorecards.copies import queries as copies
from scorecards.copies.models import SignedCopy
from scorecards.framework.catalogue.reader import catalogue
from scorecards.publishing.chain import walk
from scorecards.publishing.models import Document, Publication
from scorecards.publishing.queries import exempt_copies
from scorecards.submissions.models import Figure, Submission
from tests.portal.home.example.oracle import SOURCES, Sought, SoughtChange, rows, sought

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def example(django_db_setup, django_db_blocker):
    """The example, loaded once for this file and rolled back after it."""
    with django_db_blocker.unblock(), override_settings(EXAMPLE=True), transaction.atomic():
        loading.load(lambda _line: None)
        yield
        transaction.set_rollback(True)


def own(period):
    """The figures of a Shropshire quarter, as the oracle would ask for them."""
    figures = Figure.objects.filter(
        submission__period=period, submission__scorecard__council__number="893", value__isnull=False
    ).select_related("line__indicator", "category")
    return {
        Sought(
            f.line.indicator.code,
            f.category.code if f.category else "",
            "authority",
            f.basis,
            f.period_start,
            f.period_end,
            f.value.normalize(),
        )
        for f in figures
    }


def geography(observation):
    if observation.group_id:
        return "statistical_neighbours"
    return {"country": "england"}.get(observation.area.kind, observation.area.kind)


def quoted():
    papers = Observation.objects.filter(quoted=True).exclude(group__of__number="998")
    for o in papers.select_related("measure", "area", "group"):
        place = geography(o)
        basis = None if place == "authority" else o.basis
        yield Sought(o.measure.code, o.category, place, basis, o.period_start, o.period_end, o.value.normalize())


def plain(asked):
    """The oracle's figure with its value as the database writes it."""
    return Sought(
        asked.indicator,
        asked.category,
        asked.geography,
        asked.basis,
        asked.period_start,
        asked.period_end,
        asked.value.normalize(),
    )


@pytest.mark.official_data
@pytest.mark.parametrize(
    ("source", "count"), [(source, count) for source, count in zip(SOURCES, (91, 27), strict=True)]
)
def test_every_figure_of_a_paper_is_stored(example, shared, source, count):
    found = rows(shared / "oracles" / "seeds" / "figures.csv", source)
    stored = own(SOURCES[source]) | set(quoted())
    asked = [sought(row, catalogue()) for row in found]
    single = [plain(each) for a in asked for each in ([a.now, a.before] if isinstance(a, SoughtChange) else [a])]
    assert len(found) == count
    assert [each for each in single if each not in stored] == []


def test_what_was_signed_holds_in_each_councils_chain(example):
    walked = {council.number: len(walk(council).copies) for council in Council.objects.all()}
    assert walked == {c.number: c.signed_copies.count() for c in Council.objects.all()}
    assert set(walked) == {"893", "884", "998", "997", "996"}
    assert SignedCopy.objects.filter(council__number="998", submission__isnull=False).count() == 14


def test_inner_and_outer_london_stand_with_their_boroughs(example):
    assert {code: area(code=code).parts.count() for code in ("E13000001", "E13000002")} == {
        "E13000001": 14,
        "E13000002": 19,
    }


def test_a_quarter_was_signed_on_its_own_day(example):
    signed = Submission.objects.get(scorecard__name="Children’s services scorecard", period="2024-Q3").signed_off_at
    assert (signed.year, signed.month) == (2025, 2)


def test_published_papers_are_printed(example):
    papers = Document.objects.filter(copy__publication__isnull=False, kind="pdf")
    assert [paper.state for paper in papers] == ["ready"] * Publication.objects.count()
    assert Publication.objects.count() == 4


def test_the_july_paper_has_an_extract_beside_it_that_the_director_has_read(example):
    copy = SignedCopy.objects.get(report__meeting__committee__name="People Overview Scrutiny Committee")
    content = copies.public_report(copy)
    (appendix,) = content.appendices
    (check,) = [each for each in content.checks if each.kind == "appendix"]

    assert (appendix.title, appendix.draft) == ("Children’s Services Analysis Tool, 18 June 2026", True)
    assert (check.by, check.key) == ("Helen Marsh", appendix.file_sha256)


def test_northshire_has_an_exempt_appendix_that_one_member_may_read_and_the_other_may_not(example):
    made = Document.objects.get(kind="exempt")
    assert (made.copy.title, made.serial, made.state, made.reader) == (
        *("Children’s services performance, quarter 1 of 2026/27", 1, "ready", None),
    )
    named = ("edith.calloway@northshire.example", "jonas.whitfield@northshire.example")
    edith, jonas = (User.objects.get(email=each) for each in named)
    assert [exempt_copies(each).filter(pk=made.copy_id).exists() for each in (edith, jonas)] == [True, False]
    assert copies.staff_report(made.copy).appendices[-1].title not in made.copy.public_content


def test_the_public_copy_gives_no_small_number_of_children_away(example):
    """0.7% of 571 is four children, and Northshire's plans of two years or more are a handful."""
    quarter = SignedCopy.objects.get(submission__scorecard__name="Children’s services scorecard", period="2025-Q4")
    lines = {line.indicator: line for line in copies.public_quarter(quarter).quarter.lines}
    real = {line.indicator: line for line in copies.staff_quarter(quarter).quarter.lines}
    shown = [
        (code, line.figure.value)
        for code, line in lines.items()
        if line.counts == "children" and line.unit == "count" and line.figure and line.figure.value
    ]
    assert [code for code, value in shown if 0 < value <= 5] == []
    hidden = [
        code for code in real if real[code].figure and real[code].figure.value and lines[code].figure.value is None
    ]
    assert hidden != []


def test_people_of_the_example_sign_in_with_the_known_password(example):
    assert {user.check_password(PASSWORD) for user in User.objects.all()} == {True}
    assert set(User.objects.values_list("example", flat=True)) == {True}


def test_outside_example_mode_nothing_is_loaded(db):
    assert settings.EXAMPLE is False
    with pytest.raises(CommandError, match="EXAMPLE=1"):
        call_command("load_example")
    assert not Council.objects.exists()


def test_shropshire_stands_among_all_authorities_of_england(example):
    found = board(council_number="893")
    [rereferrals] = [each for each in found.standings if each.subject.code == "REF_REREF_PCT"]
    assert found.group.key == "neighbours:2025"
    assert len(found.standings) == 15
    assert (rereferrals.own.value, rereferrals.england.value) == (Decimal("12.9"), Decimal("22.6"))
    assert (rereferrals.mean.n, rereferrals.mean.of) == (10, 10)


def test_the_paper_of_2021_compares_with_what_it_quotes_alone(example):
    group = neighbours("893", "2021")
    measures = list(Measure.objects.filter(code__in=["REF_REREF_PCT", "REF_RATE"]).values_list("pk", flat=True))
    found = comparators(measures, council_number="893", model="2021", upto=date(2021, 9, 30))
    assert group.memberships.count() == 10
    assert {(each.neighbours.quoted, each.england.quoted) for each in found.values()} == {(True, True)}
    assert {each.own for each in found.values()} == {None}


def test_northshire_has_figures_that_others_signed_beside_its_own(example):
    quarter = SignedCopy.objects.get(
        submission__scorecard__name="Children’s services scorecard", submission__period="2026-Q1", council__number="998"
    )
    beside = {each.indicator: each for each in copies.public_quarter(quarter).peers}
    assert {code: (each.count, each.of) for code, each in beside.items()} == {
        "REF_REREF_PCT": (2, 2),
        "ASM_45D_PCT": (2, 2),
        "ICPC_15D_PCT": (2, 2),
    }
    assert [member.name for member in beside["ASM_45D_PCT"].members] == ["Eastvale", "Southmere"]


def test_what_northshire_published_was_restated_and_its_own_groups_are_there(example):
    said = Observation.objects.filter(
        area__number="998", measure__code="REF_REREF_PCT", period_end=date(2025, 3, 31)
    ).order_by("release__edition")
    assert [(each.release.edition, each.value) for each in said] == [
        ("2025", Decimal("24.1")),
        ("2026", Decimal("23.7")),
    ]
    groups = {each.name: each for each in groups_beside(area(number="998"))}
    assert groups["Similar coastal authorities"].count == 6
    assert groups["Good or outstanding authorities"].count == 0
    assert groups["Good or outstanding authorities"].observations.count() == 10


def test_overspend_is_kept_in_millions(example):
    figure = Figure.objects.get(
        line__indicator__code="FIN_OVERSPEND", submission__period="2021-Q2", basis="year_to_date"
    )
    assert (figure.value, figure.period_end) == (Decimal("2.5"), date(2021, 9, 30))
