import pytest

from portal.web.colour import WHITE, NotAColour, contrast
from scorecards.framework.rules import Tone
from scorecards.publishing.paper.cells import places
from scorecards.publishing.paper.styles import INK, TONES, Look
from scorecards.publishing.paper.widths import Need, by_need, by_share
from scorecards.publishing.story import Number, Symbol


def test_every_tone_can_be_read_on_its_tint_and_on_white():
    assert set(TONES) == set(Tone)
    for ink, tint in TONES.values():
        assert contrast(ink, tint) >= 6
        assert contrast(ink, WHITE) >= 6


def test_tones_and_tints_are_all_different():
    assert len(set(TONES.values())) == len(Tone)


@pytest.mark.parametrize("colour", ["#00594f", "#ffe000", "#ffffff", "#000000", "#777777", "#e4003b"])
def test_any_council_colour_can_be_read(colour):
    look = Look.of(colour)
    assert look.band == colour
    assert contrast(look.on_band, look.band) >= 4.5
    assert contrast(look.brand, WHITE) >= 4.5


def test_a_pale_colour_stays_on_the_band():
    assert Look.of("#ffe000").brand == INK


def test_what_is_no_colour_is_refused():
    with pytest.raises(NotAColour):
        Look.of("green")


def test_columns_fill_what_is_there_and_break_no_word_before_they_must():
    assert by_need([Need(50, 100), Need(20, 40)], 480) == [248, 40]
    assert by_need([Need(50, 400), Need(20, 200)], 335) == [225, 110]
    assert by_need([Need(300, 400), Need(300, 400)], 480) == [240, 240]
    assert by_share([1, 3], [Need(50, 60)] * 2, 400) == [100, 300]
    assert by_share([1, 3, 4], [Need(80, 90), Need(50, 90), Need(50, 90)], 430) == [80, 150, 200]
    assert by_share([1, 9], [Need(300, 400), Need(300, 400)], 480) == [240, 240]


@pytest.mark.parametrize(
    ("cell", "digits"),
    [
        (Number("13.1"), 1),
        (Number("2,029"), 0),
        (Number("−10.85%"), 2),
        (Symbol("c", "suppressed"), 0),
        (Number("85 ± 5"), None),
        ("words", None),
    ],
)
def test_digits_after_the_point_decide_how_far_a_number_moves(cell, digits):
    assert places(cell) == digits
