"""The disclosure check of a quarter and of a report: every finding with its choice, and the page of one."""

from collections.abc import Callable
from functools import cached_property
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views import View

from portal.accounts.rules import Permission
from portal.files.downloads import KEPT_BY_NOBODY
from portal.web.acts import ActPage
from scorecards.committee import queries as committee
from scorecards.committee.models import Report
from scorecards.committee.rules import State as ReportState
from scorecards.copies import queries as copies
from scorecards.copies.content.schema import ReportContent
from scorecards.copies.disclosure import Choice
from scorecards.copies.plain import from_text
from scorecards.signoff import services as signoff
from scorecards.signoff.disclosure import CHOICE_WORDS, Check, Decided, quarter_check, report_check
from scorecards.signoff.forms import DecideForm
from scorecards.signoff.reading import pinned, read_quarter, read_report
from scorecards.signoff.services.disclosure import Seen
from scorecards.submissions import queries
from scorecards.submissions.models import Submission
from scorecards.submissions.rules import State


class _Quarter:
    """A quarter that exists for the person, and what they may decide of it."""

    request: HttpRequest
    kwargs: dict[str, Any]
    subject: Submission | Report

    def find(self) -> Submission | Report:
        return get_object_or_404(queries.visible_to(self.request.user), pk=self.kwargs["pk"])

    def may(self, permission: Permission) -> bool:
        assert isinstance(self.subject, Submission)  # noqa: S101 - as found above
        return queries.may(self.request.user, permission, self.subject)

    @property
    def open(self) -> bool:
        return self.subject.state != State.SIGNED_OFF

    @property
    def decides(self) -> bool:
        """Whether the person decides of anything here now; while the director reads, only who may keep."""
        if self.subject.state in (State.REVIEW.value, ReportState.REVIEW.value):
            return self.may(Permission.DISCLOSURE_KEEP)
        return self.open and self.may(Permission.DISCLOSURE_DECIDE)

    def check_now(self) -> Check:
        assert isinstance(self.subject, Submission)  # noqa: S101 - as found above
        return quarter_check(read_quarter(self.subject))

    def frozen(self) -> Any:
        assert isinstance(self.subject, Submission)  # noqa: S101 - as found above
        copy = copies.of_submission(self.subject)
        return copies.staff_quarter(copy).checks if copy else ()

    @property
    def title(self) -> str:
        assert isinstance(self.subject, Submission)  # noqa: S101 - as found above
        return f"{self.subject.scorecard}, {queries.period_of(self.subject).title}"

    def address(self, name: str = "disclosure", *given: Any) -> str:
        return reverse(f"signoff:{name}", args=[self.subject.pk, *given])

    def links(self) -> list[tuple[str, str]]:
        """Checks of what stands inside."""
        return []

    names = ("submission", "disclosure", "decide")


class _Report(_Quarter):
    """The same of a report's own words."""

    names = ("report", "report-disclosure", "report-decide")

    def find(self) -> Submission | Report:
        return get_object_or_404(committee.whole(committee.visible_to(self.request.user)), pk=self.kwargs["pk"])

    def may(self, permission: Permission) -> bool:
        assert isinstance(self.subject, Report)  # noqa: S101 - as found above
        return committee.may(self.request.user, permission, self.subject)

    @property
    def open(self) -> bool:
        return self.subject.state in (ReportState.DRAFT, ReportState.REVIEW)

    def check_now(self) -> Check:
        assert isinstance(self.subject, Report)  # noqa: S101 - as found above
        return report_check(self.subject, read_report(self.subject))

    def frozen(self) -> Any:
        assert isinstance(self.subject, Report)  # noqa: S101 - as found above
        copy = copies.of_report(self.subject)
        return from_text(copy.content, ReportContent).checks if copy else ()

    @property
    def title(self) -> str:
        return str(self.subject)

    def links(self) -> list[tuple[str, str]]:
        assert isinstance(self.subject, Report)  # noqa: S101 - as found above
        seen = queries.visible_to(self.request.user).filter(pk__in=[each.pk for each in pinned(self.subject)])
        return [
            (reverse("signoff:disclosure", args=[each.pk]), f"{each.scorecard}, {queries.period_of(each).title}")
            for each in seen.select_related("scorecard")
        ]


class QuarterPage(_Quarter, View):
    """What is found, by which rule, what would be printed, and what was decided."""

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.subject = self.find()
        request.council = self.subject.council  # type: ignore[attr-defined]

    def get(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        check = self.check_now() if self.open else Check((), ())
        said_of = {choice.value: words for choice, words in CHOICE_WORDS.items()}
        shown = {
            "title": self.title,
            "back": self.address(self.names[0]),
            "open": self.open,
            "decides": self.decides,
            "keeps": self.may(Permission.DISCLOSURE_KEEP),
            "check": check,
            "own": [(each, self._link(each)) for each in check.figures if each.finding.first or each.row or each.void],
            "following": [
                (each, self._link(each)) for each in check.figures if not (each.finding.first or each.row or each.void)
            ],
            "words": [(each, self._link(each)) for each in check.words],
            "frozen": [(said_of.get(each.choice, each.choice), each) for each in self.frozen()],
            "links": self.links(),
            "is_report": self.names[0] == "report",
        }
        page = render(request, "signoff/disclosure.html", shown)
        page["Cache-Control"] = KEPT_BY_NOBODY
        return page

    def _link(self, decided: Decided) -> str:
        return self.address(self.names[2], decided.finding.mark) if self.decides else ""


class ReportPage(_Report, QuarterPage):
    """The same of a report's own words, with the way to its quarters' checks."""


class DecideQuarter(_Quarter, ActPage):
    """One finding, and what becomes of it."""

    template_name = "signoff/decide_finding.html"
    form_class = DecideForm
    done = "The decision is kept."
    service: Callable[..., None] = staticmethod(signoff.decide)

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.subject = self.find()
        request.council = self.subject.council  # type: ignore[attr-defined]

    def allow(self) -> None:
        if not self.decides:
            raise PermissionDenied("Decisions of the disclosure check are not yours here.")

    @cached_property
    def decided(self) -> Decided:
        found = self.check_now().find(self.kwargs["mark"])
        if found is None:
            raise Http404("Nothing is found there any more.")
        return found

    def form_kwargs(self) -> dict[str, Any]:
        keeps = self.may(Permission.DISCLOSURE_KEEP)
        offered = self.decided.finding.choices
        reword = self.decided.row is not None and keeps
        return {
            "choices": [c for c in offered if (c != Choice.KEEP or keeps) and (c != Choice.REWORD or reword)],
            "to": self.subject.council.rounds_to,
        }

    def initial(self) -> dict[str, Any]:
        row = self.decided.row
        there = row or self.decided.void
        return {
            "seen_version": there.version if there else 0,
            "seen_pinned": self.decided.finding.pinned,
            "choice": row.choice if row else "",
            "reason": row.reason if row else "",
        }

    def act(self, form: DecideForm) -> None:
        given = form.cleaned_data
        self.service(
            self.subject,
            by=self.request.user,
            mark=self.kwargs["mark"],
            choice=Choice(given["choice"]),
            reason=given["reason"],
            seen=Seen(given["seen_version"], given["seen_pinned"]),
        )

    def context(self) -> dict[str, Any]:
        return {"decided": self.decided, "title": self.title}

    def back(self) -> str:
        return self.address(self.names[1])


class DecideReport(_Report, DecideQuarter):
    """The same of a report's own words."""

    service = staticmethod(signoff.decide_report)
