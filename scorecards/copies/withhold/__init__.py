"""The public content of a quarter: the same, with every figure that gives a few children away turned into `c`. Pure."""

from collections.abc import Sequence
from dataclasses import replace

from scorecards.copies.amended import changes_since
from scorecards.copies.content.schema import SubmissionContent
from scorecards.copies.withhold.cells import beside, told_of
from scorecards.copies.withhold.checked import choices_of, public_checks, with_kept_words
from scorecards.copies.withhold.figures import quarter_shown
from scorecards.copies.withhold.words import (
    Named,
    printed,
    sort_out,
    sorted_out,
    unprinted,
    withheld_words,
    words_shown,
)

__all__ = ["Named", "printed", "public", "sort_out", "sorted_out", "unprinted"]


def public(
    content: SubmissionContent,
    *,
    earlier: Sequence[SubmissionContent] = (),
    behind: Sequence[SubmissionContent] = (),
    quotes: bool = False,
) -> tuple[SubmissionContent, tuple[str, ...]]:
    """What members and papers are given, and for staff what was withheld and why.

    `earlier` are public contents of quarters signed before, in the order of signing: what they printed cannot be
    taken back, so figures that would give a number away beside them are withheld too; and what they hid stays
    hidden. `behind` are the same with their real figures, so that it is known what they hid. `quotes` says that the
    revision before is still to be read, so that its sentences may be quoted where they have changed. What the
    content's `checks` keep or round is kept and rounded.
    """
    decisions = beside(content, earlier, behind).decisions(choices_of(content))
    without = words_shown(content, quarter_shown(content.quarter, decisions, told_of(earlier)), decisions)
    shown = with_kept_words(content, without)
    shown = replace(shown, checks=public_checks(content, shown, decisions))
    # Of the two public contents, so that no change says what either of them withholds.
    changed = changes_since(_revised(content, earlier), shown, quotes=quotes)
    return replace(shown, changes=changed), withheld_words(content, shown, decisions)


def _revised(content: SubmissionContent, earlier: Sequence[SubmissionContent]) -> SubmissionContent | None:
    """The newest earlier revision of the same quarter."""
    of = (content.scorecard_id, content.period)
    found = [e for e in earlier if (e.scorecard_id, e.period) == of and e.revision < content.revision]
    return max(found, key=lambda each: each.revision, default=None)
