"""A risk's score, its band and its movement in words. Pure."""

from enum import StrEnum


class RegisterKind(StrEnum):
    """Whose register a risk stands in."""

    STRATEGIC = "strategic"
    DIRECTORATE = "directorate"
    BOARD = "board"
    COMMITTEE = "committee"
