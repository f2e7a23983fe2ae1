"""The risk table as it stood when a quarter was first signed, and how each risk moved since the period before."""

from dataclasses import replace
from datetime import date

from scorecards.copies.content.schema import RiskFacts
from scorecards.copies.gathering.then import Then
from scorecards.periods import parse_period
from scorecards.risks import queries
from scorecards.risks.models import Risk, RiskScore
from scorecards.risks.rules import Score, movement
from scorecards.submissions.models import Submission

# What a score says of its risk.
SCORED = ("likelihood", "impact", "score", "band", "scored_on", "score_reason", "movement", "moved")


def risk_facts(submission: Submission, *, on: date) -> tuple[RiskFacts, ...]:
    """Risks of the scorecard's registers as they stand on a day: open, or closed within the quarter.

    The movement is against the score that stood when the period before ended.
    """
    period = parse_period(submission.period)
    found = queries.of_scorecard(submission.scorecard, since=period.start)
    return tuple(_facts(risk, queries.latest_score(risk, by=on), period.previous.end) for risk in found)


def risks_then(submission: Submission, first: Then) -> tuple[RiskFacts, ...]:
    """The risks as the quarter's first copy holds them; a score dated before but entered since puts that right."""
    before = parse_period(submission.period).previous.end
    keys = [risk.key for risk in first.content.risks]
    live = {risk.pk: risk for risk in queries.table(Risk.objects.filter(pk__in=keys))}
    return tuple(_then(facts, live.get(facts.key), first, before) for facts in first.content.risks)


def _then(facts: RiskFacts, risk: Risk | None, first: Then, before: date) -> RiskFacts:
    late = risk and any(s.at > first.signed_at and queries.stood_at(s, first.signed_at) for s in risk.scores.all())
    if risk is None or not late:
        return facts
    found = _facts(risk, queries.score_at(risk, first.signed_at), before)
    return replace(facts, **{name: getattr(found, name) for name in SCORED})


def _facts(risk: Risk, now: RiskScore | None, before: date) -> RiskFacts:
    then = queries.latest_score(risk, by=before)
    words = movement(_score(now), _score(then), stood_before=risk.opened_on <= before)
    return RiskFacts(
        key=risk.pk,
        reference=risk.reference,
        register=risk.register.name,
        title=risk.title,
        mitigation=risk.mitigation,
        owner=str(risk.owner or risk.owner_name),
        strategic=tuple(linked.title for linked in risk.strategic.all()),
        indicators=tuple(line.indicator.code for line in risk.lines.all()),
        likelihood=now.likelihood if now else None,
        impact=now.impact if now else None,
        score=now.score if now else None,
        band=now.band if now else "",
        scored_on=now.scored_on if now else None,
        score_reason=now.reason if now else "",
        movement=words,
        moved=_direction(now, then),
        closed=risk.closed_on is not None,
        actions=tuple(link.action.title for link in risk.risk_actions.all()),
    )


def _score(kept: RiskScore | None) -> Score | None:
    if kept is None:
        return None
    return Score(kept.likelihood, kept.impact, kept.score, kept.band)


def _direction(now: RiskScore | None, then: RiskScore | None) -> str:
    """Which arrow is drawn: up, down, same, or none where two scores cannot be set against each other."""
    if now is None or then is None or now.score is None or then.score is None:
        return ""
    if now.score == then.score:
        return "same"
    return "up" if now.score > then.score else "down"
