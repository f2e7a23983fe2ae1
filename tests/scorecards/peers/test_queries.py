"""What of other councils stands beside a quarter: signed, shared both ways, never withheld, never withdrawn."""

from dataclasses import replace
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from scorecards.committee.models import ReportSubmission
from scorecards.committee.rules import State as ReportState
from scorecards.framework.rules import LifeCycle
from scorecards.peers import queries
from scorecards.peers.queries import beside, shareable
from scorecards.submissions.rules import State
from tests import builders
from tests.scorecards.peers.builders import CODE, a_copy, a_line, a_peer, a_sharing, an_indicator
from tests.scorecards.scrutiny import builders as signed

pytestmark = pytest.mark.django_db


@pytest.fixture
def home():
    council = builders.a_council(name="Homeshire")
    a_sharing(council)
    return council


def found(council, line=None, period="2021-Q2"):
    return beside(council, [line or a_line(period=period)], period=period).get(CODE)


def members(council, **given):
    now = found(council, **given)
    return [(member.name, member.value) for member in now.members] if now else None


def test_councils_that_share_an_indicator_stand_beside_each_other(home):
    a_peer("Eastshire", "80")
    a_peer("Westshire", "90")
    now = found(home)
    assert (now.mean, now.count, now.of, now.absent) == (Decimal(85), 2, 2, ())
    assert members(home) == [("Eastshire", Decimal("80.0")), ("Westshire", Decimal("90.0"))]


def test_who_does_not_share_sees_nothing(home):
    a_peer("Eastshire")
    home.sharings.all().delete()
    assert found(home) is None


def test_who_does_not_share_is_not_seen(home):
    a_peer("Eastshire", sharing=False)
    assert found(home) is None


def test_another_indicator_is_not_shared_along(home):
    other = builders.a_council()
    a_sharing(other, an_indicator("OTHER"))
    a_copy(other, "80")
    assert found(home) is None


def test_a_withdrawn_sharing_is_seen_no_more(home):
    a_peer("Eastshire")
    a_peer("Westshire", "90")
    sharing = a_sharing_of("Eastshire")
    sharing.update(withdrawn_at=timezone.now(), withdrawn_by=builders.a_person())
    assert members(home) == [("Westshire", Decimal("90.0"))]
    assert found(home).of == 1


def a_sharing_of(name):
    return queries.Sharing.objects.filter(council__name=name)


def test_own_withdrawal_ends_what_one_sees(home):
    a_peer("Eastshire")
    home.sharings.update(withdrawn_at=timezone.now(), withdrawn_by=builders.a_person())
    assert found(home) is None


@pytest.mark.parametrize("state", [state for state in State if state != State.SIGNED_OFF])
def test_a_draft_is_never_seen(home, state):
    """A council that shares, with figures in its database that nobody has signed."""
    other = builders.a_council(name="Eastshire")
    scorecard = builders.a_scorecard(other)
    line = builders.a_line(scorecard, indicator=an_indicator())
    a_sharing(other)
    builders.a_figure(builders.a_submission(scorecard, state=state), line, value=Decimal("12.3"))
    now = found(home)
    assert (now.mean, now.members, now.count, now.of, now.absent) == (None, (), 0, 1, ("Eastshire",))


def test_the_draft_of_a_revision_changes_nothing(home):
    other = a_peer("Eastshire", "80")
    quarter = other.signed_copies.get().submission
    line = builders.a_line(quarter.scorecard, indicator=an_indicator())
    revision = builders.a_submission(
        quarter.scorecard, revision=2, revises=quarter, revision_kind="corrects", revision_reason="A fault."
    )
    builders.a_figure(revision, line, value=Decimal("12.3"))
    assert members(home) == [("Eastshire", Decimal("80.0"))]


def test_the_newest_signed_revision_is_seen(home):
    other = a_peer("Eastshire", "80")
    first = other.signed_copies.get().submission
    a_copy(other, "81", revision=2, revises=first, revision_kind="corrects", revision_reason="A fault.")
    assert members(home) == [("Eastshire", Decimal("81.0"))]


def test_a_revision_that_withholds_does_not_bring_the_earlier_figure_back(home):
    other = a_peer("Eastshire", "80")
    first = other.signed_copies.get().submission
    a_copy(other, None, revision=2, revises=first, revision_kind="corrects", revision_reason="A fault.")
    assert (members(home), found(home).absent) == ([], ("Eastshire",))


def test_only_the_public_text_is_read(home):
    """The real figure of a withheld count stands in the copy for staff, and never leaves the council."""
    other = builders.a_council(name="Eastshire")
    a_sharing(other)
    signed.a_signed_quarter(other, a_line(None), real=[a_line("12.3")])
    assert (members(home), found(home).of) == ([], 1)


def test_a_withheld_figure_cannot_be_worked_out_from_the_mean(home):
    """It is not in the mean, and the number of councils says that one is missing."""
    a_peer("Eastshire", "80")
    a_peer("Westshire", "90")
    other = builders.a_council(name="Northernshire")
    a_sharing(other)
    signed.a_signed_quarter(other, a_line(None), real=[a_line("12.3")])
    now = found(home)
    assert (now.mean, now.median, now.count, now.of) == (Decimal(85), Decimal(85), 2, 3)
    assert now.mean == sum(member.value for member in now.members) / now.count


@pytest.mark.parametrize("figure", [{"qualifier": "about"}, {"basis": "year_to_date"}])
def test_what_cannot_be_calculated_with_or_is_unlike_is_absent(home, figure):
    other = builders.a_council(name="Eastshire")
    a_sharing(other)
    a_copy(other, line=a_line("80", figure=figure))
    assert (members(home), found(home).absent) == ([], ("Eastshire",))


def test_another_quarter_is_not_seen(home):
    other = a_peer("Eastshire", "80")
    a_copy(other, "70", period="2021-Q1")
    assert members(home) == [("Eastshire", Decimal("80.0"))]
    assert members(home, period="2021-Q1") == [("Eastshire", Decimal("70.0"))]
    assert found(home, period="2020-Q4").absent == ("Eastshire",)


def test_an_invented_council_and_a_real_one_never_mix(home):
    a_peer("Inventshire", invented=True)
    assert found(home) is None
    fiction = builders.a_council(invented=True)
    a_sharing(fiction)
    a_peer("Realshire")
    assert members(fiction) == [("Inventshire", Decimal("80.0"))]


@pytest.mark.parametrize(
    ("states", "seen"),
    [
        ((ReportState.SIGNED_OFF,), True),
        ((ReportState.PUBLISHED,), True),
        ((ReportState.WITHDRAWN,), False),
        ((ReportState.WITHDRAWN, ReportState.DRAFT), False),
        ((ReportState.WITHDRAWN, ReportState.PUBLISHED), True),
        ((ReportState.DRAFT,), True),
    ],
)
def test_a_quarter_whose_report_was_withdrawn_is_seen_no_more(home, states, seen):
    other = a_peer("Eastshire")
    quarter = other.signed_copies.get().submission
    for state in states:
        report = builders.a_report(builders.a_meeting(other), state=state)
        ReportSubmission.objects.create(report=report, submission=quarter)
    assert bool(members(home)) is seen


@pytest.mark.parametrize(
    ("reports", "seen"),
    [
        ([(ReportState.PUBLISHED, "exempt")], False),
        ([(ReportState.DRAFT, "exempt")], False),
        ([(ReportState.PUBLISHED, "exempt"), (ReportState.PUBLISHED, "open")], True),
        ([(ReportState.PUBLISHED, "exempt_in_part")], True),
    ],
)
def test_a_quarter_that_only_an_exempt_report_tells_is_set_beside_nobodys(home, reports, seen):
    other = a_peer("Eastshire")
    quarter = other.signed_copies.get().submission
    for state, classification in reports:
        report = builders.a_report(builders.a_meeting(other), state=state, classification=classification)
        ReportSubmission.objects.create(report=report, submission=quarter)
    assert bool(members(home)) is seen


def test_of_two_scorecards_the_one_signed_last_speaks(home):
    other = a_peer("Eastshire", "80")
    a_copy(other, "70", scorecard=builders.a_scorecard(other))
    assert members(home) == [("Eastshire", Decimal("70.0"))]


def test_a_count_is_never_set_beside(home):
    a_peer("Eastshire")
    assert found(home, line=a_line("80", unit="count")) is None


def test_the_council_itself_is_not_among_its_neighbours(home):
    a_copy(home, "10")
    a_peer("Eastshire")
    assert members(home) == [("Eastshire", Decimal("80.0"))]


# ---- what it costs


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize("read_before", [False, True])
def test_one_query_reads_every_line_and_every_council(home, rows, read_before):
    lines = [a_line(code=f"CODE{number}") for number in range(rows)]
    for line in lines:
        a_sharing(home, an_indicator(line.indicator))
    for number in range(rows):
        other = builders.a_council(name=f"Council of {number}")
        for line in lines:
            a_sharing(other, an_indicator(line.indicator))
        signed.a_signed_quarter(other, *lines)
    queries._KEPT.clear()
    if read_before:
        beside(home, lines, period="2021-Q2")
    with CaptureQueriesContext(connection) as seen:
        now = beside(home, lines, period="2021-Q2")
    assert ([each.count for each in now.values()], len(seen)) == ([rows] * rows, 1)


def test_nothing_to_compare_asks_nothing(home):
    with CaptureQueriesContext(connection) as seen:
        now = beside(home, [replace(a_line(), figure=None), a_line(unit="count")], period="2021-Q2")
    assert (now, len(seen)) == ({}, 0)


def test_a_full_memory_is_emptied_and_read_again(home, monkeypatch):
    monkeypatch.setattr(queries, "MOST_KEPT", 1)
    a_peer("Eastshire", "80")
    a_peer("Westshire", "90")
    assert [found(home).mean for _ in range(3)] == [Decimal(85)] * 3


# ---- what can be shared


def test_indicators_of_the_councils_lines_can_be_shared():
    home, other = builders.a_council(name="Homeshire"), builders.a_council(name="Eastshire")
    scorecard = builders.a_scorecard(home)
    shared, plain, retired = (builders.an_indicator(name=name) for name in ("A shared", "B plain", "C retired"))
    counted = builders.an_indicator(unit="count")
    for indicator in (shared, plain, counted):
        builders.a_line(scorecard, indicator=indicator)
    gone = {"life_cycle": LifeCycle.RETIRED.value, "retired_on": "2021-04-01"}
    builders.a_line(scorecard, indicator=retired, **gone)
    builders.a_line(builders.a_scorecard(home), indicator=shared)
    own = a_sharing(home, shared)
    a_sharing(other, plain)
    a_sharing(builders.a_council(invented=True), plain)
    assert [(row.indicator.name, row.own, row.others) for row in shareable(home)] == [
        ("A shared", own, ()),
        ("B plain", None, ("Eastshire",)),
    ]


def test_what_is_shared_stays_listed_when_its_line_is_retired():
    home = builders.a_council()
    sharing = a_sharing(home)
    assert [row.own for row in shareable(home)] == [sharing]
