"""A theme's page: what is said of it, which lines those words cover, and what was asked about it."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from portal.accounts.rules import Permission
from portal.audit.refusals import MovedOn
from portal.web.acts import said
from portal.web.views import conflict
from scorecards.commentary import queries as commentary
from scorecards.commentary.forms import CommentForm, ThemeNarrativeForm
from scorecards.commentary.models import Narrative
from scorecards.commentary.services import comments, narratives
from scorecards.commentary.services.narratives import NewerWords
from scorecards.desk import queries
from scorecards.desk.board import row_of
from scorecards.desk.spoken import spoken
from scorecards.desk.views.line import MOVED, beside_newer
from scorecards.desk.views.pages import QuarterPage
from scorecards.framework.models import Theme
from scorecards.signoff.readiness import narrative_states
from scorecards.submissions.queries.lines import quarter_lines
from scorecards.submissions.queries.scorecard import quarter_standing


class ThemePage(QuarterPage):
    """A theme of a quarter: 404 unless one of the quarter's lines stands under it."""

    theme: Theme

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.lines = [each for each in quarter_lines(self.submission) if each.line.theme.code == kwargs["code"]]
        if not self.lines:
            raise Http404
        (self.theme,) = queries.themes_of(self.lines)

    @property
    def address(self) -> str:
        return reverse("desk:theme", args=[self.submission.pk, self.theme.code])

    @property
    def may_write(self) -> bool:
        return self.open_for_words and commentary.may_write(self.request.user, self.submission, self.theme)

    def narrative_form(self, data: Any = None, narrative: Narrative | None = None) -> ThemeNarrativeForm:
        initial: dict[str, Any] = ThemeNarrativeForm.initial_of(narrative)
        if narrative is not None:
            initial["covers"] = [str(line.pk) for line in narrative.lines.all()]
        return ThemeNarrativeForm(data, initial=initial, lines=[each.line for each in self.lines])

    def shown(self, status: int = 200, **context: Any) -> HttpResponse:
        submission = self.submission
        standing = quarter_standing(submission, lines=self.lines)
        talk = commentary.talk_of(submission)
        states = narrative_states(standing, talk.lines, submission.council.large_change_percent, talk.lines_asked)
        narrative = commentary.narrative_of(submission, self.theme)
        may_write = self.may_write
        if may_write and "form" not in context:
            context["form"] = self.narrative_form(narrative=narrative)
        return self.page(
            "theme",
            status,
            **{
                "theme": self.theme,
                "rows": [row_of(line, states[line.line], standing, self.palette) for line in standing.lines],
                "narrative": narrative,
                "own": spoken(narrative) if narrative else None,
                "remarks": queries.remarks_on_theme(submission, self.theme),
                "may_write": may_write,
                "comment_form": CommentForm(prefix="ask"),
                **context,
            },
        )


class ThemeNarrative(ThemePage):
    """Read a theme's narrative; POST saves it with the lines it covers."""

    def get(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        return self.shown()

    def post(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        if not commentary.may_write(request.user, self.submission, self.theme):
            raise PermissionDenied("This theme is not yours to write.")
        form = self.narrative_form(request.POST)
        if not form.is_valid():
            return self.shown(form=form, may_write=True)
        try:
            narratives.save(
                self.submission,
                self.theme,
                by=request.user,
                words=form.words,
                seen_version=form.cleaned_data["seen_version"],
                covers=form.covered,
            )
        except NewerWords as newer:
            covered = [str(line) for line in newer.subject.lines.select_related("indicator")]
            return self.shown(409, may_write=True, covered=covered, **beside_newer(form, newer.subject))
        except MovedOn:
            return conflict(request, back=self.address, says=MOVED, words=form.typed)
        messages.success(request, "Saved and marked ready." if form.words.ready else "Saved as a draft.")
        return redirect(self.address)


class AskOnTheme(ThemePage):
    """Ask or remark about a theme."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        form = CommentForm(request.POST, prefix="ask")
        if not self.allowed(Permission.COMMENT_WRITE):
            raise PermissionDenied("Comments are not yours to write here.")
        if not form.is_valid():
            return self.shown(comment_form=form, forms=[form])
        try:
            comments.ask(self.submission, self.theme, by=request.user, text=form.cleaned_data["text"])
        except MovedOn:
            return conflict(request, back=self.address, says=MOVED, words=said(form))
        messages.success(request, "Your comment was sent.")
        return redirect(f"{self.address}#comments")
