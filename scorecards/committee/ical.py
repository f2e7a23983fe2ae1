"""Days as an iCalendar file (RFC 5545): whole-day events that keep nobody busy. Pure; equal events, equal bytes."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from icalendar import Calendar, Event

PRODUCT = "-//Line of Sight//Dates that meet//EN"
ASK_AGAIN = timedelta(hours=6)
AT = "line-of-sight"


@dataclass(frozen=True)
class DayEvent:
    """One whole day. `key` never changes, and makes the event's UID; `sequence` and `stamp` grow with each change."""

    key: str
    on: date
    words: str
    note: str = ""
    href: str = ""
    sequence: int = 0
    stamp: datetime | None = None


def as_ical(name: str, events: Iterable[DayEvent]) -> bytes:
    """The calendar's file, the earliest day first."""
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", name)
    calendar.add("refresh-interval", ASK_AGAIN, parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", "PT6H")
    for event in sorted(events, key=lambda each: (each.on, each.key)):
        calendar.add_component(_event(event))
    return calendar.to_ical()


def _event(given: DayEvent) -> Event:
    event = Event()
    event.add("uid", f"{given.key}@{AT}")
    event.add("dtstamp", given.stamp or datetime(given.on.year, given.on.month, given.on.day, tzinfo=UTC))
    event.add("sequence", given.sequence)
    event.add("dtstart", given.on)
    event.add("dtend", given.on + timedelta(days=1))
    event.add("summary", given.words)
    if given.note:
        event.add("description", given.note)
    if given.href:
        event.add("url", given.href)
    event.add("transp", "TRANSPARENT")
    return event
