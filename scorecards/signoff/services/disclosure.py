"""What becomes of a finding of the disclosure check: suppressed, its line rounded, or kept by the director."""

from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone

from portal.accounts import access
from portal.accounts.rules import Permission
from portal.audit.refusals import MovedOn
from portal.audit.services import record
from scorecards.committee import queries as committee
from scorecards.committee.models import Report
from scorecards.committee.rules import State as ReportState
from scorecards.committee.services import reports
from scorecards.copies.disclosure import Choice
from scorecards.signoff.disclosure import Check, quarter_check, report_check
from scorecards.signoff.models import DisclosureChoice
from scorecards.signoff.reading import read_quarter, read_report
from scorecards.submissions import queries
from scorecards.submissions.models import Submission
from scorecards.submissions.rules import State
from scorecards.submissions.services import submissions

WRITTEN = frozenset({State.COLLECTING, State.COMMENTARY})
STALE = "What stood there has changed since you opened the page."


@dataclass(frozen=True)
class Seen:
    """What the page showed of a finding: the version of its decision (0 for none) and what it was pinned to."""

    version: int
    pinned: str


@transaction.atomic
def decide(submission: Submission, *, by: Any, mark: str, choice: Choice, reason: str, seen: Seen) -> None:
    """Decide on one finding of a quarter, or with REWORD take back that words were kept.

    Keeping is the director's, with a reason, and while the director reads nobody else decides. Raises
    PermissionDenied, ValidationError, and MovedOn where the figure, the words or the decision changed since.
    """
    needed = _needed(choice)
    if not queries.may(by, needed, submission):
        raise PermissionDenied(f"{needed.value} is not yours here.")
    states = WRITTEN | ({State.REVIEW} if queries.may(by, Permission.DISCLOSURE_KEEP, submission) else set())
    submissions.touch(submission, states=states)
    _decide(submission, quarter_check(read_quarter(submission)), by, mark, choice, reason.strip(), seen)


@transaction.atomic
def decide_report(report: Report, *, by: Any, mark: str, choice: Choice, reason: str, seen: Seen) -> None:
    """The same of a report's own words."""
    needed = _needed(choice)
    reports.require(report, needed, by=by)
    keeps = committee.may(by, Permission.DISCLOSURE_KEEP, report)
    reports.touch(report, states=(ReportState.DRAFT, *([ReportState.REVIEW] if keeps else [])))
    _decide(report, report_check(report, read_report(report)), by, mark, choice, reason.strip(), seen)


def _needed(choice: Choice) -> Permission:
    """Rewording is done at the words; to take back that they were kept is as the keeping was."""
    return Permission.DISCLOSURE_KEEP if choice in (Choice.KEEP, Choice.REWORD) else Permission.DISCLOSURE_DECIDE


def _decide(
    gate: Submission | Report, check: Check, by: Any, mark: str, choice: Choice, reason: str, seen: Seen
) -> None:
    decided = check.find(mark)
    if decided is None or decided.finding.pinned != seen.pinned:
        raise MovedOn(gate)
    if choice not in decided.finding.choices:
        raise ValidationError("That cannot be done with what was found.")
    if choice == Choice.KEEP and not reason:
        raise ValidationError("Give the reason why it is kept.")
    if choice == Choice.REWORD:
        _take_back(gate, decided.row, by, seen)
        return
    finding = decided.finding
    of = {"submission": gate} if isinstance(gate, Submission) else {"report": gate}
    place = {**of, "kind": finding.kind, "key": finding.key, "place": finding.place}
    kept = {
        "pinned": finding.pinned,
        "choice": choice.value,
        "to": gate.council.rounds_to if choice == Choice.ROUND else 0,
        "said": finding.says,
        "reason": reason,
        "by": by,
        "by_name": by.name,
        "by_title": access.job_title(by, council=gate.council, needs=_needed(choice)),
        "at": timezone.now(),
    }
    _keep(gate, place, kept, seen)
    act = "disclosure_kept" if choice == Choice.KEEP else "disclosure_decided"
    record(act, by=by, subject=gate, after={"place": finding.place, "choice": choice.value, "reason": reason})


def _keep(gate: Submission | Report, place: dict[str, Any], kept: dict[str, Any], seen: Seen) -> None:
    """A decision takes the place of the one before at the same place, whatever that was pinned to."""
    before = DisclosureChoice.objects.filter(**place)
    if before.exists():
        if before.filter(version=seen.version).update(version=F("version") + 1, **kept) != 1:
            raise MovedOn(gate)
        return
    if seen.version:
        raise MovedOn(gate)
    try:
        with transaction.atomic():
            DisclosureChoice.objects.create(**place, **kept)
    except IntegrityError:
        raise MovedOn(gate) from None


def _take_back(gate: Submission | Report, row: DisclosureChoice | None, by: Any, seen: Seen) -> None:
    if row is None or DisclosureChoice.objects.filter(pk=row.pk, version=seen.version).delete()[0] != 1:
        raise MovedOn(gate)
    record("disclosure_taken_back", by=by, subject=gate, before={"place": row.place, "choice": row.choice})
