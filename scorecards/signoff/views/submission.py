"""A quarter as its director reads it: what is missing, what changed, every theme; comments, send back, sign off."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views import View

from portal.accounts.rules import Permission
from portal.accounts.services import NotConfirmed, confirm
from portal.audit.refusals import MovedOn, NotReady
from portal.files.downloads import KEPT_BY_NOBODY
from scorecards.commentary import queries as commentary
from scorecards.commentary.queries import Place
from scorecards.commentary.services import comments
from scorecards.copies import queries as copies
from scorecards.framework.models import ScorecardLine, Theme
from scorecards.publishing.story import number
from scorecards.publishing.telling import tell_quarter
from scorecards.signoff import changes, reading
from scorecards.signoff import services as signoff
from scorecards.signoff.forms import BackForm, CommentForm, SignForm
from scorecards.signoff.meanwhile import Meanwhile, event_seen, meanwhile, newest_event
from scorecards.signoff.readiness import readiness, remarks, signable
from scorecards.signoff.reading import as_printed
from scorecards.signoff.typed import ASK, BACK, SIGN, begun, given_back, keep_others
from scorecards.submissions import queries
from scorecards.submissions.models import Submission
from scorecards.submissions.rules import STATE_WORDS, State
from scorecards.submissions.services import submissions

STALE = "This quarter has changed since you opened it. Read it again below; what you wrote is kept."
BACK_HINT = "Kept as a comment on the whole quarter, which an officer must answer. Comments made above are enough, too."


class Reviewed(View):
    """A page of one quarter under review: 404 unless it exists for the person."""

    submission: Submission

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        found = queries.visible_to(request.user).select_related("revises", "sent_by", "signed_off_by")
        self.submission = get_object_or_404(found, pk=kwargs["pk"])
        request.council = self.submission.council  # type: ignore[attr-defined]

    def require(self, permission: Permission) -> None:
        if not self.may(permission):
            raise PermissionDenied(f"{permission.value} is not yours here.")

    def may(self, permission: Permission) -> bool:
        return queries.may(self.request.user, permission, self.submission)

    @property
    def address(self) -> str:
        return reverse("signoff:submission", args=[self.submission.pk])

    def page(self, status: int = 200, *, stopped: bool = False, **context: Any) -> HttpResponse:
        """The whole page; `sign`, `back` and `comment` are forms that were refused, shown again as they came.

        `stopped` names all that stands in the way of a signature once more beside the form.
        """
        submission = self.submission
        event = newest_event(submission.council)  # before anything is read, so that nothing slips between
        read = reading.read_quarter(submission)
        since = changes.last_read(self.request.user, [submission])
        state = State(submission.state)
        decides = state is State.REVIEW and self.may(Permission.SUBMISSION_SIGN_OFF)
        refused = next((context[name] for name in ("sign", "back", "comment") if name in context), None)
        hidden = {"seen_version": read.seen.version, "seen_sha256": read.seen.sha256, "seen_event": event}
        may_comment = state is not State.SIGNED_OFF and self.may(Permission.COMMENT_WRITE)
        sent_it = submission.sent_by_id == self.request.user.pk
        forms = {ASK: may_comment, BACK: decides, SIGN: decides and not sent_it}
        unsaved = begun(self.request, self.address)
        back = {"seen_version": submission.version, "seen_event": event, **unsaved.get(BACK, {})}
        asked = signable if state is State.REVIEW else readiness
        gaps = [] if state is State.SIGNED_OFF else asked(submission, read)
        shown = {
            "submission": submission,
            "council": submission.council,
            "title": read.content.quarter.title,
            "quarter": read.content.quarter,
            "state_words": STATE_WORDS[state],
            "open": state is not State.SIGNED_OFF,
            "gaps": gaps,
            "problems": gaps if stopped else [],
            "remarks": [] if state is State.SIGNED_OFF else remarks(read),
            "withheld": read.withheld,
            "since": since,
            "changes": changes.quarter_changes(submission, since) if since else [],
            "changed": changes.changed_words([(submission, as_printed(read))], since) if since else frozenset(),
            "story": number(tell_quarter(as_printed(read))),
            "thread": commentary.comments_of(submission),
            "decides": decides,
            "sent_it": sent_it,
            "may_comment": may_comment,
            "may_revise": state is State.SIGNED_OFF and self.may(Permission.SUBMISSION_SIGN_OFF),
            "may_reword": self._may_reword(state),
            "newer": submission.revised_by.first(),
            "copy": copies.of_submission(submission),
            "sign": self.sign_form(initial=hidden),
            "back": BackForm(initial=back, hint=BACK_HINT),
            "meanwhile": self._meanwhile() if status == 409 else None,
            "comment": CommentForm(initial=unsaved.get(ASK), standing=read.content.quarter),
            "unsaved": unsaved,
            "given_back": given_back(
                self.request, self.address, [form for form, is_shown in forms.items() if is_shown]
            ),
            "form": refused,
            **context,
        }
        page = render(self.request, "signoff/submission.html", shown, status=status)
        page["Cache-Control"] = KEPT_BY_NOBODY
        return page

    def _may_reword(self, state: State) -> bool:
        """The reason of a revision, while it is open."""
        is_open = self.submission.revision > 1 and state in submissions.DATES_CHANGE_IN
        return is_open and any(self.may(permission) for permission in submissions.REWORDED_BY)

    def _meanwhile(self) -> Meanwhile | None:
        after = event_seen(self.request)
        return None if after is None else meanwhile(self.submission.council, [self.submission], None, after=after)

    def sign_form(self, *args: Any, **kwargs: Any) -> SignForm:
        return SignForm(*args, revision=self.submission.revision, **kwargs)

    def again(self) -> Any:
        """What was posted, with what the page shows now in place of what it showed then."""
        self.submission.refresh_from_db()
        event = newest_event(self.submission.council)
        seen = reading.read_quarter(self.submission).seen
        posted = self.request.POST.copy()
        posted["seen_version"], posted["seen_sha256"], posted["seen_event"] = str(seen.version), seen.sha256, str(event)
        posted["back-seen_version"], posted["back-seen_event"] = str(self.submission.version), str(event)
        return posted

    def back_here(self) -> HttpResponse:
        return redirect(self.address)


class Page(Reviewed):
    def get(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        return self.page()


class SignOff(Reviewed):
    """What the director saw is frozen, or nothing is."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        self.require(Permission.SUBMISSION_SIGN_OFF)
        keep_others(request, self.address, SIGN)
        form = self.sign_form(request.POST)
        if not form.is_valid():
            return self.page(sign=form, stopped=True)
        try:
            confirmation = confirm(request.user, form.cleaned_data["password"])
            signoff.sign_off(self.submission, by=request.user, seen=form.seen, confirmation=confirmation)
        except NotConfirmed as refused:
            form.refuse(str(refused), "password")
            return self.page(sign=form, stopped=True)
        except MovedOn:
            form = self.sign_form(self.again())
            form.refuse(STALE)
            return self.page(409, sign=form)
        except NotReady as missing:
            self.submission.refresh_from_db()
            return self.page(422, sign=form, refusal=SignForm.refusal, problems=missing.gaps)
        messages.success(request, "Signed off. Every word and figure of this quarter is frozen.")
        return self.back_here()


class SendBack(Reviewed):
    """Back to the officers with what should change."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        self.require(Permission.SUBMISSION_SIGN_OFF)
        keep_others(request, self.address, BACK)
        form = BackForm(request.POST, hint=BACK_HINT)
        # Comments made on the page since it was sent are enough.
        form.fields["text"].required = not self._asked()
        if not form.is_valid():
            return self.page(back=form)
        given = form.cleaned_data
        try:
            signoff.send_back(self.submission, by=request.user, seen_version=given["seen_version"], text=given["text"])
        except MovedOn:
            form = BackForm(self.again(), hint=BACK_HINT)
            form.refuse(STALE)
            return self.page(409, back=form)
        except NotReady as missing:
            self.submission.refresh_from_db()
            return self.page(422, back=form, refusal=BackForm.refusal, problems=missing.gaps)
        messages.success(request, "Sent back. The officers see what should change.")
        return self.back_here()

    def _asked(self) -> bool:
        sent = self.submission.sent_at
        return any(c.by_director and sent and c.at >= sent for c in commentary.comments_of(self.submission))


class Ask(Reviewed):
    """A comment on a line, a theme or the quarter."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        self.require(Permission.COMMENT_WRITE)
        keep_others(request, self.address, ASK)
        form = CommentForm(request.POST, standing=reading.read_quarter(self.submission).content.quarter)
        if not form.is_valid():
            return self.page(comment=form)
        try:
            comments.ask(
                self.submission,
                _place(self.submission, form.cleaned_data["place"]),
                by=request.user,
                text=form.cleaned_data["text"],
            )
        except MovedOn:
            self.submission.refresh_from_db()
            form.refuse("This quarter is signed off; comments are closed.")
            return self.page(409, comment=form)
        except ValidationError as refused:
            form.refuse(" ".join(refused.messages))
            return self.page(comment=form)
        messages.success(request, "Your comment is kept. It is open until an officer answers it.")
        return redirect(f"{self.address}#comments")


def _place(submission: Submission, chosen: str) -> Place | None:
    kind, _colon, key = chosen.partition(":")
    if kind == "line":
        return get_object_or_404(ScorecardLine, scorecard=submission.scorecard_id, pk=key)
    if kind == "theme":
        return get_object_or_404(Theme, framework=submission.scorecard.framework_id, code=key)
    if chosen:
        raise Http404
    return None
