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


def size_words(size: int) -> str:
    """A file's size as people read it: "410 KB", "1.2 MB"."""
    if size < 1000:
        return f"{size} bytes"
    return f"{round(size / 1000)} KB" if size < 999_500 else f"{size / 1_000_000:.1f} MB"


def counted(count: int, noun: str) -> str:
    """ "1 line", "14 lines"."""
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"
