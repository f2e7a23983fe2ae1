"""What is read of the risk table, live and as it stood at a date."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Count, OuterRef, Prefetch, Q, QuerySet, Subquery
from django.db.models.functions import JSONObject
from django.utils import timezone

from portal.accounts import access
from portal.accounts.models import Council
from portal.accounts.rules import Permission
from portal.audit.models import AuditEvent
from scorecards.commentary.models import Action
from scorecards.commentary.queries import visible_actions
from scorecards.commentary.rules import OPEN_STATUSES
from scorecards.framework.models import Scorecard, ScorecardLine
from scorecards.periods import Quarter
from scorecards.risks.models import Register, Risk, RiskAction, RiskScore, ScoreBand
from scorecards.risks.rules import DEFAULT_BANDS, RegisterKind, RiskBand, Score, band_for, bands_from, movement


def visible_to(user: Any) -> QuerySet[Risk]:
    """Live risks exist only for those who see drafts of the council; members read signed copies."""
    return Risk.objects.filter(register__council__in=access.councils_where(user, Permission.DRAFT_VIEW))


def table(risks: QuerySet[Risk]) -> QuerySet[Risk]:
    """Risks with all that a risk table shows: scores newest first, links, lines, owner and actions."""
    return (
        risks.select_related("register__council", "owner", "updated_by")
        .prefetch_related(
            Prefetch("scores", RiskScore.objects.select_related("by").order_by("-scored_on", "-id")),
            "strategic",
            _lines(),
            Prefetch("risk_actions", RiskAction.objects.select_related("action__owner")),
        )
        .order_by("register__kind", "order", "id")
    )


def _lines() -> "Prefetch[Any]":
    return Prefetch("lines", ScorecardLine.objects.select_related("indicator"))


def of_scorecard(scorecard: Scorecard, *, since: date) -> QuerySet[Risk]:
    """The risks that a scorecard's quarter shows: on its registers, open, or closed since the day given."""
    live = Q(closed_on=None) | Q(closed_on__gte=since)
    return table(Risk.objects.filter(live, register__scorecard=scorecard))


def strategic_risks(council: Council) -> QuerySet[Risk]:
    """What other risks link to: the open risks of the council's strategic registers."""
    return linkable(council).filter(closed_on=None)


def linkable(council: Council) -> QuerySet[Risk]:
    """Strategic risks with those since closed: a link that was made stays true of its time."""
    strategic = Risk.objects.filter(register__council=council, register__kind=RegisterKind.STRATEGIC.value)
    return strategic.order_by("order", "id")


def latest_score(risk: Risk, *, by: date | None = None) -> RiskScore | None:
    """The score that stood on a day (today's by default)."""
    scores = [s for s in risk.scores.all() if by is None or s.scored_on <= by]
    return max(scores, key=lambda s: (s.scored_on, s.pk), default=None)


def score_at(risk: Risk, moment: datetime) -> RiskScore | None:
    """The score that stood at a moment: of a day before, whenever entered, or of that day and entered by then."""
    return max((s for s in risk.scores.all() if stood_at(s, moment)), key=lambda s: (s.scored_on, s.pk), default=None)


def stood_at(score: RiskScore, moment: datetime) -> bool:
    day = timezone.localdate(moment)
    return score.scored_on < day or (score.scored_on == day and score.at <= moment)


def own_bands(council: Council) -> dict[int, str]:
    """The council's own words for scores, by least score; empty where it has none."""
    return {band.least: band.word for band in ScoreBand.objects.filter(council=council).order_by("least")}


def bands_of(council: Council) -> tuple[RiskBand, ...]:
    """The bands that hold for a council, lowest first: its own, else those that the product ships."""
    return bands_from(own_bands(council)) or DEFAULT_BANDS


def band_of(council: Council, score: int | None) -> str:
    """The council's word for a score; empty for none, or for a stated score below every band."""
    bands = bands_of(council)
    return "" if score is None or score < bands[0].least else band_for(score, bands).word


@dataclass(frozen=True)
class RiskRow:
    """A risk as the live table shows it: its score now and how it moved since the quarter before ended."""

    risk: Risk
    now: Score
    scored_on: date | None
    movement: str
    score: int | None

    @property
    def parts(self) -> str:
        """ "4 × 5" for a score by likelihood and impact; else empty."""
        return f"{self.now.likelihood} × {self.now.impact}" if self.now.likelihood else ""

    @property
    def band(self) -> str:
        return self.now.stated_band

    @property
    def owner(self) -> str:
        return owner_of(self.risk)


def owner_of(risk: Risk) -> str:
    return str(risk.owner) if risk.owner else risk.owner_name


def last_quarter_end(today: date) -> date:
    """The day that movement is told from: the end of the quarter before the one that today lies in."""
    return Quarter.of(today).previous.end


def rows(council: Council, *, today: date) -> list[RiskRow]:
    """Every risk of a council, open and closed, worst score first: three queries, however many there are."""
    before = last_quarter_end(today)
    risks = (
        Risk.objects.filter(register__council=council)
        .select_related("register", "owner")
        .prefetch_related("strategic", _lines())
        .annotate(now=_score_on(), then=_score_on(before))
    )
    found = [_row(risk, before) for risk in risks]
    return sorted(found, key=lambda row: (-(row.score or 0), row.risk.register.name, row.risk.order, row.risk.pk))


def _score_on(day: date | None = None) -> Subquery:
    scores = RiskScore.objects.filter(risk=OuterRef("pk")).order_by("-scored_on", "-id")
    if day is not None:
        scores = scores.filter(scored_on__lte=day)
    names = {name: name for name in ("likelihood", "impact", "score", "band", "scored_on")}
    return Subquery(scores.values(whole=JSONObject(**names))[:1])


def _row(risk: Any, before: date) -> RiskRow:
    now, then = _read(risk.now), _read(risk.then)
    words = movement(now, then, stood_before=risk.opened_on <= before)
    scored_on = date.fromisoformat(risk.now["scored_on"]) if risk.now else None
    return RiskRow(risk, now or Score(), scored_on, words, now.value if now else None)


def _read(kept: dict[str, Any] | None) -> Score | None:
    return Score(kept["likelihood"], kept["impact"], kept["score"], kept["band"]) if kept else None


def movement_of(risk: Risk, *, today: date) -> str:
    """How one risk, read with its scores, moved since the last quarter."""
    before = last_quarter_end(today)
    now, then = latest_score(risk), latest_score(risk, by=before)
    return movement(_of(now), _of(then), stood_before=risk.opened_on <= before)


def _of(kept: RiskScore | None) -> Score | None:
    return Score(kept.likelihood, kept.impact, kept.score, kept.band) if kept else None


@dataclass(frozen=True)
class Turn:
    """A risk closed or opened again: by whom, when and why."""

    at: datetime
    by: str
    words: str
    reason: str


TURNS = {"risk_closed": "Closed", "risk_reopened": "Opened again"}


def turns(risk: Risk) -> list[Turn]:
    """Every time that the risk was closed or opened again, the newest first, as the trail keeps it."""
    events = AuditEvent.objects.filter(subject_type="risks.risk", subject_id=str(risk.pk), act__in=TURNS)
    return [Turn(e.at, e.by_name, TURNS[e.act], json.loads(e.after)["reason"]) for e in events.order_by("-id")]


def registers_page(council: Council) -> Sequence[Register]:
    """A council's registers with the number of their open risks."""
    live = Count("risks", filter=Q(risks__closed_on=None))
    return list(Register.objects.filter(council=council).select_related("scorecard").annotate(live=live))


def actions_to_link(user: Any, risk: Risk) -> QuerySet[Action]:
    """Open actions of the risk's council that do not mitigate it yet."""
    linked = RiskAction.objects.filter(risk=risk).values("action")
    mine = visible_actions(user).filter(scorecard__council=risk.council)
    return mine.filter(status__in=[s.value for s in OPEN_STATUSES]).exclude(pk__in=linked).select_related("scorecard")
