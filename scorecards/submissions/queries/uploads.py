"""What a file would do to the quarter: new, changed and unchanged figures, problems by row, what is still missing."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from portal.figures.rounding import trimmed
from scorecards.submissions.models import Figure, Submission, Upload, UploadState
from scorecards.submissions.queries.gate import current_figures, live_lines, visible_to
from scorecards.submissions.queries.known import known, said_before
from scorecards.submissions.queries.vintage import key_of, value_of
from scorecards.submissions.reading import Finding, Kind, Known, Reading
from scorecards.submissions.reading.checks import Said
from scorecards.submissions.reading.checks import value_of as value_read
from scorecards.submissions.rules import FigureValue
from scorecards.submissions.rules.opening import headline_ends


@dataclass(frozen=True)
class Row:
    """One figure of the file as the review page shows it; `signed` is what an earlier quarter signed instead."""

    row: int
    name: str
    period: str
    words: str
    parts: str
    was: str = ""
    signed: str = ""


@dataclass(frozen=True)
class Review:
    """Everything that the review page says of a file, worked out against the quarter as it stands."""

    new: list[Row]
    changed: list[Row]
    unchanged: int
    problems: list[Finding]
    warnings: list[Finding]
    notes: list[Finding]
    missing: list[str]

    @property
    def taken(self) -> int:
        return len(self.new) + len(self.changed) + self.unchanged

    @property
    def rows_with_problems(self) -> int:
        return len({finding.row for finding in self.problems})


def uploads_of(submission: Submission) -> QuerySet[Upload]:
    """The files of a quarter, the newest first, without their rows."""
    found = Upload.objects.filter(submission=submission).select_related("file", "uploaded_by", "decided_by")
    return found.defer("rows", "problems").order_by("-uploaded_at", "-id")


def waiting_uploads(submission: Submission) -> list[Upload]:
    """Files that were checked and neither accepted nor set aside."""
    return list(uploads_of(submission).filter(state=UploadState.CHECKED))


def visible_uploads(user: Any) -> QuerySet[Upload]:
    """Files of the quarters that exist for a person."""
    found = Upload.objects.filter(submission__in=visible_to(user).values("pk"))
    return found.select_related("file", "uploaded_by", "decided_by", "submission__scorecard__council")


def readings_of(upload: Upload) -> list[Reading]:
    return [Reading.from_json(kept) for kept in upload.rows]


def findings_of(upload: Upload) -> list[Finding]:
    return [Finding.from_json(kept) for kept in upload.problems]


def would_change(submission: Submission, readings: Iterable[Reading]) -> int:
    """How many of these figures the quarter does not hold just so."""
    held = _held(submission)
    return sum(1 for reading in readings if reading.key not in held or not same(reading, held[reading.key]))


def review(upload: Upload) -> Review:
    """The file against the quarter as it stands now, in a handful of queries."""
    submission, readings = upload.submission, readings_of(upload)
    lines, held = known(submission), _held(submission)
    signed = said_before(submission, lines)
    new = [_row(r, lines, signed) for r in readings if r.key not in held]
    moved = [r for r in readings if r.key in held and not same(r, held[r.key])]
    changed = [_row(r, lines, signed, held[r.key]) for r in moved]
    found = {kind: [f for f in findings_of(upload) if f.kind == kind] for kind in Kind}
    return Review(
        new=new,
        changed=changed,
        unchanged=len(readings) - len(new) - len(changed),
        problems=found[Kind.PROBLEM],
        warnings=found[Kind.WARNING],
        notes=found[Kind.NOTE],
        missing=_missing(submission, readings, lines),
    )


def same(reading: Reading, figure: Figure) -> bool:
    """Whether the quarter holds the figure just so, its note and edition included."""
    return (
        (reading.numerator, reading.denominator, reading.value, reading.decimals)
        == (figure.numerator, figure.denominator, figure.value, figure.decimals)
        and (reading.symbol or "", reading.qualifier or "") == (figure.symbol, figure.qualifier)
        and (reading.population_edition, reading.note) == (figure.population_edition, figure.note)
    )


def parts_words(value: FigureValue) -> str:
    """ "127 of 968" where both parts are given."""
    if value.numerator is None or value.denominator is None:
        return ""
    return f"{trimmed(value.numerator):,f} of {trimmed(value.denominator):,f}"


def _held(submission: Submission) -> dict[Any, Figure]:
    held = Figure.objects.filter(submission=submission).select_related("line__indicator", "category__breakdown")
    return {key_of(figure): figure for figure in held}


def _row(reading: Reading, lines: Known, signed: Said, held: Figure | None = None) -> Row:
    now = value_read(reading, lines)
    earlier = signed.get(reading.key)
    return Row(
        row=reading.row,
        name=lines.by_id[reading.line].named(reading.category),
        period=now.period,
        words=now.words,
        parts=parts_words(now),
        was=_was(held, now) if held else "",
        signed=earlier.words if earlier and earlier.words != now.words else "",
    )


def _was(held: Figure, now: FigureValue) -> str:
    then = value_of(held)
    if then.words != now.words:
        return then.words
    parts = parts_words(then), parts_words(now)
    return (
        f"{then.words} ({parts[0] or 'without parts'})" if parts[0] != parts[1] else f"{then.words}, with another note"
    )


def _missing(submission: Submission, readings: Sequence[Reading], lines: Known) -> list[str]:
    """Live lines that would still have neither a figure nor a reason for none."""
    given = set(current_figures(submission))
    for reading in readings:
        first, last = headline_ends(reading.basis, lines.period)
        usual = reading.category is None and reading.basis == lines.by_id[reading.line].headline
        if usual and first <= reading.end <= last:
            given.add(reading.line)
    return [str(line) for line in live_lines(submission) if line.pk not in given]
