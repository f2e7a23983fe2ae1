"""All comments of a quarter, remarks on the quarter itself, and answers."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views import View

from portal.accounts import access
from portal.accounts.rules import Permission
from portal.audit.refusals import MovedOn
from portal.web.acts import said
from portal.web.kept import kept, starting, unsaved
from portal.web.views import conflict
from scorecards.commentary import queries as commentary
from scorecards.commentary.forms import AnswerForm, CommentForm
from scorecards.commentary.models import Comment
from scorecards.commentary.services import comments
from scorecards.desk import queries
from scorecards.desk.typed import ASK, answer_prefix, keep_others, others_typed
from scorecards.desk.views.pages import MOVED, QuarterPage, title_of


class Comments(QuarterPage):
    """What was asked and answered in a quarter; POST remarks on the quarter as a whole."""

    def get(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        return self.shown()

    def post(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        access.require(request.user, Permission.COMMENT_WRITE, council=self.submission.council)
        form = CommentForm(request.POST, prefix=ASK)
        back = reverse("desk:comments", args=[self.submission.pk])
        keep_others(request, back, self.submission, None, ASK)
        if not form.is_valid():
            return self.shown(form)
        try:
            comments.ask(self.submission, None, by=request.user, text=form.cleaned_data["text"])
        except MovedOn:
            return conflict(request, back=back, says=MOVED, words=[*said(form), *others_typed(request, back)])
        messages.success(request, "Your comment was sent.")
        return redirect(back)

    def shown(self, form: CommentForm | None = None) -> HttpResponse:
        words = kept(self.request, reverse("desk:comments", args=[self.submission.pk]))
        if form is None:
            typed = starting(words, f"{ASK}-")
            form = unsaved(CommentForm(words, prefix=ASK)) if typed else CommentForm(prefix=ASK)
        places = queries.remarks_of_quarter(self.submission)
        return self.page("comments", form=form, kept=words, places=places)


class Answer(View):
    """Answer a comment: sent from beneath it, shown on a page of its own where something is wrong."""

    comment: Comment

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.comment = get_object_or_404(commentary.visible_comments(request.user), pk=kwargs["pk"], answers=None)
        request.council = self.comment.submission.council  # type: ignore[attr-defined]

    def get(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        self._allow()
        return self.shown(AnswerForm(prefix=answer_prefix(self.comment.pk)))

    def post(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        self._allow()
        own = answer_prefix(self.comment.pk)
        form = AnswerForm(request.POST, prefix=own)
        place = self.comment.line or self.comment.theme
        if f"{ASK}-text" in request.POST:  # from beneath the comment: its own page holds no other form
            keep_others(request, self.back, self.comment.submission, place, own)
        if not form.is_valid():
            return self.shown(form)
        try:
            comments.answer(self.comment, by=request.user, text=form.cleaned_data["text"])
        except MovedOn:
            return conflict(request, back=self.back, says=MOVED, words=[*said(form), *others_typed(request, self.back)])
        messages.success(request, "Your answer was sent.")
        return redirect(f"{self.back}#comments")

    def _allow(self) -> None:
        access.require(self.request.user, Permission.COMMENT_WRITE, council=self.comment.submission.council)
        if commentary.is_own(self.comment, self.request.user):
            raise PermissionDenied("A question is answered by somebody else than who asked it.")

    @property
    def back(self) -> str:
        """The page that the answer was sent from: of all comments, or of the place where the comment was made."""
        submission, comment = self.comment.submission, self.comment
        if self.request.POST.get("from") == "comments":
            return reverse("desk:comments", args=[submission.pk])
        if comment.line_id is not None:
            return reverse("desk:line", args=[submission.pk, comment.line_id])
        if comment.theme is not None:
            return reverse("desk:theme", args=[submission.pk, comment.theme.code])
        return reverse("desk:comments", args=[submission.pk])

    def shown(self, form: AnswerForm) -> HttpResponse:
        submission = self.comment.submission
        return render(
            self.request,
            "desk/answer.html",
            {
                "form": form,
                "comment": self.comment,
                "submission": submission,
                "title": title_of(submission),
                "council": submission.council,
                "back": self.back,
                "about": str(self.comment.line or self.comment.theme or "the quarter"),
            },
        )
