"""Parts of a report beside its words: the agenda item, the quarters it stands on, what is attached."""

from abc import ABC, abstractmethod
from collections.abc import Callable
from typing import Any, ClassVar

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse

from portal.accounts import access
from portal.accounts.rules import Permission
from portal.audit.refusals import MovedOn
from portal.files.downloads import send
from portal.web.acts import ActPage
from portal.web.views import conflict
from scorecards.committee import queries
from scorecards.committee.forms.appendices import AppendixForm
from scorecards.committee.forms.reports import ItemForm
from scorecards.committee.models import Report
from scorecards.committee.rules import Classification
from scorecards.committee.services import reports, sections
from scorecards.committee.views.reports import CLOSED, ReportAct, ReportView


class Item(ActPage):
    """The agenda item, which the clerk allots at any state. `act_by` is the service, given with the addresses."""

    template_name = "committee/item.html"
    form_class = ItemForm
    done = "The item number was saved."
    act_by: ClassVar[Callable[..., Any] | None] = None
    report: Report

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.report = get_object_or_404(queries.whole(queries.itemised_by(request.user)), pk=kwargs["pk"])
        request.council = self.report.council  # type: ignore[attr-defined]

    def allow(self) -> None:
        access.require(self.request.user, Permission.MEETING_EDIT, council=self.report.council)

    def initial(self) -> dict[str, Any]:
        return {"item": self.report.item}

    def context(self) -> dict[str, Any]:
        return {"report": self.report, "council": self.report.council}

    def back(self) -> str:
        return reverse("committee:meeting", args=[self.report.meeting_id])

    def act(self, form: ItemForm) -> None:
        (self.act_by or reports.set_item)(self.report, by=self.request.user, item=form.cleaned_data["item"])


class Attach(ReportAct):
    template_name = "committee/attach.html"
    form_class = AppendixForm
    done = "The appendix is attached."

    def initial(self) -> dict[str, Any]:
        return {"classification": Classification.OPEN.value}

    def act(self, form: AppendixForm) -> None:
        upload = form.cleaned_data["file"]
        sections.attach(self.report, by=self.request.user, attachment=form.attachment(), upload=upload)


class PostOnly(ABC, ReportView):
    """A button on the working page."""

    http_method_names = ["post"]
    done = ""

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        self.allow()
        try:
            self.act(request, **kwargs)
        except ValidationError as refused:
            messages.warning(request, " ".join(refused.messages))
            return redirect(self.back())
        except MovedOn:
            return conflict(request, back=self.back(), says=f"This report has changed since you opened it. {CLOSED}")
        messages.success(request, self.done)
        return redirect(self.back())

    @abstractmethod
    def act(self, request: HttpRequest, **kwargs: Any) -> None:
        """Do it; raises what the service refuses."""


class Detach(PostOnly):
    done = "The appendix was taken out."

    def act(self, request: HttpRequest, **kwargs: Any) -> None:
        appendix = get_object_or_404(self.report.appendices.select_related("report"), pk=kwargs["appendix"])
        sections.detach(appendix, by=request.user)


class Pin(PostOnly):
    """Put the newest revision of a quarter in the place of the pinned one."""

    done = "The report now stands on the newer revision of the quarter."

    def act(self, request: HttpRequest, **kwargs: Any) -> None:
        quarters = queries.report_page(self.report).quarters
        found = next((q for q in quarters if q.submission.pk == kwargs["quarter"]), None)
        if found is None:
            raise Http404
        if found.newer is None:
            raise ValidationError("The report stands on the newest revision of this quarter already.")
        reports.pin(self.report, by=request.user, old=found.submission, new=found.newer)


class Download(ReportView):
    """An attached file, for who works on the report."""

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponseBase:
        appendix = get_object_or_404(self.report.appendices.select_related("file"), pk=kwargs["appendix"])
        if appendix.file is None:
            raise Http404
        return send(appendix.file, as_name=appendix.file.name)
