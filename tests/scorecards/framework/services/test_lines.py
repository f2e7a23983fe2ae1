from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from portal.accounts.rules import Role
from portal.audit.models import AuditEvent
from portal.audit.refusals import MovedOn, NotPossible
from portal.figures.vocabulary import Basis
from scorecards.framework.models import ScorecardLine, SeriesBreak
from scorecards.framework.rules import LifeCycle, NarrativeWhen, PartYear
from scorecards.framework.services import lines
from tests.builders import a_council, a_line, a_person, a_scorecard, a_theme, an_indicator

pytestmark = pytest.mark.django_db
DAY = date(2021, 4, 1)


@pytest.fixture
def council():
    return a_council()


@pytest.fixture
def analyst(council):
    return a_person(Role.ANALYST, council=council)


@pytest.fixture
def line(council):
    return a_line(a_scorecard(council))


def test_a_line_takes_what_its_indicator_says(council, analyst):
    scorecard = a_scorecard(council)
    theme = a_theme(scorecard.framework)
    first, second = an_indicator(theme, bases=["snapshot", "year"], counts="staff"), an_indicator(theme)
    elsewhere = a_theme()
    an_indicator(elsewhere)

    added = lines.add(scorecard, first, by=analyst)
    next_one = lines.add(scorecard, second, by=analyst, headline_basis=Basis.YEAR, local_name="Ours")

    assert (added.theme, added.headline_basis, added.counts, added.order) == (theme, "snapshot", "staff", 1)
    assert (next_one.headline_basis, next_one.local_name, next_one.order) == ("year", "Ours", 2)
    assert [e.act for e in AuditEvent.objects.all()] == ["add_line", "add_line"]


def test_an_indicator_is_on_a_scorecard_once(line, analyst):
    with pytest.raises(NotPossible, match="on this scorecard already"):
        lines.add(line.scorecard, line.indicator, by=analyst, theme=line.theme)
    assert ScorecardLine.objects.count() == 1


def test_an_indicator_without_a_theme_here_needs_one(council, analyst):
    scorecard = a_scorecard(council)

    with pytest.raises(NotPossible, match="Choose a theme"):
        lines.add(scorecard, an_indicator(), by=analyst)
    with pytest.raises(NotPossible, match="is no theme of"):
        lines.add(scorecard, an_indicator(), by=analyst, theme=a_theme())


@pytest.mark.parametrize("role", [*(r for r in Role if r != Role.ANALYST), None])
def test_nobody_else_touches_lines(council, line, role):
    person = a_person(role, council=council) if role else a_person(Role.ANALYST)
    broken = SeriesBreak.objects.create(line=line, on=DAY, reason="Counts differ")

    for act in (
        lambda: lines.add(line.scorecard, an_indicator(line.theme), by=person),
        lambda: lines.change(line, by=person, seen_version=1, local_name="Other"),
        lambda: lines.retire(line, by=person, seen_version=1, on=DAY),
        lambda: lines.add_break(line, by=person, on=date(2022, 4, 1), reason="Why"),
        lambda: lines.drop_break(broken, by=person),
    ):
        with pytest.raises(PermissionDenied):
            act()
    assert (ScorecardLine.objects.count(), SeriesBreak.objects.count(), AuditEvent.objects.count()) == (1, 1, 0)


def test_a_change_is_kept_with_before_and_after(council, line, analyst):
    owner = a_person(Role.OFFICER, council=council, name="Gareth Lloyd")

    lines.change(line, by=analyst, seen_version=1, owner=owner, narrative_when=NarrativeWhen.ALWAYS)

    line.refresh_from_db()
    assert (line.owner, line.narrative_when, line.version) == (owner, "always", 2)
    event = AuditEvent.objects.get()
    assert event.before == '{"narrative_when": "when_needed", "owner": null}'
    assert event.after == '{"narrative_when": "always", "owner": "Gareth Lloyd"}'


def test_a_stale_page_changes_no_line(line, analyst):
    lines.change(line, by=analyst, seen_version=1, local_name="First")

    with pytest.raises(MovedOn):
        lines.change(line, by=analyst, seen_version=1, local_name="Second")
    with pytest.raises(MovedOn):
        lines.retire(line, by=analyst, seen_version=1, on=DAY)
    assert ScorecardLine.objects.get().local_name == "First"


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"headline_basis": Basis.FORECAST}, "headline_basis"),
        ({"life_cycle": LifeCycle.IN_DEVELOPMENT}, "expected_on"),
        ({"life_cycle": LifeCycle.RETIRED}, "retired_on"),
        ({"threshold": 10}, "threshold_reason"),
        ({"threshold": 10, "threshold_reason": "  "}, "threshold_reason"),
        ({"threshold": 100, "threshold_reason": "Because"}, "threshold"),
    ],
)
def test_what_cannot_be_is_refused_at_its_field(line, analyst, wrong, field):
    with pytest.raises(NotPossible) as refused:
        lines.change(line, by=analyst, seen_version=1, **wrong)
    assert refused.value.field == field
    assert ScorecardLine.objects.get().version == 1


def test_owner_and_deputy_are_two_people_of_the_council(council, line, analyst):
    officer = a_person(Role.OFFICER, council=council)

    with pytest.raises(NotPossible, match="is no officer or analyst or director"):
        lines.change(line, by=analyst, seen_version=1, owner=a_person(Role.OFFICER))
    with pytest.raises(NotPossible, match="somebody else"):
        lines.change(line, by=analyst, seen_version=1, owner=officer, deputy=officer)


def test_an_owner_who_has_left_does_not_hold_up_other_changes(council, analyst):
    line = a_line(a_scorecard(council), owner=a_person())

    lines.change(line, by=analyst, seen_version=1, owner=line.owner, local_name="New")

    assert ScorecardLine.objects.get().local_name == "New"


def test_a_line_is_retired_and_brought_back(line, analyst):
    lines.retire(line, by=analyst, seen_version=1, on=DAY)
    assert (line.life_cycle, line.retired_on) == ("retired", DAY)

    lines.change(line, by=analyst, seen_version=2, life_cycle=LifeCycle.LIVE)

    assert (line.life_cycle, line.retired_on) == ("live", None)
    assert [e.act for e in AuditEvent.objects.order_by("pk")] == ["retire_line", "change_line"]


def test_a_break_has_a_day_and_a_reason_and_can_be_taken_back(line, analyst):
    broken = lines.add_break(line, by=analyst, on=DAY, reason=" Updates are no longer counted ")

    with pytest.raises(NotPossible, match="already"):
        lines.add_break(line, by=analyst, on=DAY, reason="Again")
    with pytest.raises(NotPossible, match="what changed"):
        lines.add_break(line, by=analyst, on=date(2022, 4, 1), reason=" ")
    assert [(b.on, b.reason) for b in line.breaks.all()] == [(DAY, "Updates are no longer counted")]
    broken_key = broken.pk
    lines.drop_break(broken, by=analyst)
    assert SeriesBreak.objects.count() == 0
    assert "no longer counted" in AuditEvent.objects.get(act="drop_break").before
    with pytest.raises(MovedOn):
        lines.drop_break(SeriesBreak(pk=broken_key, line=line, on=DAY), by=analyst)
    assert AuditEvent.objects.filter(act="drop_break").count() == 1


@pytest.mark.parametrize(
    "breaking",
    [
        {"life_cycle": "in_development"},
        {"life_cycle": "retired"},
        {"threshold": 6},
        {"threshold": 0, "threshold_reason": ""},
    ],
)
def test_the_database_refuses(line, breaking):
    with pytest.raises(IntegrityError), transaction.atomic():
        ScorecardLine.objects.update(**breaking)


def test_the_database_keeps_one_line_of_an_indicator_and_one_break_of_a_day(line):
    other = a_line(line.scorecard)
    SeriesBreak.objects.create(line=line, on=DAY, reason="A")
    SeriesBreak.objects.create(line=line, on=date(2022, 4, 1), reason="B")

    with pytest.raises(IntegrityError), transaction.atomic():
        ScorecardLine.objects.update(indicator=other.indicator)
    with pytest.raises(IntegrityError), transaction.atomic():
        SeriesBreak.objects.update(on=DAY)


def test_how_like_the_measure_is_follows_the_catalogue_until_the_line_says(line, analyst):
    line.indicator.similarity, line.indicator.similarity_note = "similar", "Their year begins in January"
    line.indicator.save()
    assert line.likeness == ("similar", "Their year begins in January")

    lines.change(line, by=analyst, seen_version=1, similarity="different", similarity_note="They count families")

    assert line.likeness == ("different", "They count families")
    lines.change(line, by=analyst, seen_version=2, similarity="", similarity_note="")
    assert line.likeness == ("similar", "Their year begins in January")


@pytest.mark.parametrize(
    ("choices", "field"),
    [
        ({"similarity": "similar"}, "similarity_note"),
        ({"similarity": "different", "similarity_note": " "}, "similarity_note"),
        ({"similarity_note": "They count families"}, "similarity"),
    ],
)
def test_another_definition_needs_a_note_and_a_note_a_definition(line, analyst, choices, field):
    with pytest.raises(NotPossible) as refused:
        lines.change(line, by=analyst, seen_version=1, **choices)
    assert refused.value.field == field


def test_a_part_year_stands_apart_unless_chosen_otherwise(line, analyst):
    assert line.part_year == PartYear.APART
    lines.change(line, by=analyst, seen_version=1, part_year=PartYear.PRO_RATA)
    assert ScorecardLine.objects.get().part_year == "pro_rata"
    with pytest.raises(ValueError, match="silently"):
        lines.change(line, by=analyst, seen_version=2, part_year="silently")
