"""A report as its committee will read it: what is missing, what changed, the whole text; send back or sign off."""

from dataclasses import replace
from io import BytesIO
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views import View

from portal.accounts.rules import Permission
from portal.accounts.services import NotConfirmed, confirm
from portal.audit.refusals import MovedOn, NotReady
from portal.files.downloads import KEPT_BY_NOBODY, send
from scorecards.committee import queries
from scorecards.committee.models import Report
from scorecards.committee.rules import CORRECTABLE, STATE_WORDS, State
from scorecards.copies import queries as copies
from scorecards.copies.models import SignedCopy
from scorecards.publishing import making, shown
from scorecards.publishing import queries as publishing
from scorecards.publishing.story import Story
from scorecards.signoff import changes, reading
from scorecards.signoff import services as signoff
from scorecards.signoff.forms import STATEMENT, BackForm, SignReportForm
from scorecards.signoff.meanwhile import Meanwhile, event_seen, meanwhile, newest_event
from scorecards.signoff.overtaken import old_remarks
from scorecards.signoff.readiness import remarks, report_signable
from scorecards.signoff.readiness import signable as quarter_signable
from scorecards.signoff.reading import QuarterRead, ReportRead
from scorecards.signoff.remarks import report_remarks
from scorecards.signoff.rules import Gap
from scorecards.signoff.typed import BACK, SIGN, begun, given_back, keep_others
from scorecards.submissions.rules import State as QuarterState

STALE = "This report has changed since you opened it. Read it again below; what you wrote is kept."
BACK_HINT = "Your words go to the people who wrote the report."
SIGNED = {State.SIGNED_OFF, State.PUBLISHED, State.WITHDRAWN}


class Reviewed(View):
    """A page of one report: 404 unless it exists for the person."""

    report: Report

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.report = get_object_or_404(self._found(), pk=kwargs["pk"])
        request.council = self.report.council  # type: ignore[attr-defined]

    def _found(self) -> Any:
        return queries.whole(queries.visible_to(self.request.user)).select_related(
            "meeting__committee__council", "revises", "begun_by", "sent_by", "signed_off_by"
        )

    def require(self, permission: Permission) -> None:
        if not self.may(permission):
            raise PermissionDenied(f"{permission.value} is not yours here.")

    def may(self, permission: Permission) -> bool:
        return queries.may(self.request.user, permission, self.report)

    @property
    def address(self) -> str:
        return reverse("signoff:report", args=[self.report.pk])

    @property
    def statement(self) -> str:
        """What the page offers to say."""
        return STATEMENT.format(committee=self.report.meeting.committee.name)

    def page(self, status: int = 200, *, stopped: bool = False, **context: Any) -> HttpResponse:
        """The whole page; `sign` and `back` are forms that were refused, shown again as they came.

        `stopped` names all that stands in the way of a signature once more beside the form.
        """
        event = newest_event(self.report.council)  # before anything is read, so that nothing slips between
        copy = copies.of_report(self.report)
        told = self._signed(copy) if copy else self._unsigned(event)
        stale = {"meanwhile": self._meanwhile(copy) if status == 409 else None, "seen_event": event}
        shown = {**self._shared(), **told, **stale, "problems": told.get("gaps", []) if stopped else [], **context}
        forms = [BACK, *([] if shown["sent_it"] else [SIGN])] if shown.get("decides") else []
        shown["given_back"] = given_back(self.request, self.address, forms, self.statement)
        page = render(self.request, "signoff/report.html", shown, status=status)
        page["Cache-Control"] = KEPT_BY_NOBODY
        return page

    def _meanwhile(self, copy: SignedCopy | None) -> Meanwhile | None:
        """What is done to a quarter changes no report that is signed, and is no business of who publishes it."""
        after = event_seen(self.request)
        quarters = [] if copy else reading.pinned(self.report)
        return None if after is None else meanwhile(self.report.council, quarters, self.report, after=after)

    def _shared(self) -> dict[str, Any]:
        report, state = self.report, State(self.report.state)
        return {
            "report": report,
            "council": report.council,
            "state": state,
            "state_words": STATE_WORDS[state],
            "draft": state is State.DRAFT,
            "sent_it": report.sent_by_id == self.request.user.pk,
            "newer": report.revised_by.first(),
            "revisions": queries.beside(self.request.user, report),
            "may_send": state is State.DRAFT and self.may(Permission.REPORT_SEND),
            "may_recall": state is State.REVIEW and report.sent_by_id == self.request.user.pk,
            "may_publish": state is State.SIGNED_OFF and self.may(Permission.REPORT_PUBLISH),
            "may_withdraw": state is State.PUBLISHED and self.may(Permission.REPORT_WITHDRAW),
            "may_supplement": state in (State.SIGNED_OFF, State.PUBLISHED)
            and report.supplements_id is None
            and self.may(Permission.REPORT_EDIT),
            "may_correct": state in CORRECTABLE and self.may(Permission.REPORT_SIGN_OFF),
        }

    def _signed(self, copy: SignedCopy) -> dict[str, Any]:
        """From the frozen copy and from nothing else."""
        publication = publishing.publication_of(copy)
        return {
            "copy": copy,
            "story": making.story_of_copy(copy),
            "documents": [
                *shown.for_staff(publishing.documents_of(copy).values()),
                *shown.pack(publishing.pack_of(self.request.user, copy), self.request.user),
            ],
            "publication": publication,
            "later": publishing.took_its_place(publication),
            "unpublishable": signoff.unpublishable(self.report) if self.report.state == State.SIGNED_OFF else [],
        }

    def _unsigned(self, event: int) -> dict[str, Any]:
        read = reading.read_report(self.report)
        since = changes.last_read(self.request.user, [q.submission for q in read.quarters], self.report)
        unsigned = signable(read)
        return {
            "read": read,
            "story": marked_story(self.report, read),
            "gaps": self.gaps(read),
            "remarks": [*_quarter_remarks(read), *report_remarks(read), *old_remarks(self.report, read)],
            "withheld": [words for quarter in read.quarters for words in quarter.withheld],
            "unsigned": unsigned,
            "since": since,
            "decides": self.report.state == State.REVIEW and self.may(Permission.REPORT_SIGN_OFF),
            **self._changes(read, since),
            **self._forms(read, unsigned, event),
        }

    def gaps(self, read: ReportRead) -> list[Gap]:
        """What stops sign-off, in the report and in its quarters; one that can be signed along is none by itself."""
        unsigned = signable(read)
        along = len(unsigned) if self.may(Permission.SUBMISSION_SIGN_OFF) else 0
        found = report_signable(self.report, read)
        if along and sum(gap.kind == "quarter" for gap in found) == along:
            found = [gap for gap in found if gap.kind != "quarter"]
        return [*found, *(gap for quarter in unsigned for gap in quarter_signable(quarter.submission, quarter))]

    def _changes(self, read: ReportRead, since: changes.Since | None) -> dict[str, Any]:
        if since is None:
            return {"changes": [], "changed": frozenset()}
        submissions = [q.submission for q in read.quarters]
        pairs = [(q.submission, reading.as_printed(q)) for q in read.quarters]
        return {
            "changes": changes.report_changes(self.report, submissions, since),
            "changed": changes.changed_words(pairs, since, self.report),
        }

    def _forms(self, read: ReportRead, unsigned: list[QuarterRead], event: int) -> dict[str, Any]:
        unsaved = begun(self.request, self.address)
        seen = {"seen_version": read.seen.version, "seen_sha256": read.seen.sha256, "seen_event": event}
        back = {"seen_version": self.report.version, "seen_event": event}
        return {
            "sign": self.sign_form(unsigned, initial={**seen, "statement": self.statement, **unsaved.get(SIGN, {})}),
            "back": BackForm(initial={**back, **unsaved.get(BACK, {})}, hint=BACK_HINT),
            "unsaved": unsaved,
        }

    def sign_form(self, unsigned: list[QuarterRead], *args: Any, **kwargs: Any) -> SignReportForm:
        return SignReportForm(*args, unsigned=unsigned, revision=self.report.revision, **kwargs)

    def reread(self) -> None:
        self.report = self._found().get(pk=self.report.pk)


def signable(read: ReportRead) -> list[QuarterRead]:
    """Pinned quarters that wait for a signature and can be given it together with the report's."""
    return [q for q in read.quarters if q.submission.state == QuarterState.REVIEW]


def story_of(report: Report, read: ReportRead) -> Story:
    return making.story_of(read.public, beside=signoff.beside(report), sha256="")


def marked_story(report: Report, read: ReportRead) -> Story:
    """The page's own: it marks where the paper leaves a sentence out."""
    quarters = tuple(reading.as_printed(quarter) for quarter in read.quarters)
    return making.story_of(replace(read.public, submissions=quarters), beside=signoff.beside(report), sha256="")


def _quarter_remarks(read: ReportRead) -> list[Any]:
    return [remark for quarter in read.quarters if not quarter.sha256 for remark in remarks(quarter)]


class Page(Reviewed):
    def get(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        return self.page()


class Proof(Reviewed):
    """The paper as it would be printed now, marked as a proof; neither stored nor kept by a browser."""

    def get(self, request: HttpRequest, **_kwargs: Any) -> HttpResponseBase:
        if State(self.report.state) in SIGNED:
            return redirect("signoff:report", self.report.pk)
        try:
            printed = making.printed_story(story_of(self.report, reading.read_report(self.report)), proof=True)
        except making.CannotMake as trouble:
            return self.page(refusal="The proof could not be printed", problems=[str(trouble)])
        name = making.file_name(f"{self.report.title}, proof", self.report.revision, "pdf")
        return send(BytesIO(printed.content), as_name=name, media_type="application/pdf")


class SignOff(Reviewed):
    """What the director saw is frozen, with the quarters that were ticked, or nothing is."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        self.require(Permission.REPORT_SIGN_OFF)
        keep_others(request, self.address, SIGN, self.statement)
        read = reading.read_report(self.report)
        form = self.sign_form(signable(read), request.POST)
        if not form.is_valid():
            return self._refused(form)
        try:
            confirmation = confirm(request.user, form.cleaned_data["password"])
            signoff.sign_off_report(
                self.report,
                by=request.user,
                seen=form.seen,
                confirmation=confirmation,
                statement=form.cleaned_data["statement"],
                quarters=form.signed_with(),
            )
        except NotConfirmed as refused:
            form.refuse(str(refused), "password")
            return self._refused(form)
        except MovedOn:
            return self._stale()
        except NotReady as missing:
            self.reread()
            return self.page(422, sign=form, form=form, refusal=form.refusal, problems=missing.gaps)
        messages.success(request, "Signed off. The committee’s paper is being made.")
        return redirect("signoff:report", self.report.pk)

    def _refused(self, form: SignReportForm) -> HttpResponse:
        """With everything that stands in the way, not only what the form lacks."""
        return self.page(sign=form, form=form, stopped=True)

    def _stale(self) -> HttpResponse:
        self.reread()
        if State(self.report.state) is not State.REVIEW:
            words = f"It is not waiting for a signature any more: {STATE_WORDS[State(self.report.state)].lower()}."
            return self.page(409, refusal=SignReportForm.refusal, problems=[words])
        event = newest_event(self.report.council)
        read = reading.read_report(self.report)
        posted = self.request.POST.copy()
        posted["seen_version"], posted["seen_sha256"] = str(read.seen.version), read.seen.sha256
        posted["seen_event"] = str(event)
        for quarter in signable(read):
            posted[f"version_{quarter.submission.pk}"] = str(quarter.seen.version)
            posted[f"sha256_{quarter.submission.pk}"] = quarter.seen.sha256
        form = self.sign_form(signable(read), posted)
        form.refuse(STALE)
        return self.page(409, sign=form, form=form)


class SendBack(Reviewed):
    """Back to the authors with what should change."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        self.require(Permission.REPORT_SIGN_OFF)
        keep_others(request, self.address, BACK, self.statement)
        form = BackForm(request.POST, hint=BACK_HINT)
        if not form.is_valid():
            return self.page(back=form, form=form)
        given = form.cleaned_data
        try:
            signoff.send_report_back(
                self.report, by=request.user, seen_version=given["seen_version"], reason=given["text"]
            )
        except MovedOn:
            return self._stale()
        except ValidationError as refused:
            form.refuse(" ".join(refused.messages), "text")
            return self.page(back=form, form=form)
        messages.success(request, "Sent back. The authors see what should change.")
        return redirect("signoff:report", self.report.pk)

    def _stale(self) -> HttpResponse:
        self.reread()
        posted = self.request.POST.copy()
        posted["back-seen_version"] = str(self.report.version)
        posted["back-seen_event"] = str(newest_event(self.report.council))
        form = BackForm(posted, hint=BACK_HINT)
        form.refuse(STALE)
        return self.page(409, back=form, form=form)
