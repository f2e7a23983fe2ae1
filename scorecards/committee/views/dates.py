"""A year of meetings with the days before each, and the days of a committee that counts otherwise than its council."""

from datetime import date, timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone

from portal.accounts import access
from portal.accounts.rules import Permission
from portal.audit.refusals import MovedOn
from portal.web.acts import ActPage
from scorecards.committee import queries
from scorecards.committee.chain import in_words
from scorecards.committee.forms.meetings import DaysForm
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
