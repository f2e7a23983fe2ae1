"""What people decided of a content's figures and words, as it is applied, and as members are told of it. Pure."""

from collections.abc import Mapping
from dataclasses import replace

from scorecards.copies.content.schema import ActionFacts, CheckFacts, NarrativeFacts, SubmissionContent
from scorecards.copies.disclosure import Choice, Choices, Decision
from scorecards.copies.disclosure.wording import sentences
from scorecards.copies.rules import digest
from scorecards.copies.withhold.marks import left_out
from scorecards.copies.withhold.words import NO_FIGURE, NO_WORDS

FIGURE, WORDS = "figure", "words"


def choices_of(content: SubmissionContent) -> Choices:
    """The choices on figures; words are looked up by what they say."""
    figures = [check for check in content.checks if check.kind == FIGURE]
    kept = frozenset(check.key for check in figures if check.choice == Choice.KEEP)
    rounded = {check.key.partition("|")[0]: check.to for check in figures if check.choice == Choice.ROUND}
    return Choices(kept, rounded, frozenset(check.key for check in figures if check.choice == Choice.SUPPRESS))


def public_checks(content: SubmissionContent, decisions: Mapping[str, Decision]) -> tuple[CheckFacts, ...]:
    """What was kept, and the lines that are rounded: no figure, no reason, no name, and nothing of what is hidden.

    Which of several hidden figures is the small one, and which only protects it, is nobody's to know.
    """
    lines = {line.indicator: line.name for line in content.quarter.lines}
    rounded = {key.partition("|")[0]: each.rounded_to for key, each in decisions.items() if each.rounded_to}
    kept = [check for check in content.checks if check.choice == Choice.KEEP]
    return (
        *(CheckFacts(check.kind, "", check.place, check.choice) for check in kept),
        *(CheckFacts(FIGURE, "", lines[line], Choice.ROUND.value, to=to) for line, to in rounded.items()),
    )


def words_key(words: str) -> str:
    """What a decision on words is pinned to: other words need another."""
    return digest(" ".join(words.split()).encode())


def with_kept_words(content: SubmissionContent, shown: SubmissionContent) -> SubmissionContent:
    """`shown` with the sentences of `content` that a director kept, though they tell a figure that is withheld."""
    kept = {check.key for check in content.checks if check.kind == WORDS and check.choice == Choice.KEEP}
    if not kept:
        return shown
    said = zip(content.narratives, shown.narratives, strict=True)
    done = zip(content.actions, shown.actions, strict=True)
    return replace(
        shown,
        narratives=tuple(_narrative(full, left, kept) for full, left in said),
        actions=tuple(_action(full, left, kept) for full, left in done),
    )


def _narrative(full: NarrativeFacts, shown: NarrativeFacts, kept: set[str]) -> NarrativeFacts:
    return replace(
        shown,
        shows=_told(full.shows, shown.shows, kept),
        why=_told(full.why, shown.why, kept),
        doing=_told(full.doing, shown.doing, kept),
        expected=_told(full.expected, shown.expected, kept),
    )


def _action(full: ActionFacts, shown: ActionFacts, kept: set[str]) -> ActionFacts:
    return replace(shown, title=_told(full.title, shown.title, kept), latest=_told(full.latest, shown.latest, kept))


def _told(full: str, shown: str, kept: set[str]) -> str:
    """Every sentence that is shown, or kept, in the order of the words; as it is shown where none is kept."""
    without = "" if shown in (NO_WORDS, NO_FIGURE) else shown
    gone = {sentence for sentence in left_out(full, without) if words_key(sentence) not in kept}
    if full == shown or len(gone) == len(set(left_out(full, without))):
        return shown
    return "".join(each for each in sentences(full) if each.strip() not in gone).strip()
