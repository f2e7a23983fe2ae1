"""Quarters that the director sent back with a word on the whole quarter, which nobody has answered yet."""

from collections.abc import Iterable

from django.urls import reverse
from django.utils import timezone

from portal.figures.spans import day_words
from portal.home.queries.quarters import OpenQuarter
from portal.home.things import NOW, Section, Thing
from scorecards.submissions.rules import State


def sent_back(quarters: Iterable[OpenQuarter]) -> Section | None:
    """For everybody who works on the lines of a quarter; None where no such comment waits."""
    things = [_thing(quarter) for quarter in quarters if _waits(quarter)]
    return Section("Sent back", things, key="sent-back") if things else None


def _waits(quarter: OpenQuarter) -> bool:
    return quarter.submission.state == State.COMMENTARY.value and quarter.returned is not None


def _thing(quarter: OpenQuarter) -> Thing:
    returned = quarter.returned
    assert returned is not None  # noqa: S101 - what `_waits` asks
    day = day_words(timezone.localtime(returned.at).date())
    return Thing(
        words=f"{returned.by} sent {quarter.title} back on {day}",
        href=reverse("desk:comments", args=[quarter.submission.pk]),
        note=f"{quarter.submission.scorecard}. {returned.text}",
        state="To answer",
        tone=NOW,
    )
