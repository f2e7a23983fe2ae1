"""A council's colour is either readable or says what happens to it."""

import pytest

from portal.web import colour


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [
        ("#000000", "#ffffff", 21.0),
        ("#ffffff", "#ffffff", 1.0),
        ("#777777", "#ffffff", 4.48),
        ("#767676", "#ffffff", 4.54),
    ],
)
def test_contrast_agrees_with_published_examples(one: str, other: str, ratio: float) -> None:
    assert round(colour.contrast(one, other), 2) == ratio


@pytest.mark.parametrize("text", ["#00594F", " #00594f "])
def test_a_colour_is_kept_in_small_letters(text: str) -> None:
    assert colour.parse(text) == "#00594f"


@pytest.mark.parametrize("text", ["", "green", "#05f", "00594f", "#00594f;", "#00594g", "#00594f0", "#00594f\n}x{"])
def test_what_is_not_a_colour_is_refused(text: str) -> None:
    with pytest.raises(colour.NotAColour):
        colour.parse(text)


def test_darkening_takes_the_same_share_of_each_part() -> None:
    assert colour.darken("#6496c8", by=0.5) == "#324b64"


def test_a_strong_colour_is_used_for_everything_and_nothing_is_said() -> None:
    assert colour.palette("#00594f") == colour.Palette("#00594f", "#003832", "#ffffff", "#00594f", "#003832")
    assert colour.readable("#00594f") == ""


def test_a_pale_colour_stays_on_bands_with_dark_words_and_says_so() -> None:
    assert colour.palette("#ffcc00") == colour.Palette("#ffcc00", "#a18100", "#0b0c0c", "#0b0c0c", "#000000")
    assert colour.readable("#FFCC00") == (
        "#ffcc00 is too pale for white words: the contrast is 1.5 to 1, and 4.5 is needed. "
        "It stays on the band at the top of the page, with dark words. Words, lines and buttons are black."
    )


def test_the_boundary_belongs_to_the_readable_side() -> None:
    assert colour.readable("#767676") == ""
    assert colour.readable("#777777").startswith("#777777 is too pale for white words: the contrast is 4.4 to 1")


@pytest.mark.parametrize("grey", range(0, 256, 3))
def test_every_grey_and_every_pure_colour_can_be_written_on(grey: int) -> None:
    for council in (f"#{grey:02x}{grey:02x}{grey:02x}", f"#{grey:02x}0000", f"#00{grey:02x}00", f"#ffff{grey:02x}"):
        found = colour.palette(council)
        assert colour.contrast(found.council, found.on_council) >= 4.5
        assert colour.contrast(found.accent, "#ffffff") >= 4.5
        assert colour.contrast(found.accent_dark, "#f1f5f4") >= 4.5
