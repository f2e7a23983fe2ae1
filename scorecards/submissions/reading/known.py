"""What a file's rows may speak of: the scorecard's lines, their categories, and the quarter that is open."""

from dataclasses import dataclass, field
from datetime import date
from difflib import get_close_matches
from functools import cached_property

from portal.figures.vocabulary import Basis, Unit
from scorecards.periods import Period


@dataclass(frozen=True)
class Part:
    """A category; `id` and `parent` are its keys, `exhaustive` says that its breakdown leaves nothing out."""

    id: int
    code: str
    label: str
    breakdown: str
    breakdown_name: str
    exhaustive: bool
    unit: Unit
    decimals: int
    parent: int | None = None
    alias: str = ""


@dataclass(frozen=True)
class Line:
    """A line of the scorecard; `code` is its indicator's, `bases` the allowed ones, `headline` the usual one."""

    id: int
    code: str
    name: str
    unit: Unit
    decimals: int
    bases: tuple[Basis, ...]
    headline: Basis
    live: bool = True
    parts: tuple[Part, ...] = ()

    def named(self, category: int | None) -> str:
        part = next((part for part in self.parts if part.id == category), None)
        return f"{self.name}, {part.label}" if part else self.name

    def parts_called(self, text: str) -> list[Part]:
        """The categories that a cell may mean: by code, by breakdown and code, or by label."""
        asked = text.casefold()
        return [
            part
            for part in self.parts
            if asked
            in {w.casefold() for w in (part.code, f"{part.breakdown}:{part.code}", part.label, part.alias) if w}
        ]


@dataclass(frozen=True)
class Known:
    """`data_date` is where the data of a part period stand, None when it is whole; `elsewhere` are codes of the
    catalogue, with their names, that this scorecard has no line for."""

    lines: tuple[Line, ...]
    period: Period
    data_date: date | None = None
    elsewhere: dict[str, str] = field(default_factory=dict)

    @property
    def last_day(self) -> date:
        """No figure of what has happened ends later."""
        return min(self.data_date or self.period.end, self.period.end)

    @cached_property
    def by_id(self) -> dict[int, Line]:
        return {line.id: line for line in self.lines}

    @cached_property
    def by_code(self) -> dict[str, Line]:
        return {line.code.casefold(): line for line in self.lines}

    @cached_property
    def by_alias(self) -> dict[str, tuple[Line, Part]]:
        return {part.alias.casefold(): (line, part) for line in self.lines for part in line.parts if part.alias}

    def part(self, line: int, category: int | None) -> Part | None:
        return next((part for part in self.by_id[line].parts if part.id == category), None)

    def nearest_code(self, text: str) -> str:
        """The code most like `text`, or whose line is named so; empty when none is near."""
        named = {line.name.casefold(): line.code for line in self.lines}
        codes = {line.code.casefold(): line.code for line in self.lines}
        aliases = {alias: part.alias for alias, (_line, part) in self.by_alias.items()}
        choices = {**named, **aliases, **codes}
        found = get_close_matches(text.casefold(), choices, n=1, cutoff=0.6)
        return choices[found[0]] if found else ""


def nearest(text: str, choices: list[str]) -> str:
    found = get_close_matches(text.casefold(), {choice.casefold(): choice for choice in choices}, n=1, cutoff=0.6)
    return next((choice for choice in choices if found and choice.casefold() == found[0]), "")
