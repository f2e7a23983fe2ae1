from dataclasses import replace

import pytest

from scorecards.publishing.story import (
    Column,
    Entry,
    Figure,
    Group,
    IndicatorBlock,
    Para,
    Recommendations,
    Row,
    Subheading,
    Table,
    contents,
    number,
    plain,
    told,
)
from scorecards.publishing.story.numbering import letter
from tests.scorecards.publishing.stories import a_figure, a_rich_story, a_section, a_story, a_table, an_indicator


def numbers(section):
    return [part.number for part in section.parts if hasattr(part, "number")]


def test_paragraphs_count_through_a_section_and_lists_take_no_number():
    story = a_story(a_section("One", *told("a\n\n- b\n- c\n\nd")), a_section("Two", *told("e")))
    assert [numbers(section) for section in story.sections] == [["1.1", "1.2"], ["2.1"]]


def test_blocks_under_a_theme_go_on_counting():
    story = a_story(a_section("One", *told("a"), Subheading("Theme"), an_indicator(), *told("b")))
    block = next(part for part in story.sections[0].parts if isinstance(part, IndicatorBlock))
    assert [para.number for para in block.narrative] == ["1.2"]
    assert numbers(story.sections[0])[-1] == "1.3"


def test_tables_and_figures_count_through_the_report():
    story = a_story(a_section("One", a_table(), a_figure()), a_section("Two", a_figure(), a_table(), a_table()))
    titles = [part.title for section in story.sections for part in section.parts if isinstance(part, Table | Figure)]
    assert [title.split(":")[0] for title in titles] == ["Table 1", "Figure 1", "Figure 2", "Table 2", "Table 3"]


def test_an_unnumbered_table_takes_no_number_away():
    story = a_story(a_section("One", a_table(numbered=False), a_table()))
    assert [part.title for part in story.sections[0].parts] == ["Where children live", "Table 1: Where children live"]


def test_appendices_are_lettered_and_sections_between_keep_their_count():
    story = a_story(
        a_section("Summary", *told("free"), numbered=False),
        a_section("One"),
        a_section("How to read", *told("a"), appendix=True),
        a_section("Two"),
        a_section("Figures", appendix=True),
    )
    assert [(section.number, section.title) for section in story.sections] == [
        ("", "Summary"),
        ("1", "One"),
        ("A", "Appendix A: How to read"),
        ("2", "Two"),
        ("B", "Appendix B: Figures"),
    ]
    assert numbers(story.sections[0]) == [""]
    assert numbers(story.sections[2]) == ["A.1"]


def test_recommendations_are_numbered_paragraphs():
    asks = Recommendations("Cabinet is asked to:", (Para(plain("note")), Para(plain("name"))))
    assert [item.number for item in a_story(a_section("Asks", asks)).sections[0].parts[0].items] == ["1.1", "1.2"]


def test_numbering_twice_changes_nothing():
    story = a_rich_story(indicators=2, paragraphs=2)
    assert number(story) == story


def test_contents_list_sections_and_themes():
    story = a_story(
        a_section("One", Subheading("Theme"), Subheading("Small", level=4)), a_section("Two", appendix=True)
    )
    assert list(contents(story)) == [
        Entry(2, "1", "One", "section-1"),
        Entry(3, "", "Theme", "section-1-1"),
        Entry(2, "", "Appendix A: Two", "appendix-a"),
    ]


def test_every_anchor_is_its_own():
    story = a_rich_story(indicators=3, paragraphs=1)
    anchors = [entry.anchor for entry in contents(story)]
    anchors += [part.anchor for s in story.sections for part in s.parts if isinstance(part, IndicatorBlock)]
    assert len(anchors) == len(set(anchors))


def test_a_heading_is_never_more_than_one_below_the_last():
    small, theme = Subheading("Small", level=4), Subheading("Theme")
    sections = number(
        a_story(a_section("One", small, an_indicator(), theme, an_indicator(), small), a_section("Two", small))
    )
    assert [[part.depth for part in section.parts] for section in sections.sections] == [[3, 4, 3, 4, 4], [3]]


def test_letters_go_on_after_z():
    assert [letter(place) for place in (1, 26, 27, 52, 53)] == ["A", "Z", "AA", "AZ", "BA"]


def test_a_row_of_another_length_than_the_heading_is_refused():
    with pytest.raises(ValueError) as refusal:
        Table("Counts", (Column("a"), Column("b")), (Group((Row(("only one",)),)),))
    assert str(refusal.value) == "Counts: a row of 1 cells, 2 columns"


def test_an_action_reads_as_one_sentence():
    action = an_indicator().actions[0]
    assert action.sentence == "Sample audit of families who returned. Quality manager; due 28 February 2022; on course."
    assert replace(action, owner="", due="", state="").sentence == "Sample audit of families who returned."
