"""What would be signed at this moment, read once, with the seal over everything that the page shows."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import lru_cache

from django.utils import timezone

from scorecards.committee.models import Report
from scorecards.committee.rules import Classification
from scorecards.copies import gathering, withhold
from scorecards.copies import queries as copies
from scorecards.copies.content.schema import AmendedFacts, ReportContent, SubmissionContent
from scorecards.copies.corrected import report_changes
from scorecards.copies.models import SignedCopy
from scorecards.copies.plain import to_text
from scorecards.copies.rules import digest
from scorecards.copies.withhold.marks import marked
from scorecards.peers import queries as peers
from scorecards.publishing import queries as publishing
from scorecards.signoff.decided import public_report_checks, quarter_checks, report_checks
from scorecards.submissions.models import Submission

# A proof has no moment of signing; a fixed one lets two readings of the same content be the same.
UNSIGNED = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Seen:
    """What a director had before them: the gate's version, and the hash of every word and figure on the page."""

    version: int
    sha256: str


def quarter_now(submission: Submission) -> SubmissionContent:
    """What would be signed at this moment, with what other councils share of this quarter."""
    content = gathering.submission_content(submission, on=timezone.localdate())
    beside = peers.beside(submission.council, content.quarter.lines, period=submission.period)
    content = replace(content, peers=tuple(each for each in beside.values() if each.count))
    return replace(content, checks=quarter_checks(submission, content))


def seen(submission: Submission) -> Seen:
    return Seen(submission.version, digest(to_text(quarter_now(submission)).encode()))


@dataclass(frozen=True)
class Before:
    """Quarters signed before, in order: as members read them, and `behind` that with their real figures."""

    earlier: tuple[SubmissionContent, ...]
    behind: tuple[SubmissionContent, ...]


def signed_before(submission: Submission) -> Before:
    """Every other signed quarter of the council, of any scorecard and period: figures of it lie beside this one's."""
    signed = SignedCopy.objects.filter(council=submission.council, submission__isnull=False)
    found = signed.exclude(submission=submission).order_by("position").values_list("pk", "sha256")
    read = [_read(pk, sha256) for pk, sha256 in found]
    return Before(tuple(public for public, _staff in read), tuple(staff for _public, staff in read))


def still_read(submission: Submission) -> bool:
    """Whether members can read the revision before: what it said may be quoted then, and else is gone with it."""
    if submission.revises_id is None:
        return False
    return publishing.quarter_is_out(submission.revises_id)


@lru_cache(maxsize=64)
def _read(pk: int, _sha256: str) -> tuple[SubmissionContent, SubmissionContent]:
    """A signed quarter as members and as staff see it, read once: a copy never changes, and no other has its hash."""
    copy = SignedCopy.objects.get(pk=pk)
    return copies.public_quarter(copy), copies.staff_quarter(copy)


@dataclass(frozen=True)
class QuarterRead:
    """A quarter as it would be signed now: for staff, for the public, what of it is withheld, and its seal."""

    submission: Submission
    content: SubmissionContent
    public: SubmissionContent
    withheld: tuple[str, ...]
    sha256: str
    seen: Seen


@dataclass(frozen=True)
class ReportRead:
    """A report as it would be signed now, read once: `seen` is the seal over everything that is shown."""

    content: ReportContent
    public: ReportContent
    quarters: tuple[QuarterRead, ...]
    seen: Seen


def read_quarter(submission: Submission) -> QuarterRead:
    """The quarter as signed, or as it stands where it is not signed yet."""
    if copy := copies.of_submission(submission):
        content = copies.staff_quarter(copy)
        seal = Seen(submission.version, copy.sha256)
        return QuarterRead(submission, content, copies.public_quarter(copy), content.withheld, copy.sha256, seal)
    content = quarter_now(submission)
    before, quotes = signed_before(submission), still_read(submission)
    public, withheld = withhold.public(content, earlier=before.earlier, behind=before.behind, quotes=quotes)
    seal = Seen(submission.version, digest(to_text(content).encode()))
    return QuarterRead(submission, content, public, withheld, "", seal)


def as_printed(read: QuarterRead) -> SubmissionContent:
    """What members and the paper are given, for staff: with a mark where a sentence is left out, and why."""
    return marked(read.content, read.public)


def read_report(report: Report) -> ReportRead:
    """What a director has before them. The seal is taken of the same reading that is shown."""
    quarters = tuple(read_quarter(submission) for submission in pinned(report))
    pairs = [(each.content, each.sha256) for each in quarters]
    content = gathering.report_content(report, quarters=pairs, signed_at=UNSIGNED)
    content = replace(content, changes=_changes(report, public_of(content, quarters)))
    content = replace(content, checks=(*content.checks, *report_checks(report, content)))
    seal = Seen(report.version, digest(to_text(content).encode()))
    return ReportRead(content, public_of(content, quarters), quarters, seal)


def public_of(content: ReportContent, quarters: Sequence[QuarterRead]) -> ReportContent:
    """The same reading as members are given it: of what was decided they learn that words were kept, and where."""
    public = gathering.public_report(content, [each.public for each in quarters])
    confirmed = tuple(check for check in content.checks if check.kind == "appendix")
    decided = public_report_checks(check for check in content.checks if check.kind != "appendix")
    return replace(public, checks=(*confirmed, *decided))


def _changes(report: Report, public: ReportContent) -> tuple[AmendedFacts, ...]:
    """Against what members were given of the revision before; of one that is exempt only an exempt one quotes."""
    before = copies.of_report(report.revises) if report.revises else None
    if before is None:
        return ()
    publication = publishing.publication_of(before)
    out = publication is not None and publication.withdrawn_at is None
    for_them = report.classification == Classification.EXEMPT.value or not copies.is_exempt(before)
    return report_changes(copies.public_report(before), public, quotes=out and for_them)


def pinned(report: Report) -> list[Submission]:
    return list(
        report.submissions.select_related("scorecard__council", "scorecard__scheme").order_by("pinned_by__order")
    )


def report_seen(report: Report) -> Seen:
    return read_report(report).seen
