"""The calendar for everybody of the council; committees, meetings and resolutions for the clerk."""

from collections.abc import Callable
from itertools import groupby
from typing import Any, ClassVar

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views import View

from portal.accounts import access
from portal.accounts.models import Council
from portal.accounts.rules import Permission
from portal.audit.refusals import MovedOn
from portal.figures.lateness import away_words
from portal.figures.spans import day_words
from portal.web.acts import ActPage, council_asked
from scorecards.committee import queries
from scorecards.committee.forms.meetings import CommitteeForm, MeetingForm, MoveForm
from scorecards.committee.models import Meeting
from scorecards.committee.services import meetings

A_PAGE = 25


class CouncilView(View):
    """A page about a council's meetings: 404 for who holds no role there."""

    council: Council

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.council = council_asked(request)

    def may(self, permission: Permission) -> bool:
        return access.allowed(self.request.user, permission, council=self.council)

    def rights(self) -> dict[str, Any]:
        """What templates of meetings ask: who arranges, who answers, who is told of states and drafts."""
        return {
            "council": self.council,
            "may_arrange": self.may(Permission.MEETING_EDIT),
            "may_answer": self.may(Permission.REQUEST_ANSWER),
            "may_publish": self.may(Permission.REPORT_PUBLISH),
            "may_entitle": self.may(Permission.EXEMPT_GRANT),
            "may_see_layouts": queries.may_see_layouts(self.request.user, self.council),
            "told": queries.sees_states(self.request.user, self.council),
        }


class Calendar(CouncilView):
    """What comes, month by month, with what must be published before."""

    def get(self, request: HttpRequest) -> HttpResponse:
        today = timezone.localdate()
        days = queries.calendar(request.user, self.council, today=today)
        months = [(key, list(found)) for key, found in groupby(days, key=lambda day: day.on.replace(day=1))]
        waiting = [day for day in days if day.kind == "publish"]
        last = days[-1].on if days and days[-1].on >= today else None
        context = {"months": months, "today": today, "last": last, "next": waiting[0] if waiting else None}
        return render(request, "committee/calendar.html", {**self.rights(), **context})


class Held(CouncilView):
    """Meetings that were held, the last first."""

    def get(self, request: HttpRequest) -> HttpResponse:
        found = queries.held(request.user, self.council, today=timezone.localdate())
        page = Paginator(found, A_PAGE).get_page(request.GET.get("page"))
        shown = [queries.meeting_shown(meeting, request.user) for meeting in page]
        return render(request, "committee/held.html", {**self.rights(), "page": page, "meetings": shown})


class Committees(CouncilView):
    """The council's committees; the clerk adds one."""

    def get(self, request: HttpRequest) -> HttpResponse:
        return self._page(CommitteeForm())

    def post(self, request: HttpRequest) -> HttpResponse:
        access.require(request.user, Permission.MEETING_EDIT, council=self.council)
        form = CommitteeForm(request.POST)
        if not form.is_valid():
            return self._page(form)
        try:
            meetings.make_committee(self.council, by=request.user, name=form.cleaned_data["name"])
        except ValidationError as refused:
            form.refuse(refused.messages[0], "name")
            return self._page(form)
        messages.success(request, "The committee is there. Its meetings come next.")
        return redirect(f"{reverse('committee:committees')}?council={self.council.number}")

    def _page(self, form: CommitteeForm) -> HttpResponse:
        found = queries.committees_with_next(self.council, today=timezone.localdate())
        context = {**self.rights(), "form": form, "committees": found}
        return render(self.request, "committee/committees.html", context)


class Arrange(CouncilView, ActPage):
    """A new meeting of one of the council's committees."""

    template_name = "committee/arrange.html"
    form_class = MeetingForm
    done = "The meeting is in the calendar."

    def allow(self) -> None:
        access.require(self.request.user, Permission.MEETING_EDIT, council=self.council)

    def form_kwargs(self) -> dict[str, Any]:
        return {"council": self.council}

    def initial(self) -> dict[str, Any]:
        return {"committee": self.request.GET.get("committee")}

    def context(self) -> dict[str, Any]:
        return {"council": self.council, "any": self.council.committees.exists()}

    def back(self) -> str:
        return f"{reverse('committee:calendar')}?council={self.council.number}"

    def act(self, form: MeetingForm) -> str:
        given = form.cleaned_data
        by = self.request.user
        meeting = meetings.arrange(given["committee"], by=by, on=given["on"], publish_by=given["publish_by"])
        _warn_of_day(self.request, meeting)
        return reverse("committee:meeting", args=[meeting.pk])


def _warn_of_day(request: HttpRequest, meeting: Meeting) -> None:
    """Say so where nobody usually meets, and where papers come out later than the council's days ask; some do."""
    if words := queries.no_working_day(meeting.council, meeting.on):
        messages.warning(request, f"{day_words(meeting.on)} is {words}. Move the meeting if that is not meant.")
    by = queries.last_day_to_publish(meeting.committee, meeting.on)
    if meeting.publish_by > by:
        messages.warning(
            request,
            f"Papers are to be published by {day_words(meeting.publish_by)}, later than the council’s days ask "
            f"({day_words(by)}). That is right only for a meeting that was called at shorter notice.",
        )


class MeetingView(View):
    """A page about one meeting: 404 unless the person holds a role in its council."""

    meeting: Meeting

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.meeting = get_object_or_404(
            queries.with_quarters(queries.meetings_with_reports(request.user)), pk=kwargs["pk"]
        )
        request.council = self.meeting.council  # type: ignore[attr-defined]

    def back(self) -> str:
        return reverse("committee:meeting", args=[self.meeting.pk])

    def allow(self) -> None:
        access.require(self.request.user, Permission.MEETING_EDIT, council=self.meeting.council)


class MeetingPage(MeetingView):
    """One meeting: its reports, and what it resolved. `files`, given with the addresses, lists all papers in one."""

    files: ClassVar[Callable[..., Any] | None] = None

    def get(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        council, user, today = self.meeting.council, request.user, timezone.localdate()
        told = queries.sees_states(user, council)
        plan = queries.planned(self.meeting, user, today=today)
        resolved = queries.resolutions_of(council).filter(meeting=self.meeting)
        context = {
            "council": council,
            "planned": plan,
            "shown": plan.shown,
            "left": away_words(self.meeting.publish_by, today),
            "left_meeting": away_words(self.meeting.on, today) if self.meeting.on >= today else "",
            "resolutions": list(queries.with_actions(resolved, user, council)),
            "may_arrange": access.allowed(user, Permission.MEETING_EDIT, council=council),
            "begun": self.meeting.on <= today,
            "may_answer": access.allowed(user, Permission.REQUEST_ANSWER, council=council),
            "may_begin": told and queries.may_begin(user, council),
            "told": told,
            "files": self.files(self.meeting.pk, user) if self.files else [],
        }
        return render(request, "committee/meeting.html", context)


class Move(MeetingView, ActPage):
    """Another day for a meeting. `act_by` is the service that does it, given where the addresses are put together."""

    template_name = "committee/move.html"
    form_class = MoveForm
    done = "The meeting was moved."
    act_by: ClassVar[Callable[..., Any] | None] = None

    def initial(self) -> dict[str, Any]:
        meeting = self.meeting
        # A last day that was worked out is worked out anew for the new day; one that was set stays until it is changed.
        worked_out = meeting.publish_by == queries.last_day_to_publish(meeting.committee, meeting.on)
        publish_by = None if worked_out else meeting.publish_by
        return {"on": meeting.on, "publish_by": publish_by, "seen_version": meeting.version}

    def context(self) -> dict[str, Any]:
        return {"meeting": self.meeting, "council": self.meeting.council}

    def newer(self, moved: MovedOn) -> dict[str, Any]:
        now = Meeting.objects.get(pk=self.meeting.pk)
        return {"version": now.version, "meeting": now}

    def act(self, form: MoveForm) -> None:
        given, move = form.cleaned_data, self.act_by or meetings.move
        seen = given["seen_version"] or 0
        move(self.meeting, by=self.request.user, seen_version=seen, on=given["on"], publish_by=given["publish_by"])
        now = Meeting.objects.select_related("committee__council").get(pk=self.meeting.pk)
        _warn_of_day(self.request, now)
