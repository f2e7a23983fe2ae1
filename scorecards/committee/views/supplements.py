"""A supplement with later figures, begun beside a signed report."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from portal.web.acts import ActPage
from scorecards.committee import queries
from scorecards.committee.forms.supplements import SupplementForm
from scorecards.committee.services import supplements
from scorecards.committee.views.reports import ReportView
from scorecards.submissions.models import Submission


class Begin(ReportView, ActPage):
    template_name = "committee/supplement.html"
    form_class = SupplementForm
    done = "The supplement is begun. It goes to the director as a report does."

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        self.allow()
        if self.report.state not in supplements.SUPPLEMENTED or self.report.supplements_id is not None:
            messages.warning(request, "Later figures are set beside a report that is signed off.")
            return redirect(self.back())
        return super().get(request, **kwargs)

    def form_kwargs(self) -> dict[str, Any]:
        return {"quarters": self._later()}

    def _later(self) -> list[Submission]:
        stood = max((each.data_date for each in self.report.submissions.all()), default=None)
        found = queries.quarters_to_pin(self.request.user, self.report.council)
        return [each for each in found if stood is None or each.data_date > stood]

    def context(self) -> dict[str, Any]:
        return {"report": self.report, "council": self.report.council, "any": bool(self._later())}

    def act(self, form: SupplementForm) -> str:
        given = form.cleaned_data
        fresh = supplements.begin_supplement(
            self.report, by=self.request.user, reason=given["reason"], submissions=form.submissions
        )
        return reverse("committee:report", args=[fresh.pk])
