"""What waits for a person, as a page lists it: things under headings, each with its state and date. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from portal.figures.lateness import late_words
from portal.figures.spans import day_words

NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
LATE, NOW, CALM = "late", "now", ""
_ORDER = {LATE: 0, NOW: 1, CALM: 2}


@dataclass(frozen=True)
class Thing:
    """One thing: linked words and a note, the state in an outline ("late", "now" or calm), and when.

    One that rests asks nothing of the person.
    """

    words: str
    href: str = ""
    note: str = ""
    state: str = ""
    tone: str = CALM
    when: str = ""
    rests: bool = False


@dataclass(frozen=True)
class Link:
    words: str
    href: str


@dataclass(frozen=True)
class Section:
    """A part of the page. Without things it says `empty`; `sentences` stand in the place of things.

    Things that rest fold beneath those that need the person.
    """

    heading: str
    things: Sequence[Thing] = field(default=())
    empty: str = ""
    sentences: Sequence[str] = field(default=())
    links: Sequence[Link] = field(default=())
    key: str = ""

    @property
    def needing(self) -> list[Thing]:
        return [thing for thing in self.things if not thing.rests]

    @property
    def resting(self) -> list[Thing]:
        return [thing for thing in self.things if thing.rests]


def urgent_first(things: Sequence[Thing]) -> list[Thing]:
    """Late before now before the rest; else in the order given."""
    return sorted(things, key=lambda thing: _ORDER[thing.tone])


def due_words(due: date | None, today: date, *, what: str = "Due") -> str:
    """ "Due 5 November 2021, 3 days late"; nothing without a date."""
    if due is None:
        return ""
    return ", ".join(filter(None, [f"{what} {day_words(due)}", late_words(due, today)]))


def left_words(due: date, today: date) -> str:
    """ "today", "2 days left", "3 days late"."""
    days = (due - today).days
    return late_words(due, today) or (f"{counted(days, 'day')} left" if days else "today")


def counted(count: int, noun: str, nouns: str = "") -> str:
    """ "1 line", "3 lines"."""
    return f"{count} {noun if count == 1 else nouns or noun + 's'}"


def number_words(count: int) -> str:
    """A number in a sentence: in words up to ten."""
    return NUMBERS[count] if count < len(NUMBERS) else str(count)


def capital(words: str) -> str:
    return words[:1].upper() + words[1:]
