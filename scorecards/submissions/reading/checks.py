"""Rows beside each other and beside what the quarter has already."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal

from portal.figures.rounding import half_step, trimmed
from portal.figures.vocabulary import Unit
from scorecards.submissions.reading.against import changes_of
from scorecards.submissions.reading.known import Known, Line, Part
from scorecards.submissions.reading.reading import Finding, Key, Kind, Reading
from scorecards.submissions.reading.values import Said, value_of
from scorecards.submissions.rules import FigureValue, parts_miss_total


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
    changed = {r.key for r in readings if changes_of(r, after[r.key], existing)}
    for line_id, basis, start, end in sorted(touched):
        line = known.by_id[line_id]
        for parent, parts in _families(line):
            values = [after.get((line_id, part.id, basis.value, start, end)) for part in parts]
            total = after.get((line_id, parent, basis.value, start, end))
            given = [r for r in readings if (r.line, r.basis, r.start, r.end) == (line_id, basis, start, end)]
            row = _row_of(given, {part.id for part in parts}, parent, changed)
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
    slack = sum((half_step(figure.decimals) for figure in (*parts, total)), Decimal(0))
    if abs(added - total.exact) <= slack:
        return None
    return f"The parts make {trimmed(added):f}%, but the subtotal is {total.words}"


def _families(line: Line) -> Iterator[tuple[int | None, list[Part]]]:
    """Parts that together make a whole: a breakdown's top ones the line's total, others their subtotal."""
    families: dict[tuple[str, int | None], list[Part]] = defaultdict(list)
    for part in line.parts:
        if part.exhaustive:
            families[part.breakdown, part.parent].append(part)
    for (_breakdown, parent), parts in families.items():
        yield parent, parts


def _row_of(given: Sequence[Reading], parts: set[int], parent: int | None, changed: set[Key]) -> int | None:
    """On which of the file's rows the warning stands: the first part that is new or changed, else the total if that
    is, else the first part. None where the file gives no part."""
    rows = {r.row: r.key in changed for r in given if r.category in parts}
    if not rows:
        return None
    total = [r.row for r in given if r.category == parent and r.key in changed]
    return min([row for row, is_changed in rows.items() if is_changed] or total or rows)
