"""A year of meetings with the days before each; the days of a committee of its own, and when the council is closed."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone

from portal.accounts import access
from portal.accounts import services as accounts
from portal.accounts.closures import Closure
from portal.accounts.models import Council
from portal.accounts.rules import Permission
from portal.audit.refusals import MovedOn
from portal.figures.spans import day_words
from portal.web.acts import ActPage, version_seen
from portal.web.views import conflict
from scorecards.committee import queries
from scorecards.committee.chain import in_words
from scorecards.committee.forms.meetings import ClosureForm, DaysForm
from scorecards.committee.models import Committee
from scorecards.committee.services import dates
from scorecards.committee.views.meetings import CouncilView
from scorecards.periods import year_words

FINANCIAL, CALENDAR = "financial", "calendar"
FIRST, LAST = 2000, 2100


class Year(CouncilView):
    """Each meeting of a year with its chain; the financial year from April unless the calendar year is asked for."""

    def get(self, request: HttpRequest) -> HttpResponse:
        today = timezone.localdate()
        by = CALENDAR if request.GET.get("by") == CALENDAR else FINANCIAL
        year = self._asked() or _year_of(today, by)
        first, last = _ends(year, by)
        meetings = queries.between(request.user, self.council, first, last, today=today)
        context = {
            "by": by,
            "year": _words(year, by),
            "meetings": meetings,
            "coming": any(each.chain.meeting >= today for each in meetings),
            "half": [each for each in meetings if each.outlook.half and each.chain.meeting >= today],
            "before": (year - 1, _words(year - 1, by)) if year > FIRST else None,
            "after": (year + 1, _words(year + 1, by)) if year < LAST else None,
            "other": self._other(first, today, by),
            "today": today,
            "steps": in_words(queries.days_of(Committee(council=self.council))),
            "own": queries.with_own_days(self.council),
            "closures": queries.closed_between(self.council, first, last),
        }
        return render(request, "committee/year.html", {**self.rights(), **context})

    def _asked(self) -> int | None:
        asked = self.request.GET.get("year", "")
        known = asked.isascii() and asked.isdigit() and len(asked) == len(str(LAST))
        return int(asked) if known and FIRST <= int(asked) <= LAST else None

    def _other(self, first: date, today: date, by: str) -> tuple[str, int, str]:
        """The other way of cutting years, at the year that is shown; at today's where today lies in it."""
        other = FINANCIAL if by == CALENDAR else CALENDAR
        shown = today if first <= today < first.replace(year=first.year + 1) else first
        year = _year_of(shown, other)
        return other, year, _words(year, other)


def _year_of(day: date, by: str) -> int:
    """The year that a day lies in; a financial year is called by the calendar year in which it begins."""
    return day.year - 1 if by == FINANCIAL and day.month < FIRST_MONTH else day.year


FIRST_MONTH = 4


def _ends(year: int, by: str) -> tuple[date, date]:
    month = FIRST_MONTH if by == FINANCIAL else 1
    return date(year, month, 1), date(year + 1, month, 1) - timedelta(days=1)


def _words(year: int, by: str) -> str:
    return year_words(year) if by == FINANCIAL else str(year)


class ClosedView(CouncilView):
    """Something about the days on which the council is closed."""

    def back(self) -> str:
        return f"{reverse('committee:closed')}?council={self.council.number}"

    def allow(self) -> None:
        access.require(self.request.user, Permission.MEETING_EDIT, council=self.council)

    def keep(self, closures: Iterable[Closure], seen: int) -> None:
        accounts.set_closures(self.council, by=self.request.user, seen_version=seen, closures=list(closures))
        too_late = queries.published_too_late(self.council, today=timezone.localdate())
        if named := "; ".join(f"{meeting}: {day_words(by)}" for meeting, by in too_late):
            messages.warning(
                self.request,
                f"Papers of these meetings are to be published later than the days now ask: {named}. Move a meeting to "
                "its own day, with no day to publish, to have that worked out again.",
            )


class Closed(ClosedView, ActPage):
    """Which days these are, with the form of some more."""

    template_name = "committee/closed.html"
    form_class = ClosureForm
    done = "The days were saved. Days to publish that were set already stay."

    def initial(self) -> dict[str, Any]:
        return {"seen_version": self.council.version}

    def context(self) -> dict[str, Any]:
        return {"council": self.council, "closures": self.council.closures}

    def newer(self, moved: MovedOn) -> dict[str, Any]:
        self.council = Council.objects.get(pk=self.council.pk)
        return {"version": self.council.version}

    def act(self, form: ClosureForm) -> None:
        self.keep([*self.council.closures, form.closure()], form.cleaned_data["seen_version"])


class Reopen(ClosedView):
    """The council is not closed on these days after all."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest) -> HttpResponse:
        self.allow()
        first = request.POST.get("first", "")
        kept = [each for each in self.council.closures if each.first.isoformat() != first]
        try:
            self.keep(kept, version_seen(request))
        except MovedOn:
            return conflict(request, back=self.back(), says="The settings have changed since you opened the page.")
        messages.success(request, "These days are working days again. Days to publish that were set already stay.")
        return redirect(self.back())


class OwnDays(ActPage):
    """The days of one committee, where they are not the council's."""

    template_name = "committee/days.html"
    form_class = DaysForm
    done = "The days were saved. Days to publish that were set already stay."
    committee: Committee

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.committee = get_object_or_404(queries.committees_visible_to(request.user), pk=kwargs["pk"])
        request.council = self.committee.council  # type: ignore[attr-defined]

    def allow(self) -> None:
        access.require(self.request.user, Permission.MEETING_EDIT, council=self.committee.council)

    def initial(self) -> dict[str, Any]:
        kept = {name: getattr(self.committee, name) for name in dates.OwnDays.__dataclass_fields__}
        return {**kept, "seen_version": self.committee.version}

    def context(self) -> dict[str, Any]:
        council = self.committee.council
        stands = in_words(queries.days_of(Committee(council=council)))
        return {"committee": self.committee, "council": council, "stands": stands}

    def newer(self, moved: MovedOn) -> dict[str, Any]:
        now = Committee.objects.select_related("council").get(pk=self.committee.pk)
        return {"version": now.version, "stands": in_words(queries.days_of(now))}

    def back(self) -> str:
        return f"{reverse('committee:committees')}?council={self.committee.council.number}"

    def act(self, form: DaysForm) -> None:
        seen = form.cleaned_data["seen_version"]
        dates.set_days(self.committee, by=self.request.user, seen_version=seen, days=form.said())
