"""What changed from one wording to the next, word by word. Pure."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

_PIECES = re.compile(r"\s*\S+|\s+$")


@dataclass(frozen=True)
class Piece:
    """Words that stayed ("same"), came ("added") or went ("taken out")."""

    kind: str
    words: str


@dataclass(frozen=True)
class Difference:
    """One part of a narrative against the wording before it."""

    label: str
    pieces: tuple[Piece, ...]

    @property
    def words(self) -> str:
        """How the part changed, in words: "unchanged", "3 words added, 1 taken out"."""
        added, taken = (_count(p.words for p in self.pieces if p.kind == kind) for kind in ("added", "taken out"))
        if not added and not taken:
            return "unchanged"
        said = [f"{added} {'word' if added == 1 else 'words'} added"] if added else []
        if taken:
            noun = "" if added else (" word" if taken == 1 else " words")
            said.append(f"{taken}{noun} taken out")
        return ", ".join(said)


def _count(texts: Iterator[str]) -> int:
    return sum(len(text.split()) for text in texts)


def difference(label: str, before: str, after: str) -> Difference:
    """The pieces that lead from `before` to `after`; a word takes the spaces before it along."""
    old, new = _PIECES.findall(before), _PIECES.findall(after)
    return Difference(label, tuple(_pieces(old, new)))


def _pieces(old: list[str], new: list[str]) -> Iterator[Piece]:
    for kind, i1, i2, j1, j2 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            yield Piece("same", "".join(new[j1:j2]))
            continue
        if i1 != i2:
            yield Piece("taken out", "".join(old[i1:i2]))
        if j1 != j2:
            yield Piece("added", "".join(new[j1:j2]))
