"""What never happens on a page, however long a paper is: held on one of many blocks of unlike length."""

from functools import lru_cache

import pytest

from scorecards.publishing.story import Column, Group, Row, Subheading, Table, told
from tests.scorecards.publishing.paper.papers import pages_of, printed, read
from tests.scorecards.publishing.stories import (
    a_section,
    a_story,
    a_table,
    all_figures,
    an_indicator,
    comparisons,
)

BLOCKS, ROWS = 24, 40
WORDS = "children wait for a first visit and a plan that their family has seen "


def a_block(n):
    """Narratives of three to twenty lines, some without chart or comparisons, some with a table beneath."""
    words = f"Begins{n}. {WORDS * (n % 7 + 1) * 3} Ends{n}."
    more = {"breakdowns": (a_table(4, caption=f"Parts {n}"),)} if n % 5 == 0 else {}
    if n % 6 == 0:
        more["figure_chart"] = None
    more["comparisons"] = () if n % 4 == 0 else comparisons()
    return an_indicator(f"Indicator {n} end", narrative=told(words), actions=(), **more)


def tall_rows():
    rows = tuple(Row((f"First{n}", f"{WORDS * (n % 5 + 1)} Last{n}.")) for n in range(ROWS))
    return Table("Tall rows", (Column("Row", share=100), Column("Words", share=380)), (Group(rows),))


@lru_cache
def long_paper():
    blocks = []
    for n in range(BLOCKS):
        if n % 8 == 0:
            blocks.append(Subheading(f"Theme {n} end"))
        blocks.append(a_block(n))
    sections = [a_section(f"Section {n} end", *told(WORDS * (n * 3 + 1))) for n in range(12)]
    return printed(
        a_story(
            *sections,
            a_section("Performance end", *blocks),
            a_section("Risks end", tall_rows()),
            a_section("All of them end", all_figures(), appendix=True, landscape=True),
        )
    )


@lru_cache
def words_of():
    return pages_of(long_paper())


def page_with(words):
    """The page on which the words stand, but for the contents list."""
    found = [number for number, page in enumerate(words_of()) if words in page]
    assert found, words
    return found[-1]


def test_no_heading_is_the_last_thing_on_a_page():
    headings = [f"Section {n} end" for n in range(12)] + ["Performance end", "Risks end", "All of them end"]
    headings += [f"Theme {n} end" for n in range(0, BLOCKS, 8)] + [f"Indicator {n} end" for n in range(BLOCKS)]
    body = words_of()[page_with("Performance end") - 6 :]
    assert [(words, page[-80:]) for page in body for words in headings if page.endswith(words)] == []


@pytest.mark.parametrize("n", range(BLOCKS))
def test_a_block_that_fits_on_one_page_stands_on_one(n):
    """Name, figure, chart, comparisons and the narrative's first and last words."""
    page = page_with(f"Begins{n}.")
    assert (page_with(f"Ends{n}."), page_with(f"Indicator {n} end")) == (page, page)


def test_a_theme_s_heading_stands_over_its_first_block_whole():
    assert [page_with(f"Theme {n} end") for n in (0, 8, 16)] == [page_with(f"Ends{n}.") for n in (0, 8, 16)]


def test_no_row_is_parted_by_the_end_of_a_page():
    pages = [(page_with(f"First{n} "), page_with(f"Last{n}.")) for n in range(ROWS)]
    assert len({first for first, _last in pages}) > 2
    assert [n for n, (first, last) in enumerate(pages) if first != last] == []


def test_a_wide_table_lies_and_nothing_else_does():
    lying = [box.width > box.height for box in (page.mediabox for page in read(long_paper()).pages)]
    assert lying.index(True) == page_with("All of them end")
    assert lying == sorted(lying)


def test_two_blocks_of_four_short_paragraphs_share_a_page():
    narrative = told("A line of words.\n\n" * 4)
    blocks = [an_indicator(f"Indicator {n} end", narrative=narrative, actions=()) for n in range(6)]
    words = pages_of(printed(a_story(a_section("Performance end", *blocks))))
    pages = [max(at for at, page in enumerate(words) if f"Indicator {n} end" in page) for n in range(6)]
    assert [page - pages[0] for page in pages] == [0, 0, 1, 1, 2, 2]
