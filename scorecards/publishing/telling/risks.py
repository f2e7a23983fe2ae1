"""A risk as it stood at sign-off, for the risk table: wording, score, how it moved and why."""

from portal.charts.shapes import Way
from portal.figures.spans import day_words
from scorecards.copies.content.schema import RiskFacts
from scorecards.publishing.story import Movement, Risk
from scorecards.publishing.telling.cells import sentence_case

WAYS = {"up": Way.UP, "down": Way.DOWN, "same": Way.LEVEL}


def risk(facts: RiskFacts) -> Risk:
    title = ": ".join(filter(None, (facts.reference, facts.title)))
    return Risk(
        risk=f"{title} (closed)" if facts.closed else title,
        mitigation=_mitigation(facts),
        links=facts.strategic,
        score="" if facts.score is None else str(facts.score),
        band=_band(facts),
        parts=f"{facts.likelihood} × {facts.impact}" if facts.likelihood and facts.impact else "",
        moved=Movement(WAYS.get(facts.moved, Way.LEVEL), facts.movement) if facts.moved else None,
        because=_because(facts),
        owner=facts.owner,
    )


def _band(risk: RiskFacts) -> str:
    """After a number the band is said in small letters: "16 very high"."""
    return risk.band if risk.score is None else risk.band[:1].lower() + risk.band[1:]


def _mitigation(risk: RiskFacts) -> str:
    """With the reason for the score beneath: the score's own column is too narrow for sentences."""
    return f"{risk.mitigation}\n\n**Score:** {risk.score_reason}" if risk.score_reason else risk.mitigation


def _because(risk: RiskFacts) -> str:
    words = "" if risk.moved else risk.movement
    dated = f"scored {day_words(risk.scored_on)}" if risk.scored_on else ""
    return sentence_case(", ".join(filter(None, (words, dated))))
