"""A council's own layout, from the clerk who lays it out to a reference that is lost and mended; and a clerk's year."""

import re
from datetime import date, timedelta

import pytest
from django.utils.timezone import localdate
from icalendar import Calendar
from playwright.sync_api import expect

from tests.journeys.people import AMARA, INGRID, SOFIA, Eyes, Visitor

pytestmark = pytest.mark.slow
NEXT_JULY = date(localdate().year + 1, 7, 1)
COMMITTEE = "Children and Families Scrutiny Committee"
LAYOUT, TITLE = "Short scrutiny paper", "Early help, in short"
WINTER = "More families asked for help in the cold months."
KEPT = {"Summary", "Performance"}


@pytest.fixture(scope="module")
def portal(live_portal, unfilled):
    return live_portal(like=unfilled)


def test_a_layout_is_changed_and_a_report_of_it_loses_a_reference(arrive, eyes):
    amara, sofia = arrive(AMARA), arrive(SOFIA)

    arrange(amara, COMMITTEE)
    lay_out(amara, eyes)
    begin(sofia, eyes)
    write_with_a_reference(sofia, eyes)
    sofia.follow("See what is missing")
    meanwhile = arrive(SOFIA).open(sofia.path.replace("/review/", "/meetings/"))
    write(meanwhile, "Background", "Nothing is said of the winter any more.")
    sofia.press("Send for review", status=409)  # the page was opened before the words went
    sofia.press("Send for review", status=422)
    assert "[[paragraph: winter]] refers to something that is not in the report" in sofia.words
    eyes.look(sofia.page)
    sofia.follow(re.compile("^Mend the section “Summary”"), first=True)
    sofia.fill("Words", "Early help reached more families.")
    sofia.press("Save the section")
    sofia.follow("See what is missing")
    sofia.press("Send for review")
    assert "Sent for review." in sofia.words

    change_the_layout_again(amara)
    ingrid = arrive(INGRID).open(sofia.path)
    assert ("Summary" in ingrid.words, "What this is about" in ingrid.words) == (True, False)


def arrange(amara: Visitor, committee: str) -> None:
    amara.menu("Meetings")
    amara.follow("Committees")
    amara.follow(f"Arrange a meeting of {committee}")
    give_date(amara, "Day of the meeting", NEXT_JULY)
    amara.press("Arrange the meeting")


def give_date(visitor: Visitor, label: str, day: date) -> None:
    group = visitor.page.get_by_role("group", name=label)
    for part, number in (("Day", day.day), ("Month", day.month), ("Year", day.year)):
        visitor.fill(part, str(number), within=group)


def lay_out(amara: Visitor, eyes: Eyes) -> None:
    """A copy of a shipped layout with two of its sections, and one more that the clerk adds."""
    amara.open("/meetings/layouts/")
    eyes.look(amara.page)
    amara.follow("Copy Plain, summary first")
    amara.fill("Name", LAYOUT)
    amara.press("Copy the layout")
    eyes.look(amara.page)
    while out := [name for name in headings(amara) if name not in KEPT]:
        amara.press(f"Take it out {out[0]}")
    amara.follow("Add a section")
    amara.fill("Heading", "Background")
    eyes.look(amara.page)
    amara.press("Add the section")
    amara.follow("Preview")
    assert "With what “" in amara.words
    assert "3 Background" in amara.words
    eyes.look(amara.page)


def headings(visitor: Visitor) -> list[str]:
    return visitor.section("Sections").locator("a.los-main").all_inner_texts()


def begin(sofia: Visitor, eyes: Eyes) -> None:
    sofia.menu("Reports")
    sofia.follow("Begin a report")
    eyes.look(sofia.page)
    main = sofia.page.get_by_role("main")
    meeting = next(
        o for o in main.get_by_label("Meeting").locator("option").all_inner_texts() if str(NEXT_JULY.year) in o
    )
    main.get_by_label("Meeting").select_option(label=meeting.strip())
    main.get_by_label("Layout").select_option(label=LAYOUT)
    main.get_by_label("Early help scorecard, quarter 1, 2026/27").check()
    sofia.fill("Title", TITLE)
    sofia.press("Begin the report")


def write(visitor: Visitor, section: str, words: str) -> None:
    visitor.follow(section, first=True)
    visitor.fill("Words", words)
    visitor.press("Save the section")


def write_with_a_reference(sofia: Visitor, eyes: Eyes) -> None:
    write(sofia, "Background", f"[[name: winter]] {WINTER}")
    sofia.follow("Summary", first=True)
    sofia.fill("Words", "Early help reached more families, as in")
    sofia.press("Refer to a figure, table or section")
    eyes.look(sofia.page)
    sofia.page.get_by_label("Refer to something in this report").select_option(label=WINTER)
    sofia.press("Put it behind the words")
    assert sofia.page.get_by_label("Words").input_value().endswith("as in [[paragraph: winter]]")
    sofia.press("See how it reads")
    expect(sofia.page.get_by_role("link", name="paragraph 3.1")).to_be_visible()
    eyes.look(sofia.page)
    sofia.press("Save the section")


def change_the_layout_again(amara: Visitor) -> None:
    amara.open("/meetings/layouts/").follow(LAYOUT)
    amara.follow("Summary")
    amara.fill("Heading", "What this is about")
    amara.press("Save the section")


def test_a_clerk_sees_the_year_and_which_meeting_gets_half_a_quarter(arrive, eyes):
    """The quarter of a meeting on 1 July ends the day before it: months ahead the year says that it is half."""
    amara = arrive(AMARA)
    arrange(amara, "Cabinet")
    close_the_council(amara, eyes)
    amara.open(f"/meetings/year/?year={NEXT_JULY.year}")
    half = f"This meeting can only be given part of quarter 1, {NEXT_JULY.year}"
    assert (half in amara.words, f"30 June {NEXT_JULY.year}" in amara.words) == (True, True)
    assert f"The council is closed on 2 June {NEXT_JULY.year}." in amara.words
    eyes.look(amara.page)
    amara.follow("Have these dates in your own calendar")
    amara.press("Make an address")
    eyes.look(amara.page)
    address = amara.page.get_by_label("Copy it now: it is shown this once").input_value()
    stranger = arrive()
    told = stranger.page.request.get(address)
    days = {event["DTSTART"].dt for event in Calendar.from_ical(told.body()).walk("VEVENT")}
    assert (told.status, NEXT_JULY in days) == (200, True)
    amara.press("End the address")
    assert stranger.page.request.get(address).status == 404


def close_the_council(amara: Visitor, eyes: Eyes) -> None:
    """A week before: between that day and the meeting lie the clear days, which this one is not."""
    day = NEXT_JULY.replace(month=6, day=2)
    amara.open("/meetings/closed/")
    give_date(amara, "First day", day)
    amara.press("Add the days")
    eyes.look(amara.page)
    assert day + timedelta(29) == NEXT_JULY
