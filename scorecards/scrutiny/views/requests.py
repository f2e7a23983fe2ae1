"""What members asked for: the list, one request, asking and answering."""

import re
from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views import View

from portal.accounts import access
from portal.accounts.models import Council
from portal.accounts.rules import Permission
from portal.audit.refusals import MovedOn
from portal.web.acts import ActPage, council_asked
from scorecards.copies.models import SignedCopy
from scorecards.scrutiny import queries, services
from scorecards.scrutiny.forms import AnswerForm, AskForm, RequestsFilter
from scorecards.scrutiny.models import MemberRequest
from scorecards.scrutiny.queries import ReadableQuarter
from scorecards.scrutiny.rules.wording import counted

A_PAGE = 25
KEY = re.compile(r"[0-9]{1,18}")


class Requests(View):
    """Every request of the council's members, with its answer."""

    def get(self, request: HttpRequest) -> HttpResponse:
        council = council_asked(request, Permission.PUBLISHED_VIEW)
        form = RequestsFilter(request.GET or None)
        state = form.cleaned_data["state"] if form.is_bound and form.is_valid() else ""
        listed = Paginator(queries.requests_of(request.user, council, state=state), A_PAGE).get_page(
            request.GET.get("page")
        )
        may_ask = access.allowed(request.user, Permission.REQUEST_ASK, council=council)
        shown = {
            "council": council,
            "filters": form,
            "listed": listed,
            "counted": counted(listed.paginator.count, "request"),
            "state": state,
            "may_ask": may_ask,
        }
        return render(request, "scrutiny/requests.html", shown)


class OneRequest(View):
    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        asked = get_object_or_404(queries.requests_visible_to(request.user), pk=pk)
        request.council = asked.council  # type: ignore[attr-defined]
        may_answer = access.allowed(request.user, Permission.REQUEST_ANSWER, council=asked.council)
        shown = {"asked": asked, "council": asked.council, "may_answer": may_answer}
        return render(request, "scrutiny/request.html", shown)


class Answer(ActPage):
    """Answer a request, or put an answer right."""

    template_name = "scrutiny/answer.html"
    form_class = AnswerForm
    done = "The answer was saved. Members can read it."

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.asked = get_object_or_404(queries.requests_visible_to(request.user), pk=kwargs["pk"])
        request.council = self.asked.council  # type: ignore[attr-defined]

    def allow(self) -> None:
        access.require(self.request.user, Permission.REQUEST_ANSWER, council=self.asked.council)

    def initial(self) -> dict[str, Any]:
        return {"text": self.asked.answer, "seen_version": self.asked.version}

    def act(self, form: AnswerForm) -> None:
        given = form.cleaned_data
        services.answer(self.asked, by=self.request.user, seen_version=given["seen_version"], text=given["text"])

    def back(self) -> str:
        return reverse("scrutiny:request", args=[self.asked.pk])

    def context(self) -> dict[str, Any]:
        return {"asked": self.asked}

    def newer(self, moved: MovedOn) -> dict[str, Any]:
        now = MemberRequest.objects.select_related("answered_by").get(pk=self.asked.pk)
        return {"version": now.version, "asked": now}


class Ask(ActPage):
    """Ask for more: about a line, a risk or a quarter that the address names, or about anything."""

    template_name = "scrutiny/ask.html"
    form_class = AskForm
    done = "Your request was sent to the performance team. The answer will stand here."
    council: Council
    copy: SignedCopy | None = None
    about = ""
    indicator = ""

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        if "copy" not in request.GET:
            self.council = council_asked(request, Permission.PUBLISHED_VIEW)
            return
        quarter = self._quarter(request.GET["copy"])
        self.council = request.council = quarter.council  # type: ignore[attr-defined]
        self.copy = queries.readable_copies(request.user).get(pk=quarter.copy_id)
        self.about = self._about(quarter)

    def _quarter(self, asked: str) -> ReadableQuarter:
        """The readable quarter that the address names; 404 for any other."""
        found = queries.readable_quarters(self.request.user)
        chosen = next((each for each in found if str(each.copy_id) == asked), None)
        if chosen is None:
            raise Http404
        return chosen

    def _about(self, quarter: ReadableQuarter) -> str:
        when = f"{quarter.scorecard}, {quarter.period.title}"
        if code := self.request.GET.get("line", ""):
            return f"{self._line(quarter, code)}. {when}"
        if key := self.request.GET.get("risk", ""):
            return f"Risk: {self._risk(quarter, key)}. {when}"
        return when

    def _line(self, quarter: ReadableQuarter, code: str) -> str:
        content = queries.contents_of_line([quarter.copy_id], code).get(quarter.copy_id)
        if content is None:
            raise Http404
        self.indicator = code
        return content.quarter.lines[0].name

    def _risk(self, quarter: ReadableQuarter, key: str) -> str:
        found = queries.contents_of_risk([quarter.copy_id], int(key)) if KEY.fullmatch(key) else {}
        content = found.get(quarter.copy_id)
        if content is None:
            raise Http404
        title = content.risks[0].title
        return title if len(title) <= 100 else f"{title[:99]}…"

    def allow(self) -> None:
        access.require(self.request.user, Permission.REQUEST_ASK, council=self.council)

    def act(self, form: AskForm) -> str:
        made = services.ask(
            self.council,
            by=self.request.user,
            text=form.cleaned_data["text"],
            copy=self.copy,
            about=self.about,
            indicator=self.indicator,
        )
        return reverse("scrutiny:request", args=[made.pk])

    def back(self) -> str:
        return f"{reverse('scrutiny:requests')}?council={self.council.number}"

    def context(self) -> dict[str, Any]:
        return {"about": self.about, "council": self.council}
