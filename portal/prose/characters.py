"""Which characters may stand in what people write: everything a reader can see, and the ends of lines."""

import unicodedata

LINE_ENDS_AND_TABS = "\t\n\r"
# They turn the order of what is read around, so that a reader sees other words than those that are stored.
DIRECTION_MARKS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


class Refused(ValueError):
    """The text holds a character that cannot be printed; the message names the character and its line."""


def check(text: str) -> None:
    """Raise Refused at the first control character, half of a surrogate pair, non-character or direction mark."""
    for number, line in enumerate(text.replace("\r\n", "\n").split("\n"), 1):
        for character in line:
            if not _allowed(character):
                raise Refused(
                    f"Line {number} holds a character that cannot be printed (code {ord(character):04X}). "
                    "Delete it, or type the line again."
                )


def _allowed(character: str) -> bool:
    if character in LINE_ENDS_AND_TABS:
        return True
    if character in DIRECTION_MARKS or ord(character) & 0xFFFE == 0xFFFE:
        return False
    return unicodedata.category(character) not in ("Cc", "Cs")
