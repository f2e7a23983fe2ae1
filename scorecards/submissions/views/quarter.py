"""The quarter itself: opened, dated, its figures seen, closed and opened again."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views import View

from portal.accounts import access
from portal.accounts.rules import Permission
from portal.audit.refusals import MovedOn, NotPossible, NotReady
from portal.figures.spans import day_words
from portal.web.acts import version_seen
from scorecards.periods import parse_period
from scorecards.submissions import queries
from scorecards.submissions.forms import CancelForm, DatesForm, OpenForm, ReasonForm, UploadForm
from scorecards.submissions.models import Submission
from scorecards.submissions.rules import CANCELLED_FROM, MOVES, STATE_WORDS, Coverage, State, coverage_words
from scorecards.submissions.services import cancelling, figures, submissions

STALE = "This quarter has changed since you opened the page. Nothing of yours was saved over it."


class QuarterView(View):
    """A page of one quarter: 404 unless it exists for the person."""

    submission: Submission

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.submission = get_object_or_404(queries.visible_to(request.user), pk=kwargs["pk"])
        request.council = self.submission.council  # type: ignore[attr-defined]

    def require(self, permission: Permission) -> None:
        access.require(self.request.user, permission, council=self.submission.council)

    @property
    def may_load(self) -> bool:
        """Whether the page offers to change figures: the right person, while the quarter collects them."""
        right = access.allowed(self.request.user, Permission.FIGURES_LOAD, council=self.submission.council)
        return right and State(self.submission.state) in figures.FIGURES_CHANGE_IN

    @property
    def must_reopen(self) -> bool:
        """Whether a person who loads figures must have them reopened first; what is signed needs a revision."""
        right = access.allowed(self.request.user, Permission.FIGURES_LOAD, council=self.submission.council)
        return right and not self.may_load and self.submission.state != State.SIGNED_OFF

    def page(self, template: str, status: int = 200, **context: Any) -> HttpResponse:
        submission = self.submission
        period = queries.period_of(submission)
        shown = {
            "submission": submission,
            "council": submission.council,
            "title": period.title[0].upper() + period.title[1:],
            "state_words": STATE_WORDS[State(submission.state)],
            "coverage": coverage_words(Coverage(submission.coverage), day_words(submission.data_date)),
            "may_load": self.may_load,
            "must_reopen": self.must_reopen,
            **context,
        }
        return render(self.request, f"submissions/{template}.html", shown, status=status)


class Open(View):
    """Open a quarter of a scorecard."""

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.scorecard = get_object_or_404(queries.scorecards_visible_to(request.user), pk=kwargs["scorecard"])
        request.council = self.scorecard.council  # type: ignore[attr-defined]

    def get(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        access.require(request.user, Permission.SUBMISSION_OPEN, council=self.scorecard.council)
        code = queries.next_period(self.scorecard)
        initial: dict[str, Any] = {"period": code, "coverage": Coverage.WHOLE.value}
        if code:
            initial["data_date"] = parse_period(code).end
        return self._page(OpenForm(initial=initial))

    def post(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        access.require(request.user, Permission.SUBMISSION_OPEN, council=self.scorecard.council)
        form = OpenForm(request.POST)
        if not form.is_valid():
            return self._page(form)
        given = form.cleaned_data
        try:
            submission = submissions.open(
                self.scorecard,
                by=request.user,
                period=given["period"],
                data_date=given["data_date"],
                coverage=Coverage(given["coverage"]),
                narrative_due=given["narrative_due"],
            )
        except NotPossible as refused:
            form.refuse(refused.words, refused.field or None)
            return self._page(form)
        except MovedOn:
            form.refuse("Somebody else has just opened this quarter.", "period")
            return self._page(form, status=409)
        messages.success(request, "The quarter is open. Its figures come next.")
        return redirect("submissions:figures", submission.pk)

    def _page(self, form: OpenForm, status: int = 200) -> HttpResponse:
        context = {"form": form, "scorecard": self.scorecard, "council": self.scorecard.council}
        return render(self.request, "submissions/open.html", context, status=status)


class Figures(QuarterView):
    """What each line has, what is missing, and the ways to give it."""

    def get(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        return self.shown()

    def shown(self, status: int = 200, **context: Any) -> HttpResponse:
        submission, user = self.submission, self.request.user
        state = State(submission.state)
        may_close = queries.may(user, Permission.FIGURES_CLOSE, submission)
        return self.page(
            "figures",
            status,
            **{
                "page": queries.figures_page(submission),
                "upload_form": UploadForm(),
                "waiting": queries.waiting_uploads(submission) if self.may_load else [],
                "may_close": may_close and state == MOVES["close_figures"].source,
                "may_reopen": may_close and state == MOVES["reopen_figures"].source,
                "may_date": access.allowed(user, Permission.SUBMISSION_OPEN, council=submission.council)
                and state in submissions.DATES_CHANGE_IN,
                "may_cancel": access.allowed(user, Permission.SUBMISSION_OPEN, council=submission.council)
                and state in CANCELLED_FROM
                and submission.revision == 1,
                **context,
            },
        )


class Close(Figures):
    """The figures are complete: officers write next."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        try:
            submissions.close_figures(self.submission, by=request.user, seen_version=version_seen(request))
        except MovedOn:
            self.submission.refresh_from_db()
            return self.shown(409, refusal="The figures were not closed", problems=[STALE])
        except NotReady as missing:
            self.submission.refresh_from_db()
            return self.shown(422, refusal="The figures were not closed", problems=missing.gaps)
        messages.success(request, "The figures are closed. Officers can write their narrative.")
        return redirect("submissions:figures", self.submission.pk)


class Reopen(QuarterView):
    """Back to collecting, for a reason."""

    def get(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        self.require(Permission.FIGURES_CLOSE)
        return self.page("reopen", form=ReasonForm(initial={"seen_version": self.submission.version}))

    def post(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        self.require(Permission.FIGURES_CLOSE)
        form = ReasonForm(request.POST)
        if not form.is_valid():
            return self.page("reopen", form=form)
        given = form.cleaned_data
        try:
            submissions.reopen_figures(
                self.submission, by=request.user, seen_version=given["seen_version"], reason=given["reason"]
            )
        except NotPossible as refused:
            form.refuse(refused.words, refused.field or None)
            return self.page("reopen", form=form)
        except MovedOn:
            return _again(self, "reopen", ReasonForm)
        messages.success(request, "The figures are open again.")
        return redirect("submissions:figures", self.submission.pk)


class Cancel(QuarterView):
    """A quarter that was opened by mistake is taken away, after a page that says what goes with it."""

    def get(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        self.require(Permission.SUBMISSION_OPEN)
        return self._page(CancelForm(initial={"seen_version": self.submission.version}))

    def post(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        self.require(Permission.SUBMISSION_OPEN)
        form = CancelForm(request.POST)
        if not form.is_valid():
            return self._page(form)
        given, title = form.cleaned_data, queries.period_of(self.submission).title
        try:
            cancelling.cancel(
                self.submission, by=request.user, seen_version=given["seen_version"], reason=given["reason"]
            )
        except NotPossible as refused:
            form.refuse(refused.words, refused.field or None)
            return self._page(form)
        except MovedOn:
            return _again(self, "cancel", CancelForm, **self._goes())
        messages.success(request, f"{title[0].upper()}{title[1:]} was cancelled. The trail keeps what it held.")
        return redirect("framework:scorecard", self.submission.scorecard_id)

    def _page(self, form: CancelForm) -> HttpResponse:
        return self.page("cancel", form=form, **self._goes())

    def _goes(self) -> dict[str, Any]:
        may_cancel = self.submission.state in CANCELLED_FROM and self.submission.revision == 1
        return {"goes": queries.held_by(self.submission), "may_cancel": may_cancel}


class ChangeDates(QuarterView):
    """What date the data stand at, whether they cover the quarter whole, and when narrative is due."""

    def get(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        self.require(Permission.SUBMISSION_OPEN)
        return self.page("change_dates", form=DatesForm(initial=DatesForm.initial_of(self.submission)))

    def post(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        self.require(Permission.SUBMISSION_OPEN)
        form = DatesForm(request.POST)
        if not form.is_valid():
            return self.page("change_dates", form=form)
        given = form.cleaned_data
        try:
            submissions.change_dates(
                self.submission,
                by=request.user,
                seen_version=given["seen_version"] or 0,
                data_date=given["data_date"],
                coverage=Coverage(given["coverage"]),
                narrative_due=given["narrative_due"],
            )
        except NotPossible as refused:
            form.refuse(refused.words, refused.field or None)
            return self.page("change_dates", form=form)
        except MovedOn:
            return _again(self, "change_dates", DatesForm)
        messages.success(request, "The dates were changed.")
        return redirect("submissions:figures", self.submission.pk)


def _again(
    view: QuarterView, template: str, form_class: type[DatesForm] | type[ReasonForm], **context: Any
) -> HttpResponse:
    """The page as it is now with the person's own words in it: 409."""
    view.submission.refresh_from_db()
    words = view.request.POST.copy()
    words["seen_version"] = str(view.submission.version)
    form = form_class(words)
    form.refuse(f"{STALE} What you gave is below.")
    return view.page(template, 409, form=form, **context)
