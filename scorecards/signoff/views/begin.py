"""Acts that ask why: a new revision of a quarter, a correction or a withdrawal of a report."""

from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse

from portal.accounts.rules import Permission
from portal.audit.refusals import MovedOn, NotPossible, NotReady
from portal.web.acts import ActPage
from scorecards.committee import queries as committee
from scorecards.committee.models import Report
from scorecards.committee.rules import State as ReportState
from scorecards.committee.services import reports
from scorecards.signoff import services as signoff
from scorecards.signoff.forms import CorrectForm, LateForm, PublishForm, ReasonForm, ReviseForm, WithdrawForm
from scorecards.submissions import queries
from scorecards.submissions.models import Submission
from scorecards.submissions.rules import RevisionKind, State
from scorecards.submissions.services import submissions


class _Reworded(ActPage):
    """The reason of what was begun is said anew."""

    template_name = "signoff/reason.html"
    form_class = ReasonForm
    done = "The reason is reworded."


class _OfQuarter(ActPage):
    submission: Submission

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.submission = get_object_or_404(queries.visible_to(request.user), pk=kwargs["pk"])
        request.council = self.submission.council  # type: ignore[attr-defined]

    def context(self) -> dict[str, Any]:
        return {"submission": self.submission, "title": queries.period_of(self.submission).title}

    def back(self) -> str:
        return reverse("signoff:submission", args=[self.submission.pk])


class Revise(_OfQuarter):
    """The next revision of a signed quarter; the signed one stays as it was."""

    template_name = "signoff/revise.html"
    form_class = ReviseForm
    done = "The new revision is begun. Its words and figures are those that were signed."

    def allow(self) -> None:
        if not queries.may(self.request.user, Permission.SUBMISSION_SIGN_OFF, self.submission):
            raise PermissionDenied("Only a director begins a new revision.")

    def context(self) -> dict[str, Any]:
        return {**super().context(), "newer": self.submission.revised_by.first()}

    def act(self, form: ReviseForm) -> str:
        given = form.cleaned_data
        try:
            revision = signoff.revise(
                self.submission, by=self.request.user, kind=RevisionKind(given["kind"]), reason=given["reason"]
            )
        except NotPossible as refused:
            raise ValidationError(refused.words) from None
        return reverse("desk:scorecard", args=[revision.pk])


class RevisionReason(_Reworded, _OfQuarter):
    """Why an open revision was begun, said anew."""

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        if self.submission.revision == 1:
            raise Http404("The first revision has no reason.")

    def allow(self) -> None:
        if not any(queries.may(self.request.user, each, self.submission) for each in submissions.REWORDED_BY):
            raise PermissionDenied("The reason for the revision is not yours to reword.")

    def initial(self) -> dict[str, Any]:
        return {"seen_version": self.submission.version, "reason": self.submission.revision_reason}

    def context(self) -> dict[str, Any]:
        caption = f"{self.submission.scorecard}, {queries.period_of(self.submission).title}"
        is_open = State(self.submission.state) in submissions.DATES_CHANGE_IN
        return {"caption": caption, "revision": self.submission.revision, "is_open": is_open}

    def act(self, form: ReasonForm) -> None:
        given = form.cleaned_data
        try:
            submissions.reword_reason(
                self.submission, by=self.request.user, seen_version=given["seen_version"], reason=given["reason"]
            )
        except NotPossible as refused:
            raise ValidationError(refused.words) from None


class _OfReport(ActPage):
    """An act on a report as the person saw it, who has the permission that it needs."""

    report: Report
    needs: Permission

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.report = get_object_or_404(committee.whole(committee.visible_to(request.user)), pk=kwargs["pk"])
        request.council = self.report.council  # type: ignore[attr-defined]

    def allow(self) -> None:
        if not committee.may(self.request.user, self.needs, self.report):
            raise PermissionDenied(f"{self.needs.value} is not yours here.")

    def initial(self) -> dict[str, Any]:
        return {"seen_version": self.report.version}

    def context(self) -> dict[str, Any]:
        return {"report": self.report}

    def back(self) -> str:
        return reverse("signoff:report", args=[self.report.pk])


class Correct(_OfReport):
    """The next revision of a signed report, withdrawn or not, as a draft."""

    template_name = "signoff/correct.html"
    form_class = CorrectForm
    needs = Permission.REPORT_SIGN_OFF
    done = "The correction is begun as a draft. The earlier paper stays until this one is published."

    def context(self) -> dict[str, Any]:
        withdrawn = self.report.state == ReportState.WITHDRAWN
        return {**super().context(), "withdrawn": withdrawn, "newer": self.report.revised_by.first()}

    def act(self, form: CorrectForm) -> str:
        given = form.cleaned_data
        if self.report.state == ReportState.WITHDRAWN:
            self.done = "The correction is begun as a draft. Members read it when it is signed and published."
        fresh = signoff.correct(
            self.report, by=self.request.user, seen_version=given["seen_version"], reason=given["reason"]
        )
        return reverse("committee:report", args=[fresh.pk])


class CorrectionReason(_Reworded, _OfReport):
    """What a correction corrects, said anew while it is a draft."""

    needs = Permission.REPORT_EDIT

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        if self.report.revision == 1:
            raise Http404("The first revision has no reason.")

    def initial(self) -> dict[str, Any]:
        return {**super().initial(), "reason": self.report.revision_reason}

    def context(self) -> dict[str, Any]:
        is_open = self.report.state == ReportState.DRAFT
        return {"caption": self.report.title, "revision": self.report.revision, "is_open": is_open}

    def act(self, form: ReasonForm) -> None:
        given = form.cleaned_data
        reports.reword_reason(
            self.report, by=self.request.user, seen_version=given["seen_version"], reason=given["reason"]
        )


class Publish(_OfReport):
    """What members will read from now on, said before it is done."""

    template_name = "signoff/publish.html"
    form_class = PublishForm
    needs = Permission.REPORT_PUBLISH
    done = "Published. Members can read it from now on."

    def context(self) -> dict[str, Any]:
        signed = self.report.state == ReportState.SIGNED_OFF
        return {**super().context(), "signed": signed, "gaps": signoff.unpublishable(self.report) if signed else []}

    def act(self, form: PublishForm) -> str:
        try:
            signoff.publish(self.report, by=self.request.user, seen_version=form.cleaned_data["seen_version"])
        except NotReady as missing:
            raise ValidationError([f"{gap}." for gap in missing.gaps]) from None
        return self.back()


class Late(_OfReport):
    """Why the chair takes a paper that is published after its last day; said before it is published."""

    template_name = "signoff/late.html"
    form_class = LateForm
    needs = Permission.REPORT_PUBLISH
    done = "The reason is kept. The paper is being printed again with it on the cover; publish it then."

    def initial(self) -> dict[str, Any]:
        report = self.report
        return {"seen_version": report.version, "chair": report.late_chair, "reason": report.late_reason}

    def context(self) -> dict[str, Any]:
        waits = self.report.state == ReportState.SIGNED_OFF
        return {**super().context(), "late": waits and signoff.is_late(self.report)}

    def newer(self, moved: MovedOn) -> dict[str, Any] | None:
        now = Report.objects.get(pk=self.report.pk)
        return {"version": now.version, "report": now} if now.state == ReportState.SIGNED_OFF else None

    def act(self, form: LateForm) -> None:
        given = form.cleaned_data
        signoff.take_late(
            self.report,
            by=self.request.user,
            seen_version=given["seen_version"],
            chair=given["chair"],
            reason=given["reason"],
        )


class Withdraw(_OfReport):
    """Page and file vanish for members at once."""

    template_name = "signoff/withdraw.html"
    form_class = WithdrawForm
    needs = Permission.REPORT_WITHDRAW
    done = "Withdrawn. Members cannot open the page or the file any more."

    def act(self, form: WithdrawForm) -> str:
        given = form.cleaned_data
        signoff.withdraw(self.report, by=self.request.user, seen_version=given["seen_version"], reason=given["reason"])
        return self.back()
