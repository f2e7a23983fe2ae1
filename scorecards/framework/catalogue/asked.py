"""The questions that are asked of a line of a CSV file and of an object of a JSON one alike."""

from abc import ABC, abstractmethod
from collections.abc import Callable
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import TypeVar

Made = TypeVar("Made")


class Asked(ABC):
    """A part of one of our own files, asked for what it says by name. Every refusal is a ValueError.

    A kind of file says what its `text` is, and `where` in the `file` a part of it stands.
    """

    file: str

    @property
    @abstractmethod
    def where(self) -> str:
        """The place in the file, in words."""

    @abstractmethod
    def text(self, name: str) -> str:
        """What stands there without the space around it; empty where nothing does."""

    def refuse(self, reason: str) -> ValueError:
        """The error to raise: it names the file and the place in it."""
        return ValueError(f"{self.file}, {self.where}: {reason}")

    def needed(self, name: str) -> str:
        """A text that may not be empty."""
        if words := self.text(name):
            return words
        raise self.refuse(f"{name} is empty")

    def number(self, name: str) -> Decimal | None:
        """A decimal number, or None where there is none."""
        words = self.text(name)
        if not words:
            return None
        try:
            value = Decimal(words)
        except InvalidOperation:
            raise self.refuse(f"{name} is no number: {words!r}") from None
        if not value.is_finite():
            raise self.refuse(f"{name} is no number: {words!r}")
        return value

    def day(self, name: str) -> date | None:
        """An ISO date, or None where there is none."""
        words = self.text(name)
        if not words:
            return None
        try:
            return date.fromisoformat(words)
        except ValueError:
            raise self.refuse(f"{name} is no date like 2021-09-30: {words!r}") from None

    def one_of(self, name: str, make: Callable[[str], Made]) -> Made:
        """A text as a member of a vocabulary, such as `Unit`."""
        words = self.needed(name)
        try:
            return make(words)
        except ValueError:
            raise self.refuse(f"{name} is not a word we know: {words!r}") from None
