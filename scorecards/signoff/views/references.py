"""What the narratives of a quarter may refer to, to be copied; a page of its own, since it reads the whole quarter."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from scorecards.signoff.references import targets_of_quarter
from scorecards.signoff.views.submission import Reviewed
from scorecards.submissions import queries as submissions


class QuarterTargets(Reviewed):
    """404 unless the quarter exists for the person."""

    def get(self, request: HttpRequest, **_kwargs: object) -> HttpResponse:
        context = {
            "submission": self.submission,
            "council": self.submission.council,
            "title": submissions.period_of(self.submission).title,
            "targets": targets_of_quarter(self.submission),
        }
        return render(request, "signoff/targets.html", context)
