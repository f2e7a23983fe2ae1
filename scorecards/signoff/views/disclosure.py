"""The disclosure check of a quarter and of a report: every finding with its choice, and the page of one."""

from collections.abc import Callable, Iterator
from functools import cached_property
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views import View

from portal.accounts.rules import Permission
from portal.audit.refusals import MovedOn
from portal.files.downloads import KEPT_BY_NOBODY
from portal.web.acts import ActPage
from portal.web.views import conflict
from scorecards.copies.disclosure import Choice
from scorecards.copies.withhold.checked import FIGURE
from scorecards.signoff import services as signoff
from scorecards.signoff.disclosure import CHOICE_WORDS, Check, Decided
from scorecards.signoff.forms import DecideForm, choice_words
from scorecards.signoff.services.disclosure import Seen
from scorecards.signoff.views.checked import OfQuarter, OfReport


class QuarterPage(OfQuarter, View):
    """What is found, how it could be worked out, what is printed, what was decided and what the director has to."""

    def get(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        check = self.check_now if self.open else Check((), ())
        own = [each for each in check.figures if each.finding.first or each.row or each.void]
        shown = {
            "title": self.title,
            "back": self.address(self.names[0]),
            "open": self.open,
            "decides": self.decides,
            "keeps": self.keeps,
            "check": check,
            "own": [(each, self._link(each)) for each in own],
            "following": [(each, self._link(each)) for each in check.figures if each not in own],
            "words": [(each, self._link(each)) for each in check.words],
            "waits": list(self._waits(check)),
            "carried": self.carried,
            "confirm": self.address(self.names[3]),
            "frozen": [(self._said(each), each) for each in self.frozen()] if not self.open else [],
            "sees": self.may(Permission.DISCLOSURE_DECIDE) or self.keeps,
            "quarters": self.quarters(),
            "is_report": self.is_report,
        }
        page = render(request, "signoff/disclosure.html", shown)
        page["Cache-Control"] = KEPT_BY_NOBODY
        return page

    def _link(self, decided: Decided) -> str:
        return self.address(self.names[2], decided.finding.mark) if self.decides else ""

    def _said(self, check: Any) -> str:
        if check.choice == Choice.REWORD:
            return "Reworded"
        left_out = check.choice == Choice.SUPPRESS and check.kind != FIGURE
        words = "Left out" if left_out else CHOICE_WORDS.get(Choice(check.choice), check.choice)
        return f"{words} to the nearest {check.to}" if check.to else words

    def _waits(self, check: Check) -> Iterator[str]:
        """What only the director can settle, or somebody who changes the words."""
        if check.waiting:
            what = "1 text that stops" if check.waiting == 1 else f"{check.waiting} texts that stop"
            yield f"{what} review: to be reworded, or kept by the director with a reason"
        if self.carried:
            what = "1 decision" if len(self.carried) == 1 else f"{len(self.carried)} decisions"
            yield f"{what} of an earlier revision, to be confirmed or changed before this one is signed"
        void = [each.finding.place for each in (*check.figures, *check.words) if each.void]
        yield from (f"{place}: what stood there has changed, so what was decided of it is open again" for place in void)


class ReportPage(OfReport, QuarterPage):
    """The same of a report's own words, with what is found in each of its quarters."""


class DecideQuarter(OfQuarter, ActPage):
    """One finding, and what becomes of it."""

    template_name = "signoff/decide_finding.html"
    form_class = DecideForm
    done = "The decision is kept."
    service: Callable[..., None] = staticmethod(signoff.decide)

    def allow(self) -> None:
        if not self.decides:
            raise PermissionDenied("Decisions of the disclosure check are not yours here.")

    @cached_property
    def decided(self) -> Decided:
        found = self.check_now.find(self.kwargs["mark"])
        if found is None:
            raise Http404("Nothing is found there any more.")
        return found

    def form_kwargs(self) -> dict[str, Any]:
        return {
            "choices": [each for each in self.decided.finding.choices if each != Choice.KEEP or self.keeps],
            "to": self.subject.council.rounds_to,
            "words": self.decided.finding.kind != FIGURE,
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
        follows, finding = self.follows(self.decided), self.decided.finding
        offered = {each: choice_words(each, words=finding.kind != FIGURE) for each in finding.choices}
        return {
            "decided": self.decided,
            "title": self.title,
            "keeps": self.keeps,
            "follows": [(offered[each][0], follows[each]) for each in offered if follows.get(each)],
        }

    def back(self) -> str:
        return self.address(self.names[1])


class DecideReport(OfReport, DecideQuarter):
    """The same of a report's own words."""

    service = staticmethod(signoff.decide_report)


class ConfirmQuarter(OfQuarter, View):
    """The director takes over what was decided in an earlier revision."""

    http_method_names = ["post"]
    service: Callable[..., int] = staticmethod(signoff.confirm)

    def post(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        try:
            count = self.service(self.subject, by=request.user)
        except MovedOn:
            return conflict(request, back=self.address(self.names[1]), words=[])
        messages.success(request, "1 decision is confirmed." if count == 1 else f"{count} decisions are confirmed.")
        return redirect(self.address(self.names[1]))


class ConfirmReport(OfReport, ConfirmQuarter):
    """The same of a report's own words."""

    service = staticmethod(signoff.confirm_report)
