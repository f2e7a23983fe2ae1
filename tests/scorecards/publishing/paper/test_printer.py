from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import pairwise
from pathlib import Path

import pytest
from pypdf.generic import IndirectObject

from scorecards.publishing.paper import FontsMissing, render
from scorecards.publishing.story import (
    EMPTY_SECTION,
    Column,
    Group,
    Note,
    Number,
    Row,
    Subheading,
    Table,
    contents,
    numbering,
    plain,
    told,
)
from scorecards.publishing.telling import Beside, tell
from scorecards.publishing.telling.charts import ON_PAPER
from tests.scorecards.publishing.contents import a_quarter, a_report
from tests.scorecards.publishing.paper.papers import (
    elements,
    failed_rules,
    outline,
    pages_of,
    printed,
    read,
    rich,
    roles,
    text_of,
    tidy,
)
from tests.scorecards.publishing.stories import (
    a_figure,
    a_rich_story,
    a_section,
    a_story,
    a_table,
    all_figures,
    an_indicator,
)
from tests.scorecards.submissions.control.lines import JUMPED, with_past


def test_a_rich_paper_fails_no_rule_of_pdf_ua():
    assert failed_rules(rich()) == []


def test_equal_stories_give_equal_bytes_however_long_the_process_has_run():
    first = rich()
    printed(a_story(a_section("Another", a_table(), an_indicator())))
    assert printed(a_rich_story()).content == first.content


def test_another_word_gives_other_bytes():
    one, other = (printed(a_story(a_section("One", *told(words)))) for words in ("same", "some"))
    assert one.content != other.content


def test_what_was_typed_is_what_is_printed():
    typed = 'It\'s <b>oops</b>, <img src=x> & "quotes" — 5 < 6 ±  5% &amp; Tŷ Ŵ → ’'
    text = text_of(printed(a_story(a_section(typed, *told(typed), Note(plain(typed)), a_table(caption=typed)))))
    assert text.count(tidy(typed)) == 5  # heading, contents list, paragraph, note, caption


def test_a_character_without_a_glyph_is_named():
    assert "well done [grinning face]." in text_of(printed(a_story(a_section("One", *told("well done 😀.")))))


def test_contents_list_names_the_page_of_each_heading():
    story, paper = a_rich_story(), rich()
    bookmarks, pages = dict(outline(paper)), pages_of(paper)
    for entry in contents(story):
        words = f"{entry.number} {entry.words}".strip()
        assert f"{words} {bookmarks[words]}" in pages[0]
        assert words in pages[bookmarks[words] - 1]


def test_links_of_the_contents_list_lead_to_their_headings():
    reader = read(rich())
    places = {found.indirect_reference.idnum: number for number, found in enumerate(reader.pages, 1)}
    notes = [note.get_object() for note in reader.pages[0]["/Annots"]]
    leads = [(note["/Contents"], places[note["/Dest"][0].idnum]) for note in notes if "/Dest" in note]
    bookmarks = dict(outline(rich()))
    wanted = [f"{entry.number} {entry.words}".strip() for entry in contents(a_rich_story())]
    assert leads == [(f"Go to {words}, page {bookmarks[words]}", bookmarks[words]) for words in wanted]


def test_each_page_carries_title_revision_hash_and_its_number():
    pages = pages_of(rich())
    assert rich().pages == len(pages)
    for number, words in enumerate(pages, 1):
        assert f"Children’s services performance Revision 1 · 3505db73 Page {number} of {len(pages)}" in words


def test_a_proof_says_so_on_each_page_and_shows_no_hash():
    paper = printed(a_rich_story(indicators=1, paragraphs=2), proof=True)
    for words in pages_of(paper):
        assert "Proof, not signed off" in words
        assert "PROOF" in words
        assert "3505db73" not in words
    assert failed_rules(paper) == []


def test_the_cover_says_whose_paper_it_is_and_how_old_its_figures_are():
    cover = pages_of(rich())[0]
    for words in (
        "Northshire Council Children’s Services",
        "Committee Date Item Classification",
        "Quarter 2 2021/22, year to date to 30 September 2021",
        "On the day of the meeting these figures are 62 days old.",
        "Signed off by A. Director, Director of Children’s Services, on 18 November 2021 at 14:05.",
        "Responsible officer A. Director a.director@northshire.example 01234 567890",
        "Northshire is an invented council.",
    ):
        assert words in cover


def test_the_document_names_its_title_language_and_author():
    root, about = read(rich()).trailer["/Root"], read(rich()).metadata
    assert root["/Lang"] == "en-GB"
    assert about.title == "Children’s services performance: Quarter 2 2021/22, year to date to 30 September 2021"
    assert about.author == "Northshire Council"


def test_the_document_is_dated_at_its_sign_off_and_a_proof_when_it_is_printed():
    signed = datetime(2021, 11, 18, 14, 5, tzinfo=UTC)
    assert (read(rich()).metadata.creation_date, read(rich()).metadata.modification_date) == (signed, signed)
    before = datetime.now(UTC).replace(microsecond=0)
    proof = printed(a_story(signed_at=None), proof=True)
    assert before <= read(proof).metadata.creation_date <= datetime.now(UTC)


def test_every_font_is_embedded():
    fonts = {
        str(font["/BaseFont"]): "/FontFile2" in font["/FontDescriptor"]
        for found in read(rich()).pages
        for font in map(IndirectObject.get_object, found["/Resources"]["/Font"].values())
    }
    assert {name.split("+")[1] for name in fonts} == {
        "SourceSans3-Regular",
        "SourceSans3-SemiBold",
        "SourceSans3-Italic",
    }
    assert all(fonts.values())


def test_headings_step_down_one_level_at_a_time():
    levels = [int(role[2]) for role in roles(rich()) if role[1:] in ("H1", "H2", "H3", "H4")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(below <= above + 1 for above, below in pairwise(levels))


def test_a_chart_says_its_sentence():
    alts = [node["/Alt"] for node in elements(rich()) if node["/S"] == "/Figure"]
    assert alts == ["Bar chart. Northshire 13.1%, England 23%."] * 7


def test_a_control_chart_prints_its_finding_the_same_each_time_and_fails_no_rule():
    told = tell(a_report(a_quarter(with_past(*JUMPED))), Beside(date(2021, 12, 1), "7"), sha256="ab" * 32)
    story = numbering.number(replace(told, signed_at=datetime(2021, 11, 18, 14, 5, tzinfo=UTC)))
    paper, again = printed(story), printed(story)
    (alt,) = [node["/Alt"] for node in elements(paper) if node["/S"] == "/Figure"]
    assert alt.startswith("Control chart. Northshire: Above the upper limit since Q4 2020/21; improving; trial limits.")
    assert "Figure 1: Name of TIMELY. Above the upper limit since Q4 2020/21" in text_of(paper)
    assert (paper.content == again.content, failed_rules(paper)) == (True, [])


def test_an_indicator_straight_under_a_section_is_a_heading_of_level_three():
    found = roles(printed(a_story(a_section("One", an_indicator()))))
    assert found.count("/H3") == 1
    assert "/H4" not in found


@pytest.mark.parametrize("lines", range(24, 40))
def test_a_heading_is_never_left_at_the_foot_of_a_page(lines):
    filler = told("\n\n".join(f"Line {n}" for n in range(lines)))
    parts = {
        "words": told("Begins here and goes on. " * 30),
        "block": (an_indicator("Begins here"),),
        "table": (a_table(caption="Begins here"),),
    }
    for kind, below in parts.items():
        story = a_story(a_section("Before", *filler), a_section("After", Subheading("Theme"), *below))
        pages = pages_of(printed(story))[1:]
        (start,) = (words for words in pages if "2 After Theme" in words)
        assert "Begins here" in start, kind
        assert "Place 1" in start or kind != "table"


def test_a_section_with_nothing_in_it_says_so():
    paper = printed(a_story(a_section("Financial implications"), a_section("Theme only", Subheading("Theme"))))
    assert text_of(paper).count(EMPTY_SECTION) == 2
    assert failed_rules(paper) == []


def test_a_report_without_sections_is_a_cover():
    assert printed(a_story()).pages == 1


def test_no_page_is_blank():
    story = a_story(
        a_section("One", all_figures(10), landscape=True),
        a_section("Two", all_figures(10), landscape=True),
        a_section("Three", *told("words"), new_page=True),
        a_section("Four", all_figures(10), landscape=True, appendix=True),
    )
    paper = printed(story)
    shapes = [found.mediabox.width > found.mediabox.height for found in read(paper).pages]
    assert shapes == [False, True, True, False, True]


def test_missing_fonts_are_named():
    with pytest.raises(FontsMissing) as refusal:
        render(a_story(), fonts=Path("no-such-folder"))
    assert str(refusal.value) == "The font file SourceSans3_400Regular.ttf is not in no-such-folder."


def test_a_mail_link_says_where_it_leads():
    notes = [note.get_object() for note in read(rich()).pages[0]["/Annots"]]
    assert [note["/Contents"] for note in notes if "/A" in note] == ["Link to mailto:a.director@northshire.example"]


def test_numbers_keep_their_signs():
    columns = (Column("a"), Column("b"))
    rows = tuple(Row((f"row {n}", Number(value))) for n, value in enumerate(("−10.8", "2,029", "85 ± 5", "about 800")))
    assert "row 0 −10.8 row 1 2,029 row 2 85 ± 5 row 3 about 800" in text_of(
        printed(a_story(a_section("One", Table("Signs", columns, (Group(rows),)))))
    )


def places_of(paper, page, words):
    """Where pieces of text begin on a page: their left edges and base lines, in points."""
    found = []

    def visit(text, page_at, text_at, _font, _size):
        if text.strip() in words:
            found.append((text.strip(), round(page_at[4] + text_at[4], 1), round(page_at[5] + text_at[5], 1)))

    read(paper).pages[page].extract_text(visitor_text=visit)
    return found


def test_headings_start_under_each_other_however_long_their_numbers():
    paper = printed(a_story(*(a_section(f"Heading{n}", *told(f"words{n}")) for n in range(12))))
    words = {f"Heading{n}" for n in (0, 11)} | {f"words{n}" for n in (0, 11)}
    lefts = {x for page in range(1, paper.pages) for _, x, _ in places_of(paper, page, words)}
    assert len(lefts) == 1


def test_there_is_air_between_the_figure_and_its_basis():
    paper = printed(a_story(a_section("One", an_indicator(figure="2,858", basis="Quarter"))))
    found = {text: y for text, _, y in places_of(paper, 1, {"2,858", "Quarter"})}
    # The comma reaches 8 points below the line, and the words 8 points above theirs.
    assert found["2,858"] - found["Quarter"] > 18


def test_two_blocks_with_what_is_said_of_them_stand_on_one_page():
    said = told("\n\n".join(f"Sentence {n}." for n in range(3)))
    figure = a_figure("A caption that runs over two lines because it says what the chart shows", height=ON_PAPER.height)
    blocks = [an_indicator(f"Block {n}", narrative=said, figure_chart=figure, actions=()) for n in range(2)]
    assert printed(a_story(a_section("Performance", *blocks))).pages == 2  # the other is the cover
