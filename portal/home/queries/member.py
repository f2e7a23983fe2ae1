"""What a member who holds other roles too finds beside these: the latest quarter, and what they asked for."""

from typing import Any

from django.urls import reverse
from django.utils import timezone

from portal.accounts.models import Council
from portal.figures.spans import day_words
from portal.home.things import Link, Section, Thing
from scorecards.scrutiny import queries as scrutiny
from scorecards.scrutiny.models import MemberRequest


def sections(user: Any, council: Council) -> list[Section]:
    """Three queries: the latest published quarter, and the latest requests."""
    newest = next(iter(scrutiny.standing(scrutiny.readable_quarters(user, council=council))), None)
    latest = [_quarter(newest)] if newest else []
    asked = [_request(request) for request in scrutiny.asked_lately(user, council)]
    past = [Link("Past quarters", reverse("scrutiny:quarters"))] if newest else []
    ask = [Link("Ask for something", reverse("scrutiny:ask"))]
    return [
        Section("Latest quarter", latest, "No quarter has been published yet.", links=past, key="latest"),
        Section("What you asked for", asked, "Nothing has been asked for yet.", links=ask, key="asked"),
    ]


def _quarter(quarter: scrutiny.ReadableQuarter) -> Thing:
    out = timezone.localtime(quarter.publication.published_at).date() if quarter.publication else None
    note = f"Signed off by {quarter.signed_by}."
    return Thing(f"{quarter.scorecard}, {quarter.period.title}", quarter.href, note, "", "", _published(out))


def _published(day: Any) -> str:
    return f"Published {day_words(day)}" if day else "Not published yet"


def _request(request: MemberRequest) -> Thing:
    asked = day_words(timezone.localtime(request.asked_at).date())
    answered = request.answered_at and day_words(timezone.localtime(request.answered_at).date())
    note = f"Asked {asked}, answered {answered}." if answered else f"Asked {asked}."
    return Thing(
        str(request), reverse("scrutiny:request", args=[request.pk]), note, "Answered" if answered else "Waiting"
    )
