"""What the pages of the disclosure check are about: a quarter or a report, and what a person may decide of it."""

from collections.abc import Sequence
from functools import cached_property
from typing import Any

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse

from portal.accounts.rules import Permission
from scorecards.committee import queries as committee
from scorecards.committee.models import Report
from scorecards.committee.rules import State as ReportState
from scorecards.copies import queries as copies
from scorecards.copies.content.schema import CheckFacts, ReportContent, SubmissionContent
from scorecards.copies.disclosure import Choice
from scorecards.copies.plain import from_text
from scorecards.copies.withhold.consequences import consequences
from scorecards.signoff.decided import carried
from scorecards.signoff.disclosure import Check, Decided, quarter_check, report_check
from scorecards.signoff.models import DisclosureChoice
from scorecards.signoff.reading import pinned, read_quarter, read_report, signed_before
from scorecards.submissions import queries
from scorecards.submissions.models import Submission
from scorecards.submissions.rules import State


class OfQuarter:
    """A quarter that exists for the person."""

    request: HttpRequest
    kwargs: dict[str, Any]
    subject: Submission | Report
    names = ("submission", "disclosure", "decide", "confirm")
    is_report = False

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)  # type: ignore[misc]
        self.subject = self.find()
        request.council = self.subject.council  # type: ignore[attr-defined]

    def find(self) -> Submission | Report:
        return get_object_or_404(queries.visible_to(self.request.user), pk=self.kwargs["pk"])

    def may(self, permission: Permission) -> bool:
        assert isinstance(self.subject, Submission)  # noqa: S101 - as found above
        return queries.may(self.request.user, permission, self.subject)

    @property
    def open(self) -> bool:
        return self.subject.state != State.SIGNED_OFF

    @cached_property
    def keeps(self) -> bool:
        return self.may(Permission.DISCLOSURE_KEEP)

    @property
    def decides(self) -> bool:
        """Whether the person decides of anything here now; while the director reads, only who may keep."""
        if self.subject.state in (State.REVIEW.value, ReportState.REVIEW.value):
            return self.keeps
        return self.open and self.may(Permission.DISCLOSURE_DECIDE)

    @cached_property
    def content(self) -> SubmissionContent | ReportContent:
        assert isinstance(self.subject, Submission)  # noqa: S101 - as found above
        return read_quarter(self.subject).content

    @cached_property
    def check_now(self) -> Check:
        assert isinstance(self.subject, Submission)  # noqa: S101 - as found above
        return quarter_check(read_quarter(self.subject))

    @cached_property
    def carried(self) -> list[DisclosureChoice]:
        """Decisions of earlier revisions that the director has to confirm."""
        return carried(self.subject, self.content) if self.open else []

    def follows(self, decided: Decided) -> dict[Choice, tuple[str, ...]]:
        """What else would be printed, or not, for each choice."""
        if decided.finding.kind == "words":
            return WORDS_FOLLOW
        assert isinstance(self.subject, Submission)  # noqa: S101 - a report has no figures of its own
        assert isinstance(self.content, SubmissionContent)  # noqa: S101
        before, to = signed_before(self.subject), self.subject.council.rounds_to
        return consequences(self.content, before.earlier, decided.finding.key, to=to, behind=before.behind)

    def frozen(self) -> Sequence[CheckFacts]:
        assert isinstance(self.subject, Submission)  # noqa: S101 - as found above
        copy = copies.of_submission(self.subject)
        return copies.staff_quarter(copy).checks if copy else ()

    @property
    def title(self) -> str:
        assert isinstance(self.subject, Submission)  # noqa: S101 - as found above
        return f"{self.subject.scorecard}, {queries.period_of(self.subject).title}"

    def address(self, name: str = "disclosure", *given: Any) -> str:
        return reverse(f"signoff:{name}", args=[self.subject.pk, *given])

    def quarters(self) -> list[tuple[str, str, Check | None]]:
        """Checks of what stands inside: where, of what, and what is found while it is not signed."""
        return []


class OfReport(OfQuarter):
    """The same of a report's own words."""

    names = ("report", "report-disclosure", "report-decide", "report-confirm")
    is_report = True

    def find(self) -> Submission | Report:
        return get_object_or_404(committee.whole(committee.visible_to(self.request.user)), pk=self.kwargs["pk"])

    def may(self, permission: Permission) -> bool:
        assert isinstance(self.subject, Report)  # noqa: S101 - as found above
        return committee.may(self.request.user, permission, self.subject)

    @property
    def open(self) -> bool:
        return self.subject.state in (ReportState.DRAFT, ReportState.REVIEW)

    @cached_property
    def content(self) -> SubmissionContent | ReportContent:
        assert isinstance(self.subject, Report)  # noqa: S101 - as found above
        return read_report(self.subject).content

    @cached_property
    def check_now(self) -> Check:
        assert isinstance(self.subject, Report)  # noqa: S101 - as found above
        return report_check(self.subject, read_report(self.subject))

    def frozen(self) -> Sequence[CheckFacts]:
        assert isinstance(self.subject, Report)  # noqa: S101 - as found above
        copy = copies.of_report(self.subject)
        found = from_text(copy.content, ReportContent).checks if copy else ()
        return [check for check in found if check.kind != "appendix"]

    @property
    def title(self) -> str:
        return str(self.subject)

    def quarters(self) -> list[tuple[str, str, Check | None]]:
        assert isinstance(self.subject, Report)  # noqa: S101 - as found above
        seen = queries.visible_to(self.request.user).filter(pk__in=[each.pk for each in pinned(self.subject)])
        return [
            (
                reverse("signoff:disclosure", args=[each.pk]),
                f"{each.scorecard}, {queries.period_of(each).title}",
                None if each.state == State.SIGNED_OFF else quarter_check(read_quarter(each)),
            )
            for each in seen.select_related("scorecard__council")
        ]


WORDS_FOLLOW: dict[Choice, tuple[str, ...]] = {
    Choice.SUPPRESS: ("The sentence is left out of the paper, its page and its files.",),
    Choice.REWORD: ("It is found no more once it says something else; the copy keeps that it was reworded.",),
    Choice.KEEP: ("Everybody reads it as it stands.",),
}
