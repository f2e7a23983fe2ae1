from tests.scorecards.publishing.paper.papers import elements, pages_of, printed, roles
from tests.scorecards.publishing.stories import a_section, a_story, a_table, all_figures

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
