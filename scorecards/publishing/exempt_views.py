"""What is exempt, asked for and handed out by a post each: both are acts that the trail tells of."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views import View

from portal.audit.refusals import MovedOn
from portal.files.downloads import send
from portal.web.views import conflict
from scorecards.copies import queries as copies
from scorecards.publishing import queries
from scorecards.publishing.services import exempt


class AskForCopy(View):
    """The person's own numbered copy of an exempt appendix, made in the background."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int, number: int) -> HttpResponse:
        copy = get_object_or_404(queries.exempt_copies(request.user), pk=pk)
        back = f"{reverse('publishing:report', args=[copy.pk])}#exempt"
        if number not in exempt.exempt_numbers(copies.staff_report(copy)):
            raise Http404
        try:
            exempt.ask(copy, number, by=request.user)
        except MovedOn:
            return conflict(request, back=back, says="Somebody else asked for a copy at the same moment. Ask again.")
        messages.success(request, "Your copy is being made, with your name on each of its pages.")
        return redirect(back)


class Take(View):
    """The file itself; that it was handed out, and to whom, is in the trail."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int, **_kwargs: Any) -> HttpResponseBase:
        document = get_object_or_404(queries.exempt_documents(request.user), pk=pk)
        if document.file is None:
            raise Http404
        file = exempt.take(document, by=request.user)
        return send(file, as_name=file.name)
