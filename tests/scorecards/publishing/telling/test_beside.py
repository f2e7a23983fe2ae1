"""What a report says of others' numbers: their age, which side the figure lies on, how alike they are defined."""

from dataclasses import replace
from decimal import Decimal

import pytest

from scorecards.publishing.story import IndicatorBlock, Para, Table
from scorecards.publishing.telling.reading import BY_INTERVAL
from scorecards.submissions.standing import IntervalShown
from tests.scorecards.publishing.contents import a_quarter, a_report
from tests.scorecards.publishing.paper.papers import printed, text_of
from tests.scorecards.publishing.telling.tellings import parts, section, told, words
from tests.scorecards.scrutiny.builders import a_line

WILSON = IntervalShown(Decimal("74.6"), Decimal("78.3"), "74.6% to 78.3%", "Wilson’s score interval")
NONE = IntervalShown(reason="no interval can be made: only the share is given")
SAID = "95% interval 74.6% to 78.3%, Wilson’s score interval"


def compared(interval=WILSON, **fields):
    """England's number is worse, and of the year before last."""
    given = {"value": Decimal("88.2"), "shown": "88.2%", "note": "2019/20", "year": "2019/20", "reason": ""}
    given |= {"age": "20 months old", "verdict": "worse"}
    return a_line(england=replace(a_line().england, **{**given, **fields}), interval=interval)


def story_of(line):
    return told(a_report(a_quarter(line)))


def block_of(line):
    (block,) = parts(story_of(line), "Report", IndicatorBlock)
    return block


def test_the_block_says_age_side_and_interval():
    block = block_of(compared())
    england = block.comparisons[0]
    assert (england.period, england.against, block.interval) == ("2019/20, 20 months old", "worse by interval", SAID)


def test_where_no_interval_can_be_made_the_block_says_why():
    block = block_of(compared(NONE, verdict=""))
    assert (block.interval, block.comparisons[0].against) == (
        "No interval can be made: only the share is given",
        "",
    )


@pytest.mark.parametrize(
    ("similarity", "note", "words_of_it"),
    [
        ("same", "", "Compared with the same definition."),
        ("same", "Both count families.", "Compared with the same definition: Both count families."),
        ("similar", "Ended, not begun.", "Compared with a similar definition: Ended, not begun."),
        ("different", "Counts visits", "Compared with a different definition: Counts visits."),
    ],
)
def test_every_line_says_how_like_the_definition_is_with_its_note(similarity, note, words_of_it):
    line = compared(similarity=similarity, similarity_note=note)
    assert line.compared_as == words_of_it
    assert block_of(line).counted == f"What is counted. {words_of_it}"
    assert words_of_it in text_of(printed(story_of(line)))


def test_a_line_beside_nothing_says_nothing_of_definitions():
    assert (a_line().compared_as, block_of(a_line()).counted, block_of(a_line()).interval) == (
        "",
        "What is counted.",
        "",
    )


def test_the_paper_prints_age_side_interval_and_how_they_are_read():
    text = text_of(printed(story_of(compared())))
    for said in (SAID, "worse by interval", "20 months old", "Wilson’s score interval for shares"):
        assert said in text


@pytest.mark.parametrize(("line", "said"), [(compared(), 1), (compared(NONE), 0), (a_line(), 0)])
def test_how_intervals_are_read_is_said_where_there_is_one(line, said):
    found = section(story_of(line), "How to read the figures").parts
    assert [words(part.words) for part in found if isinstance(part, Para)].count(BY_INTERVAL) == said


def test_the_table_of_all_figures_says_the_year_the_age_and_that_it_is_a_draft():
    story = story_of(compared(draft=True, verdict=""))
    (table,) = [each for each in parts(story, "All figures", Table) if each.kind == "figures"]
    assert table.groups[0].rows[0].cells[-1] == "2019/20, draft, 20 months old"
    assert block_of(compared(draft=True)).comparisons[0].period == "2019/20, draft, 20 months old"
