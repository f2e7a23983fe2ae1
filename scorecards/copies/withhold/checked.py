"""What people decided of a content's figures and words, as it is applied, and as members are told of it. Pure."""

from collections.abc import Iterator, Mapping
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


def public_checks(
    content: SubmissionContent, shown: SubmissionContent, decisions: Mapping[str, Decision]
) -> tuple[CheckFacts, ...]:
    """What was kept, and the lines that are rounded: no figure, no reason, no name, and nothing of what is hidden.

    Which of several hidden figures is the small one, and which only protects it, is nobody's to know. Of words is
    told which were kept or reworded, and where a sentence is left out, decided or not.
    """
    lines = {line.indicator: line.name for line in content.quarter.lines}
    rounded = {key.partition("|")[0]: each.rounded_to for key, each in decisions.items() if each.rounded_to}
    kept = [check for check in content.checks if (check.kind, check.choice) == (FIGURE, Choice.KEEP)]
    words = [check for check in content.checks if check.kind == WORDS and check.choice in (Choice.KEEP, Choice.REWORD)]
    return (
        *(CheckFacts(FIGURE, "", check.place, check.choice) for check in kept),
        *(CheckFacts(FIGURE, "", lines[line], Choice.ROUND.value, to=to) for line, to in rounded.items()),
        *(told_of_words(check) for check in words),
        *(CheckFacts(WORDS, "", place, Choice.SUPPRESS.value) for place in dict.fromkeys(_left_out_at(content, shown))),
    )


def _left_out_at(content: SubmissionContent, shown: SubmissionContent) -> Iterator[str]:
    """Where the paper says less than was written, by what it prints there."""
    for narrative, told in zip(content.narratives, shown.narratives, strict=True):
        if replace(narrative, forecast="", forecast_value=None, forecast_for=None) != replace(
            told, forecast="", forecast_value=None, forecast_for=None
        ):
            yield f"the narrative of {told.about}"
    for action, done in zip(content.actions, shown.actions, strict=True):
        if action != done:
            yield f"the action “{done.title}”" if done.title != NO_FIGURE else "an action"


def told_of_words(check: CheckFacts) -> CheckFacts:
    """What was decided of words, without them: a place that is called after them is not named once they are gone."""
    place, said = check.place, [each.strip() for each in sentences(check.said) if each.strip()]
    if check.choice != Choice.KEEP and any(each in place for each in said):
        place = place.partition(" “")[0] if " “" in place else "words of the report"
    return CheckFacts(WORDS, "", place, check.choice)


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
