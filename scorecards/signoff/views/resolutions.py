"""The story of one resolution: asked, answered, told again in which paper. For everybody of the council."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views import View

from portal.accounts import access
from portal.accounts.rules import Permission
from portal.figures.lateness import away_words
from scorecards.committee import queries
from scorecards.committee.models import Resolution
from scorecards.copies import queries as copies
from scorecards.copies.models import SignedCopy
from scorecards.publishing import queries as publishing


@dataclass(frozen=True)
class Told:
    """A paper that the person may read in which it came back; `actions` are those that it tells, in its words."""

    title: str
    meeting: str
    on: date
    answered: bool
    actions: tuple[str, ...]
    href: str


class Story(View):
    """What a meeting resolved, step by step; a paper stands in it only for whom that paper exists."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        seen = queries.resolutions_visible_to(request.user)
        council = get_object_or_404(seen, pk=pk).council
        resolution = get_object_or_404(queries.with_actions(seen, request.user, council), pk=pk)
        request.council = council  # type: ignore[attr-defined]
        context = {
            "council": council,
            "resolution": resolution,
            "left": away_words(resolution.due_on, timezone.localdate()) if resolution.due_on else "",
            "papers": papers(request.user, resolution),
            "about": _about(request.user, resolution),
            "told": queries.sees_states(request.user, council),
            "may_answer": access.allowed(request.user, Permission.REQUEST_ANSWER, council=council),
        }
        return render(request, "signoff/resolution.html", context)


def papers(user: Any, resolution: Resolution) -> list[Told]:
    """The papers in which it was told again, as far as they exist for the person. Two queries."""
    returns = {each.report_id: each for each in resolution.returns.all()}
    found = publishing.visible_copies(user).filter(report__in=returns)
    found = found.select_related("report__meeting__committee").order_by("report__meeting__on", "revision")
    return [
        Told(
            title=copy.title if copy.revision == 1 else f"{copy.title}, revision {copy.revision}",
            meeting=str(copy.report.meeting.committee),
            on=copy.report.meeting.on,
            answered=returns[copy.report_id].answered,
            actions=_actions(copy, resolution),
            href=reverse("publishing:report", args=[copy.pk]),
        )
        for copy in found
        if copy.report is not None and copy.report_id is not None
    ]


def _actions(copy: SignedCopy, resolution: Resolution) -> tuple[str, ...]:
    told = copies.public_report(copy).resolutions
    return next((each.actions for each in told if each.key == resolution.pk), ())


def _about(user: Any, resolution: Resolution) -> tuple[str, str] | None:
    """Title and address of the paper that it was resolved on, where that exists for the person."""
    if resolution.report_id is None:
        return None
    copy = publishing.visible_copies(user).filter(report=resolution.report_id).first()
    return (copy.title, reverse("publishing:report", args=[copy.pk])) if copy else None
