"""The palette: any council's colour, readable."""

from itertools import pairwise

import pytest

from portal.charts.palette import ANALYSIS, ANALYSIS_GREY, LEAST_CONTRAST, OTHERS, Palette, contrast


@pytest.mark.parametrize("colour", ["red", "#fff", "#00594f;", 'x" onload="y', "", "#00594f\n"])
def test_only_plain_colours_are_written_into_markup(colour):
    with pytest.raises(ValueError, match="Not a colour"):
        Palette(colour)


def test_contrast_is_that_of_the_published_definition():
    assert round(contrast("#000000", "#ffffff"), 2) == 21
    assert round(contrast("#777777", "#ffffff"), 2) == 4.48


def test_ink_stands_in_for_a_colour_too_light_to_read():
    assert Palette.of_council("#00594f").accent == "#00594f"
    assert Palette.of_council("#ffdd00").accent == Palette("#00594f").ink


def test_all_words_are_readable_on_white_and_lines_visible():
    palette = Palette("#00594f")
    assert min(contrast(colour, palette.paper) for colour in (palette.ink, palette.quiet)) >= LEAST_CONTRAST
    assert contrast(palette.other, palette.paper) >= 3


def test_own_bars_stand_out_from_pale_ones_in_grey():
    palette = Palette.of_council("#767676")
    assert contrast(palette.accent, palette.pale) >= 2.5


def test_comparators_differ_without_colour():
    assert len({(other.dash, other.marker) for other in OTHERS}) == len(OTHERS)


def test_neighbouring_colours_of_the_analysis_function_stay_apart_in_grey():
    assert [contrast(one, other) >= 3 for one, other in pairwise(ANALYSIS)] == [True] * 3


def test_the_edge_of_special_causes_is_seen_on_white_and_on_a_band():
    palette = Palette("#00594f")
    grounds = (palette.paper, palette.tint, palette.grid)
    assert min(contrast(ANALYSIS_GREY, ground) for ground in grounds) >= LEAST_CONTRAST
