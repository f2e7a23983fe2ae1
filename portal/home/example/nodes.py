"""One way to read our own JSON files, so that every error names the file and the place in it."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any, TypeVar

Made = TypeVar("Made")


@dataclass(frozen=True)
class Node:
    """One object of a file, with the questions that readers ask of it. Every refusal is a ValueError."""

    file: str
    place: str
    values: dict[str, Any]

    def refuse(self, reason: str) -> ValueError:
        return ValueError(f"{self.file}, {self.place}: {reason}")

    def _get(self, name: str) -> Any:
        if name not in self.values:
            raise self.refuse(f"{name} is missing")
        return self.values[name]

    def text(self, name: str) -> str:
        """A text; null and an absent optional text are empty."""
        value = self.values.get(name) or ""
        if not isinstance(value, str):
            raise self.refuse(f"{name} is no text: {value!r}")
        return value.strip()

    def needed(self, name: str) -> str:
        """A text that may not be empty."""
        self._get(name)
        if words := self.text(name):
            return words
        raise self.refuse(f"{name} is empty")

    def day(self, name: str) -> date | None:
        """An ISO date, or None where there is none."""
        words = self.text(name)
        if not words:
            return None
        try:
            return date.fromisoformat(words)
        except ValueError:
            raise self.refuse(f"{name} is no date like 2021-09-30: {words!r}") from None

    def known_day(self, name: str) -> date:
        """An ISO date that may not be missing."""
        if day := self.day(name):
            return day
        raise self.refuse(f"{name} is missing")

    def number(self, name: str) -> Decimal | None:
        """A number written as text, so that none of its digits are lost; None where there is none."""
        words = self.text(name)
        try:
            return Decimal(words) if words else None
        except InvalidOperation:
            raise self.refuse(f"{name} is no number: {words!r}") from None

    def whole(self, name: str) -> int:
        value = self._get(name)
        if not isinstance(value, int) or isinstance(value, bool):
            raise self.refuse(f"{name} is no whole number: {value!r}")
        return value

    def yes(self, name: str) -> bool:
        """true or false; false where it is absent."""
        value = self.values.get(name, False)
        if not isinstance(value, bool):
            raise self.refuse(f"{name} is neither true nor false: {value!r}")
        return value

    def one_of(self, name: str, make: Callable[[str], Made]) -> Made:
        """A text as a member of a vocabulary."""
        words = self.needed(name)
        try:
            return make(words)
        except ValueError:
            raise self.refuse(f"{name} is not a word we know: {words!r}") from None

    def texts(self, name: str) -> tuple[str, ...]:
        """A list of texts, none of them empty; empty where it is absent."""
        values = self.values.get(name) or []
        if not isinstance(values, list) or not all(isinstance(each, str) and each.strip() for each in values):
            raise self.refuse(f"{name} is no list of texts")
        return tuple(each.strip() for each in values)

    def nodes(self, name: str) -> tuple["Node", ...]:
        """A list of objects; empty where it is absent."""
        values = self.values.get(name) or []
        if not isinstance(values, list) or not all(isinstance(each, dict) for each in values):
            raise self.refuse(f"{name} is no list of objects")
        prefix = "" if self.place == "the whole" else f"{self.place}."
        return tuple(Node(self.file, f"{prefix}{name}[{at}]", each) for at, each in enumerate(values))


def open_file(path: Path) -> Node:
    """The object that a UTF-8 JSON file holds. Raises ValueError that names the file, and the line of bad JSON."""
    try:
        values = json.loads(path.read_text(encoding="utf-8"))
    except json.JSONDecodeError as error:
        raise ValueError(f"{path.name}, line {error.lineno}: this is not JSON, {error.msg}") from None
    if not isinstance(values, dict):
        raise ValueError(f"{path.name}: the file does not hold an object")
    return Node(path.name, "the whole", values)
