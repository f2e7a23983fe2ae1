"""What a line's and a theme's page have in common: their words are written there, and they are remarked on."""

from abc import ABC, abstractmethod
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from portal.accounts.rules import Permission
from portal.audit.refusals import MovedOn
from portal.web.acts import said
from portal.web.kept import kept, starting, unsaved
from portal.web.views import conflict
from scorecards.commentary import queries as commentary
from scorecards.commentary.forms import CommentForm, NarrativeForm
from scorecards.commentary.models import Narrative
from scorecards.commentary.queries import Place
from scorecards.commentary.services import comments, narratives
from scorecards.commentary.services.narratives import NewerWords
from scorecards.desk.spoken import Spoken, spoken
from scorecards.desk.typed import ASK, keep_others, others_typed
from scorecards.desk.views.pages import MOVED, QuarterPage
from scorecards.signoff.references import narrative_references
from scorecards.signoff.wording import narrative_warnings

FRESH = "Somebody else saved this narrative while you wrote. Yours is in the form, theirs under “The newer words”."


class PlacePage(ABC, QuarterPage):
    """A page of a line or a theme, which `called` names; `narrative_at` is where on it the words stand."""

    called: str
    narrative_at = ""

    @property
    @abstractmethod
    def place(self) -> Place:
        """The line or the theme."""

    @property
    @abstractmethod
    def address(self) -> str:
        """Where the page stands."""

    @property
    def may_write(self) -> bool:
        return self.open_for_words and commentary.may_write(self.request.user, self.submission, self.place)

    @abstractmethod
    def narrative_form(self, data: Any = None, narrative: Narrative | None = None) -> NarrativeForm:
        """The form of its narrative, as it is written there."""

    def covered(self, form: NarrativeForm) -> dict[str, Any]:
        """What else the form's words are saved with."""
        return {}

    def newer(self, narrative: Narrative) -> dict[str, Any]:
        """What else is shown of words that somebody saved in between."""
        return {}

    def spoken(self, narrative: Narrative | None) -> Spoken | None:
        return spoken(narrative) if narrative else None

    @abstractmethod
    def shown(self, status: int = 200, **context: Any) -> HttpResponse:
        """The page; `context` goes over what it would show."""

    def typed(self, narrative: Narrative | None) -> dict[str, Any]:
        """The page's forms: with what was typed and not saved where another form's button was pressed, else fresh."""
        words = kept(self.request, self.address)
        shown: dict[str, Any] = {"kept": words, "comment_form": CommentForm(prefix=ASK)}
        if starting(words, f"{ASK}-"):
            shown["comment_form"] = unsaved(CommentForm(words, prefix=ASK))
        if self.may_write:
            typed = "seen_version" in words
            shown["form"] = (
                unsaved(self.narrative_form(words, narrative)) if typed else self.narrative_form(narrative=narrative)
            )
        return shown

    def _moved(self, words: list[tuple[str, str]]) -> HttpResponse:
        given_back = [*words, *others_typed(self.request, self.address)]
        return conflict(self.request, back=self.address, says=MOVED, words=given_back)

    def keep_others(self, own: str) -> None:
        keep_others(self.request, self.address, self.submission, self.place, own)


class NarrativePage(PlacePage):
    """Read the place; POST saves its narrative."""

    def get(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        return self.shown()

    def post(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        if not commentary.may_write(request.user, self.submission, self.place):
            raise PermissionDenied(f"This {self.called} is not yours to write.")
        self.keep_others("narrative")
        form = self.narrative_form(request.POST)
        if not form.is_valid():
            return self.shown(form=form, may_write=True)
        try:
            saved = self._save(form)
        except NewerWords as newer:
            return self._beside_newer(form, newer.subject)
        except MovedOn:
            return self._moved(form.typed)
        messages.success(request, "Saved and marked ready." if form.words.ready else "Saved as a draft.")
        warnings = [*narrative_warnings(self.submission, saved), *narrative_references(self.submission, saved)]
        for warning in warnings:
            messages.warning(request, warning)
        return redirect(f"{self.address}{self.narrative_at}")

    def _save(self, form: NarrativeForm) -> Narrative:
        return narratives.save(
            self.submission,
            self.place,
            by=self.request.user,
            words=form.words,
            seen_version=form.cleaned_data["seen_version"],
            **self.covered(form),
        )

    def _beside_newer(self, form: NarrativeForm, newer: Narrative) -> HttpResponse:
        """The person's own form, which now counts as having seen what it stands beside."""
        posted: Any = form.data
        posted = posted.copy()
        posted["seen_version"] = str(newer.version)
        form.data = posted
        form.refuse(FRESH)
        return self.shown(409, may_write=True, form=form, newer=self.spoken(newer), **self.newer(newer))


class AskPage(PlacePage):
    """Ask or remark about the place."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        form = CommentForm(request.POST, prefix=ASK)
        if not self.allowed(Permission.COMMENT_WRITE):
            raise PermissionDenied("Comments are not yours to write here.")
        self.keep_others(ASK)
        if not form.is_valid():
            return self.shown(comment_form=form, forms=[form])
        try:
            comments.ask(self.submission, self.place, by=request.user, text=form.cleaned_data["text"])
        except MovedOn:
            return self._moved(said(form))
        messages.success(request, "Your comment was sent.")
        return redirect(f"{self.address}#comments")
