"""What is decided of a file: answers, reading it again, breaking off, accepting, discarding."""

from abc import ABC, abstractmethod
from typing import Any, ClassVar

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from benchmarks.areas.loading import require_loader
from benchmarks.areas.pages import LoaderAct
from benchmarks.published import queries
from benchmarks.published.forms.imports import AnswerForm, ConfirmForm
from benchmarks.published.services import imports
from benchmarks.published.stages import Stage
from benchmarks.published.views.imports import OfImport, after
from portal.audit.refusals import MovedOn, NotPossible
from portal.web.forms import Form
from portal.web.views import conflict


class ImportAct(OfImport, LoaderAct):
    """One act on a file."""

    template_name = "published/confirm.html"
    form_class: ClassVar[type[Form]] = ConfirmForm

    def back(self) -> str:
        return self.own()

    def context(self) -> dict[str, Any]:
        return self.about()


class Answer(ImportAct):
    """Which names of the file are those that were mapped."""

    template_name = "published/answer.html"
    form_class = AnswerForm
    done = "Your answers are kept for the next edition too."

    def form_kwargs(self) -> dict[str, Any]:
        return {"questions": self.job.questions}

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        self.allow()
        return super().get(request, **kwargs) if self.job.questions else redirect(self.own())

    def do(self, form: AnswerForm) -> str:
        return after(imports.answer(self.job, form.answers(), by=self.request.user))


class Accept(ImportAct):
    """Let everybody read it; asked for once more, as it is for good."""

    template_name = "published/accept.html"

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        self.allow()
        return super().get(request, **kwargs) if self.stage is Stage.READ else redirect(self.own())

    def initial(self) -> dict[str, Any]:
        before = queries.editions(self.job.table.publication).first()
        return {"seen_version": before.pk if before else 0}

    def context(self) -> dict[str, Any]:
        return {
            **super().context(),
            "before": queries.editions(self.job.table.publication).first(),
            "preferred": queries.preferred_to(self.job.release) if self.job.release else None,
        }

    def do(self, form: ConfirmForm) -> str:
        release = imports.accept(self.job, by=self.request.user, seen_version=form.cleaned_data["seen_version"])
        messages.success(self.request, f"{release} is accepted.")
        return reverse("published:release", args=[release.pk])


class Discard(ImportAct):
    """Set a file aside; what was read of it goes."""

    def context(self) -> dict[str, Any]:
        return {
            **super().context(),
            "title": "Discard the file",
            "says": "What was read of it is taken out again. The file, its problems and this page stay.",
            "button": "Discard the file",
            "warning": True,
        }

    def initial(self) -> dict[str, Any]:
        return {"seen_version": self.job.pk}

    def do(self, form: ConfirmForm) -> str:
        imports.discard(self.job, by=self.request.user)
        messages.success(self.request, f"{self.job} was discarded. Nothing of it is shown anywhere.")
        return reverse("published:imports")


class OnePress(ABC, OfImport):
    """An act without a page of its own."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        require_loader(request.user)
        try:
            return redirect(self.press())
        except MovedOn:
            return conflict(request, back=self.own())
        except NotPossible as refused:
            messages.error(request, f"{refused.words}.")
            return redirect(self.own())

    @abstractmethod
    def press(self) -> str:
        """Do it; the address to go to then."""


class Resume(OnePress):
    """Read a file that was set back."""

    def press(self) -> str:
        return after(imports.resume(self.job, by=self.request.user))


class Cancel(OnePress):
    """Break off reading."""

    def press(self) -> str:
        if imports.cancel(self.job, by=self.request.user):
            messages.success(self.request, "It stops as soon as the lines at hand are through. Nothing of it is kept.")
            return self.own()
        raise MovedOn(self.job)
