"""A file of published statistics from the page where it is sent to the release that everybody reads."""

import csv
import io
import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.journeys.people import GARETH, TOM, Eyes, Visitor

pytestmark = pytest.mark.slow

HEAD = "time_period,time_identifier,geographic_level,country_code,country_name,region_code,region_name,"
HEAD += "old_la_code,new_la_code,la_name,sex,visits,in_time\n"
ENGLAND = "202425,Financial year,National,E92000001,England,,,,,,"
HERE = "202425,Financial year,Local authority,E92000001,England,E12000005,West Midlands,893,,Shropshire,"
NOWHERE = "202425,Financial year,Local authority,E92000001,England,E12000005,West Midlands,001,,Nowhere,"
FIRST = f"{HEAD}{ENGLAND}All,900,81.5\n{HERE}All,20,81.5\n{HERE}Girls,9,c\n{NOWHERE}All,1,1\n"
# A year later a column has another name, and one number was put right.
SECOND = FIRST.replace("visits,in_time", "visits,share_in_time").replace("All,20,81.5", "All,21,80.25")
TABLE = "Visits by sex"
MEASURE = "Visits in time"
LONG = 400_000
LEFT = "from benchmarks.published.models import *; found = Release.objects.filter(edition='2027'); "
LEFT += "print(found.count(), Observation.objects.filter(release__in=found).count())"


@pytest.fixture(scope="module")
def portal(live_portal, unfilled):
    return live_portal(like=unfilled)


def test_a_file_goes_from_its_page_to_a_release(portal, arrive, eyes, tmp_path):
    tom = arrive(TOM)

    add_the_table(tom, eyes)
    send(tom, tmp_path, FIRST, "2025", eyes)
    map_its_columns(tom, eyes)
    wait_without_a_worker(tom, eyes)
    portal.start_worker()
    portal.start_beat()
    look_at_the_review(tom, eyes)
    accept(tom, eyes)
    send(tom, tmp_path, SECOND, "2026", eyes)
    say_what_is_renamed(tom, eyes)
    see_what_is_restated(tom, eyes)
    accept(tom, eyes)
    expect(tom.page.get_by_text("Beside 2025: 1 restated, 1 unchanged")).to_be_visible()
    an_officer_reads_it(arrive(GARETH))


def add_the_table(tom: Visitor, eyes: Eyes) -> None:
    tom.follow("Published statistics")
    eyes.look(tom.page)
    tom.follow("Load a release")
    eyes.look(tom.page)
    tom.follow("add the table first")
    tom.press("Add the table")
    assert tom.page.get_by_role("alert").count() == 1
    eyes.look(tom.page)
    tom.fill("Publication", TABLE)
    tom.fill("Publisher", "The region")
    tom.press("Add the table")


def send(tom: Visitor, folder: Path, text: str, edition: str, eyes: Eyes | None = None) -> None:
    """Without eyes where the page that follows looks again by itself: it would go from under them."""
    file = folder / f"visits-{edition}.csv"
    file.write_text(text, encoding="utf-8")
    tom.open("/benchmarks/imports/new/")
    main = tom.page.get_by_role("main")
    main.get_by_label("File", exact=True).set_input_files(file)
    main.get_by_label("Publication (optional)").select_option(label=TABLE)
    tom.fill("Edition", edition)
    for part, typed in (("Day", "30"), ("Month", "October"), ("Year", edition)):
        tom.fill(part, typed)
    tom.press("Send and read the file")
    if eyes:
        eyes.look(tom.page)


def map_its_columns(tom: Visitor, eyes: Eyes) -> None:
    assert tom.heading == f"{TABLE}, 2025 What its columns mean"
    main = tom.page.get_by_role("main")
    main.get_by_text("Make a measure that is not in the list", exact=True).click()
    tom.fill("Name of a new measure", MEASURE)
    main.get_by_label("Unit of a new measure").select_option(label="percentage")
    main.get_by_label("Direction of a new measure").select_option(label="Higher is better")
    main.get_by_label("Column of the published value").select_option("in_time")
    main.get_by_label("sex").select_option(label="All")
    tom.press("Map the measure")
    assert "in_time sex is “All” Year" in tom.words
    eyes.look(tom.page)


def wait_without_a_worker(tom: Visitor, eyes: Eyes) -> None:
    tom.press("Read the file")
    stand_still(tom)
    assert "no worker has begun with it yet" in tom.words
    eyes.look(tom.page)
    tom.follow("Look again, and keep looking")


def stand_still(tom: Visitor) -> None:
    """Follow “Stop that” until the page is the one that stays, whether or not it looked again meanwhile."""
    tom.page.get_by_role("link", name="Stop that", exact=True).click()
    expect(tom.page).to_have_url(re.compile(r"\?still$"))
    expect(tom.page.get_by_role("link", name="Look again, and keep looking", exact=True)).to_be_visible()


def look_at_the_review(tom: Visitor, eyes: Eyes) -> None:
    """The page looks again by itself until the worker is through."""
    expect(tom.page.get_by_role("link", name="Accept the release")).to_be_visible(timeout=60_000)
    assert "Lines read 4 2 kept and 2 problems" in tom.words
    assert "England lies inside the range of authorities" in tom.words
    eyes.look(tom.page)
    sent = tom.download(tom.page.get_by_role("link", name="All problems as CSV")).decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(sent)))
    assert [row[:2] for row in rows] == [["line", "column"], ["4", ""], ["5", "old_la_code"]]


def accept(tom: Visitor, eyes: Eyes) -> None:
    tom.follow("Accept the release")
    eyes.look(tom.page)
    tom.press("Accept the release")
    assert "is accepted." in tom.words
    eyes.look(tom.page)


def say_what_is_renamed(tom: Visitor, eyes: Eyes) -> None:
    assert tom.heading == f"{TABLE}, 2026 What is now called otherwise?"
    tom.press("Keep the answers and read the file")
    eyes.look(tom.page)
    tom.page.get_by_role("group", name="The file has no column “in_time”").get_by_label("share_in_time").check()
    tom.press("Keep the answers and read the file")


def see_what_is_restated(tom: Visitor, eyes: Eyes) -> None:
    expect(tom.page.get_by_role("link", name="Accept the release")).to_be_visible(timeout=60_000)
    assert f"{MEASURE} Shropshire 31 March 2025 81.5% 80.25% −1.25" in tom.words
    eyes.look(tom.page)


def an_officer_reads_it(gareth: Visitor) -> None:
    """An officer of the council reads it, and decides nothing."""
    gareth.open("/benchmarks/releases/")
    assert "Load a release" not in gareth.words
    gareth.follow(TABLE, first=True)
    assert "Tom Ellery" in gareth.words


def test_a_long_file_is_broken_off_while_a_worker_reads_it(portal, arrive, eyes, tmp_path):
    """A real worker over a real broker hears the wish between two pieces of the file, and nothing is left of it."""
    tom = arrive(TOM)
    numbers = (f"{HERE}All {line},{line},{line % 100}\n" for line in range(LONG))
    send(tom, tmp_path, f"{FIRST}{''.join(numbers)}", "2027")
    expect(tom.page.get_by_text(re.compile(r"^[\d,]+ lines read$"))).to_be_visible(timeout=60_000)
    stand_still(tom)  # or the page could look again in the moment of the press
    tom.press("Cancel")
    expect(tom.page.get_by_text("Reading was cancelled. Nothing of it was kept.")).to_be_visible(timeout=60_000)
    eyes.look(tom.page)
    left = portal.manage("shell", "-v", "0", "-c", LEFT)
    assert left.split()[-2:] == ["0", "0"]


def test_an_analyst_says_whom_the_council_is_set_beside(portal, arrive, eyes, tmp_path):
    tom = arrive(TOM)
    tom.follow("Comparator groups")
    eyes.look(tom.page)
    a_group_is_quoted(tom, eyes)
    tom.open("/benchmarks/councils/893/neighbours/")
    eyes.look(tom.page)
    a_model_is_looked_at(tom, tmp_path, eyes)
    tom.open("/benchmarks/areas/?words=Shropshire")
    assert "1 area " in tom.words
    eyes.look(tom.page)


def a_group_is_quoted(tom: Visitor, eyes: Eyes) -> None:
    tom.follow("Make a group")
    tom.press("Make the group")
    eyes.look(tom.page)
    main = tom.page.get_by_role("main")
    main.get_by_label("Good or outstanding authorities").check()
    tom.fill("Name", "Good shire counties")
    tom.fill("Why these", "Chosen by the Cabinet paper of December 2021")
    main.get_by_label("Its members are not known").check()
    tom.press("Make the group")
    assert "Who is in it is not known here" in tom.words
    tom.follow("Quote a number of it")
    assert main.get_by_label("Of whom").locator("option:checked").inner_text() == "Good shire counties"
    main.get_by_label("Measure").select_option(index=1)
    main.get_by_label("Of a group it is its").select_option(label="Lowest")
    tom.fill("Number", "12.5")
    tom.fill("Source", "Cabinet paper, 1 December 2021")
    eyes.look(tom.page)
    tom.press("Keep the number")
    tom.open("/benchmarks/councils/893/groups/")
    tom.follow("Good shire counties")
    assert "Lowest 12.5" in tom.words
    eyes.look(tom.page)


def a_model_is_looked_at(tom: Visitor, folder: Path, eyes: Eyes) -> None:
    """Numbers that no area here has are problems; nothing of such a file can be kept."""
    file = folder / "model.csv"
    places = ",".join(f"SN_{place}" for place in range(1, 11))
    file.write_text(f"old_la_code,{places}\n893,{','.join(f'0{n}' for n in range(10, 20))}\n")
    tom.open("/benchmarks/neighbours/")
    tom.follow("Load an edition")
    eyes.look(tom.page)
    tom.page.get_by_label("File", exact=True).set_input_files(file)
    tom.fill("Edition", "2025")
    tom.press("Send and check the file")
    eyes.look(tom.page)
    tom.press("Set the file aside")
    assert "The file was set aside." in tom.words
    eyes.look(tom.page)
