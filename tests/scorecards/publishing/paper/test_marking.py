"""The mark of what is exempt: on every page, left out of what is read aloud, and over a PDF that somebody attached."""

from dataclasses import replace
from io import BytesIO

import pytest
from pypdf import PdfReader, PdfWriter

from scorecards.publishing.paper.overlay import CannotMark, marked
from scorecards.publishing.paper.printer import Paper
from tests.scorecards.exempt import a_pdf
from tests.scorecards.publishing.paper.papers import FONTS, elements, failed_rules, pages_of, printed, rich
from tests.scorecards.publishing.stories import a_rich_story

WORDS = ("Exempt: paragraph 2 of Schedule 12A. Not for publication", "Copy 2: Mira Member")


def said(pages):
    return [all(words in page for words in WORDS) for page in pages]


def overlaid(content, words=WORDS):
    done, pages = marked(content, words, fonts=FONTS)
    return Paper(done, pages)


def test_every_page_of_our_own_paper_is_marked_and_it_stays_accessible():
    paper = printed(replace(a_rich_story(), watermark=WORDS))

    assert said(pages_of(paper)) == [True] * paper.pages
    assert failed_rules(paper) == []
    assert [node["/S"] for node in elements(paper)] == [node["/S"] for node in elements(rich())]
    assert not any(said(pages_of(rich())))


def test_an_attached_pdf_keeps_its_structure_under_the_mark():
    paper = overlaid(rich().content)

    assert (said(pages_of(paper)), paper.pages) == ([True] * rich().pages, rich().pages)
    assert [node["/S"] for node in elements(paper)] == [node["/S"] for node in elements(rich())]
    assert failed_rules(paper) == []


def test_equal_files_and_words_give_equal_bytes():
    assert overlaid(a_pdf("One")).content == overlaid(a_pdf("One")).content
    assert overlaid(a_pdf("One")).content != overlaid(a_pdf("One"), (WORDS[0], "Copy 3: Otto Other")).content


def test_a_page_that_is_turned_is_marked_as_it_is_read():
    writer = PdfWriter(clone_from=PdfReader(BytesIO(a_pdf("Turned", "Upright"))))
    writer.pages[0].rotate(90)
    out = BytesIO()
    writer.write(out)
    paper = overlaid(out.getvalue())
    first = PdfReader(BytesIO(paper.content)).pages[0]

    assert said(pages_of(paper)) == [True, True]
    assert (first.rotation, float(first.mediabox.width) > float(first.mediabox.height)) == (0, True)


def test_a_name_of_any_length_stands_on_the_page():
    long = "Councillor " + "Alexandrina " * 12
    (page,) = pages_of(overlaid(a_pdf("One"), (WORDS[0], f"Copy 2: {long}".strip())))

    assert long.strip() in page


def test_what_is_no_pdf_is_refused_in_words():
    with pytest.raises(CannotMark, match="Print it to a new PDF"):
        overlaid(b"%PDF-1.4 broken")
