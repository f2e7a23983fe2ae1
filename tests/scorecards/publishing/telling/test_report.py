"""What a report says: its cover, its sections in order, and every figure with what must stand beside it."""

import datetime
from dataclasses import replace

import pytest

from scorecards.publishing.story import Bullets, Recommendations, Subheading
from scorecards.publishing.telling import Beside
from tests.scorecards.publishing.contents import a_quarter, a_report, an_action
from tests.scorecards.publishing.telling.tellings import parts, section, told
from tests.scorecards.publishing.telling.test_since import a_resolution
from tests.scorecards.scrutiny.builders import a_change, a_line, a_risk


def test_sections_stand_in_their_order_and_appendices_at_the_end():
    story = told(a_report(a_quarter(risks=(a_risk(),), actions=(an_action(),))))

    assert [(s.number, s.heading) for s in story.sections] == [
        ("1", "Synopsis"),
        ("2", "Key messages"),
        ("3", "Key issues for scrutiny"),
        ("4", "Recommendations"),
        ("5", "Risk table"),
        ("6", "Report"),
        ("7", "Actions"),
        ("8", "List of background papers"),
        ("9", "Appendices"),
        ("A", "All figures"),
        ("B", "How to read the figures"),
        ("", "Tables and figures"),
    ]


@pytest.mark.parametrize(("numbered", "found"), [(7, ("8", 8)), (0, ("", 10))])
def test_what_was_asked_follows_the_last_numbered_section_where_the_layout_has_none_for_it(numbered, found):
    report = a_report(a_quarter(risks=(a_risk(),), actions=(an_action(),)))
    sections = tuple(replace(each, numbered=n < numbered) for n, each in enumerate(report.sections))
    story = told(replace(report, sections=sections, resolutions=(a_resolution(),)))

    (place,) = [n for n, each in enumerate(story.sections, 1) if each.heading == "What was asked and what came of it"]
    assert (story.sections[place - 1].number, place) == found


def test_a_table_of_many_columns_lies_and_one_of_few_stands():
    few, compared = a_line(), a_change("6.5", "70.0")
    many = replace(few, last_period=compared, same_last_year=compared, year_end=compared)

    assert section(told(a_report(a_quarter(many))), "All figures").landscape
    assert not section(told(a_report(a_quarter(few))), "All figures").landscape


def test_risks_and_actions_are_left_out_where_there_are_none_and_nothing_is_written():
    def headings(report):
        return [s.heading for s in told(report).sections]

    report = a_report()
    written = tuple(replace(each, text="As agreed in May.") for each in report.sections)

    assert [name for name in ("Risk table", "Actions") if name in headings(report)] == []
    assert [name for name in ("Risk table", "Actions") if name in headings(replace(report, sections=written))] == [
        "Risk table",
        "Actions",
    ]


def test_lists_of_what_a_report_does_not_have_are_left_out():
    lists = section(told(), "Tables and figures").parts

    assert [part.words for part in lists if isinstance(part, Subheading)] == ["Tables"]


def test_key_issues_are_left_out_where_there_are_none():
    assert "Key issues for scrutiny" not in [s.heading for s in told(a_report(key_issues=())).sections]


def test_the_cover_takes_day_and_item_from_beside():
    story = told(beside=Beside(datetime.date(2021, 12, 8), "9"))

    assert [(f.label, f.value) for f in story.facts] == [
        ("Committee", "Cabinet"),
        ("Date", "8 December 2021"),
        ("Item", "9"),
        ("Classification", "Public"),
    ]


def test_an_item_that_is_not_allotted_is_not_printed():
    assert "Item" not in [fact.label for fact in told(beside=Beside()).facts]


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (datetime.date(2021, 12, 1), "are 62 days old: they stand at 30 September 2021."),
        (datetime.date(2021, 10, 1), "are 1 day old: they stand at 30 September 2021."),
        (datetime.date(2021, 9, 30), "The figures stand at 30 September 2021."),
        (datetime.date(2021, 9, 1), "The figures stand at 30 September 2021."),
    ],
)
def test_the_cover_says_how_old_the_figures_are(day, said):
    assert told(beside=Beside(day)).age.endswith(said)


def test_the_coverage_of_a_part_quarter_stands_under_the_title():
    quarter = a_quarter()
    part = replace(quarter, quarter=replace(quarter.quarter, coverage_words="part quarter, to 18 June 2026"))

    assert told(a_report(part)).coverage == "Quarter 2, 2021/22, part quarter, to 18 June 2026"


def test_officer_and_portfolio_holder_can_be_reached():
    officer, holder = told().people

    assert (officer.name, officer.email, officer.telephone) == ("Anna Analyst", "anna@example.org", "01632 960001")
    assert (holder.part, holder.name) == ("Portfolio holder", "Cllr Petra Port")


def test_a_signature_is_said_in_the_time_of_the_house():
    assert told().signed == "Signed off by Dora Director, Director, on 18 November 2021 at 14:05. I have read it."


def test_a_proof_says_that_it_is_not_signed():
    assert told(sha256="").signed == "A proof: this report is not signed off."


def test_an_invented_council_says_so():
    story = told(a_report(council=replace(a_report().council, invented=True)))

    assert story.notices == (
        "An invented example. There is no Northshire: its people, children and figures are made up.",
    )


def test_a_correction_says_what_it_corrects():
    story = told(a_report(revision=2, revision_reason="Two figures were wrong"))

    assert story.notices == ("This is revision 2 of the report. Two figures were wrong.",)


def test_recommendations_are_numbered_and_lists_follow_them():
    found = section(told(), "Recommendations").parts

    assert [type(part) for part in found] == [Recommendations, Bullets, Recommendations]
    assert [(part.lead, part.items[0].number) for part in found if isinstance(part, Recommendations)] == [
        ("Cabinet is asked to:", "4.1"),
        ("", "4.2"),
    ]


def test_two_quarters_are_told_apart():
    second = replace(a_quarter(), submission_id=2)
    second = replace(second, quarter=replace(second.quarter, scorecard="Early help"))
    found = parts(told(a_report(a_quarter(), second)), "Report", Subheading)

    assert [heading.words for heading in found] == [
        "Children’s services, quarter 2, 2021/22: Assessment",
        "Early help, quarter 2, 2021/22: Assessment",
    ]
