"""Spaces at which a line of the paper must not break: inside a date, and between a sign and its number."""

import re

MONTHS = (
    "January|February|March|April|May|June|July|August|September|October|November|December|"
    "Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec"
)
DATE = re.compile(rf"\b(\d{{1,2}}) ({MONTHS})\b(?: (\d{{4}})\b)?")
MONTH_OF_YEAR = re.compile(rf"\b({MONTHS}) (\d{{4}})\b")
TOLERANCE = re.compile(r"± (?=\d)")
HARD_SPACE = "\u00a0"


def unbroken(words: str) -> str:
    """`words` with non-breaking spaces in dates ("30 September 2021") and after ±; nothing else changes."""
    words = DATE.sub(lambda date: HARD_SPACE.join(part for part in date.groups() if part), words)
    words = MONTH_OF_YEAR.sub(rf"\1{HARD_SPACE}\2", words)
    return TOLERANCE.sub(f"±{HARD_SPACE}", words)
