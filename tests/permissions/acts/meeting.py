"""What clerks do with meetings, and what of it others may."""

import datetime

from scorecards.committee.rules import ResolutionKind
from scorecards.committee.services import dates, feeds, late, meetings
from scorecards.signoff import services as signoff
from tests.permissions.acts.who import ANSWERERS, CLERK, MEMBER, Act
from tests.permissions.world import AT_HOME

LATER = datetime.date(2026, 12, 15)


def _minute() -> meetings.Minute:
    return meetings.Minute(kind=ResolutionKind.AGREED, text="Agreed.")


ACTS: dict[str, Act] = {
    "scorecards.committee.services.meetings.make_committee": Act(
        CLERK, lambda w, by: meetings.make_committee(w.council, by=by, name="Another")
    ),
    "scorecards.committee.services.meetings.arrange": Act(
        CLERK, lambda w, by: meetings.arrange(w.committee, by=by, on=LATER)
    ),
    "scorecards.committee.services.meetings.move": Act(
        CLERK, lambda w, by: meetings.move(w.meeting, by=by, seen_version=w.meeting.version, on=LATER)
    ),
    "scorecards.committee.services.meetings.resolve": Act(
        CLERK, lambda w, by: meetings.resolve(w.meeting, by=by, minute=_minute())
    ),
    "scorecards.signoff.services.answers.record_resolution": Act(
        CLERK, lambda w, by: signoff.record_resolution(w.meeting, by=by, minute=_minute())
    ),
    "scorecards.committee.services.meetings.answer": Act(
        ANSWERERS,
        lambda w, by: meetings.answer(w.resolution, by=by, seen_version=w.resolution.version, text="So many."),
    ),
    "scorecards.signoff.services.answers.answer_resolution": Act(
        ANSWERERS,
        lambda w, by: signoff.answer_resolution(
            w.resolution, by=by, seen_version=w.resolution.version, text="So many."
        ),
    ),
    "scorecards.committee.services.meetings.link_action": Act(
        ANSWERERS, lambda w, by: meetings.link_action(w.resolution, by=by, action=w.action)
    ),
    "scorecards.committee.services.meetings.unlink_action": Act(
        ANSWERERS, lambda w, by: meetings.unlink_action(w.resolution, by=by, action=w.action)
    ),
    "scorecards.committee.services.dates.set_days": Act(
        CLERK,
        lambda w, by: dates.set_days(w.committee, by=by, seen_version=w.committee.version, days=dates.OwnDays(7)),
    ),
    "scorecards.committee.services.feeds.make": Act(AT_HOME, lambda w, by: feeds.make(w.council, by=by)),
    "scorecards.committee.services.feeds.revoke": Act(MEMBER, lambda w, by: feeds.revoke(w.own_feed, by=by)),
    "scorecards.committee.services.late.record_late": Act(
        CLERK,
        lambda w, by: late.record_late(
            w.signed_report, by=by, seen_version=w.signed_report.version, chair="Councillor Reed", reason="A flood."
        ),
    ),
    "scorecards.committee.services.late.drop_late": Act(CLERK, lambda w, by: late.drop_late(w.signed_report, by=by)),
}
