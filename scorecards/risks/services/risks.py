"""Risks: opened, reworded, scored with a reason, linked and closed. Earlier wordings and scores stay."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F, Max
from django.utils import timezone

from portal.accounts import access
from portal.accounts.rules import Permission
from portal.audit.refusals import MovedOn
from portal.audit.services import record
from scorecards.framework.models import ScorecardLine
from scorecards.risks import queries
from scorecards.risks.models import Register, Risk, RiskScore, RiskWording


@dataclass(frozen=True)
class Description:
    """What the risk is, what is done about it (Markdown), whose it is, and what it bears on."""

    title: str
    mitigation: str = ""
    reference: str = ""
    owner: Any = None
    owner_name: str = ""
    strategic: Sequence[Risk] = ()
    lines: Sequence[ScorecardLine] = ()


@dataclass(frozen=True)
class Score:
    """Likelihood and impact from 1 to 5; or a score and band as stated elsewhere; with the reason it moved."""

    scored_on: date
    reason: str
    likelihood: int | None = None
    impact: int | None = None
    score: int | None = None
    band: str = ""


@transaction.atomic
def open_risk(register: Register, *, by: Any, description: Description, opened_on: date) -> Risk:
    """Put a risk on a register."""
    access.require(by, Permission.RISK_EDIT, council=register.council)
    last = register.risks.aggregate(last=Max("order"))["last"] or 0
    risk = Risk.objects.create(
        register=register,
        reference=description.reference,
        title=description.title,
        mitigation=description.mitigation,
        owner=description.owner,
        owner_name="" if description.owner else description.owner_name,
        order=last + 1,
        opened_on=opened_on,
        updated_by=by,
    )
    _link(risk, description)
    _keep_wording(risk, by)
    record("risk_opened", by=by, subject=risk, after={"title": risk.title})
    return risk


@transaction.atomic
def reword(risk: Risk, *, by: Any, seen_version: int, description: Description) -> Risk:
    """Change the words, the owner or the links. Raises MovedOn, with the newer risk, when someone was faster."""
    access.require(by, Permission.RISK_EDIT, council=risk.council)
    before = {"title": risk.title, "mitigation": risk.mitigation}
    _guarded(
        risk,
        by,
        seen_version,
        reference=description.reference,
        title=description.title,
        mitigation=description.mitigation,
        owner=description.owner,
        owner_name="" if description.owner else description.owner_name,
    )
    _link(risk, description)
    if before != {"title": risk.title, "mitigation": risk.mitigation}:
        _keep_wording(risk, by)
    after = {"title": risk.title, "mitigation": risk.mitigation}
    record("risk_reworded", by=by, subject=risk, before=before, after=after)
    return risk


@transaction.atomic
def score(risk: Risk, *, by: Any, seen_version: int, given: Score) -> RiskScore:
    """Score a risk as of a date; the band follows from the council's bands unless it was stated."""
    access.require(by, Permission.RISK_EDIT, council=risk.council)
    if not given.reason.strip():
        raise ValidationError("Say why the score is what it is.")
    before = queries.latest_score(risk)
    _guarded(risk, by, seen_version)
    number = given.score
    if given.likelihood is not None and given.impact is not None:
        number = given.likelihood * given.impact
    kept = RiskScore.objects.create(
        risk=risk,
        likelihood=given.likelihood,
        impact=given.impact,
        score=number,
        band=given.band or queries.band_of(risk.council, number),
        scored_on=given.scored_on,
        reason=given.reason,
        by=by,
    )
    record(
        "risk_scored",
        by=by,
        subject=risk,
        before={"score": before.score if before else None},
        after={"score": number, "band": kept.band, "reason": given.reason},
    )
    return kept


@transaction.atomic
def close(risk: Risk, *, by: Any, seen_version: int, on: date, reason: str) -> Risk:
    """Take a risk off the table of later quarters, with the reason; its story stays."""
    access.require(by, Permission.RISK_EDIT, council=risk.council)
    if not reason.strip():
        raise ValidationError("Say why the risk is closed.")
    _guarded(risk, by, seen_version, closed_on=on, closed_reason=reason)
    record("risk_closed", by=by, subject=risk, after={"on": on, "reason": reason})
    return risk


def _guarded(risk: Risk, by: Any, seen_version: int, **fields: Any) -> None:
    seen = Risk.objects.filter(pk=risk.pk, version=seen_version, closed_on=None)
    if seen.update(version=F("version") + 1, updated_at=timezone.now(), updated_by=by, **fields) != 1:
        raise MovedOn(Risk.objects.get(pk=risk.pk))
    risk.refresh_from_db()


def _link(risk: Risk, description: Description) -> None:
    risk.strategic.set(description.strategic)
    risk.lines.set(description.lines)


def _keep_wording(risk: Risk, by: Any) -> None:
    last = risk.wordings.aggregate(last=Max("number"))["last"] or 0
    RiskWording.objects.create(risk=risk, number=last + 1, title=risk.title, mitigation=risk.mitigation, saved_by=by)
