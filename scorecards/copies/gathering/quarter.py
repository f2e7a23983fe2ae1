"""A quarter as it stands: scorecard, narratives, actions, risks."""

from dataclasses import replace
from datetime import date

from django.utils import timezone

from benchmarks.areas import queries as areas
from portal.accounts.models import Council
from portal.figures.spans import day_words
from portal.figures.vocabulary import Unit
from portal.figures.words import said
from scorecards.commentary import queries as commentary
from scorecards.commentary.models import Action, Narrative
from scorecards.commentary.rules import ActionStatus, Urgency, action_state
from scorecards.copies.amended import changes_since
from scorecards.copies.content.schema import SCHEMA, ActionFacts, CouncilFacts, NarrativeFacts, SubmissionContent
from scorecards.copies.gathering.risks import risk_facts, risks_then
from scorecards.copies.gathering.then import Signed, signed_before
from scorecards.periods import parse_period
from scorecards.submissions.models import Submission
from scorecards.submissions.queries.scorecard import quarter_standing


def submission_content(submission: Submission, *, on: date) -> SubmissionContent:
    """The content of this revision as it stands on a day, which decides what is late.

    A later revision corrects the quarter and does not move it: risks and actions stand as when it was first signed.
    """
    scorecard = submission.scorecard
    signed = signed_before(submission)
    content = SubmissionContent(
        schema=SCHEMA,
        council=council_facts(scorecard.council),
        scorecard_id=scorecard.pk,
        submission_id=submission.pk,
        period=submission.period,
        revision=submission.revision,
        revision_kind=submission.revision_kind,
        revision_reason=submission.revision_reason,
        directorate=scorecard.directorate,
        director=scorecard.director.name if scorecard.director else "",
        quarter=quarter_standing(submission),
        narratives=tuple(_narrative(n) for n in commentary.narratives_of(submission) if n.ready),
        actions=_actions(submission, signed, on),
        risks=risks_then(submission, signed.first) if signed else risk_facts(submission, on=on),
    )
    return replace(content, changes=changes_since(signed.newest.content, content)) if signed else content


def council_facts(council: Council) -> CouncilFacts:
    place = areas.standing(council.number)
    return CouncilFacts(
        council.number, council.name, council.colour, council.invented, place.code, place.region, place.region_code
    )


def _narrative(narrative: Narrative) -> NarrativeFacts:
    line = narrative.line
    forecast = ""
    if narrative.forecast_value is not None and narrative.forecast_for and line:
        value = said(narrative.forecast_value, Unit(line.indicator.unit), line.indicator.decimals)
        forecast = f"{value} by {day_words(narrative.forecast_for)}"
    return NarrativeFacts(
        indicator=line.indicator.code if line else "",
        theme=narrative.theme.code if narrative.theme else "",
        about=str(line or narrative.theme),
        covers=tuple(sorted(covered.indicator.code for covered in narrative.lines.all())),
        shows=narrative.shows,
        why=narrative.why,
        doing=narrative.doing,
        expected=narrative.expected,
        forecast=forecast,
        forecast_value=narrative.forecast_value,
        forecast_for=narrative.forecast_for,
        by=narrative.updated_by.name if narrative.updated_by else "",
    )


def _actions(submission: Submission, signed: Signed | None, on: date) -> tuple[ActionFacts, ...]:
    """Those of the quarter as they stand; of a later revision as signed before, and what is promised in it."""
    live = commentary.actions_in(submission)
    since = parse_period(submission.period).start
    if signed is None:
        return tuple(_action(action, on, since) for action in live)
    day = timezone.localdate(signed.first.signed_at)
    fresh = live.filter(opened_in=submission.period, made_at__gt=signed.newest.signed_at)
    added = fresh.exclude(pk__in=list(signed.actions))
    return (*signed.actions.values(), *(_action(action, day, since) for action in added))


def _action(action: Action, on: date, since: date) -> ActionFacts:
    updates = list(action.updates.all())
    latest = updates[0] if updates else None
    updated_on = timezone.localdate(latest.at) if latest else None
    state = action_state(
        ActionStatus(action.status),
        action.due_on,
        on,
        updated_on=updated_on,
        update_since=since,
        closed_on=action.closed_on,
    )
    return ActionFacts(
        key=action.pk,
        title=action.title,
        owner=str(action.owner or action.owner_name),
        due_on=action.due_on,
        status=action.status,
        state=state.words,
        late=state.urgency is Urgency.LATE,
        about=str(action.line or action.theme or ""),
        indicator=action.line.indicator.code if action.line else "",
        latest=latest.text if latest else "",
        latest_on=updated_on,
    )
