"""Public words with a mark where a sentence is left out: for staff who read what members will. Pure."""

from collections.abc import Iterator
from dataclasses import replace

from scorecards.copies.content.schema import NarrativeFacts, SubmissionContent
from scorecards.copies.disclosure.wording import sentences
from scorecards.copies.withhold.words import NO_WORDS

LEFT_OUT = (
    "[Left out of the paper: a sentence that tells a figure which is not printed, so that no child is recognised.]"
)
FORECAST_LEFT_OUT = "[left out of the paper, so that no child is recognised]"


def marked(content: SubmissionContent, public: SubmissionContent) -> SubmissionContent:
    """The public content of a quarter, with a mark in place of each sentence of `content` that it leaves out."""
    said = zip(content.narratives, public.narratives, strict=True)
    done = zip(content.actions, public.actions, strict=True)
    return replace(
        public,
        narratives=tuple(_narrative(full, shown) for full, shown in said),
        actions=tuple(replace(shown, latest=marked_text(full.latest, shown.latest)) for full, shown in done),
    )


def _narrative(full: NarrativeFacts, shown: NarrativeFacts) -> NarrativeFacts:
    return replace(
        shown,
        shows=marked_text(full.shows, shown.shows),
        why=marked_text(full.why, shown.why),
        doing=marked_text(full.doing, shown.doing),
        expected=marked_text(full.expected, shown.expected),
        forecast=FORECAST_LEFT_OUT if full.forecast and not shown.forecast else shown.forecast,
    )


def marked_text(full: str, shown: str) -> str:
    """`shown` with the mark where sentences of `full` are missing; neighbours that are missing share one."""
    if full == shown or shown == NO_WORDS:
        return shown
    return "".join(_sentences(full, shown)).strip()


def left_out(full: str, shown: str) -> list[str]:
    """The sentences of `full` that `shown` does not say."""
    return [sentence.strip() for sentence, kept in _told(full, shown) if not kept]


def _sentences(full: str, shown: str) -> Iterator[str]:
    last = True
    for sentence, kept in _told(full, shown):
        if kept:
            yield sentence
        elif last:
            yield LEFT_OUT + (sentence[len(sentence.rstrip()) :] or " ")
        last = kept


def _told(full: str, shown: str) -> Iterator[tuple[str, bool]]:
    left = shown.strip()
    for sentence in sentences(full):
        words = sentence.strip()
        kept = left.startswith(words)
        if kept:
            left = left[len(words) :].lstrip()
        yield sentence, kept
