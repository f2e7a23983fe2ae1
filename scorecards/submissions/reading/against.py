"""A figure beside the one that it replaces and the one before it: what moved by much, and what was likely mistyped."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from portal.figures.rounding import trimmed
from portal.figures.vocabulary import Unit
from scorecards.submissions.reading.known import Known
from scorecards.submissions.reading.reading import Finding, Key, Kind, Reading
from scorecards.submissions.reading.values import Said, value_of
from scorecards.submissions.rules import FigureValue, comparable, large_change

# How near to 10, 100 or a million times a figure counts as a slip of the decimal point.
NEAR = Decimal("0.1")


def changes_of(reading: Reading, now: FigureValue, existing: Said) -> bool:
    """Whether the reading's figure is new to the quarter, or another than the one it holds."""
    held = existing.get(reading.key)
    return held is None or (held.words, _parts(held)) != (now.words, _parts(now))


def _parts(figure: FigureValue) -> tuple[Decimal | None, ...]:
    return figure.numerator, figure.denominator, figure.figure


def large_changes(
    readings: Sequence[Reading], existing: Said, before: Said, known: Known, percent: Decimal
) -> Iterator[Finding]:
    """Warn where a figure moved by more than `percent` from the one it replaces, or since the last that compares.

    Against the last, only a line's own figure of the quarter is set: months and parts are small, and move by as much
    in any quarter. `existing` is what the quarter holds, `before` what was signed in earlier ones.
    """
    read = {reading.key: value_of(reading, known) for reading in readings}
    history = {**before, **existing, **read}
    for reading in readings:
        now = read[reading.key]
        held = _replaced(reading, now, existing)
        then = _last_comparable(reading, now, history) if _is_headline(reading, known) else None
        found = [each for each in (held, then) if each is not None and large_change(now, each, percent)]
        if not found:
            continue
        name = known.by_id[reading.line].named(reading.category)
        was = [_held_words(held)] if held in found else []
        was += [f"it was {then.words} ({then.when})"] if then is not None and then in found else []
        hint = next(filter(None, (slip(now, each) for each in found)), "Check that this is right")
        yield Finding(Kind.WARNING, f"{name} is {now.words}; {', and '.join(was)}. {hint}", reading.row, "value")


def _held_words(held: FigureValue | None) -> str:
    return f"the quarter holds {held.words}" if held is not None else ""


def _is_headline(reading: Reading, known: Known) -> bool:
    usual = reading.category is None and reading.basis == known.by_id[reading.line].headline
    return usual and reading.end >= known.period.start


def _replaced(reading: Reading, now: FigureValue, existing: Said) -> FigureValue | None:
    return existing.get(reading.key) if changes_of(reading, now, existing) else None


def _last_comparable(reading: Reading, now: FigureValue, before: dict[Key, FigureValue]) -> FigureValue | None:
    earlier = [
        value
        for (line, category, basis, _start, end), value in before.items()
        if (line, category, basis) == (reading.line, reading.category, reading.basis.value)
        and end < reading.end
        and comparable(now, value) is None
    ]
    return max(earlier, key=lambda value: value.end, default=None)


def slip(now: FigureValue, then: FigureValue) -> str:
    """What was likely meant, where a figure is about 10, 100 or a million times another, or that part of it."""
    new, old = now.exact, then.exact
    if not new or not old or (new < 0) != (old < 0):
        return ""
    if now.unit == Unit.PERCENT and 0 < new <= 1 and old / new > 10 and abs(new * 100 - old) <= 20:
        return f"It looks like a share written as {_plain(new)}; write {_plain(new * 100)}"
    if now.unit == Unit.GBP_MILLION and abs(new / old) >= 100_000:
        return f"It looks like pounds, and the line is in £ million; write {_plain(new / 1_000_000)}"
    if now.unit == Unit.GBP_MILLION and _is_about(new / old, 1000):
        return f"It looks like thousands of pounds, and the line is in £ million; write {_plain(new / 1000)}"
    for times in (10, 100):
        if _is_about(new / old, times):
            return f"It is about {times} times that. Has a digit or a decimal point slipped?"
        if _is_about(old / new, times):
            return f"It is about {'a tenth' if times == 10 else 'a hundredth'} of that. Has a digit or point slipped?"
    return ""


def _is_about(ratio: Decimal, times: int) -> bool:
    return abs(ratio / times - 1) <= NEAR


def _plain(value: Decimal) -> str:
    return f"{trimmed(value):f}"
