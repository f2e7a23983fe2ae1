"""The words by which anybody finds out whether a paper is the one that was signed: where, and the hash to ask for."""

from __future__ import annotations

from collections.abc import Iterator

from portal.prose import Paragraph, Run
from scorecards.publishing.story import Para, Part, Subheading, plain
from scorecards.publishing.telling.cover import Beside

GROUP = 8  # signs that are read and typed at a time; the foot of each page has the first group


def how_to_check(beside: Beside, sha256: str) -> Iterator[Part]:
    """Nothing for a proof, which has no hash."""
    if not sha256:
        return
    yield Subheading("How to check this paper", in_contents=False)
    after = Run(" whether a file is this paper. Send the file there, or the hash of what was signed.")
    yield Para(Paragraph((Run("Anybody can check at "), _where(beside.check_at), after)))
    yield Para(plain(f"The hash (SHA-256): {in_groups(sha256)}"))


def _where(address: str) -> Run:
    return Run(address, href=address) if address else Run("the portal’s page “Check a paper”")


def in_groups(sha256: str) -> str:
    """ "3505db73 88a1c2d4 …", as a person reads it out."""
    return " ".join(sha256[start : start + GROUP] for start in range(0, len(sha256), GROUP))
