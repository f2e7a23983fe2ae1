"""The days before meetings that a person's roles have to keep: what is late, and what is due in the next two months."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from django.urls import reverse

from portal.accounts.models import Council
from portal.accounts.rules import Role
from portal.figures.spans import day_words
from portal.home.things import LATE, Link, Section, Thing
from scorecards.committee.chain import Step
from scorecards.committee.queries import Planned, StepShown, coming_steps

AHEAD = timedelta(days=60)


def section(user: Any, council: Council, roles: Iterable[Role], today: date) -> Section | None:
    """None where no day concerns these roles. Three queries, one where no meeting is to come."""
    steps = coming_steps(user, council, roles, today=today, ahead=AHEAD)
    things = [_thing(step, planned) for step, planned in steps if not _listed(step, planned)]
    links = [Link("The whole year", f"{reverse('committee:year')}?council={council.number}")]
    return Section("Dates before meetings", things, links=links, key="dates") if things else None


def _listed(step: StepShown, planned: Planned) -> bool:
    """A paper that waits to be published stands in the clerk's own list, by its title."""
    return step.step == Step.PUBLISH and bool(planned.shown.waiting)


def _thing(step: StepShown, planned: Planned) -> Thing:
    return Thing(
        words=f"{step.words}: {planned.meeting.committee.name}",
        href=reverse("committee:meeting", args=[planned.meeting.pk]),
        note=f"For the meeting on {day_words(planned.chain.meeting)}.",
        state=step.state,
        tone=LATE if step.late else "",
        when=f"By {day_words(step.on)}, {step.left}",
    )
