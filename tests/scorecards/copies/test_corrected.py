"""What a correction lists: figure by figure against the paper before, its cover and files, and nothing taken back."""

import datetime
from dataclasses import replace

import pytest

from portal.figures.vocabulary import Symbol
from scorecards.copies.amended import changes_since
from scorecards.copies.content.schema import AppendixFacts, NarrativeFacts
from scorecards.copies.corrected import report_changes
from tests.scorecards.publishing.contents import a_quarter, a_report
from tests.scorecards.scrutiny.builders import a_line, a_shown

DAY = datetime.date(2021, 9, 30)


def said(before, now, *, quotes=True):
    return [f"{change.what}: {change.words}" for change in report_changes(before, now, quotes=quotes)]


def quarter(of="76.5", revision=1, **figure):
    return a_quarter(a_line(figure=replace(a_shown(of), **figure)), revision=revision)


WITHHELD = {"value": None, "symbol": Symbol.SUPPRESSED.value, "shown": "c", "absent": "suppressed"}
ROUNDED = {"shown": "about 75", "rounded_to": 5}


def of_figures(before, now):
    return [change.words for change in changes_since(before, now) if change.kind == "figure"]


def test_a_figure_is_listed_as_it_was_and_as_it_is():
    assert of_figures(quarter(), quarter("77.0", 2)) == ["was 76.5%, now 77.0%"]


@pytest.mark.parametrize(
    ("less", "now"), [(WITHHELD, "Changed; now c, suppressed"), (ROUNDED, "Changed; now about 75")]
)
def test_what_a_figure_was_is_not_printed_again_once_it_is_withheld_or_rounded(less, now):
    assert of_figures(quarter(), quarter("77.0", 2, **less)) == [now]


def test_nor_is_the_rating_that_went_with_it():
    before, now = quarter(), quarter("77.0", 2, **WITHHELD)
    line = now.quarter.lines[0]
    plain = replace(line, rating=replace(line.rating, word="Not shown"))
    now = a_quarter(plain, revision=2)
    assert of_figures(before, now) == ["Changed; now c, suppressed", "Changed; now Not shown"]


def test_a_quarter_revised_more_than_once_between_is_compared_with_what_the_paper_printed():
    narrative = NarrativeFacts("TIMELY", "", "Name of TIMELY", (), "Schools refer.", *[""] * 4, None, None, "")
    before = a_report(replace(quarter(), narratives=(narrative,)))
    third = replace(quarter("78.0", 3), narratives=(replace(narrative, shows="Clinics refer."),))
    name = third.quarter.lines[0].name
    assert said(before, a_report(third)) == [
        f"{name}, {third.quarter.lines[0].figure.period}, since revision 1: was 76.5%, now 78.0%",
        f"Narrative of {name}, since revision 1: was “Schools refer.”, now “Clinics refer.”",
    ]
    assert said(before, a_report(quarter("78.0", 2))) == []  # it lists that itself


def test_the_cover_is_listed():
    before, cover = a_report(), a_report().cover
    changed = replace(cover, officer_name="Olive Owner", portfolio_holder="", classification="exempt_in_part")
    now = a_report(cover=changed)
    assert said(before, now) == [
        "Classification: was Public, now Exempt in part",
        "Responsible officer: was Anna Analyst, now Olive Owner",
        "Portfolio holder: was Cllr Petra Port, now not said",
    ]
    assert said(before, now, quotes=False)[1] == "Responsible officer: now Olive Owner"


def test_day_and_item_are_no_change():
    moved = replace(a_report().cover, meeting_on=datetime.date(2022, 1, 5))
    assert said(a_report(), a_report(cover=moved)) == []


FILE = AppendixFacts("Letter", "All of it.", DAY, "letter.pdf", "a" * 64, draft=True)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"file_sha256": "b" * 64}, ["another file"]),
        ({"data_date": datetime.date(2021, 12, 31)}, ["its figures stand at 31 December 2021"]),
        ({"data_date": None}, ["it states no data date"]),
        ({"draft": False}, ["no draft any more"]),
        ({"description": "Half of it."}, ["described anew"]),
        ({"file_name": "other.pdf"}, []),
    ],
)
def test_what_changed_of_an_attached_file_is_listed(change, words):
    before, now = a_report(appendices=(FILE,)), a_report(appendices=(replace(FILE, **change),))
    assert said(before, now) == [f"Appendix “Letter”: {each}" for each in words]


def test_files_added_and_taken_out_are_listed_and_exempt_ones_counted():
    exempt = AppendixFacts("An exempt appendix is not published.", "", None, "", "", open=False)
    before, now = a_report(appendices=(FILE,)), a_report(appendices=(replace(FILE, title="Plan"), exempt))
    assert said(before, now) == [
        "Appendix “Plan”: added",
        "Exempt appendices: were 0, now 1",
        "Appendix “Letter”: taken out",
    ]
