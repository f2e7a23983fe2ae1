"""The quarter's gate: opened, dated, moved by counted updates, and opened again as a new revision."""

from collections.abc import Callable, Collection, Iterable
from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone

from portal.accounts import access
from portal.accounts.rules import Permission
from portal.audit.refusals import MovedOn, NotPossible, NotReady
from portal.audit.services import record
from portal.prose.children import refusal
from scorecards.framework.models import Scorecard
from scorecards.framework.rules import Cadence
from scorecards.submissions import queries
from scorecards.submissions.models import Figure, Submission
from scorecards.submissions.rules import MOVES, STATE_WORDS, Coverage, Move, RevisionKind, State
from scorecards.submissions.rules.opening import check_dates, period_of

Missing = Callable[[Submission], Iterable[Any]]

# While the director reads, the dates stand still too.
DATES_CHANGE_IN = frozenset({State.COLLECTING, State.COMMENTARY})
# Who begins a revision, and who sends it on: its reason may stop either at the gate.
REWORDED_BY = (Permission.SUBMISSION_SIGN_OFF, Permission.SUBMISSION_SEND)
COPIED = tuple(
    field.attname
    for field in Figure._meta.concrete_fields
    if field.attname not in ("id", "submission_id", "version", "updated_at", "updated_by_id")
)


def nothing(_submission: Submission) -> Iterable[Any]:
    """A move that needs nothing but the right person at the right moment."""
    return ()


@transaction.atomic
def open(
    scorecard: Scorecard,
    *,
    by: Any,
    period: str,
    data_date: date,
    coverage: Coverage,
    narrative_due: date | None = None,
    today: date | None = None,
) -> Submission:
    """Begin a quarter (or month) of a scorecard. Raises NotPossible for a period or dates that cannot be.

    `today` is another day than the clock's for a story that is told ahead of its days.
    """
    access.require(by, Permission.SUBMISSION_OPEN, council=scorecard.council_id)
    day = today or timezone.localdate()
    wanted = period_of(period, Cadence(scorecard.cadence), today=day)
    check_dates(wanted, data_date, coverage, narrative_due, today=day)
    if Submission.objects.filter(scorecard=scorecard, period=wanted.code).exists():
        raise NotPossible(f"{wanted.title[0].upper()}{wanted.title[1:]} is already open", "period")
    submission = _made(
        scorecard=scorecard,
        period=wanted.code,
        data_date=data_date,
        coverage=coverage.value,
        narrative_due=narrative_due,
        opened_by=by,
    )
    record("open", by=by, subject=submission, after=_dates(submission))
    return submission


@transaction.atomic
def change_dates(
    submission: Submission,
    *,
    by: Any,
    seen_version: int,
    data_date: date,
    coverage: Coverage,
    narrative_due: date | None = None,
) -> None:
    """Say anew what the data stand at. Raises NotPossible, or MovedOn for a page that is stale."""
    access.require(by, Permission.SUBMISSION_OPEN, council=submission.council)
    check_dates(queries.period_of(submission), data_date, coverage, narrative_due, today=timezone.localdate())
    before = _dates(submission)
    seen = Submission.objects.filter(
        pk=submission.pk, version=seen_version, state__in=[s.value for s in DATES_CHANGE_IN]
    )
    changed = seen.update(
        version=F("version") + 1, data_date=data_date, coverage=coverage.value, narrative_due=narrative_due
    )
    if changed != 1:
        raise MovedOn(submission)
    submission.refresh_from_db()
    record("change_dates", by=by, subject=submission, before=before, after=_dates(submission))


@transaction.atomic
def move(
    submission: Submission,
    name: str,
    *,
    by: Any,
    seen_version: int,
    missing: Missing = nothing,
    reason: str = "",
) -> None:
    """Move the gate by the table MOVES; the only writer of `state`.

    `missing` is asked after the guard and in its transaction, so that nothing can be taken away in between.
    Raises PermissionDenied, NotPossible for a reason that is lacking, MovedOn for a page that is stale, and
    NotReady with what is missing; none of them leaves a trace.
    """
    step = MOVES[name]
    _may_move(submission, name, step, by)
    if step.reason and not reason.strip():
        raise NotPossible("Give a reason", "reason")
    seen = Submission.objects.filter(pk=submission.pk, state=step.source.value, version=seen_version)
    if seen.update(state=step.target.value, version=F("version") + 1, **_stamps(step.target, by)) != 1:
        raise MovedOn(submission)
    submission.refresh_from_db()
    if gaps := list(missing(submission)):
        raise NotReady(gaps)
    after = {"state": step.target.value, **({"reason": reason.strip()} if reason.strip() else {})}
    record(name, by=by, subject=submission, before={"state": step.source.value}, after=after)


def close_figures(submission: Submission, *, by: Any, seen_version: int) -> None:
    """The figures are complete: officers write next. Raises NotReady with the lines that lack a figure."""
    move(submission, "close_figures", by=by, seen_version=seen_version, missing=queries.lines_without_figure)


def reopen_figures(submission: Submission, *, by: Any, seen_version: int, reason: str) -> None:
    """Back to collecting, for a reason that the trail keeps."""
    move(submission, "reopen_figures", by=by, seen_version=seen_version, reason=reason)


def touch(submission: Submission, *, states: Collection[State]) -> None:
    """What every edit inside a quarter calls first: count its version up if it stands in one of these states.

    Call it in the edit's transaction: the rows of the gate put edits and moves in an order. Raises MovedOn.
    """
    here = Submission.objects.filter(pk=submission.pk, state__in=[state.value for state in states])
    if here.update(version=F("version") + 1) != 1:
        raise MovedOn(submission)
    submission.refresh_from_db(fields=["state", "version"])


@transaction.atomic
def revise(submission: Submission, *, by: Any, kind: RevisionKind, reason: str) -> Submission:
    """Begin revision n + 1 in commentary, with every figure copied; the signed revision stays as it was.

    Raises NotPossible without a reason that can be printed and when a newer revision exists, and MovedOn when the
    quarter is not signed off or somebody else begins one at the same moment.
    """
    access.require(by, Permission.SUBMISSION_SIGN_OFF, council=submission.council)
    _check_reason(reason)
    revisions = Submission.objects.filter(scorecard=submission.scorecard_id, period=submission.period)
    newest = revisions.order_by("-revision").first()
    if newest is not None and newest.revision > submission.revision:
        raise NotPossible(_begun_already(newest))
    if newest is None or newest.pk != submission.pk or newest.state != State.SIGNED_OFF.value:
        raise MovedOn(submission)
    revision = _made(
        scorecard_id=submission.scorecard_id,
        period=submission.period,
        revision=submission.revision + 1,
        state=State.COMMENTARY.value,
        data_date=submission.data_date,
        coverage=submission.coverage,
        revises=submission,
        revision_kind=kind.value,
        revision_reason=reason.strip(),
        opened_by=by,
    )
    _copy_figures(submission, revision, by)
    record("revise", by=by, subject=revision, after={"kind": kind.value, "reason": reason.strip()})
    return revision


@transaction.atomic
def reword_reason(submission: Submission, *, by: Any, seen_version: int, reason: str) -> None:
    """Say anew why a revision was begun, while it is open. Raises NotPossible, or MovedOn for a page that is stale."""
    if not any(queries.may(by, permission, submission) for permission in REWORDED_BY):
        raise PermissionDenied("The reason for the revision is not yours to reword.")
    _check_reason(reason)
    states = [state.value for state in DATES_CHANGE_IN]
    seen = Submission.objects.filter(pk=submission.pk, version=seen_version, state__in=states, revision__gt=1)
    before = submission.revision_reason
    if seen.update(version=F("version") + 1, revision_reason=reason.strip()) != 1:
        raise MovedOn(submission)
    submission.refresh_from_db()
    record("revision_reworded", by=by, subject=submission, before={"reason": before}, after={"reason": reason.strip()})


def _check_reason(reason: str) -> None:
    """The reason is printed, so that it is refused where it is typed and not at the gate."""
    if not reason.strip():
        raise NotPossible("Give a reason", "reason")
    if words := refusal(reason):
        raise NotPossible(words, "reason")


def _begun_already(newest: Submission) -> str:
    signed = newest.state == State.SIGNED_OFF.value
    then = "Begin the next from that one" if signed else "Finish that one before another is begun"
    return f"Revision {newest.revision} was begun already: {STATE_WORDS[State(newest.state)].lower()}. {then}."


def _made(**fields: Any) -> Submission:
    """A row that two people may try to make at once: the constraint lets one, the other is told."""
    submission = Submission(**fields)
    try:
        with transaction.atomic():
            submission.save(force_insert=True)
    except IntegrityError:
        raise MovedOn(submission) from None
    return submission


def _copy_figures(source: Submission, target: Submission, by: Any) -> None:
    now = timezone.now()
    Figure.objects.bulk_create(
        Figure(submission=target, updated_by=by, updated_at=now, **{name: getattr(old, name) for name in COPIED})
        for old in Figure.objects.filter(submission=source)
    )


def _may_move(submission: Submission, name: str, step: Move, by: Any) -> None:
    if not queries.may(by, step.needs, submission):
        raise PermissionDenied(f"{step.needs.value} is not yours here.")
    if name == "sign_off" and submission.sent_by_id == by.pk:
        raise PermissionDenied("You sent this quarter for review, so another director must sign it off.")
    if name == "recall" and submission.sent_by_id != by.pk:
        raise PermissionDenied("Only the person who sent this quarter for review may recall it.")


def _stamps(target: State, by: Any) -> dict[str, Any]:
    now = timezone.now()
    if target == State.SIGNED_OFF:
        return {"signed_off_at": now, "signed_off_by": by}
    if target == State.REVIEW:
        return {"sent_at": now, "sent_by": by}
    return {"sent_at": None, "sent_by": None}


def _dates(submission: Submission) -> dict[str, Any]:
    return {
        "data_date": submission.data_date,
        "coverage": submission.coverage,
        "narrative_due": submission.narrative_due,
    }
