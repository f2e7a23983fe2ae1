"""Where people's own words count so few children that one could be recognised. Pure."""

import re
from html import unescape

CHILD = (
    r"(?:child|children|young people|young person|young adults?|boys?|girls?|bab(?:y|ies)|siblings?|pupils?"
    r"|care leavers?|teenagers?|infants?|unaccompanied)"
)
_SMALL = r"(?<![\d.,£])(?:[1-5](?![\d.,]*\d|\s?%|\s?per ?cent|:|/)|\b(?:one|two|three|four|five)\b(?! per ?cent))"
_NEAR = re.compile(rf"{_SMALL}\s+(?:(?!{CHILD}\b)[\w’'-]+\s+){{0,3}}{CHILD}\b", re.IGNORECASE)
_MARKS = re.compile(r"</?[a-z][^<>]*>|[*_`~\\]", re.IGNORECASE)


def bare(text: str) -> str:
    """The words without the marks of Markdown and HTML that a reader does not see between them."""
    return _MARKS.sub("", unescape(text))


def small_counts_said(text: str) -> list[str]:
    """Where a text says one to five children, in its own words: "three looked after children"."""
    return [" ".join(found.group().split()) for found in _NEAR.finditer(bare(text))]


def refusal(text: str) -> str:
    """What to tell whoever wrote such words for members to read; empty where nothing is found."""
    found = small_counts_said(text)
    return f"Reword “{found[0]}”: so few children could be recognised." if found else ""
