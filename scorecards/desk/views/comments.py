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
from portal.web.views import conflict
from scorecards.commentary import queries as commentary
from scorecards.commentary.forms import AnswerForm, CommentForm
from scorecards.commentary.models import Comment
from scorecards.commentary.services import comments
from scorecards.desk import queries
from scorecards.desk.views.pages import MOVED, QuarterPage, title_of


class Comments(QuarterPage):
    """What was asked and answered in a quarter; POST remarks on the quarter as a whole."""

    def get(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        return self.shown(CommentForm())

    def post(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        access.require(request.user, Permission.COMMENT_WRITE, council=self.submission.council)
        form = CommentForm(request.POST)
        if not form.is_valid():
            return self.shown(form)
        back = reverse("desk:comments", args=[self.submission.pk])
        try:
            comments.ask(self.submission, None, by=request.user, text=form.cleaned_data["text"])
        except MovedOn:
            return conflict(request, back=back, says=MOVED, words=said(form))
        messages.success(request, "Your comment was sent.")
        return redirect(back)

    def shown(self, form: CommentForm) -> HttpResponse:
        return self.page("comments", form=form, places=queries.remarks_of_quarter(self.submission))


class Answer(View):
    """Answer a comment: sent from beneath it, shown on a page of its own where something is wrong."""

    comment: Comment

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.comment = get_object_or_404(commentary.visible_comments(request.user), pk=kwargs["pk"], answers=None)
        request.council = self.comment.submission.council  # type: ignore[attr-defined]

    def get(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        self._allow()
        return self.shown(AnswerForm())

    def post(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        self._allow()
        form = AnswerForm(request.POST)
        if not form.is_valid():
            return self.shown(form)
        try:
            comments.answer(self.comment, by=request.user, text=form.cleaned_data["text"])
        except MovedOn:
            return conflict(request, back=self.back, says=MOVED, words=said(form))
        messages.success(request, "Your answer was sent.")
        return redirect(f"{self.back}#comments")

    def _allow(self) -> None:
        access.require(self.request.user, Permission.COMMENT_WRITE, council=self.comment.submission.council)
        if commentary.is_own(self.comment, self.request.user):
            raise PermissionDenied("A question is answered by somebody else than who asked it.")

    @property
    def back(self) -> str:
        """The page of the place where the comment was made."""
        submission, comment = self.comment.submission, self.comment
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
