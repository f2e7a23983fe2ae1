"""What officers said of a line or a theme, as numbered paragraphs; what each part answers stands before it in bold."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from portal.figures.spans import day_words
from portal.prose import Paragraph, Run
from scorecards.copies.content.schema import ActionFacts, NarrativeFacts
from scorecards.publishing.story import Action, Bullets, Para, told

Told = Para | Bullets

# In the order in which they are read; what the figures show needs no word before it.
PARTS = (("shows", ""), ("why", "Why:"), ("doing", "What is being done:"), ("expected", "Expected next:"))


def narrative_parts(narrative: NarrativeFacts) -> tuple[Told, ...]:
    return tuple(_parts(narrative))


def _parts(narrative: NarrativeFacts) -> Iterator[Told]:
    about = narrative.indicator or narrative.theme
    for name, lead in PARTS:
        yield from _called(f"{about}.{name}", led(lead, told(getattr(narrative, name))))
    if narrative.forecast:
        yield from led("Forecast:", (Para(Paragraph((Run(f"{narrative.forecast}."),))),))


def _called(key: str, parts: tuple[Told, ...]) -> tuple[Told, ...]:
    """The first paragraph can be referred to by this key, unless its writer named it."""
    first, *rest = parts or (None,)
    return (replace(first, key=key), *rest) if isinstance(first, Para) and not first.key else parts


def led(lead: str, parts: tuple[Told, ...]) -> tuple[Told, ...]:
    """The parts with `lead` in bold before their first words."""
    if not parts or not lead:
        return parts
    first, *rest = parts
    if isinstance(first, Para):
        words = Paragraph((Run(f"{lead} ", bold=True), *first.words.runs))
        return (replace(first, words=words), *rest)
    return (Para(Paragraph((Run(lead, bold=True),))), first, *rest)


def action(facts: ActionFacts) -> Action:
    return Action(facts.title, facts.owner, day_words(facts.due_on), facts.state)


def action_with_latest(facts: ActionFacts) -> Action:
    """For the table of actions: with what was last reported."""
    if not facts.latest or facts.latest_on is None:
        return action(facts)
    title = facts.title if facts.title.endswith((".", "!", "?")) else f"{facts.title}."
    return replace(action(facts), what=f"{title} {day_words(facts.latest_on)}: {facts.latest}")
