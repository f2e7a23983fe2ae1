"""What never happens on a page, however long a paper is: held on one of many blocks of unlike length."""

from functools import lru_cache
from itertools import product

import pytest

from scorecards.publishing.paper import printer
from scorecards.publishing.paper.pages import Pages
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
def test_a_block_stands_on_one_page(n):
    """Name, figure, chart, comparisons and narrative, from its first words to its last."""
    page = page_with(f"Begins{n}.")
    assert (page_with(f"Indicator {n} end"), page_with(f"Ends{n}.")) == (page, page)


def test_pages_of_blocks_are_not_mostly_empty(monkeypatch):
    """A block may take two thirds of a page: one after another as tall, each page would be empty by a third."""
    drawn = []
    made = Pages.__init__
    monkeypatch.setattr(Pages, "__init__", lambda self, *args: (drawn.append(self), made(self, *args))[1])
    printed(a_story(a_section("Performance", *(a_block(n) for n in range(BLOCKS)))))
    *pages, _last = drawn[-1].empty[1:]
    assert len(pages) > 8
    assert max(pages) < 0.6
    assert sum(pages) / len(pages) < 0.35


def test_a_theme_s_heading_stands_over_its_first_block():
    assert [page_with(f"Theme {n} end") for n in (0, 8, 16)] == [page_with(f"Begins{n}.") for n in (0, 8, 16)]


@pytest.fixture
def as_usual(monkeypatch):
    """Never with less air, which would hide what a page begins with."""
    monkeypatch.setattr(printer, "NEXT_TO_EMPTY", 2)


@pytest.mark.parametrize("before", range(18, 34))
def test_a_section_never_ends_with_a_line_alone_on_a_page(before, as_usual):
    lines = [f"Line {n}" for n in range(before)] + ["It ends here."]
    words = pages_of(printed(a_story(a_section("One", *told("\n\n".join(lines))), a_section("Two", new_page=True))))
    (page,) = (page for page in words if "It ends here." in page)
    assert f"Line {before - 1}" in page


@pytest.mark.parametrize("before", range(18, 34))
def test_what_announces_a_list_stands_with_it(before, as_usual):
    lines, items = "\n\n".join(f"Line {n}" for n in range(before)), "\n- Another" * 6
    words = pages_of(printed(a_story(a_section("One", *told(f"{lines}\n\nThere are these:\n\n- First{items}")))))
    assert [page for page in words if "There are these:" in page] == [page for page in words if "First" in page]


def test_a_heading_is_not_parted_from_a_short_section_that_would_end_alone(as_usual):
    """What keeps the last lines together must not come between them and their heading."""
    for before in range(20, 34):
        filler = told("\n\n".join(f"Line {n}" for n in range(before)))
        sections = a_section("One", *filler), a_section("Heading end", *told(f"{WORDS * 4}\n\n{WORDS * 2}"))
        words = pages_of(printed(a_story(*sections)))
        assert [page.endswith("Heading end") for page in words] == [False] * len(words)


@pytest.mark.parametrize("lines", [1, 2, 3, 4, 5])
def test_a_heading_has_words_under_it_however_long_its_first_paragraph_is(lines, as_usual):
    paragraph = f"{'word ' * (16 * lines - 8)}\n\n{WORDS * 9}"
    for before, longer in product(range(22, 28), range(4)):  # of two lines, so that headings stand everywhere
        filler = told("\n\n".join([*(f"Line {n}" for n in range(before)), *["word " * 20] * longer]))
        words = pages_of(printed(a_story(a_section("One", *filler), a_section("Heading end", *told(paragraph)))))
        assert [page.endswith("Heading end") for page in words] == [False] * len(words)


@pytest.mark.parametrize("lines", [1, 2, 3, 4, 5])
def test_the_first_words_on_a_figure_stand_under_it_however_long_they_are(lines, as_usual):
    narrative = told(f"Begins {'word ' * (16 * lines - 8)}\n\n{WORDS * 9}")
    for before in range(2, 20):
        filler = told("\n\n".join(f"Line {n}" for n in range(before)))
        block = an_indicator("Indicator end", narrative=narrative, actions=())
        words = pages_of(printed(a_story(a_section("One", *filler, block))))
        (page,) = (page for page in words if "Indicator end" in page)
        assert "Begins" in page


def test_air_is_taken_out_where_that_saves_a_page_that_would_be_next_to_empty(monkeypatch):
    def pages(lines):
        sections = [a_section(f"Section {n}", *told("Words.\n\nMore.")) for n in range(6)]
        return printed(a_story(*sections, a_section("Last", *told("\n\n".join(["line"] * lines))))).pages

    fewer = [pages(lines) for lines in range(1, 16)]
    monkeypatch.setattr(printer, "NEXT_TO_EMPTY", 2)
    usual = [pages(lines) for lines in range(1, 16)]
    assert fewer == sorted(fewer)
    assert 0 < sum(usual) - sum(fewer) < 8


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
