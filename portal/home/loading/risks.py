"""The risk table as it grew: risks opened, scored and scored again, closed."""

from datetime import date
from functools import partial

from portal.home.example.definitions import RegisterFact, RiskFact, RisksFact, ScoreFact
from portal.home.loading.diary import Diary
from portal.home.loading.quarters import Story
from scorecards.framework.models import ScorecardLine
from scorecards.risks.models import Register, Risk
from scorecards.risks.services import registers, risks

ILLUSTRATIVE = "Example score, not the council’s: its paper states none. "


def tell(facts: RisksFact, story: Story, diary: Diary) -> None:
    """Write the council's registers into the diary, strategic ones first since others point to them."""
    kept: dict[str, Risk] = {}
    begun = min(risk.opened_on for register in facts.registers for risk in register.risks)
    diary.on(begun, partial(_set_bands, facts, story))
    made: dict[str, Register] = {}
    for register in sorted(facts.registers, key=lambda r: bool(r.scorecard)):
        diary.on(begun, partial(_make, register, made, story))
        for risk in register.risks:
            _tell_risk(register, risk, made, kept, story, diary)


def _set_bands(facts: RisksFact, story: Story) -> None:
    if facts.bands:
        council = next(iter(story.scorecards.values())).council
        registers.set_bands(council, by=story.analyst, bands={band.least: band.word for band in facts.bands})


def _make(fact: RegisterFact, made: dict[str, Register], story: Story) -> None:
    scorecard = story.scorecards.get(fact.scorecard)
    council = next(iter(story.scorecards.values())).council
    made[fact.key] = registers.make(council, by=story.analyst, kind=fact.kind, name=fact.name, scorecard=scorecard)


def _tell_risk(
    register: RegisterFact, fact: RiskFact, made: dict[str, Register], kept: dict[str, Risk], story: Story, diary: Diary
) -> None:
    diary.on(fact.opened_on, partial(_open, register.key, made, fact, kept, story))
    for score in fact.scores:
        diary.on(score.scored_on, partial(_score, fact.key, kept, score, story))
    if fact.closed_on:
        diary.on(fact.closed_on, partial(_close, kept, fact, fact.closed_on, story))


def _open(key: str, made: dict[str, Register], fact: RiskFact, kept: dict[str, Risk], story: Story) -> None:
    register = made[key]
    lines = ScorecardLine.objects.filter(scorecard=register.scorecard, indicator__code__in=fact.lines)
    description = risks.Description(
        title=fact.title,
        mitigation="\n\n".join(fact.mitigation),
        owner_name=fact.owner_name,
        strategic=[kept[key] for key in fact.strategic],
        lines=list(lines) if register.scorecard else [],
    )
    kept[fact.key] = risks.open_risk(register, by=story.analyst, description=description, opened_on=fact.opened_on)


def _score(key: str, kept: dict[str, Risk], fact: ScoreFact, story: Story) -> None:
    standing = Risk.objects.get(pk=kept[key].pk)
    risks.score(
        standing,
        by=story.analyst,
        seen_version=standing.version,
        given=risks.Score(
            scored_on=fact.scored_on,
            reason=(ILLUSTRATIVE if fact.illustrative else "") + fact.reason,
            likelihood=fact.likelihood,
            impact=fact.impact,
        ),
    )


def _close(kept: dict[str, Risk], fact: RiskFact, on: date, story: Story) -> None:
    standing = Risk.objects.get(pk=kept[fact.key].pk)
    risks.close(standing, by=story.analyst, seen_version=standing.version, on=on, reason=fact.closed_reason)
