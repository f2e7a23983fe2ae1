"""Disclosure control: what of a paper gives a small number of children away, and so is not printed. Pure."""

from scorecards.copies.disclosure.cells import REASON_WORDS, Cell, Decision, Group, Reason
from scorecards.copies.disclosure.decide import decide
from scorecards.copies.disclosure.wording import Hidden, says, sentences_without, surely_says, without

__all__ = [
    "REASON_WORDS",
    "Cell",
    "Decision",
    "Group",
    "Hidden",
    "Reason",
    "decide",
    "says",
    "sentences_without",
    "surely_says",
    "without",
]
