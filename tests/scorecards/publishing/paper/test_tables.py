from dataclasses import replace

import pytest

from portal.prose import to_blocks
from scorecards.publishing.paper.grid import HEIGHT, WIDTH
from scorecards.publishing.paper.styles import UPRIGHT_CELLS, Look
from scorecards.publishing.paper.tables import TableOnPaper
from scorecards.publishing.story import Column, Group, Prose, Row, Table, Words, tally_table, told
from tests.scorecards.publishing.paper.papers import elements, pages_of, printed, read, roles, text_of, tidy
from tests.scorecards.publishing.stories import (
    GOOD,
    POOR,
    a_section,
    a_story,
    a_table,
    all_figures,
    an_indicator,
    comparisons,
)

COVER_ROWS = 2


def tables(paper):
    return [node for node in elements(paper) if node["/S"] == "/Table"][1:]  # the first is the cover's


def kids(node):
    return [kid.get_object() for kid in node["/K"] if "/S" in kid.get_object()]


def test_a_table_over_pages_is_one_table_with_one_heading_row():
    paper = printed(a_story(a_section("One", a_table(90))))
    (table,) = tables(paper)
    caption, head, body = kids(table)
    assert (caption["/S"], head["/S"], body["/S"]) == ("/Caption", "/THead", "/TBody")
    assert (len(kids(head)), len(kids(body))) == (1, 90)
    assert [cell["/A"]["/Scope"] for cell in kids(kids(head)[0])] == ["/Column"] * 3
    assert [cell["/S"] for cell in kids(kids(body)[89])] == ["/TH", "/TD", "/TD"]


def test_heading_rows_are_printed_again_on_each_page():
    pages = pages_of(printed(a_story(a_section("One", a_table(90)))))[1:]
    assert len(pages) == 3
    assert all("Place Share, % Count" in words for words in pages)


def test_a_symbol_is_read_out_by_its_meaning():
    paper = printed(a_story(a_section("One", a_table(3))))
    assert [node["/E"] for node in elements(paper) if "/E" in node] == ["suppressed, between 1 and 5 children"]


def test_cells_under_a_group_name_their_headings():
    (table,) = tables(printed(a_story(a_section("One", all_figures(10, 2), landscape=True))))
    bodies = [kid for kid in kids(table) if kid["/S"] == "/TBody"]
    assert [len(kids(body)) for body in bodies] == [6, 6]
    group, first = kids(bodies[1])[:2]
    assert kids(group)[0]["/A"]["/ColSpan"] == 13
    name, better = kids(first)[:2]
    column = kids(kids(kids(table)[1])[0])[1]
    assert list(better["/A"]["/Headers"]) == [column["/ID"], kids(group)[0]["/ID"], name["/ID"]]


def test_a_group_heading_is_never_the_last_line_of_a_page():
    for lines in range(20, 60, 5):
        paper = printed(a_story(a_section("One", all_figures(lines, 5), landscape=True)))
        for words in pages_of(paper)[1:]:
            body = words.split("Year compared")[-1].split("Children’s services performance")[0].strip()
            assert body.rsplit(" ", 2)[-2:][0] != "Theme", body[-60:]


def test_a_table_of_no_rows_prints_its_heading():
    paper = printed(a_story(a_section("One", a_table(0))))
    assert roles(paper).count("/TR") == COVER_ROWS + 1


def lines_of(paper):
    return [line for found in read(paper).pages for line in found.extract_text().splitlines()]


def test_a_date_is_never_parted_inside():
    columns = (Column("Line", share=150), Column("Due", share=40), Column("Rating", share=60))
    rows = (Row(("words " * 30, "30 September 2026", Words("expected 31 October 2026", quiet=True))),)
    paper = printed(a_story(a_section("One", Table("Dates", columns, (Group(rows),)))))
    found = [tidy(line) for line in lines_of(paper)]
    assert sum("30 September 2026" in line for line in found) == 1
    assert sum("31 October 2026" in line for line in found) == 1


def test_a_name_of_one_long_word_is_not_parted_in_the_strip():
    here = replace(comparisons()[2], heading="Northamptonshire-on-Sea")
    block = an_indicator(comparisons=(*comparisons()[:2], here, comparisons()[3]))
    paper = printed(a_story(a_section("One", block)))
    assert "Northamptonshire-on-Sea" in text_of(paper)


@pytest.mark.parametrize("before", range(22, 42))
def test_a_total_never_stands_alone_on_a_page(before):
    filler = told("\n\n".join(f"Line {n}" for n in range(before)))
    themes = [(f"Theme {n}", (1, 0)) for n in range(8)]
    paper = printed(a_story(a_section("One", *filler, tally_table((GOOD, POOR), themes))))
    (page,) = (words for words in pages_of(paper) if "All lines" in words)
    assert "Theme 6 1 0 Theme 7 1 0 All lines 8 0" in page


def a_row_of_lines(name, lines):
    return Row((name, Prose(to_blocks("\n\n".join([f"{name} begins", *["words"] * (lines - 2), f"{name} ends"])))))


def table_of(*rows):
    columns = (Column("Place", share=100), Column("Said", share=300))
    return Table("Places", columns, (Group(tuple(rows)),))


def test_a_row_that_does_not_fit_is_moved_whole_and_never_parted():
    """Of a row that alone is left over: ReportLab would part it, were it let."""
    laid = TableOnPaper(table_of(a_row_of_lines("Kent", 12)), Look.of("#00594f"), UPRIGHT_CELLS, WIDTH, HEIGHT)
    body = laid.flowables[-1]
    _width, height = body.wrap(WIDTH, HEIGHT)

    assert body.split(WIDTH, height - 20) == []
    assert len(body.split(WIDTH, height)) <= 1


@pytest.mark.parametrize("before", range(4, 34, 2))
def test_wherever_a_table_begins_no_row_is_parted_and_no_caption_left_alone(before):
    filler = told("\n\n".join(f"Line {n}" for n in range(before)))
    rows = [a_row_of_lines(name, lines) for name, lines in (("Kent", 9), ("Devon", 5), ("Essex", 7))]
    words = pages_of(printed(a_story(a_section("One", *filler, table_of(*rows)))))

    def pages(*said):
        return {at for at, page in enumerate(words) for each in said if each in page}

    assert len(pages("Table 1: Places", "Kent begins", "Kent ends")) == 1
    assert [len(pages(f"{name} begins", f"{name} ends")) for name in ("Devon", "Essex")] == [1, 1]


@pytest.mark.parametrize("before", range(16, 30))
def test_a_caption_goes_with_the_rows_that_may_not_be_parted_from_its_first(before):
    """The last three rows of a table stand together: of three tall ones that is all of it."""
    filler = told("\n\n".join(f"Line {n}" for n in range(before)))
    rows = [Row((name, f"{name} begins {'and on ' * 3}ends")) for name in ("Kent", "Devon", "Essex")]
    columns = (Column("Place", share=100), Column("Said", share=52), Column("More", share=330))
    table = Table("Places", columns, (Group(tuple(replace(row, cells=(*row.cells, "")) for row in rows)),))
    words = pages_of(printed(a_story(a_section("One", *filler, table))))

    assert len([page for page in words if "Table 1: Places" in page or "Kent begins" in page]) == 1


def test_a_tall_row_does_not_push_the_rows_above_it_to_the_next_page():
    rows = tuple(
        Row((f"Place {n}", Prose(to_blocks("\n\n".join(["words"] * lines))))) for n, lines in ((0, 1), (1, 25))
    )
    table = Table("Places", (Column("Place"), Column("Said")), (Group(rows),))
    pages = pages_of(printed(a_story(a_section("One", *told("\n\n".join(["line"] * 12)), table))))
    assert "Place 0" in pages[1]
    assert "Place 1" in pages[2]


@pytest.mark.parametrize("before", range(8, 22))
def test_a_group_heading_in_large_print_stands_with_the_first_of_its_tall_rows(before):
    """As of a risk, whose mitigation takes many lines: the heading went to the page's foot, its row to the next."""
    filler = told("\n\n".join(f"Line {n}" for n in range(before)))
    rows = (Row(("Mitigation", "Kent begins " + "words and " * 20)), Row(("Links", "words and " * 20)))
    table = Table("Risks", (Column("Risk"), Column("Says")), (Group(rows, "Devon"), Group(rows, "Essex")))
    words = pages_of(printed(a_story(a_section("One", *filler, table)), large=True))

    headed = {name: [page for page in words if name in page] for name in ("Devon", "Essex")}
    assert all("Kent begins" in page[page.index(name) :] for name, found in headed.items() for page in found)
