"""The quarter that the example keeps open is whole once it is told as finished."""

from portal.home.example import stories
from portal.home.loading import finished
from scorecards.submissions.rules import State


def test_every_narrative_is_ready_and_every_question_answered():
    [open_one, *_others] = stories.quarters()
    done = finished.quarter(open_one)
    assert open_one.state is State.COMMENTARY
    assert done.state is State.SIGNED_OFF
    assert {each.state for each in done.narratives} == {"ready"}
    assert [each.shows for each in done.narratives] == [each.shows for each in open_one.narratives]
    assert [len(each.answers) for each in done.comments] == [1, 1, 1]
    assert done.narrative_due <= done.sent_on <= done.signed_on


def test_only_the_draft_is_signed_and_published():
    cabinet, scrutiny = stories.reports()
    assert finished.report(cabinet).published_on.isoformat() == "2021-11-23"
    assert finished.report(cabinet).signed_on <= finished.report(cabinet).published_on
    assert finished.report(scrutiny) == scrutiny
