"""One way to read our own JSON files, so that every error names the file and the place in it."""

import json
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from scorecards.framework.catalogue.asked import Asked


@dataclass(frozen=True)
class Node(Asked):
    """One object of a file, with the questions that readers ask of it. Numbers are texts, to lose no digits."""

    file: str
    place: str
    values: dict[str, Any]

    @property
    def where(self) -> str:
        return self.place

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
        return super().needed(name)

    def known_day(self, name: str) -> date:
        """An ISO date that may not be missing."""
        if day := self.day(name):
            return day
        raise self.refuse(f"{name} is missing")

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
