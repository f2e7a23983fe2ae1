"""A crest on the cover: read by its words, drawn as shapes, the same on every page that has a cover."""

import re
from dataclasses import replace

import pytest
from pypdf import PdfReader

from scorecards.publishing.paper import render_pack
from scorecards.publishing.story import Pack, told
from tests.portal.crests.drawings import SHIELD, a_png, svg
from tests.scorecards.publishing.paper.papers import FONTS, elements, failed_rules, printed, read, roles
from tests.scorecards.publishing.stories import a_crest, a_section, a_story

SKEWED = svg(
    '<path d="M1 1L9 1L5 9Z" fill="none" stroke="#a30d1d" stroke-width="2" transform="matrix(1 0 .5 2 0 0)"/>'
    '<path d="M0 0h900v900z"/>'
)


def with_crest(content=SHIELD, **changes):
    story = a_story(a_section("Purpose", *told("Words.")), **changes)
    return replace(story, council=replace(story.council, crest=a_crest(content)))


def pictures(paper):
    return [node for node in elements(paper) if node["/S"] == "/Figure"]


@pytest.mark.parametrize("large", [False, True], ids=["usual", "large"])
@pytest.mark.parametrize("content", [SHIELD, a_png(), a_png(mode="RGB", colour="#1d4f91")], ids=["svg", "clear", "png"])
def test_it_is_a_figure_with_its_words_and_no_rule_of_pdf_ua_fails(content, large):
    paper = printed(with_crest(content), large=large)
    (crest,) = pictures(paper)

    assert failed_rules(paper) == []
    assert crest["/Alt"] == "A white cross on blue"
    left, foot, right, top = crest["/A"]["/BBox"]
    width, height = read(paper).pages[0].mediabox[2:]
    assert 0 < left < right < width
    assert height - (150 if large else 96) < foot < top < height
    assert roles(paper).index("/Figure") < roles(paper).index("/H1")


def cover_of(paper):
    return read(paper).pages[0].get_contents().get_data().decode("latin-1")


def test_an_svg_is_drawn_as_shapes_and_a_png_as_one_picture():
    def images(paper):
        return len(read(paper).pages[0].images)

    assert images(printed(with_crest())) == 0
    assert images(printed(with_crest(a_png()))) == 1
    drawn = cover_of(printed(with_crest()))
    assert ".113725 .309804 .568627 rg" in drawn  # #1d4f91
    assert len(re.findall(r"/Figure <</MCID \d+>> BDC", drawn)) == 1


def test_what_lies_outside_its_box_is_cut_off():
    """A path may be as long as it likes: nothing of it is painted over the words."""
    drawn = cover_of(printed(with_crest(SKEWED)))
    inside = drawn[drawn.index("/Figure") :]
    assert re.search(r" re W\* n", inside[: inside.index(" m ")])


def test_a_stroke_is_skewed_with_its_shape_and_keeps_its_colour():
    drawn = cover_of(printed(with_crest(SKEWED)))

    assert ".639216 .05098 .113725 RG" in drawn
    # The matrix without its size (√2): the size is in the points and in the line's width.
    assert re.search(r"\.707107 0 \.353553 -1\.414214 [\d.-]+ [\d.-]+ cm", drawn)


def test_a_long_name_leaves_room_for_it():
    name = "The County Borough and Metropolitan Council of Northshire with Southmere upon Vale"
    story = with_crest()
    story = replace(story, council=replace(story.council, name=name))
    page = read(printed(story)).pages[0]
    ends = []
    page.extract_text(visitor_text=lambda text, _cm, tm, *_: ends.append(tm[4]) if text.strip() else None)

    (crest,) = pictures(printed(story))
    assert name in " ".join(page.extract_text().split())
    assert crest["/A"]["/BBox"][0] > 400


def test_equal_crests_give_equal_bytes_and_another_gives_others():
    assert printed(with_crest()).content == printed(with_crest()).content
    assert printed(with_crest(a_png())).content == printed(with_crest(a_png())).content
    assert printed(with_crest()).content != printed(with_crest(SKEWED)).content


def test_a_pack_has_it_on_its_own_cover_and_on_each_report():
    story = with_crest()
    pack = render_pack(Pack(replace(story, sections=()), (story, story), ("1", "2"), "2 reports"), fonts=FONTS)

    assert [each["/Alt"] for each in pictures(pack)] == ["A white cross on blue"] * 3
    assert failed_rules(pack) == []
    assert isinstance(read(pack), PdfReader)
