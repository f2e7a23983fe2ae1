"""Narrative, comments and actions: kept, guarded, recorded."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test.utils import CaptureQueriesContext

from portal.accounts.rules import Role
from portal.audit.models import AuditEvent
from portal.audit.refusals import MovedOn, NotPossible
from scorecards.commentary import queries
from scorecards.commentary.models import Comment, Narrative
from scorecards.commentary.queries import Said
from scorecards.commentary.rules import ActionStatus
from scorecards.commentary.services import actions, comments, narratives
from scorecards.commentary.services.actions import Promise
from scorecards.commentary.services.narratives import NewerWords, Words
from scorecards.submissions.rules import State
from tests.builders import (
    a_comment,
    a_council,
    a_line,
    a_narrative,
    a_person,
    a_scorecard,
    a_submission,
    an_action,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def council():
    return a_council()


@pytest.fixture
def quarter(council):
    return a_submission(a_scorecard(council), state=State.COMMENTARY)


@pytest.fixture
def analyst(council):
    return a_person(Role.ANALYST, council=council)


@pytest.fixture
def director(council):
    return a_person(Role.DIRECTOR, council=council)


@pytest.fixture
def line(quarter):
    return a_line(quarter.scorecard)


def version(submission):
    return type(submission).objects.get(pk=submission.pk).version


def test_every_wording_is_kept_and_recorded(quarter, line, analyst):
    for seen, shows in enumerate(("First.", "Second.")):
        narratives.save(quarter, line, by=analyst, words=Words(shows=shows), seen_version=seen)
    narrative = Narrative.objects.get()
    assert [(r.number, r.shows) for r in queries.wordings(narrative)] == [(2, "Second."), (1, "First.")]
    assert [e.act for e in AuditEvent.objects.order_by("id")] == ["narrative_saved", "narrative_saved"]
    assert version(quarter) == 3


def test_the_slower_of_two_is_given_the_newer_words_and_nothing_is_lost(quarter, line, analyst, director):
    narratives.save(quarter, line, by=analyst, words=Words(shows="First."), seen_version=0)
    narratives.save(quarter, line, by=director, words=Words(shows="Faster."), seen_version=1)
    with pytest.raises(NewerWords) as refused:
        narratives.save(quarter, line, by=analyst, words=Words(shows="Slower."), seen_version=1)
    assert (refused.value.subject.shows, refused.value.subject.version) == ("Faster.", 2)
    assert [r.shows for r in queries.wordings(Narrative.objects.get())] == ["Faster.", "First."]


def test_two_who_begin_at_once_are_told_apart(quarter, line, analyst, director):
    narratives.save(quarter, line, by=analyst, words=Words(shows="Faster."), seen_version=0)
    before = version(quarter)
    with pytest.raises(NewerWords):
        narratives.save(quarter, line, by=director, words=Words(shows="Slower."), seen_version=0)
    assert (Narrative.objects.count(), version(quarter)) == (1, before)


def test_a_narrative_that_is_not_there_cannot_be_changed(quarter, line, analyst):
    with pytest.raises(MovedOn):
        narratives.save(quarter, line, by=analyst, words=Words(shows="First."), seen_version=4)
    assert not Narrative.objects.exists()


@pytest.mark.parametrize("state", [State.REVIEW, State.SIGNED_OFF])
def test_with_the_director_or_signed_nothing_is_written(council, analyst, state):
    quarter = a_submission(a_scorecard(council), state=state)
    with pytest.raises(MovedOn):
        narratives.save(quarter, a_line(quarter.scorecard), by=analyst, words=Words(shows="x"), seen_version=0)
    assert not Narrative.objects.exists()


def test_an_officer_writes_only_their_own_lines_and_themes(council, quarter, line):
    officer = a_person(Role.OFFICER, council=council)
    owned = a_line(quarter.scorecard, owner=officer)
    covered = a_line(quarter.scorecard, deputy=officer)
    assert queries.may_write(officer, quarter, owned)
    assert queries.may_write(officer, quarter, covered)
    assert queries.may_write(officer, quarter, owned.theme)
    assert not queries.may_write(officer, quarter, line)
    assert not queries.may_write(officer, quarter, line.theme)
    assert not queries.may_write(officer, quarter)
    with pytest.raises(PermissionDenied):
        narratives.save(quarter, line, by=officer, words=Words(shows="x"), seen_version=0)


def test_a_line_of_ones_own_elsewhere_opens_nothing_here(council, quarter):
    officer = a_person(Role.OFFICER, council=council)
    elsewhere = a_line(a_scorecard(council), owner=officer)
    assert not queries.may_write(officer, quarter, elsewhere)


def test_a_theme_narrative_keeps_the_lines_it_covers(quarter, line, analyst):
    saved = narratives.save(
        quarter, line.theme, by=analyst, words=Words(shows="All.", ready=True), seen_version=0, covers=[line]
    )
    assert list(saved.lines.all()) == [line]
    talk = queries.talk_of(quarter)
    assert (talk.lines, talk.themes) == ({line.pk: Said(True, by_theme=True)}, {line.theme.code: Said(True)})


def test_a_revision_begins_with_every_word(quarter, line, analyst):
    narratives.save(quarter, line, by=analyst, words=Words(shows="First."), seen_version=0)
    target = a_submission(quarter.scorecard, period="2021-Q3")
    narratives.copy_to_revision(quarter, target, by=analyst)
    copied = Narrative.objects.get(submission=target)
    assert (copied.shows, copied.updated_by, copied.revisions.count()) == ("First.", analyst, 1)


# ---- what is known of all that was said


def test_a_lines_own_words_count_before_its_themes(quarter, line):
    a_narrative(quarter, line=line, ready=False)
    a_narrative(quarter, line=None, theme=line.theme, ready=True).lines.add(line)
    assert queries.talk_of(quarter).lines == {line.pk: Said(False)}


def test_empty_words_say_nothing(quarter, line):
    a_narrative(quarter, line=line, shows="")
    assert queries.talk_of(quarter).lines == {}


@pytest.mark.parametrize("rows", [1, 3])
def test_all_that_was_said_and_asked_is_known_after_one_query(quarter, director, rows):
    for _ in range(rows):
        line = a_line(quarter.scorecard)
        a_narrative(quarter, line=line)
        a_comment(quarter, line=line, by=director)
    a_comment(quarter, by=director)
    a_comment(quarter, by=director, theme=line.theme)
    with CaptureQueriesContext(connection) as seen:
        talk = queries.talk_of(quarter)
    assert (len(talk.lines), len(talk.lines_asked), len(talk.asked), len(seen)) == (rows, rows, rows + 2, 1)


def test_a_directors_question_waits_until_somebody_else_answers(quarter, line, director, analyst):
    asked = comments.ask(quarter, line, by=director, text="Why?")
    assert queries.unanswered(quarter) == [asked]
    a_comment(quarter, line=line, by=director, answers=asked)
    assert queries.unanswered(quarter) == [asked]
    comments.answer(asked, by=analyst, text="Sickness.")
    assert queries.unanswered(quarter) == []


def test_nobody_answers_their_own_question_before_somebody_else_has(quarter, line, director, analyst):
    asked = comments.ask(quarter, line, by=director, text="Why?")
    with pytest.raises(PermissionDenied):
        comments.answer(asked, by=director, text="Because.")
    assert Comment.objects.count() == 1
    comments.answer(asked, by=analyst, text="Sickness.")
    comments.answer(asked, by=director, text="Whose?")
    assert [reply.text for reply in asked.replies.order_by("id")] == ["Sickness.", "Whose?"]


def test_an_answer_to_an_answer_joins_the_thread(quarter, line, director, analyst):
    asked = comments.ask(quarter, line, by=director, text="Why?")
    first = comments.answer(asked, by=analyst, text="Sickness.")
    second = comments.answer(first, by=director, text="Whose?")
    assert (second.answers, second.line) == (asked, line)


def test_comments_of_a_signed_quarter_stand_still(council, director):
    quarter = a_submission(a_scorecard(council), state=State.SIGNED_OFF)
    with pytest.raises(MovedOn):
        comments.ask(quarter, None, by=director, text="Why?")
    assert not Comment.objects.exists()


@pytest.mark.parametrize("role", [Role.MEMBER, Role.CLERK, Role.ADMINISTRATOR])
def test_who_works_on_no_drafts_does_none_of_it(council, quarter, line, role):
    person = a_person(role, council=council)
    promise = Promise("Recruit two", date(2021, 12, 31), owner_name="A partner")
    for act in (
        lambda: narratives.save(quarter, line, by=person, words=Words(shows="x"), seen_version=0),
        lambda: comments.ask(quarter, line, by=person, text="x"),
        lambda: actions.add(quarter, line, by=person, promise=promise),
    ):
        with pytest.raises(PermissionDenied):
            act()


# ---- actions


def test_a_promise_is_made_changed_and_closed_with_a_trail(quarter, line, analyst):
    action = actions.add(quarter, line, by=analyst, promise=Promise("Recruit two", date(2021, 12, 31), owner=analyst))
    actions.change(action, by=analyst, seen_version=1, promise=Promise("Recruit three", date(2022, 1, 31), analyst))
    actions.report(
        action,
        by=analyst,
        seen_version=2,
        period="2021-Q3",
        text="All are here.",
        status=ActionStatus.DONE,
        due_on=date(2022, 1, 31),
    )
    action.refresh_from_db()
    assert (action.title, action.status, action.closed_in, action.version) == ("Recruit three", "done", "2021-Q3", 3)
    assert [e.act for e in AuditEvent.objects.order_by("id")] == ["action_added", "action_changed", "action_reported"]


def test_the_slower_report_changes_nothing(quarter, analyst):
    action = an_action(quarter.scorecard)
    given = {"by": analyst, "seen_version": 1, "period": "2021-Q2", "due_on": action.due_on}
    actions.report(action, text="First.", status=ActionStatus.AT_RISK, **given)
    with pytest.raises(MovedOn):
        actions.report(action, text="Second.", status=ActionStatus.DONE, **given)
    assert [update.text for update in action.updates.all()] == ["First."]


def test_open_actions_come_along_and_closed_ones_stay_behind(quarter):
    scorecard = quarter.scorecard
    later = a_submission(scorecard, period="2021-Q3")
    still = an_action(scorecard, title="Open", opened_in="2021-Q1")
    an_action(scorecard, title="Later", opened_in="2021-Q3")
    closed = {"status": "done", "closed_on": date(2021, 9, 1), "closed_in": "2021-Q2"}
    done = an_action(scorecard, title="Done", opened_in="2021-Q1", due_on=date(2022, 1, 1), **closed)
    assert list(queries.actions_in(quarter)) == [still, done]
    assert [a.title for a in queries.actions_in(later)] == ["Open", "Later"]


def test_nothing_is_said_or_promised_of_another_scorecards_line():
    submission, stranger = a_submission(state=State.COMMENTARY), a_line()
    director = a_person(Role.DIRECTOR, council=submission.council)
    for act in (
        lambda: narratives.save(submission, stranger, by=director, words=narratives.Words(), seen_version=0),
        lambda: comments.ask(submission, stranger, by=director, text="Why?"),
        lambda: actions.add(
            submission, stranger, by=director, promise=actions.Promise("Do it", date(2021, 12, 31), director)
        ),
    ):
        with pytest.raises(NotPossible, match="not a line of this scorecard"):
            act()
