"""Large print says what the paper says, in its order, with nothing smaller than it should be and nothing cut off."""

from dataclasses import replace
from functools import lru_cache

from scorecards.publishing.paper.large import SAYS, enlarged, stacked
from scorecards.publishing.story import (
    Align,
    Column,
    Group,
    Number,
    Row,
    Stack,
    Story,
    Symbol,
    Table,
    Words,
    number,
)
from scorecards.publishing.telling import Beside, tell
from tests.scorecards.publishing.paper.papers import (
    elements,
    failed_rules,
    outline,
    pages_of,
    printed,
    read,
    rich,
    text_of,
    tidy,
)
from tests.scorecards.publishing.sheets.reports import a_full_report
from tests.scorecards.publishing.stories import a_rich_story

BODY, LEAST = 18, 16  # points: of all that is read, and of what is repeated on each page


@lru_cache
def large():
    return printed(a_rich_story(), large=True)


def sizes(paper):
    """Every size of type that is drawn, in points as they lie on the page."""
    found = set()
    for page in read(paper).pages:
        page.extract_text(
            visitor_text=lambda text, cm, tm, _font, size: text.strip() and found.add(round(size * tm[3] * cm[3], 1))
        )
    return found


def test_large_print_passes_every_rule_of_pdf_ua():
    assert failed_rules(large()) == []


def test_the_body_is_18_points_and_nothing_is_smaller_than_16():
    """Of a report as it is told, since its charts are drawn for it; those of the rich story know one size."""
    found = sizes(printed(number(tell(a_full_report(), Beside(), sha256="a1" * 32)), large=True))

    assert BODY in found
    assert min(found) >= LEAST


def test_the_paper_itself_has_12_points():
    assert 12 in sizes(rich())
    assert min(sizes(rich())) < LEAST


def test_sections_have_the_numbers_that_they_have_in_the_paper():
    assert [words for words, _page in outline(large())] == [words for words, _page in outline(rich())]


def test_every_paragraph_number_and_every_caption_of_the_paper_is_there():
    said = set(text_of(large()).split())
    numbered = {word for word in text_of(rich()).split() if word.count(".") == 1 and word.replace(".", "").isdigit()}

    assert numbered - said == set()
    for kind in ("Table", "Figure"):
        wanted = {f"{kind} {place}:" for place in range(1, text_of(rich()).count(f"{kind} ") + 1)}
        assert {each for each in wanted if each in text_of(rich()) and each not in text_of(large())} == set()


def test_no_page_lies_and_pages_are_counted():
    boxes = [page.mediabox for page in read(large()).pages]
    assert all(box.height > box.width for box in boxes)
    assert f"Page {large().pages} of {large().pages}" in pages_of(large())[-1]


def test_no_words_stand_beyond_the_edge_of_the_page():
    edges = []
    for page in read(large()).pages:
        page.extract_text(visitor_text=lambda text, cm, tm, _font, _size: text.strip() and edges.append(tm[4] + cm[4]))
    assert min(edges) >= 0
    assert max(edges) < 595 - 36


def test_no_heading_of_the_contents_is_shortened():
    long = "A heading of a section that goes on for longer than one line of large print has room for, and then further"
    story = a_rich_story()
    story = number(replace(story, sections=(replace(story.sections[1], heading=long), *story.sections[2:])))

    listed = tidy(" ".join(page.extract_text() for page in read(printed(story, large=True)).pages[:3]))
    assert long in listed
    assert "…" not in listed


def test_every_table_has_two_columns_at_most():
    rows = [node for node in elements(large()) if node["/S"] == "/TR"]
    counts = {sum("/S" in kid.get_object() for kid in row["/K"]) for row in rows if len(row["/K"]) > 0}
    assert max(counts) <= 2


def a_table(*rows):
    columns = (Column("Line"), Column("Figure", Align.RIGHT), Column("Target", Align.RIGHT))
    return Table("Two lines", columns, (Group(tuple(rows), "Front door"),), number="3")


def test_a_row_becomes_a_block_under_its_first_cell_and_keeps_its_letters():
    first = Row((Stack((Words("Referrals", bold=True), Words("Owner: Olive"))), Number("12"), ""))
    second = Row((Words("Placed"), Symbol("c", "suppressed"), Number("5")))
    found = stacked(a_table(first, second))

    assert [column.heading for column in found.columns] == ["Line", SAYS]
    assert [group.heading for group in found.groups] == ["Front door: Referrals. Owner: Olive", "Front door: Placed"]
    assert [row.cells for group in found.groups for row in group.rows] == [
        ("Figure", Number("12")),
        ("Figure", "c, suppressed"),
        ("Target", Number("5")),
    ]
    assert found.title == "Table 3: Two lines"


def test_a_first_cell_that_is_a_sentence_makes_a_heading_with_one_full_stop():
    row = Row((Stack((Words("Harm goes unseen.", bold=True), Words("Owner: Olive"))), Number("12"), Number("5")))
    assert stacked(a_table(row)).groups[0].heading == "Front door: Harm goes unseen. Owner: Olive"


def test_a_table_of_two_columns_stays_as_it_is():
    table = Table("Two", (Column("A"), Column("B")), (Group((Row(("a", "b")),)),))
    assert stacked(table) is table


def test_a_story_without_tables_or_landscape_is_not_changed():
    story: Story = a_rich_story()
    plain = replace(story, sections=(story.sections[1],))
    assert enlarged(plain) == plain


def test_equal_stories_give_equal_bytes_in_large_print():
    assert printed(a_rich_story(), large=True).content == large().content
