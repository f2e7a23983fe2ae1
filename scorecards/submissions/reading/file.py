"""A sheet read against what the quarter knows: every row is a reading, has a problem, or was left empty."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from scorecards.submissions.reading import against, checks
from scorecards.submissions.reading.columns import Header
from scorecards.submissions.reading.known import Known
from scorecards.submissions.reading.reading import Finding, Kind, Reading
from scorecards.submissions.reading.rows import Row, read_row
from scorecards.submissions.reading.sheet import Sheet
from scorecards.submissions.reading.values import Said


@dataclass(frozen=True)
class Read:
    """All that a file says. `rows` counts those beneath the header, `empty` those of a template left as they were."""

    rows: int
    readings: tuple[Reading, ...]
    findings: tuple[Finding, ...]
    empty: int = 0

    @property
    def rows_with_problems(self) -> set[int]:
        return {finding.row for finding in self.findings if finding.kind == Kind.PROBLEM}


def read_sheet(sheet: Sheet, known: Known, *, existing: Said, before: Said, large_change_percent: Decimal) -> Read:
    """Read every row. `existing` is what the quarter holds now, `before` what was signed in earlier ones."""
    readings, findings, empty = [], [], 0
    for number, texts in sheet.rows:
        cells, unsaved = sheet.header.cells(texts), sheet.unsaved_in(number)
        row = Row(number, cells, known, comma_is_doubtful=sheet.separator == ";", unsaved=unsaved)
        if row.left_empty:
            empty += 1
            continue
        reading = read_row(row)
        if reading is not None:
            readings.append(reading)
        findings += [_placed(row, column, words, sheet.header) for column, words in row.wrong]
    once, repeats = checks.repeated(readings, known)
    given = dict(sheet.rows)
    said = [
        *repeats,
        *warnings(once, known, existing=existing, before=before, large_change_percent=large_change_percent),
    ]
    findings += [_lettered(finding, sheet.header, given) for finding in said]
    findings += [Finding(Kind.NOTE, words) for words in _notes(sheet, empty)]
    findings.sort(key=lambda finding: finding.row)
    return Read(len(sheet.rows), tuple(once), tuple(findings), empty)


def warnings(
    readings: Sequence[Reading],
    known: Known,
    *,
    existing: Said,
    before: Said,
    large_change_percent: Decimal,
    beside: Sequence[Reading] = (),
) -> list[Finding]:
    """What is worth a second look, of a file and of a page alike: parts that miss their total, and large changes.

    `beside` are figures that stay as they are on a page: a total that is typed alone must meet the parts there.
    """
    missed = checks.missed_totals([*readings, *beside], existing, known)
    return [*missed, *against.large_changes(readings, existing, before, known, large_change_percent)]


def _notes(sheet: Sheet, empty: int) -> Iterator[str]:
    yield from sheet.notes
    yield from sheet.header.notes()
    if empty:
        rows = "1 row was" if empty == 1 else f"{empty} rows were"
        yield f"{rows} left empty, with neither a figure nor a reason for none."


def _placed(row: Row, column: str, words: str, header: Header) -> Finding:
    return Finding(Kind.PROBLEM, words, row.number, column, header.letter(column), row.cells.get(column, "")[:80])


def _lettered(finding: Finding, header: Header, given: dict[int, tuple[str, ...]]) -> Finding:
    text = header.cells(given[finding.row]).get(finding.column, "")
    return replace(finding, letter=header.letter(finding.column), given=text[:80])
