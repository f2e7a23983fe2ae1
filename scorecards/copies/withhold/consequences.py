"""What else would be printed, or not, for each thing that can be decided of a figure: for staff. Pure."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from scorecards.copies.content.schema import CheckFacts, SubmissionContent
from scorecards.copies.disclosure import Choice, Decision
from scorecards.copies.withhold.cells import beside, figures, key
from scorecards.copies.withhold.checked import FIGURE, choices_of
from scorecards.copies.withhold.figures import as_rounded
from scorecards.copies.withhold.words import place_of

MOST = 8  # figures that are named
ALONE = "Nothing else has to go with it."
STILL_TOLD = "Rounding would still tell it, so it would be suppressed."
Prints = Mapping[str, tuple[str, str]]  # by key, the place of a figure and what is printed there


def consequences(
    content: SubmissionContent,
    earlier: Sequence[SubmissionContent],
    of: str,
    *,
    to: int,
    behind: Sequence[SubmissionContent] = (),
) -> dict[Choice, tuple[str, ...]]:
    """For each choice on the figure `of`, in sentences; `to` is the nearest what counts would be rounded to."""
    laid = beside(content, earlier, behind)
    others = tuple(check for check in content.checks if (check.kind, check.key) != (FIGURE, of))

    def with_(choice: Choice) -> Prints:
        check = CheckFacts(FIGURE, of, "", choice.value, to=to if choice == Choice.ROUND else 0)
        return dict(_prints(content, laid.decisions(choices_of(replace(content, checks=(*others, check))))))

    kept, suppressed, rounded = (with_(choice) for choice in (Choice.KEEP, Choice.SUPPRESS, Choice.ROUND))
    gone = [each for each in suppressed if suppressed[each][1] == "c" != kept[each][1] and each != of]
    fresh = [each for each in suppressed if kept[each][1] == "c" != suppressed[each][1]]
    return {
        Choice.SUPPRESS: (_listed("With it go: ", gone, kept) or ALONE,),
        Choice.ROUND: tuple(_rounding(of, kept, rounded)),
        Choice.KEEP: tuple(filter(None, (_then(gone, kept), _listed("In its place go: ", fresh, suppressed)))),
    }


def _then(gone: Sequence[str], kept: Prints) -> str:
    return _listed("Then these are printed too: ", gone, kept) or "It is for everybody to read."


def _rounding(of: str, kept: Prints, rounded: Prints) -> Iterator[str]:
    if not rounded[of][1].startswith("about"):
        yield STILL_TOLD
        return
    about = [each for each in rounded if rounded[each][1] != kept[each][1] and rounded[each][1] != "c"]
    yield _listed("It prints: ", about, rounded)
    gone = [each for each in rounded if rounded[each][1] == "c" != kept[each][1]]
    if gone:
        yield _listed("Made of these counts, and so suppressed: ", gone, kept)


def _listed(begin: str, keys: Sequence[str], prints: Prints) -> str:
    """ "With it go: Foster carers, at 30 September (72.3%)"; empty of none."""
    if not keys:
        return ""
    named = [f"{place} ({words})" for place, words in (prints[each] for each in keys[:MOST])]
    more = [f"{len(keys) - MOST} more"] if len(keys) > MOST else []
    return f"{begin}{'; '.join([*named, *more])}."


def _prints(content: SubmissionContent, decisions: Mapping[str, Decision]) -> Iterable[tuple[str, tuple[str, str]]]:
    for line in content.quarter.lines:
        for category, figure in figures(line):
            name = key(line.indicator, category, figure)
            decision = decisions[name]
            words = figure.words if decision.printed else "c"
            if decision.rounded_to:
                words = as_rounded(figure, decision.rounded_to).shown
            yield name, (f"{place_of(line, category)}, {figure.period}", words)
