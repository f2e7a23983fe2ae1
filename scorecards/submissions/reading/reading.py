"""What reading a file yields: readings, and findings about rows. Both are kept as JSON with figures as text."""

from dataclasses import asdict, dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any

from portal.figures.vocabulary import Basis, Qualifier, Symbol

Key = tuple[int, int | None, str, date, date]


class Kind(StrEnum):
    """A problem keeps its row out; a warning does not; a note is about the whole file."""

    PROBLEM = "problem"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True)
class Reading:
    """One figure as a file or a page gives it; `row` is its row in the file, or its place on the page.

    `line` and `category` are keys. `decimals` says how many a typed value was written with, where that is fewer
    than the indicator shows; `clears` names the columns in which a sign says that what the quarter has there goes.
    """

    line: int
    category: int | None
    basis: Basis
    start: date
    end: date
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    value: Decimal | None = None
    decimals: int | None = None
    symbol: Symbol | None = None
    qualifier: Qualifier | None = None
    population_edition: str = ""
    note: str = ""
    row: int = 0
    clears: tuple[str, ...] = ()

    @property
    def key(self) -> Key:
        """What the figure speaks of; a submission holds one figure for each."""
        return self.line, self.category, self.basis.value, self.start, self.end

    def as_json(self) -> dict[str, Any]:
        return {name: _plain(value) for name, value in asdict(self).items()}

    @classmethod
    def from_json(cls, kept: dict[str, Any]) -> "Reading":
        numbers = {name: _number(kept[name]) for name in ("numerator", "denominator", "value")}
        words = {
            "basis": Basis(kept["basis"]),
            "start": date.fromisoformat(kept["start"]),
            "end": date.fromisoformat(kept["end"]),
            "symbol": Symbol(kept["symbol"]) if kept["symbol"] else None,
            "qualifier": Qualifier(kept["qualifier"]) if kept["qualifier"] else None,
        }
        return cls(**{**kept, **numbers, **words, "clears": tuple(kept.get("clears", ()))})


@dataclass(frozen=True)
class Finding:
    """What is to be said of a row (0: of the file): in which column, what stood there, and what to do."""

    kind: Kind
    words: str
    row: int = 0
    column: str = ""
    letter: str = ""
    given: str = ""

    def as_json(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def from_json(cls, kept: dict[str, Any]) -> "Finding":
        return cls(**{**kept, "kind": Kind(kept["kind"])})


def _plain(value: Any) -> Any:
    if isinstance(value, Decimal):
        return f"{value:f}"
    if isinstance(value, tuple):
        return list(value)
    return value.isoformat() if isinstance(value, date) else value


def _number(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)
