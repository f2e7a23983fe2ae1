"""The public content of a quarter: the same, with every figure that gives a few children away turned into `c`. Pure."""

from collections.abc import Sequence

from scorecards.copies.content.schema import SubmissionContent
from scorecards.copies.withhold.cells import beside
from scorecards.copies.withhold.figures import quarter_shown
from scorecards.copies.withhold.words import printed, unprinted, withheld_words, words_shown

__all__ = ["printed", "public", "unprinted"]


def public(
    content: SubmissionContent, *, earlier: Sequence[SubmissionContent] = ()
) -> tuple[SubmissionContent, tuple[str, ...]]:
    """What members and papers are given, and for staff what was withheld and why.

    `earlier` are public contents of quarters signed before, in the order of signing: what they printed cannot be
    taken back, so figures that would give a number away beside them are withheld too; and what they hid stays
    hidden.
    """
    decisions = beside(content, earlier).decisions
    shown = words_shown(content, quarter_shown(content.quarter, decisions), decisions)
    return shown, withheld_words(content, shown, decisions)
