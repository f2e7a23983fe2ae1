"""Two wordings compared sentence by sentence: what was taken out, added, or says something else now. Pure."""

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from portal.prose.children import refusal
from scorecards.copies.disclosure.wording import sentences


def reworded(before: str, now: str, *, quotes: bool) -> Iterator[str]:
    """Each difference in words, in the order of the later wording.

    Earlier sentences are quoted only where the paper that said them is still to be read (`quotes`), and never where
    they count a few children: a correction must not print again what was taken back.
    """
    was, says = _sentences(before), _sentences(now)
    for act, start, end, first, last in SequenceMatcher(None, was, says, autojunk=False).get_opcodes():
        if act != "equal":
            yield from _differs(was[start:end], says[first:last], quotes)


def _sentences(text: str) -> list[str]:
    return [" ".join(each.split()) for each in sentences(text) if each.strip()]


def _differs(was: Sequence[str], says: Sequence[str], quotes: bool) -> Iterator[str]:
    both = min(len(was), len(says))
    for then, now in zip(was, says, strict=False):
        if _may_stand(then, quotes):
            yield f"was “{then}”, now “{now}”"
        else:
            yield f"a sentence was replaced; now “{now}”"
    for then in was[both:]:
        yield f"taken out: “{then}”" if _may_stand(then, quotes) else "a sentence was taken out"
    for now in says[both:]:
        yield f"added: “{now}”"


def _may_stand(sentence: str, quotes: bool) -> bool:
    return quotes and not refusal(sentence)
