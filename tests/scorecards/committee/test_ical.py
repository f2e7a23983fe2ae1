"""The calendar's file keeps RFC 5545 whatever words stand in it, and tells each event the same way each time."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from scorecards.committee.ical import DayEvent, as_ical

LONG = "Children’s services, “überprüft”; early help, and more \\ than that: " * 6
WORDS = st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=300)


def lines(content: bytes) -> list[bytes]:
    assert content.endswith(b"\r\n")
    return content.split(b"\r\n")[:-1]


def event(content: bytes) -> Calendar:
    [found] = Calendar.from_ical(content).walk("VEVENT")
    return found


def test_the_file_says_what_it_is() -> None:
    content = as_ical("Dates of Northshire", [])
    assert lines(content)[0] == b"BEGIN:VCALENDAR"
    calendar = Calendar.from_ical(content)
    assert (str(calendar["VERSION"]), bool(calendar["PRODID"]), calendar.errors) == ("2.0", True, [])


def test_no_line_is_longer_than_75_octets_and_none_is_cut_within_a_character() -> None:
    content = as_ical(LONG, [DayEvent("a", date(2026, 7, 1), LONG, LONG, f"https://example.org/{'x' * 200}")])
    assert max(map(len, lines(content))) <= 75
    assert [line.decode() for line in lines(content)] != []
    assert (str(event(content)["SUMMARY"]), str(event(content)["DESCRIPTION"])) == (LONG, LONG)


@pytest.mark.parametrize("words", ["a;b,c\\d", "one\ntwo", "END:VEVENT\r\nBEGIN:VEVENT", 'say "no"', "x:y;z=1"])
def test_words_cannot_leave_their_line(words: str) -> None:
    content = as_ical("Dates", [DayEvent("a", date(2026, 7, 1), words, words)])
    assert lines(content).count(b"BEGIN:VEVENT") == 1
    assert str(event(content)["SUMMARY"]) == words.replace("\r\n", "\n")


@given(WORDS, WORDS)
def test_whatever_is_said_is_read_back(words: str, note: str) -> None:
    content = as_ical("Dates", [DayEvent("a", date(2026, 7, 1), words, note)])
    assert max(map(len, lines(content))) <= 75
    assert (str(event(content)["SUMMARY"]), str(event(content)["DESCRIPTION"])) == (words, note)


def test_an_event_is_a_whole_day_with_its_own_uid_and_a_stamp_in_utc() -> None:
    changed = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
    found = event(as_ical("Dates", [DayEvent("meeting-7", date(2026, 12, 31), "Meets", sequence=3, stamp=changed)]))
    assert (str(found["UID"]), found["SEQUENCE"]) == ("meeting-7@line-of-sight", 3)
    assert (found["DTSTART"].dt, found["DTEND"].dt) == (date(2026, 12, 31), date(2027, 1, 1))
    assert found["DTSTAMP"].to_ical() == b"20260302T093000Z"
    assert found.errors == []


def test_equal_events_are_equal_bytes_in_any_order() -> None:
    first, second = DayEvent("b", date(2026, 7, 1), "B"), DayEvent("a", date(2026, 7, 1), "A")
    assert as_ical("Dates", [first, second]) == as_ical("Dates", [second, first])
