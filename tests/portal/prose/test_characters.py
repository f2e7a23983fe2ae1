import pytest

from portal.prose import Refused, check, unbroken


@pytest.mark.parametrize("character", ["\x00", "\x07", "\x0c", "\x1b", "\x7f", "\x85", "\ud800", "\u202e", "\uffff"])
def test_what_cannot_be_printed_is_refused_with_its_line(character):
    with pytest.raises(Refused) as refusal:
        check(f"fine\nnot{character} fine")
    code = f"{ord(character):04X}"
    assert str(refusal.value) == (
        f"Line 2 holds a character that cannot be printed (code {code}). Delete it, or type the line again."
    )


def test_letters_signs_and_line_ends_pass():
    check("Tŷ Gwyn\r\n\t£2.5m — “almost” 5 ± 1 → ✓ 😀 \u00a0")


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("due 28 February 2022.", "due 28~February~2022."),
        ("at 31 March, 1 Sept 2021", "at 31~March, 1~Sept~2021"),
        ("since April 2021", "since April~2021"),
        ("85 ± 5", "85 ±~5"),
        ("in 12 Mayfair homes, 3 Marches", "in 12 Mayfair homes, 3 Marches"),
    ],
)
def test_dates_and_tolerances_stay_on_one_line(typed, kept):
    assert unbroken(typed) == kept.replace("~", "\u00a0")
