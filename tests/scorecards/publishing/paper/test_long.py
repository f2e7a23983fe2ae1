"""What is long prints whole, over lines and over pages."""

import re
from dataclasses import replace

from scorecards.framework.rules import FIVE_STATES
from scorecards.publishing.paper.flowables import fitted, on_lines
from scorecards.publishing.paper.typeface import REGULAR
from scorecards.publishing.story import (
    Column,
    Council,
    Fact,
    Group,
    Person,
    Rating,
    Row,
    Subheading,
    Table,
    risk_table,
    told,
)
from tests.scorecards.publishing.paper.papers import (
    elements,
    failed_rules,
    pages_of,
    printed,
    rich,
    roles,
    running_text,
    text_of,
)
from tests.scorecards.publishing.stories import POOR, a_figure, a_risk, a_section, a_story, all_figures, an_indicator

LONG_NAME = "Bournemouth, Christchurch and Poole Council with the Combined Authority of the Coast and the Islands"


def test_a_long_title_and_meeting_run_over_two_lines_and_end_at_a_word():
    title = "Children’s services performance, finance, workforce and improvement report with progress on the plan"
    committee = "Children and Young People’s Overview and Scrutiny Committee of the Council"
    story = a_story(a_section("One", *told("Words."), new_page=True), title=title)
    facts = (Fact("Committee", committee), *story.facts[1:])
    words = pages_of(printed(replace(story, facts=facts)))[1]
    assert f"{committee}, 1 December 2021, item 7, Public" in words
    assert title in words
    longer = pages_of(printed(replace(story, title=f"{title} and on every recommendation of the inspectors")))[1]
    assert re.search(r"improvement report with progress on( the)?( plan)?( and)?( on)?( every)?…", longer)


def test_a_shortened_line_ends_after_a_word():
    rich()  # the fonts are loaded
    assert fitted("Overview and scrutiny", REGULAR, 9.5, 80) == "Overview and…"
    assert fitted("Overview, scrutiny", REGULAR, 9.5, 60) == "Overview…"
    assert fitted("Incomprehensibility", REGULAR, 9.5, 40).endswith("…")
    assert fitted("Overview", REGULAR, 9.5, 80) == "Overview"
    assert on_lines("one two three", REGULAR, 9.5, 80, 2) == ["one two three"]


def test_a_narrative_of_many_pages_loses_no_word():
    narrative = "\n\n".join(
        f"Paragraph {n} begins. " + "Words and words. " * 60 + f"Paragraph {n} ends." for n in range(12)
    )
    for chart in (a_figure(), None):
        paper = printed(a_story(a_section("One", an_indicator(narrative=told(narrative), figure_chart=chart))))
        text = text_of(paper)
        assert [text.count(f"Paragraph {n} {word}.") for n in range(12) for word in ("begins", "ends")] == [1] * 24
        assert running_text(paper).count("Words and words.") == 720
        assert failed_rules(paper) == []


def test_long_names_five_ratings_and_a_pale_colour_still_print():
    ratings = [Rating(band.word, band.shape, band.tone) for band in FIVE_STATES]
    blocks = [an_indicator(f"{LONG_NAME} {band.word}", rating=band, unit="children") for band in ratings]
    story = a_story(
        a_section(LONG_NAME, Subheading(LONG_NAME), *blocks),
        council=Council(LONG_NAME, "#ffe000", LONG_NAME),
        title=f"{LONG_NAME}: {LONG_NAME}",
        facts=(Fact("Committee", LONG_NAME), Fact("Date", "1 July 2026"), Fact("Item", ""), Fact("Classification", "")),
        people=tuple(Person(LONG_NAME, LONG_NAME, "a@b.example") for _ in range(3)),
    )
    paper = printed(story)
    text = text_of(paper)
    assert [text.count(f"{LONG_NAME} {band.word}") for band in FIVE_STATES] == [1] * 5
    assert failed_rules(paper) == []


def test_a_long_contents_list_goes_on_over_pages():
    paper = printed(a_story(*(a_section(f"Heading {n}", *told("words")) for n in range(60))))
    cover, first, second = pages_of(paper)[:3]
    assert "Contents" not in cover
    assert "1 Heading 0 3" in first
    assert f"60 Heading 59 {paper.pages}" in second
    assert "1 Heading 0 1.1 words" in second  # the report begins under the list
    assert roles(paper).count("/TOC") == 1
    assert roles(paper).count("/TOCI") == 60


def test_a_row_taller_than_a_page_goes_on_and_stays_one_row():
    words = " ".join(f"word{n}" for n in range(1500))
    table = Table("Tall", (Column("Name"), Column("Words")), (Group((Row(("first", words)), Row(("last", "end")))),))
    paper = printed(a_story(a_section("One", table)))
    text = text_of(paper)
    assert [n for n in range(1500) if f"word{n} " not in text] == []
    assert [node["/S"] for node in elements(paper)].count("/TR") == 5  # two of the cover, three of the table
    assert failed_rules(paper) == []


def test_a_risk_whose_mitigation_fills_pages_prints_whole():
    mitigation = "\n\n".join(f"Step {n}. " + "It is done with care. " * 8 for n in range(60))
    paper = printed(a_story(a_section("Risks", risk_table([replace(a_risk(), mitigation=mitigation), a_risk(1)]))))
    text = text_of(paper)
    assert [n for n in range(60) if f"Step {n}." not in text] == []
    assert failed_rules(paper) == []


def test_sixty_indicators_print():
    blocks = [an_indicator(f"Indicator {n}", rating=POOR) for n in range(60)]
    text = text_of(printed(a_story(a_section("Performance", *blocks), a_section("All", all_figures(), landscape=True))))
    assert [n for n in range(60) if f"Indicator {n} Share of referrals" not in text] == []
    assert [n for n in range(60) if f"Indicator number {n + 1} of the scorecard, % Lower" not in text] == []
