"""Rows beside each other, beside what the quarter has already, and beside what was said before."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal

from portal.figures.vocabulary import Basis, Unit
from scorecards.submissions.reading.known import Known, Line, Part
from scorecards.submissions.reading.reading import Finding, Key, Kind, Reading
from scorecards.submissions.rules import FigureValue, comparable, large_change, parts_miss_total

Said = Mapping[Key, FigureValue]


def value_of(reading: Reading, known: Known) -> FigureValue:
    """A reading as the rules read it."""
    split: Line | Part = known.part(reading.line, reading.category) or known.by_id[reading.line]
    return FigureValue(
        basis=reading.basis,
        start=reading.start,
        end=reading.end,
        unit=split.unit,
        decimals=split.decimals if reading.decimals is None else reading.decimals,
        numerator=reading.numerator,
        denominator=reading.denominator,
        value=reading.value,
        symbol=reading.symbol,
        qualifier=reading.qualifier,
        population_edition=reading.population_edition,
    )


def repeated(readings: Sequence[Reading], known: Known) -> tuple[list[Reading], list[Finding]]:
    """Each figure once. Of rows that say the same the first is kept; of rows that differ, none."""
    by_key: dict[Key, list[Reading]] = defaultdict(list)
    for reading in readings:
        by_key[reading.key].append(reading)
    kept, findings = [], []
    for same in by_key.values():
        agree = len({_without_row(reading) for reading in same}) == 1
        if agree or len(same) == 1:
            kept.append(same[0])
        for reading in same[1:] if agree else same:
            others = [other.row for other in same if other.row != reading.row]
            findings.append(_repeat(reading, others, agree, known))
    return sorted(kept, key=lambda reading: reading.row), findings


def _without_row(reading: Reading) -> tuple[object, ...]:
    return tuple(value for name, value in vars(reading).items() if name != "row")


def _repeat(reading: Reading, others: list[int], agree: bool, known: Known) -> Finding:
    name = known.by_id[reading.line].named(reading.category)
    rows = f"row {others[0]}" if len(others) == 1 else f"rows {', '.join(str(row) for row in others)}"
    words = (
        f"{name} is given again, as in {rows}. Take one of them out"
        if agree
        else f"{name} is given for the same dates in {rows}, with another figure. Keep the right one; none was taken"
    )
    return Finding(Kind.PROBLEM, words, row=reading.row, column="indicator")


def missed_totals(readings: Sequence[Reading], existing: Said, known: Known) -> Iterator[Finding]:
    """Warn where the parts of an exhaustive breakdown, all there, do not make their total."""
    after = {**existing, **{reading.key: value_of(reading, known) for reading in readings}}
    touched = {(r.line, r.basis, r.start, r.end) for r in readings}
    for line_id, basis, start, end in sorted(touched):
        line = known.by_id[line_id]
        for parent, parts in _families(line):
            values = [after.get((line_id, part.id, basis.value, start, end)) for part in parts]
            total = after.get((line_id, parent, basis.value, start, end))
            row = _row_of(readings, line_id, basis, start, end, {part.id for part in parts})
            if row and (words := _missed(values, total, parent)):
                whole = line.named(parent) if parent else f"{line.name}, {parts[0].breakdown_name.lower()}"
                yield Finding(Kind.WARNING, f"{whole}: {words[0].lower()}{words[1:]}", row=row, column="value")


def _missed(values: Sequence[FigureValue | None], total: FigureValue | None, parent: int | None) -> str | None:
    """In words, how far the parts miss their total; None too where a part is lacking or is a symbol."""
    given = [value for value in values if value is not None]
    if len(given) < len(values) or not given:
        return None
    if given[0].unit != Unit.PERCENT:
        return parts_miss_total(given, total)
    if parent is None:
        # Shares of a total that is itself a count make 100%; one that is a share is checked by its parts.
        return parts_miss_total(given, total if total is not None and total.unit == Unit.PERCENT else None)
    return _subtotal_missed(given, total)


def _subtotal_missed(parts: Sequence[FigureValue], total: FigureValue | None) -> str | None:
    exact = [part.exact for part in parts]
    if total is None or total.exact is None or None in exact:
        return None
    added = sum((value for value in exact if value is not None), Decimal(0))
    slack = sum((Decimal(5).scaleb(-figure.decimals - 1) for figure in (*parts, total)), Decimal(0))
    if abs(added - total.exact) <= slack:
        return None
    return f"The parts make {added.normalize():f}%, but the subtotal is {total.words}"


def _families(line: Line) -> Iterator[tuple[int | None, list[Part]]]:
    """Parts that together make a whole: a breakdown's top ones the line's total, others their subtotal."""
    families: dict[tuple[str, int | None], list[Part]] = defaultdict(list)
    for part in line.parts:
        if part.exhaustive:
            families[part.breakdown, part.parent].append(part)
    for (_breakdown, parent), parts in families.items():
        yield parent, parts


def _row_of(
    readings: Iterable[Reading], line: int, basis: Basis, start: date, end: date, parts: set[int]
) -> int | None:
    """The first of the file's rows that gives one of these parts, on which the warning stands."""
    rows = [
        r.row
        for r in readings
        if (r.line, r.basis, r.start, r.end) == (line, basis, start, end) and r.category in parts
    ]
    return min(rows, default=None)


def large_changes(readings: Sequence[Reading], before: Said, known: Known, percent: Decimal) -> Iterator[Finding]:
    """Warn where a line's figure of the quarter moved by more than `percent` since the last that compares with it.

    Months and parts are left out: they are small, and move by as much in any quarter.
    """
    history = {**before, **{reading.key: value_of(reading, known) for reading in readings}}
    for reading in readings:
        usual = reading.category is None and reading.basis == known.by_id[reading.line].headline
        if not usual or reading.end < known.period.start:
            continue
        now = value_of(reading, known)
        then = _last_comparable(reading, now, history)
        if then is not None and large_change(now, then, percent):
            name = known.by_id[reading.line].named(reading.category)
            words = f"{name} is {now.words}; it was {then.words} ({then.when}). Check that this is right"
            yield Finding(Kind.WARNING, words, row=reading.row, column="value")


def _last_comparable(reading: Reading, now: FigureValue, before: Said) -> FigureValue | None:
    earlier = [
        value
        for (line, category, basis, _start, end), value in before.items()
        if (line, category, basis) == (reading.line, reading.category, reading.basis.value)
        and end < reading.end
        and comparable(now, value) is None
    ]
    return max(earlier, key=lambda value: value.end, default=None)
