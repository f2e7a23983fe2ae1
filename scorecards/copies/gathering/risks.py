"""The risk table as it stands at a quarter's data date, and how each risk moved since the period before."""

from datetime import date

from scorecards.copies.content.schema import RiskFacts
from scorecards.periods import parse_period
from scorecards.risks import queries
from scorecards.risks.models import Risk, RiskScore
from scorecards.risks.rules import Score, movement
from scorecards.submissions.models import Submission


def risk_facts(submission: Submission) -> tuple[RiskFacts, ...]:
    """Risks of the scorecard's registers: open, or closed within the quarter.

    The score is the newest one kept: what is signed is what stands at sign-off. The movement is against the score
    that stood when the period before ended.
    """
    period = parse_period(submission.period)
    found = queries.of_scorecard(submission.scorecard, since=period.start)
    return tuple(_facts(risk, period.previous.end) for risk in found)


def _facts(risk: Risk, before: date) -> RiskFacts:
    now = queries.latest_score(risk)
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
