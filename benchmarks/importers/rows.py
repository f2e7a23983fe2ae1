"""What a published file says, before anyone has decided which measure or area it speaks of."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from portal.figures.vocabulary import Symbol

Value = Decimal | Symbol


class WrongFile(ValueError):
    """The file as a whole cannot be read; the message says why, and nothing of it may be kept."""


class Unreadable(ValueError):
    """One line cannot be read: the column at fault, and words for the person who sent the file."""

    def __init__(self, column: str, words: str) -> None:
        super().__init__(words)
        self.column = column


class Level(StrEnum):
    """How large a place is, in the words of Explore education statistics."""

    NATIONAL = "National"
    REGIONAL = "Regional"
    AUTHORITY = "Local authority"


class Place(NamedTuple):
    """Where a row speaks of: DfE numbers ("893") and GSS codes ("E06000051"), as far as the file gives them.

    A joint return has the numbers and codes of each of its authorities. The name is for people, never for matching.
    """

    level: Level
    name: str
    numbers: tuple[str, ...]
    codes: tuple[str, ...]

    @property
    def joint(self) -> bool:
        return max(len(self.numbers), len(self.codes)) > 1


class EesRow(NamedTuple):
    """One line in the shape of Explore education statistics, whichever format it came in.

    `line` counts from 1, the header; both days of the period belong to it. `time_identifier` is as the file says it
    ("Reporting year"): whether its figures are of the year or at its end is for the mapping to know. Rows share what
    they have in common, so `filters` are not to be written to. A million of them are made, hence no dataclass.
    """

    line: int
    time_identifier: str
    period_start: date
    period_end: date
    place: Place
    filters: Mapping[str, str]
    values: Mapping[str, Value]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Problem:
    """A line that became no row, with the column at fault, "" where it is the whole line."""

    line: int
    column: str
    words: str
