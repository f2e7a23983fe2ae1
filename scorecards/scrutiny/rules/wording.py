"""Small words of members' pages. Pure."""

from collections.abc import Sequence

NUMBERS = ("none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


def capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def count_words(count: int) -> str:
    """ "two", "14": small numbers are words in a sentence."""
    return NUMBERS[count] if count < len(NUMBERS) else str(count)


def listed(words: Sequence[str]) -> str:
    """ "a", "a and b", "a, b and c"."""
    return " and ".join(filter(None, [", ".join(words[:-1]), *words[-1:]]))


def counted(count: int, noun: str) -> str:
    """ "1 line", "14 lines"."""
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"
