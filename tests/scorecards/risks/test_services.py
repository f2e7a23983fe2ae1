"""Acts on the risk table: what they keep, whom they refuse, and what a stale page does not change."""

import datetime
import json

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from portal.accounts.models import User
from portal.accounts.rules import Role
from portal.audit.models import AuditEvent
from portal.audit.refusals import MovedOn
from scorecards.risks import queries
from scorecards.risks.models import Register, Risk, RiskAction
from scorecards.risks.rules import DEFAULT_BANDS, RegisterKind
from scorecards.risks.services import registers, risks
from scorecards.risks.services.risks import Description, Score
from tests.builders import a_council, a_line, a_person, a_register, a_risk, a_scorecard, an_action

pytestmark = pytest.mark.django_db
DAY = datetime.date(2021, 9, 30)


@pytest.fixture
def register() -> Register:
    return a_register()


@pytest.fixture
def officer(register: Register) -> User:
    return a_person(Role.OFFICER, council=register.council)


def a_score(**fields: object) -> Score:
    return Score(**{"scored_on": DAY, "reason": "More children came.", **fields})


def test_a_risk_is_opened_at_the_end_of_its_register_with_its_first_wording(register: Register, officer: User) -> None:
    a_risk(register, order=4)
    line = a_line(a_scorecard(register.council))
    strategic = a_risk(a_register(register.council, kind=RegisterKind.STRATEGIC.value))
    description = Description("Demand grows", "We plan.", owner_name="A partner", strategic=[strategic], lines=[line])
    risk = risks.open_risk(register, by=officer, description=description, opened_on=DAY)
    assert (risk.order, risk.title, risk.owner_name, risk.opened_on) == (5, "Demand grows", "A partner", DAY)
    assert (list(risk.strategic.all()), list(risk.lines.all())) == ([strategic], [line])
    assert [(w.number, w.title, w.mitigation, w.saved_by) for w in risk.wordings.all()] == [
        (1, "Demand grows", "We plan.", officer)
    ]
    assert AuditEvent.objects.filter(act="risk_opened", subject_id=str(risk.pk)).count() == 1


def test_links_to_another_council_are_refused(register: Register, officer: User) -> None:
    elsewhere = a_risk(a_register(kind=RegisterKind.STRATEGIC.value))
    ordinary = a_risk(register)
    for description in (
        Description("Mine", strategic=[elsewhere]),
        Description("Mine", strategic=[ordinary]),
        Description("Mine", lines=[a_line()]),
    ):
        with pytest.raises(ValidationError):
            risks.open_risk(register, by=officer, description=description, opened_on=DAY)
    assert Risk.objects.filter(register=register).count() == 1


def test_rewording_keeps_every_wording_and_counts_the_version_up(register: Register, officer: User) -> None:
    risk = risks.open_risk(register, by=officer, description=Description("First"), opened_on=DAY)
    risks.reword(risk, by=officer, seen_version=1, description=Description("Second"))
    risks.reword(risk, by=officer, seen_version=2, description=Description("Second", owner=officer))
    assert [(w.number, w.title) for w in risk.wordings.all()] == [(2, "Second"), (1, "First")]
    assert (risk.version, risk.owner) == (3, officer)


def test_a_stale_page_rewords_nothing(register: Register, officer: User) -> None:
    risk = risks.open_risk(register, by=officer, description=Description("First"), opened_on=DAY)
    risks.reword(risk, by=officer, seen_version=1, description=Description("Second"))
    with pytest.raises(MovedOn) as moved:
        risks.reword(risk, by=officer, seen_version=1, description=Description("Mine"))
    assert moved.value.subject.title == "Second"
    assert [w.title for w in risk.wordings.all()] == ["Second", "First"]


def test_a_risk_does_not_bear_on_itself(register: Register, officer: User) -> None:
    strategic = a_risk(a_register(register.council, kind=RegisterKind.STRATEGIC.value))
    with pytest.raises(ValidationError, match="itself"):
        risks.reword(strategic, by=officer, seen_version=1, description=Description("Mine", strategic=[strategic]))


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ({"likelihood": 4, "impact": 5}, (4, 5, 20, "Very high")),
        ({"score": 12}, (None, None, 12, "High")),
        ({"score": 12, "band": "Amber"}, (None, None, 12, "Amber")),
        ({"band": "Amber"}, (None, None, None, "Amber")),
        ({}, (None, None, None, "")),
    ],
)
def test_a_score_is_worked_out_stated_or_none(
    register: Register, officer: User, given: dict[str, object], kept: tuple[object, ...]
) -> None:
    score = risks.score(a_risk(register), by=officer, seen_version=1, given=a_score(**given))
    assert (score.likelihood, score.impact, score.score, score.band) == kept


@pytest.mark.parametrize(
    "given",
    [
        {"likelihood": 4},
        {"likelihood": 6, "impact": 1},
        {"likelihood": 4, "impact": 4, "score": 15},
        {"reason": " "},
        {"scored_on": datetime.date(2021, 3, 31)},
    ],
)
def test_what_is_no_score_is_refused(register: Register, officer: User, given: dict[str, object]) -> None:
    risk = a_risk(register, opened_on=datetime.date(2021, 4, 1))
    with pytest.raises(ValidationError):
        risks.score(risk, by=officer, seen_version=1, given=a_score(**given))
    assert risk.scores.count() == 0


def test_the_councils_own_bands_come_before_the_usual_ones(register: Register, officer: User) -> None:
    analyst = a_person(Role.ANALYST, council=register.council)
    assert queries.bands_of(register.council) == DEFAULT_BANDS
    registers.set_bands(register.council, by=analyst, bands={12: "Red", 1: "Green"})
    score = risks.score(a_risk(register), by=officer, seen_version=1, given=a_score(likelihood=3, impact=4))
    assert score.band == "Red"
    assert [(b.least, b.word) for b in queries.bands_of(register.council)] == [(1, "Green"), (12, "Red")]


@pytest.mark.parametrize("bands", [{}, {2: "Low"}, {0: "Low"}, {1: "Low", 26: "High"}, {1: "Low", 5: "low"}])
def test_bands_that_do_not_cover_the_matrix_are_refused(bands: dict[int, str]) -> None:
    council = a_council()
    with pytest.raises(ValidationError):
        registers.set_bands(council, by=a_person(Role.ANALYST, council=council), bands=bands)
    assert council.score_bands.count() == 0


def test_bands_that_changed_meanwhile_are_not_replaced() -> None:
    council = a_council()
    analyst = a_person(Role.ANALYST, council=council)
    registers.set_bands(council, by=analyst, bands={1: "Low"}, seen={})
    with pytest.raises(MovedOn):
        registers.set_bands(council, by=analyst, bands={1: "Mine"}, seen={})
    assert queries.own_bands(council) == {1: "Low"}
    event = AuditEvent.objects.get(act="score_bands_set")
    assert (json.loads(event.before), json.loads(event.after)) == ({}, {"1": "Low"})


def test_a_register_has_a_name_of_its_own_and_a_scorecard_of_its_council(register: Register) -> None:
    analyst = a_person(Role.ANALYST, council=register.council)
    made = registers.make(register.council, by=analyst, kind=RegisterKind.BOARD, name="Board")
    assert (made.kind, made.name) == ("board", "Board")
    for fields in ({"name": "Board"}, {"name": "Other", "scorecard": a_scorecard()}):
        with pytest.raises(ValidationError):
            registers.make(register.council, by=analyst, kind=RegisterKind.BOARD, **fields)


def test_a_closed_risk_keeps_its_story_and_takes_no_more(register: Register, officer: User) -> None:
    risk, action = a_risk(register), an_action(a_scorecard(register.council))
    risks.close(risk, by=officer, seen_version=1, on=DAY, reason="The homes are open.")
    assert (risk.closed_on, risk.closed_reason, risk.version) == (DAY, "The homes are open.", 2)
    for act in (
        lambda: risks.reword(risk, by=officer, seen_version=2, description=Description("Again")),
        lambda: risks.score(risk, by=officer, seen_version=2, given=a_score(score=3)),
        lambda: risks.close(risk, by=officer, seen_version=2, on=DAY, reason="Twice"),
        lambda: risks.link_action(risk, by=officer, action=action),
        lambda: risks.unlink_action(risk, by=officer, action=action),
    ):
        with pytest.raises(MovedOn):
            act()
    assert RiskAction.objects.count() == 0


def test_a_closed_risk_is_opened_again_with_a_reason_and_its_closing_stays_in_the_trail(
    register: Register, officer: User
) -> None:
    risk = a_risk(register)
    with pytest.raises(MovedOn):
        risks.reopen(risk, by=officer, seen_version=1, reason="It is open.")
    risks.close(risk, by=officer, seen_version=1, on=DAY, reason="The homes are open.")
    with pytest.raises(ValidationError):
        risks.reopen(risk, by=officer, seen_version=2, reason=" ")
    with pytest.raises(MovedOn):
        risks.reopen(risk, by=officer, seen_version=1, reason="Two homes were shut.")

    risks.reopen(risk, by=officer, seen_version=2, reason="Two homes were shut.")

    risk.refresh_from_db()
    assert (risk.closed_on, risk.closed_reason, risk.version) == (None, "", 3)
    assert [(turn.words, turn.by, turn.reason) for turn in queries.turns(risk)] == [
        ("Opened again", officer.name, "Two homes were shut."),
        ("Closed", officer.name, "The homes are open."),
    ]
    event = AuditEvent.objects.get(act="risk_reopened")
    assert json.loads(event.before) == {"on": DAY.isoformat(), "reason": "The homes are open."}


def test_closing_needs_a_reason_and_a_day_after_the_opening(register: Register, officer: User) -> None:
    risk = a_risk(register)
    for fields in ({"on": DAY, "reason": " "}, {"on": datetime.date(2020, 1, 1), "reason": "Done."}):
        with pytest.raises(ValidationError):
            risks.close(risk, by=officer, seen_version=1, **fields)


def test_an_action_is_linked_once_and_the_link_taken_away(register: Register, officer: User) -> None:
    risk, action = a_risk(register), an_action(a_scorecard(register.council))
    assert risks.link_action(risk, by=officer, action=action) == risks.link_action(risk, by=officer, action=action)
    risk.refresh_from_db()
    assert (risk.version, AuditEvent.objects.filter(act="risk_action_linked").count()) == (1, 1)
    risks.unlink_action(risk, by=officer, action=action)
    risks.unlink_action(risk, by=officer, action=action)
    assert RiskAction.objects.count() == 0
    assert AuditEvent.objects.filter(act="risk_action_unlinked").count() == 1


def test_an_action_of_another_council_is_not_linked(register: Register, officer: User) -> None:
    with pytest.raises(ValidationError):
        risks.link_action(a_risk(register), by=officer, action=an_action())


@pytest.mark.parametrize("role", [Role.MEMBER, Role.CLERK, Role.ADMINISTRATOR])
def test_only_those_who_work_on_drafts_change_risks(register: Register, role: Role) -> None:
    person, risk = a_person(role, council=register.council), a_risk(register)
    elsewhere, action = a_person(Role.ANALYST), an_action(a_scorecard(register.council))
    for by in (person, elsewhere):
        for act in (
            lambda by=by: risks.open_risk(register, by=by, description=Description("X"), opened_on=DAY),
            lambda by=by: risks.reword(risk, by=by, seen_version=1, description=Description("X")),
            lambda by=by: risks.score(risk, by=by, seen_version=1, given=a_score(score=1)),
            lambda by=by: risks.close(risk, by=by, seen_version=1, on=DAY, reason="X"),
            lambda by=by: risks.reopen(risk, by=by, seen_version=1, reason="X"),
            lambda by=by: risks.link_action(risk, by=by, action=action),
            lambda by=by: risks.unlink_action(risk, by=by, action=action),
            lambda by=by: registers.make(register.council, by=by, kind=RegisterKind.BOARD, name="X"),
            lambda by=by: registers.set_bands(register.council, by=by, bands={1: "Low"}),
        ):
            with pytest.raises(PermissionDenied):
                act()


def test_rows_show_the_score_now_and_how_it_moved_since_the_quarter_before(register: Register, officer: User) -> None:
    today = datetime.date(2021, 9, 15)
    worse = a_risk(register, title="Worse")
    fresh = a_risk(register, title="Fresh", opened_on=datetime.date(2021, 7, 5))
    for day, likelihood in ((datetime.date(2021, 6, 30), 4), (datetime.date(2021, 7, 1), 5)):
        worse.refresh_from_db()
        given = a_score(scored_on=day, likelihood=likelihood, impact=4)
        risks.score(worse, by=officer, seen_version=worse.version, given=given)
    found = queries.rows(register.council, today=today)
    assert [(r.risk.title, r.score, r.parts, r.band, r.movement, r.scored_on) for r in found] == [
        ("Worse", 20, "5 × 4", "Very high", "Up from 16, getting worse", datetime.date(2021, 7, 1)),
        ("Fresh", None, "", "", "New", None),
    ]
    assert [queries.movement_of(r.risk, today=today) for r in found] == ["Up from 16, getting worse", "New"]
    assert fresh.opened_on <= timezone.localdate()
