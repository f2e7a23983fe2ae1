"""Small counts of children in people's own words, which no rule can suppress: a person is asked to look."""

import re

_CHILD = (
    r"(?:child|children|young people|young person|young adults?|boys?|girls?|bab(?:y|ies)|siblings?|pupils?"
    r"|care leavers?|teenagers?|infants?|unaccompanied)"
)
_SMALL = r"(?<![\d.,£])(?:[1-5](?![\d.,]*\d|\s?%|\s?per ?cent|:|/)|\b(?:one|two|three|four|five)\b(?! per ?cent))"
_NEAR = re.compile(rf"{_SMALL}\s+(?:(?!{_CHILD}\b)[\w’'-]+\s+){{0,3}}{_CHILD}\b", re.IGNORECASE)


def small_counts_said(text: str) -> list[str]:
    """Where a text says one to five children, in its own words: "three looked after children"."""
    return [" ".join(found.group().split()) for found in _NEAR.finditer(text)]
