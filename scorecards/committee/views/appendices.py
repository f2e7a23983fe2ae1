"""What is attached to a draft: made from its figures, replaced by another file, confirmed by who has read it."""

from typing import Any

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse

from portal.audit.refusals import MovedOn
from scorecards.committee.forms.appendices import ConfirmForm, FiguresForm, ReplaceForm
from scorecards.committee.models import Appendix
from scorecards.committee.services import appendices
from scorecards.committee.views.reports import ReportAct


class AttachFigures(ReportAct):
    """Every figure as it is, in an exempt appendix that the program prints."""

    template_name = "committee/attach_figures.html"
    form_class = FiguresForm
    done = "The exempt appendix is added. It is printed from what is signed."

    def initial(self) -> dict[str, Any]:
        return {"title": "All figures, nothing withheld", "exempt_paragraph": 2}

    def act(self, form: FiguresForm) -> None:
        appendices.attach_figures(self.report, by=self.request.user, attachment=form.attachment())


class AppendixAct(ReportAct):
    """An act on one attached file."""

    appendix: Appendix

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        found = self.report.appendices.select_related("file", "report__meeting__committee__council", "confirmed_by")
        self.appendix = get_object_or_404(found, pk=kwargs["appendix"])
        if self.appendix.file is None:
            raise Http404

    def context(self) -> dict[str, Any]:
        return {**super().context(), "appendix": self.appendix}

    def back(self) -> str:
        return f"{reverse('committee:report', args=[self.report.pk])}#appendices"


class Replace(AppendixAct):
    template_name = "committee/replace.html"
    form_class = ReplaceForm
    done = "The file was replaced. Whoever confirmed the earlier one has not read this one."

    def act(self, form: ReplaceForm) -> None:
        appendices.replace(self.appendix, by=self.request.user, upload=form.cleaned_data["file"])


class Confirm(AppendixAct):
    """What the program found in the file, and the person's word that they have read it."""

    template_name = "committee/confirm.html"
    form_class = ConfirmForm
    done = "Confirmed. The paper says who read the file, and when."

    def initial(self) -> dict[str, Any]:
        return {"seen_sha256": self.appendix.file.sha256 if self.appendix.file else ""}

    def context(self) -> dict[str, Any]:
        if not self.appendix.open:
            raise Http404
        return super().context()

    def newer(self, moved: MovedOn) -> dict[str, Any] | None:
        return None

    def act(self, form: ConfirmForm) -> None:
        appendices.confirm(self.appendix, by=self.request.user, seen_sha256=form.cleaned_data["seen_sha256"])
