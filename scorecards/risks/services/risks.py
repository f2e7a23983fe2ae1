"""Risks: opened, reworded, scored with a reason, linked, closed and opened again. Earlier wordings and scores stay."""

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
from scorecards.commentary.models import Action
from scorecards.framework.models import ScorecardLine
from scorecards.risks import queries, rules
from scorecards.risks.models import Register, Risk, RiskAction, RiskScore, RiskWording


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
    """Put a risk on a register. Raises ValidationError for links to another council, or to itself."""
    access.require(by, Permission.RISK_EDIT, council=register.council)
    _require_own(register, description)
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
    _require_own(risk.register, description)
    if any(linked.pk == risk.pk for linked in description.strategic):
        raise ValidationError("A risk does not bear on itself.")
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
    if given.scored_on < risk.opened_on:
        raise ValidationError("The score is dated before the risk was opened.")
    number = _number(given)
    before = queries.latest_score(risk)
    _guarded(risk, by, seen_version)
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
    if on < risk.opened_on:
        raise ValidationError("The risk cannot be closed before it was opened.")
    _guarded(risk, by, seen_version, closed_on=on, closed_reason=reason)
    record("risk_closed", by=by, subject=risk, after={"on": on, "reason": reason})
    return risk


@transaction.atomic
def reopen(risk: Risk, *, by: Any, seen_version: int, reason: str) -> Risk:
    """Take a closed risk back onto the table; when and why it was closed stays in the trail.

    Raises MovedOn for a stale page, or a risk that is open already.
    """
    access.require(by, Permission.RISK_EDIT, council=risk.council)
    if not reason.strip():
        raise ValidationError("Say why the risk is opened again.")
    before = {"on": risk.closed_on, "reason": risk.closed_reason}
    _guarded(risk, by, seen_version, closed=True, closed_on=None, closed_reason="")
    record("risk_reopened", by=by, subject=risk, before=before, after={"reason": reason})
    return risk


@transaction.atomic
def link_action(risk: Risk, *, by: Any, action: Action) -> RiskAction:
    """Say that an action mitigates this risk; done twice it stays one link. Raises MovedOn for a closed risk."""
    access.require(by, Permission.RISK_EDIT, council=risk.council)
    if action.council != risk.council:
        raise ValidationError("The action is another council’s.")
    _require_open(risk)
    link, made = RiskAction.objects.get_or_create(risk=risk, action=action)
    if made:
        record("risk_action_linked", by=by, subject=risk, after={"action": action.pk, "title": action.title})
    return link


@transaction.atomic
def unlink_action(risk: Risk, *, by: Any, action: Action) -> None:
    """Take the link away; the action itself stays. Raises MovedOn for a closed risk."""
    access.require(by, Permission.RISK_EDIT, council=risk.council)
    _require_open(risk)
    gone, _rows = RiskAction.objects.filter(risk=risk, action=action).delete()
    if gone:
        record("risk_action_unlinked", by=by, subject=risk, before={"action": action.pk, "title": action.title})


def _require_open(risk: Risk) -> None:
    """A link changes no word, so that it makes nobody's page stale; but a closed risk stays as it was.

    A counted update that writes what is there: it holds the row against somebody who closes the risk meanwhile.
    """
    if Risk.objects.filter(pk=risk.pk, closed_on=None).update(order=F("order")) != 1:
        raise MovedOn(Risk.objects.get(pk=risk.pk))


def _number(given: Score) -> int | None:
    """The score as worked out or as stated. Raises ValidationError for what is no score."""
    try:
        return rules.Score(given.likelihood, given.impact, given.score, given.band).value
    except ValueError as wrong:
        raise ValidationError(f"{wrong}.") from None


def _require_own(register: Register, description: Description) -> None:
    """What a risk bears on stands in strategic registers and scorecards of the same council."""
    linked = [each.pk for each in description.strategic]
    known = queries.linkable(register.council).filter(pk__in=linked).count()
    if known != len(set(linked)):
        raise ValidationError("Only strategic risks of the same council can be linked.")
    if any(line.scorecard.council_id != register.council_id for line in description.lines):
        raise ValidationError("Only lines of the same council’s scorecards can be linked.")


def _guarded(risk: Risk, by: Any, seen_version: int, *, closed: bool = False, **fields: Any) -> None:
    seen = Risk.objects.filter(pk=risk.pk, version=seen_version, closed_on__isnull=not closed)
    if seen.update(version=F("version") + 1, updated_at=timezone.now(), updated_by=by, **fields) != 1:
        raise MovedOn(Risk.objects.get(pk=risk.pk))
    risk.refresh_from_db()


def _link(risk: Risk, description: Description) -> None:
    risk.strategic.set(description.strategic)
    risk.lines.set(description.lines)


def _keep_wording(risk: Risk, by: Any) -> None:
    last = risk.wordings.aggregate(last=Max("number"))["last"] or 0
    RiskWording.objects.create(risk=risk, number=last + 1, title=risk.title, mitigation=risk.mitigation, saved_by=by)
