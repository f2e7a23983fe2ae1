"""What becomes of a finding of the disclosure check: suppressed, rounded, reworded, or kept by the director."""

from collections.abc import Sequence
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
from scorecards.signoff.decided import carried
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
    """Decide on one finding of a quarter; REWORD says that its words will be, and takes back that they were kept.

    Keeping is the director's, with a reason, and while the director reads nobody else decides. Raises
    PermissionDenied, ValidationError, and MovedOn where the figure, the words or the decision changed since.
    """
    _open_quarter(submission, _needed(choice), by)
    _decide(submission, quarter_check(read_quarter(submission)), by, mark, choice, reason.strip(), seen)


@transaction.atomic
def decide_report(report: Report, *, by: Any, mark: str, choice: Choice, reason: str, seen: Seen) -> None:
    """The same of a report's own words."""
    _open_report(report, _needed(choice), by)
    _decide(report, report_check(report, read_report(report)), by, mark, choice, reason.strip(), seen)


@transaction.atomic
def confirm(submission: Submission, *, by: Any) -> int:
    """The director takes over, for this revision, all that was decided in earlier ones and still stands; how many."""
    _open_quarter(submission, Permission.DISCLOSURE_KEEP, by)
    return _confirm(submission, carried(submission, read_quarter(submission).content), by)


@transaction.atomic
def confirm_report(report: Report, *, by: Any) -> int:
    """The same of a report's own words."""
    _open_report(report, Permission.DISCLOSURE_KEEP, by)
    return _confirm(report, carried(report, read_report(report).content), by)


def carry(before: Submission | Report, to: Submission | Report) -> None:
    """What was decided of a revision is proposed for the next; what was reworded is done.

    It is pinned as it was, so that a figure or words that change are open again.
    """
    name = "submission" if isinstance(to, Submission) else "report"
    for row in DisclosureChoice.objects.filter(**{name: before}).exclude(choice=Choice.REWORD.value):
        row.pk, row.version, row.from_revision = None, 1, row.from_revision or before.revision
        setattr(row, name, to)
        row.save(force_insert=True)


def _open_quarter(submission: Submission, needed: Permission, by: Any) -> None:
    """While the director reads nobody else decides."""
    if not queries.may(by, needed, submission):
        raise PermissionDenied(f"{needed.value} is not yours here.")
    states = WRITTEN | ({State.REVIEW} if queries.may(by, Permission.DISCLOSURE_KEEP, submission) else set())
    submissions.touch(submission, states=states)


def _open_report(report: Report, needed: Permission, by: Any) -> None:
    reports.require(report, needed, by=by)
    keeps = committee.may(by, Permission.DISCLOSURE_KEEP, report)
    reports.touch(report, states=(ReportState.DRAFT, *([ReportState.REVIEW] if keeps else [])))


def _needed(choice: Choice) -> Permission:
    return Permission.DISCLOSURE_KEEP if choice == Choice.KEEP else Permission.DISCLOSURE_DECIDE


def _confirm(gate: Submission | Report, rows: Sequence[DisclosureChoice], by: Any) -> int:
    title = access.job_title(by, council=gate.council, needs=Permission.DISCLOSURE_KEEP)
    mine = {"from_revision": 0, "by": by, "by_name": by.name, "by_title": title, "at": timezone.now()}
    found = DisclosureChoice.objects.filter(pk__in=[row.pk for row in rows])
    if found.update(version=F("version") + 1, **mine) != len(rows):
        raise MovedOn(gate)
    for row in rows:
        after = {"place": row.place, "choice": row.choice, "revision": row.from_revision}
        record("disclosure_confirmed", by=by, subject=gate, after=after)
    return len(rows)


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
    finding = decided.finding
    of = {"submission": gate} if isinstance(gate, Submission) else {"report": gate}
    place = {**of, "kind": finding.kind, "key": finding.key, "place": finding.place}
    kept = {
        "pinned": finding.pinned,
        "choice": choice.value,
        "to": gate.council.rounds_to if choice == Choice.ROUND else 0,
        "from_revision": 0,
        "said": finding.says,
        "reason": reason,
        "by": by,
        "by_name": by.name,
        "by_title": access.job_title(by, council=gate.council, needs=_needed(choice)),
        "at": timezone.now(),
    }
    _keep(gate, place, kept, seen)
    after = {"place": finding.place, "choice": choice.value, "reason": reason}
    record(_act(choice, decided.row), by=by, subject=gate, after=after)


def _act(choice: Choice, before: DisclosureChoice | None) -> str:
    if choice == Choice.KEEP:
        return "disclosure_kept"
    return "disclosure_taken_back" if before and before.choice == Choice.KEEP else "disclosure_decided"


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
