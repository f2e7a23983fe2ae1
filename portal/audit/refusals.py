"""How an act says no: the page was stale, something is missing, or what was asked for cannot be."""

from collections.abc import Iterable
from typing import Any


class MovedOn(Exception):
    """The subject has changed since the person opened it; nothing was written. A page answers 409."""

    def __init__(self, subject: Any) -> None:
        super().__init__(f"{subject} has changed since you opened it.")
        self.subject = subject


class NotReady(Exception):
    """What the act needs is not there; `gaps` names each thing that is missing. Nothing was written."""

    def __init__(self, gaps: Iterable[Any]) -> None:
        self.gaps = list(gaps)
        super().__init__("; ".join(str(gap) for gap in self.gaps))


class NotPossible(ValueError):
    """What was asked for cannot be; the text says why and what to do, `field` where it was asked."""

    def __init__(self, words: str, field: str = "") -> None:
        super().__init__(words)
        self.words = words
        self.field = field
