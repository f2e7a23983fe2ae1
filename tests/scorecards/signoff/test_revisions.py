"""A revision of a signed quarter shows risks and actions of the first signing, and says what it changes."""

import re
from datetime import timedelta
from decimal import Decimal

import pytest
import time_machine
from django.utils import timezone

from scorecards.commentary.models import Action, ActionUpdate
from scorecards.copies import queries as copies
from scorecards.copies.models import SignedCopy
from scorecards.publishing.sheets import book
from scorecards.publishing.telling.cover import Beside, notices
from scorecards.publishing.telling.report import tell
from scorecards.risks.models import Risk, RiskAction
from scorecards.signoff import changes, reading
from scorecards.signoff import services as signoff
from scorecards.submissions.models import Figure, Submission
from scorecards.submissions.rules import RevisionKind, State
from tests import builders
from tests.scorecards.publishing.contents import a_report
from tests.scorecards.signoff.builders import House, a_house

pytestmark = pytest.mark.django_db
LATER = timedelta(days=60)


@pytest.fixture
def house() -> House:
    """Signed once, with a risk at 12 and an action due ten days after."""
    house = a_house()
    today = timezone.localdate()
    register = builders.a_register(house.council, scorecard=house.submission.scorecard)
    risk = builders.a_risk(register, title="Too few homes", opened_on=today - timedelta(days=200))
    a_score(risk, 3, 4, "As it was.", today - timedelta(days=5))
    Action.objects.create(
        scorecard=house.submission.scorecard,
        title="Find homes",
        owner=house.analyst,
        due_on=today + timedelta(days=10),
        opened_in=house.submission.period,
    )
    house.sign_quarter()
    return house


def a_score(risk: Risk, likelihood: int, impact: int, reason: str, on: object) -> None:
    score = {"likelihood": likelihood, "impact": impact, "score": likelihood * impact, "band": "Some"}
    builders.a_score(risk, **score, reason=reason, scored_on=on)


def revised(house: House) -> Submission:
    first = Submission.objects.get(pk=house.submission.pk)
    kind = RevisionKind.CORRECTS
    return signoff.revise(first, by=house.director, kind=kind, reason="The three figures were typed wrongly.")


def corrected(revision: Submission, of: str, value: str) -> None:
    figures = Figure.objects.filter(submission=revision)
    figures = figures.filter(category__label=of) if of else figures.filter(category=None)
    figures.update(value=Decimal(value), version=2, updated_at=timezone.now())


def signed(house: House, revision: Submission) -> SignedCopy:
    Submission.objects.filter(pk=revision.pk).update(
        state=State.REVIEW.value, sent_by=house.analyst, sent_at=timezone.now()
    )
    house.submission = Submission.objects.get(pk=revision.pk)
    return house.sign_quarter()


def test_a_revision_shows_risks_and_actions_as_they_stood_when_the_quarter_was_first_signed(house: House) -> None:
    first = copies.staff_quarter(copies.of_submission(house.submission))
    risk, action = Risk.objects.get(), Action.objects.get()
    with time_machine.travel(timezone.now() + LATER):
        a_score(risk, 5, 5, "The next quarter, not published.", timezone.localdate() - timedelta(days=20))
        Risk.objects.update(title="Other words", mitigation="Others")
        ActionUpdate.objects.create(
            action=action, period="2021-Q3", text="Gone wrong.", status="at_risk", due_on=action.due_on
        )
        RiskAction.objects.create(risk=risk, action=action)
        now = reading.quarter_now(revised(house))
    assert (now.risks, now.actions, now.changes) == (first.risks, first.actions, ())
    assert (now.risks[0].score, now.risks[0].score_reason, now.actions[0].late) == (12, "As it was.", False)


def test_a_score_dated_before_and_entered_since_puts_the_risk_right_and_is_listed(house: House) -> None:
    a_score(Risk.objects.get(), 4, 4, "It was higher already.", timezone.localdate() - timedelta(days=2))
    now = reading.quarter_now(revised(house))
    assert (now.risks[0].score, now.risks[0].score_reason) == (16, "It was higher already.")
    (change,) = now.changes
    assert (change.kind, change.what, change.words) == (
        "risk",
        "Risk “Too few homes”",
        "score was 12 (Some), now 16 (Some)",
    )


def test_the_director_is_told_which_risk_a_revision_shows_otherwise(house: House) -> None:
    a_score(Risk.objects.get(), 4, 4, "It was higher already.", timezone.localdate() - timedelta(days=2))
    revision = revised(house)
    since = changes.last_read(house.other_director, [revision])
    assert (since.words, since.at) == (
        "since revision 2 was begun",
        revision.opened_at,
    )  # not when the first was signed
    found = changes.quarter_changes(revision, since)
    assert [(c.what, c.words) for c in found] == [("Risk “Too few homes”", "Score was 12 (Some), now 16 (Some).")]


def test_a_score_of_the_day_of_signing_counts_only_if_it_was_there(house: House) -> None:
    a_score(Risk.objects.get(), 5, 4, "After the signature.", timezone.localdate())
    assert reading.quarter_now(revised(house)).risks[0].score == 12


def test_an_action_promised_in_a_revision_stands_in_it_and_in_the_next(house: House) -> None:
    revision = revised(house)
    Action.objects.create(
        scorecard=revision.scorecard,
        title="Count again",
        owner=house.analyst,
        due_on=timezone.localdate() + timedelta(days=30),
        opened_in=revision.period,
    )
    content = copies.staff_quarter(signed(house, revision))
    assert [(c.what, c.words) for c in content.changes] == [("Action “Count again”", "Added")]
    with time_machine.travel(timezone.now() + LATER):
        third = reading.quarter_now(revised(house))
    assert (third.actions, third.changes) == (content.actions, ())


def test_the_paper_of_a_revision_marks_what_is_restated_and_lists_what_changed(house: House) -> None:
    revision = revised(house)
    corrected(revision, "", "573")
    corrected(revision, "With foster carers", "71.9")
    copy = signed(house, revision)
    public = copies.public_quarter(copy)
    (line,) = public.quarter.lines
    assert (line.figure.shown, line.figure.restated, line.figure.restated_from) == ("573", True, "571")
    assert line.breakdowns[0].parts[0].figure.restated_from == "72.3%"

    was, now = "at 30 September 2021", "was 571, now 573"
    told = notices(a_report(public), Beside())
    assert told[-3:] == (
        "What changed:",
        f"{line.name}, {was}: {now}.",
        f"{line.name}, With foster carers, {was}: was 72.3%, now 71.9%.",
    )
    assert "The three figures were typed wrongly." in told[-4]
    cells = [str(cell) for sheet in book(a_report(public), sha256="").sheets for row in sheet.rows for cell in row]
    assert [words.rpartition(", ")[2] for words in cells if words.startswith("restated on")] == ["was 571", "was 72.3%"]
    assert "Restated figures" in str(tell(a_report(public), Beside()))


def test_what_a_withheld_figure_was_is_said_to_nobody_outside(house: House) -> None:
    """0.7% of 571 are four children: the letter stands in both papers, and no list names what is behind it."""
    revision = revised(house)
    corrected(revision, "Placed for adoption", "0.9")
    copy = signed(house, revision)
    assert [c.words for c in copies.staff_quarter(copy).changes] == ["was 0.7%, now 0.9%"]
    public = copies.public_quarter(copy)
    part = public.quarter.lines[0].breakdowns[0].parts[1].figure
    assert (part.shown, part.restated, part.restated_from, public.changes) == ("c", True, "", ())
    assert "0.7" not in re.sub(r'"[-0-9]+T[:.0-9]+Z"', "", copy.public_content)  # a time may hold the digits
