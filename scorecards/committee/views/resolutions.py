"""What meetings resolved: recorded by the clerk, answered by the performance team or the director."""

from collections.abc import Callable
from typing import Any, ClassVar

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views import View

from portal.accounts import access
from portal.accounts.rules import Permission
from portal.audit.refusals import MovedOn
from portal.web.acts import ActPage
from scorecards.commentary.models import Action
from scorecards.committee import queries
from scorecards.committee.forms.meetings import AnswerForm, ResolutionFilters, ResolutionForm
from scorecards.committee.models import Resolution
from scorecards.committee.services import meetings
from scorecards.committee.views.meetings import A_PAGE, CouncilView, MeetingView
from scorecards.risks.forms.risks import LinkForm


class Resolutions(CouncilView):
    """What the council's meetings resolved, and which answers are owed."""

    def get(self, request: HttpRequest) -> HttpResponse:
        filters = ResolutionFilters(request.GET or {})
        found = queries.with_actions(queries.resolutions_of(self.council), request.user, self.council)
        found = filters.kept(found)
        page = Paginator(found, A_PAGE).get_page(request.GET.get("page"))
        context = {**self.rights(), "filters": filters, "page": page, "today": timezone.localdate()}
        return render(request, "committee/resolutions.html", context)


class Resolve(MeetingView, ActPage):
    template_name = "committee/resolve.html"
    form_class = ResolutionForm
    done = "The resolution was recorded."
    act_by: ClassVar[Callable[..., Any] | None] = None

    def form_kwargs(self) -> dict[str, Any]:
        return {"meeting": self.meeting}

    def context(self) -> dict[str, Any]:
        return {"meeting": self.meeting, "council": self.meeting.council}

    def act(self, form: ResolutionForm) -> None:
        act, report = self.act_by or meetings.resolve, form.cleaned_data["report"]
        act(self.meeting, by=self.request.user, minute=form.said(), report=report)


class ResolutionView(View):
    """A page about one resolution: 404 unless the person holds a role in its council."""

    resolution: Resolution

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.resolution = get_object_or_404(queries.resolutions_visible_to(request.user), pk=kwargs["pk"])
        request.council = self.resolution.council  # type: ignore[attr-defined]

    def allow(self) -> None:
        access.require(self.request.user, Permission.REQUEST_ANSWER, council=self.resolution.council)

    def back(self) -> str:
        return reverse("committee:meeting", args=[self.resolution.meeting_id])

    def context(self) -> dict[str, Any]:
        return {"resolution": self.resolution, "council": self.resolution.council}


class Answer(ResolutionView, ActPage):
    template_name = "committee/answer.html"
    form_class = AnswerForm
    done = "The answer was saved."
    act_by: ClassVar[Callable[..., Any] | None] = None  # the service, given with the addresses

    def initial(self) -> dict[str, Any]:
        return {"text": self.resolution.answer, "seen_version": self.resolution.version}

    def newer(self, moved: MovedOn) -> dict[str, Any]:
        now = Resolution.objects.get(pk=self.resolution.pk)
        return {"version": now.version, "text": now.answer}

    def act(self, form: AnswerForm) -> None:
        given, answer = form.cleaned_data, self.act_by or meetings.answer
        answer(self.resolution, by=self.request.user, seen_version=given["seen_version"], text=given["text"])


class LinkAction(ResolutionView, ActPage):
    """An action that does what the meeting resolved; it stays on its scorecard."""

    template_name = "committee/link_action.html"
    form_class = LinkForm
    done = "The action is linked."

    def form_kwargs(self) -> dict[str, Any]:
        return {"actions": queries.actions_to_link(self.request.user, self.resolution)}

    def context(self) -> dict[str, Any]:
        return {**super().context(), "any": queries.actions_to_link(self.request.user, self.resolution).exists()}

    def act(self, form: LinkForm) -> None:
        meetings.link_action(self.resolution, by=self.request.user, action=form.cleaned_data["action"])


class UnlinkAction(ResolutionView):
    http_method_names = ["post"]

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        self.allow()
        action = get_object_or_404(Action, pk=kwargs["action"], scorecard__council=self.resolution.council)
        meetings.unlink_action(self.resolution, by=request.user, action=action)
        messages.success(request, "The action is no longer linked. It stays on its scorecard.")
        return redirect(self.back())
