"""Registers, and the words that a council gives to scores."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views import View

from portal.accounts import access
from portal.accounts.models import Council
from portal.accounts.rules import Permission
from portal.audit.refusals import MovedOn
from portal.web.acts import ActPage, council_asked
from scorecards.risks import queries
from scorecards.risks.forms.registers import BAND_ROWS, BandForms, RegisterForm
from scorecards.risks.rules import KIND_WORDS, RegisterKind
from scorecards.risks.services import registers
from scorecards.risks.views.acts import matrix

STALE = "The bands have changed since you opened this page. Yours are below; those that hold now stand beside them."


class CouncilView(View):
    """A page about a council's own risk table: 404 for who sees none of its drafts."""

    council: Council

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.council = council_asked(request, Permission.DRAFT_VIEW)

    def back(self) -> str:
        return f"{reverse('risks:registers')}?council={self.council.number}"

    def require(self) -> None:
        access.require(self.request.user, Permission.FRAMEWORK_EDIT, council=self.council)


class Registers(CouncilView):
    def get(self, request: HttpRequest) -> HttpResponse:
        bands = queries.bands_of(self.council)
        found = [(each, KIND_WORDS[RegisterKind(each.kind)]) for each in queries.registers_page(self.council)]
        context = {
            "council": self.council,
            "registers": found,
            "bands": bands,
            "own": bool(queries.own_bands(self.council)),
            "matrix": matrix(bands),
            "may_edit": access.allowed(request.user, Permission.FRAMEWORK_EDIT, council=self.council),
        }
        return render(request, "risks/registers.html", context)


class Make(CouncilView, ActPage):
    template_name = "risks/register.html"
    form_class = RegisterForm
    done = "The register is there. Risks can be opened on it."

    def allow(self) -> None:
        self.require()

    def form_kwargs(self) -> dict[str, Any]:
        return {"council": self.council}

    def context(self) -> dict[str, Any]:
        return {"council": self.council}

    def act(self, form: RegisterForm) -> None:
        given = form.cleaned_data
        registers.make(
            self.council,
            by=self.request.user,
            kind=RegisterKind(given["kind"]),
            name=given["name"],
            scorecard=given["scorecard"],
        )


class Bands(CouncilView):
    """The bands as a list with rows to spare; an emptied row takes its band away."""

    def get(self, request: HttpRequest) -> HttpResponse:
        self.require()
        now = queries.own_bands(self.council)
        shown = now or {band.least: band.word for band in queries.bands_of(self.council)}
        return self._page(BandForms(initial=_rows(shown), prefix="band"), seen=_seen(now))

    def post(self, request: HttpRequest) -> HttpResponse:
        self.require()
        formset = BandForms(request.POST, prefix="band")
        seen = request.POST.get("seen", "")
        if not formset.is_valid():
            return self._page(formset, seen=seen)
        given = [(form.cleaned_data["least"], form.cleaned_data["word"]) for form in formset if _filled(form)]
        if len({least for least, _word in given}) < len(given):
            return self._refused(formset, seen, ["Each band starts at a score of its own."])
        try:
            now = queries.own_bands(self.council)
            if seen != _seen(now):
                raise MovedOn(self.council)
            registers.set_bands(self.council, by=request.user, bands=dict(given), seen=now)
        except ValidationError as refused:
            return self._refused(formset, seen, refused.messages)
        except MovedOn:
            now = queries.own_bands(self.council)
            return self._refused(formset, _seen(now), [STALE], 409, newer=queries.bands_of(self.council))
        messages.success(request, "The bands were saved. Scores that were given keep the word they had.")
        return redirect(self.back())

    def _refused(self, formset: Any, seen: str, problems: list[str], status: int = 200, **context: Any) -> HttpResponse:
        return self._page(formset, status, seen=seen, problems=problems, **context)

    def _page(self, formset: Any, status: int = 200, **context: Any) -> HttpResponse:
        shown = {"council": self.council, "formset": formset, "back": self.back(), **context}
        shown["refusal"] = "The bands were not saved"
        return render(self.request, "risks/bands.html", shown, status=status)


def _filled(form: Any) -> bool:
    return bool(form.cleaned_data.get("word"))


def _rows(now: dict[int, str]) -> list[dict[str, Any]]:
    held = [{"least": least, "word": word} for least, word in now.items()]
    return held + [{} for _ in range(BAND_ROWS - len(held))]


def _seen(now: dict[int, str]) -> str:
    """The bands that a page showed, in one text to compare."""
    return "; ".join(f"{least} {word}" for least, word in now.items())
