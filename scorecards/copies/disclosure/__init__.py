"""Disclosure control: what of a paper gives a small number of children away, and so is not printed. Pure."""

from scorecards.copies.disclosure.cells import REASON_WORDS, Cell, Decision, Group, Reason
from scorecards.copies.disclosure.choices import BASES, NO_CHOICES, Choice, Choices, could_be, line_of, rounded
from scorecards.copies.disclosure.decide import decide
from scorecards.copies.disclosure.wording import Hidden, says, sentences_without, surely_says, without

__all__ = [
    "BASES",
    "NO_CHOICES",
    "REASON_WORDS",
    "Cell",
    "Choice",
    "Choices",
    "Decision",
    "Group",
    "Hidden",
    "Reason",
    "could_be",
    "decide",
    "line_of",
    "rounded",
    "says",
    "sentences_without",
    "surely_says",
    "without",
]
