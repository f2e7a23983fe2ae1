"""A paper is measured before it is drawn, and much of it is written by us: both as ReportLab would do it."""

import gc

import pytest
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase.pdfdoc import DummyDoc, PDFArray, PDFDictionary
from reportlab.platypus import Paragraph

from scorecards.publishing.paper import structure
from scorecards.publishing.paper.canvas import TaggedCanvas
from scorecards.publishing.paper.flowables import Para
from scorecards.publishing.paper.pages import Pages
from scorecards.publishing.paper.styles import BODY
from tests.scorecards.publishing.paper.papers import printed
from tests.scorecards.publishing.stories import a_rich_story, a_section, a_story, an_indicator


@pytest.mark.parametrize("large", [False, True])
def test_all_that_words_refer_to_is_drawn_on_the_page_that_was_measured(monkeypatch, large):
    measured, drawn = {}, {}
    measure, save = Pages.measure, TaggedCanvas.save

    def measuring(self, flowables):
        measure(self, flowables)
        measured.update(self.canv.pages)

    def saving(self):
        drawn.update(self.pages)
        save(self)

    monkeypatch.setattr(Pages, "measure", measuring)
    monkeypatch.setattr(TaggedCanvas, "save", saving)
    printed(a_rich_story(), large=large)

    named = {anchor: page for anchor, page in drawn.items() if not anchor.startswith("heading-")}
    assert measured == named
    assert len(set(measured.values())) > 5


def test_nothing_is_drawn_while_a_paper_is_measured(monkeypatch):
    strokes = []
    measure = Pages.measure

    def measuring(self, flowables):
        measure(self, flowables)
        strokes.append(self.canv.elems)

    monkeypatch.setattr(Pages, "measure", measuring)
    printed(a_story(a_section("Report", an_indicator())))

    assert strokes == [{}]


@pytest.mark.parametrize("words", ["Plain", "  two   spaces\nand a line ", "59.0\u00a0%", "− 3", "’"])
def test_words_without_markup_are_taken_as_the_parser_takes_them(words):
    ours, theirs = Para(words, BODY), Paragraph(words, BODY)

    assert [vars(frag) for frag in ours.frags] == [vars(frag) for frag in theirs.frags]
    assert ours.getPlainText() == theirs.getPlainText()


def test_no_two_paragraphs_share_what_belongs_to_one():
    first, second = Para("One", BODY), Para("Two", BODY)
    first.frags[0].link.append("elsewhere")

    assert (first.frags[0].text, second.frags[0].text, second.frags[0].link) == ("One", "Two", [])


@pytest.mark.parametrize("words", ["", " ", "a &amp; b", "<b>bold</b> and not", "<i>x</i>"])
def test_markup_and_nothing_are_left_to_the_parser(words):
    ours, theirs = Para(words, BODY), Paragraph(words, BODY)

    assert [frag.text for frag in ours.frags] == [frag.text for frag in theirs.frags]
    assert [frag.fontName for frag in ours.frags] == [frag.fontName for frag in theirs.frags]


def test_a_size_of_its_own_is_kept():
    assert Para("Large", ParagraphStyle("large", BODY, fontSize=31)).frags[0].fontSize == 31


@pytest.mark.parametrize("count", [0, 1, 6, 7, 10, 11, 12, 13, 25])
def test_a_dictionary_and_an_array_are_written_as_reportlab_writes_them(count):
    names = [f"N{place:02}" for place in range(count)]
    theirs = PDFDictionary(dict.fromkeys(names, 7)).format(DummyDoc())

    assert structure._dictionary([f"/{name} 7".encode() for name in names]) == theirs
    assert structure._array([b"7"] * count) == PDFArray([7] * count).format(DummyDoc())


def test_memory_is_collected_again_after_a_paper_and_after_one_that_fails():
    printed(a_story(a_section("Report")))
    assert gc.isenabled()

    with pytest.raises(AttributeError):
        printed(a_story(a_section("Report", object())))
    assert gc.isenabled()
