"""What a file would do to the quarter: new, changed and unchanged figures, problems by row, what is still missing."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.db.models import QuerySet

from portal.figures.rounding import trimmed
from scorecards.submissions.models import Figure, Submission, Upload, UploadState
from scorecards.submissions.queries.gate import current_figures, live_lines, visible_to
from scorecards.submissions.queries.known import known, said_before
from scorecards.submissions.queries.vintage import key_of, value_of
from scorecards.submissions.reading import Finding, Kept, Kind, Known, Reading, keep
from scorecards.submissions.reading.values import Said
from scorecards.submissions.reading.values import value_of as value_read
from scorecards.submissions.rules import FigureValue, derive
from scorecards.submissions.rules.current import current


@dataclass(frozen=True)
class Row:
    """One figure of the file as the review page shows it; `signed` is what an earlier quarter signed instead.

    `kept` says what the row's blank cells leave as it was; `asides` are the note and the population edition where they
    become another: what it is, as it was, as it will be.
    """

    row: int
    name: str
    period: str
    words: str
    parts: str
    was: str = ""
    signed: str = ""
    kept: tuple[str, ...] = ()
    asides: tuple[tuple[str, str, str], ...] = ()


@dataclass(frozen=True)
class Review:
    """Everything that the review page says of a file, worked out against the quarter as it stands.

    `kept` counts the unchanged figures of which blank cells leave a note, qualifier or edition as it was;
    `warnings` are of new and changed figures, `warnings_unchanged` of the others while the file waits.
    """

    new: list[Row]
    changed: list[Row]
    unchanged: int
    kept: int
    problems: list[Finding]
    warnings: list[Finding]
    warnings_unchanged: list[Finding]
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
    kept = [_kept(reading, held.get(reading.key)).reading for reading in readings]
    return sum(1 for reading in kept if reading.key not in held or not same(reading, held[reading.key]))


def to_accept(upload: Upload) -> list[Reading]:
    """The file's readings as they go into the quarter: with what its blank cells leave as it was."""
    held = _held(upload.submission)
    return [_kept(reading, held.get(reading.key)).reading for reading in readings_of(upload)]


def held_readings(submission: Submission) -> list[Reading]:
    """Every figure that the quarter holds, as a file would give it, the newest first of each line and category."""
    held = sorted(_held(submission).values(), key=lambda f: (f.basis, -f.period_end.toordinal(), f.period_start))
    return [reading_of(figure) for figure in held]


def reading_of(figure: Figure) -> Reading:
    """A figure that the quarter holds, as a file would give it."""
    value = value_of(figure)
    return Reading(
        line=figure.line_id,
        category=figure.category_id,
        basis=value.basis,
        start=value.start,
        end=value.end,
        numerator=value.numerator,
        denominator=value.denominator,
        value=value.value,
        decimals=figure.decimals,
        symbol=value.symbol,
        qualifier=value.qualifier,
        population_edition=value.population_edition,
        note=figure.note,
    )


def review(upload: Upload) -> Review:
    """The file against the quarter as it stands now, in a handful of queries."""
    submission, readings = upload.submission, readings_of(upload)
    lines, held = known(submission), _held(submission)
    signed = said_before(submission, lines)
    new = [_row(Kept(r), lines, signed) for r in readings if r.key not in held]
    there = [(_kept(r, held[r.key]), held[r.key]) for r in readings if r.key in held]
    changed = [_row(kept, lines, signed, figure) for kept, figure in there if not same(kept.reading, figure)]
    moved = {row.row for row in (*new, *changed)}
    if upload.state != UploadState.CHECKED:
        moved |= {reading.row for reading in readings}  # once it is decided on, nothing of it changes any more
    found = {kind: [f for f in findings_of(upload) if f.kind == kind] for kind in Kind}
    return Review(
        new=new,
        changed=changed,
        unchanged=len(there) - len(changed),
        kept=sum(1 for kept, figure in there if kept.words and same(kept.reading, figure)),
        problems=found[Kind.PROBLEM],
        warnings=[finding for finding in found[Kind.WARNING] if finding.row in moved],
        warnings_unchanged=[finding for finding in found[Kind.WARNING] if finding.row not in moved],
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


def _kept(reading: Reading, held: Figure | None) -> Kept:
    if held is None:
        return Kept(reading)
    kept = keep(reading, reading_of(held))
    return replace(kept, reading=_as_held(kept.reading, held))


def _as_held(reading: Reading, held: Figure) -> Reading:
    """The reading with what only seems to differ as the quarter has it.

    The same parts give the same figure, however many of its decimals are kept beside them; and as many decimals as
    the indicator shows are the same, said by name or left to it.
    """
    split = held.category.breakdown if held.category else held.line.indicator
    if reading.decimals is None and held.decimals == split.decimals:
        reading = replace(reading, decimals=held.decimals)
    same_parts = (reading.numerator, reading.denominator) == (held.numerator, held.denominator)
    if same_parts and reading.symbol is None and derive(value_of(held)) is not None:
        reading = replace(reading, value=held.value)
    return reading


def _row(kept: Kept, lines: Known, signed: Said, held: Figure | None = None) -> Row:
    reading, now = kept.reading, value_read(kept.reading, lines)
    earlier = signed.get(reading.key)
    return Row(
        row=reading.row,
        name=lines.by_id[reading.line].named(reading.category),
        period=now.period,
        words=now.words,
        parts=parts_words(now),
        was=_was(held, now) if held else "",
        signed=earlier.words if earlier and earlier.words != now.words else "",
        kept=kept.words,
        asides=tuple(_asides(held, reading)) if held else (),
    )


def _asides(held: Figure, reading: Reading) -> Iterator[tuple[str, str, str]]:
    pairs = ("Note", held.note, reading.note), ("Population", held.population_edition, reading.population_edition)
    yield from ((what, was or "none", now or "none") for what, was, now in pairs if was != now)


def _was(held: Figure, now: FigureValue) -> str:
    then = value_of(held)
    if then.words != now.words:
        return then.words
    parts = parts_words(then), parts_words(now)
    return f"{then.words} ({parts[0] or 'without parts'})" if parts[0] != parts[1] else then.words


def _missing(submission: Submission, readings: Sequence[Reading], lines: Known) -> list[str]:
    """Live lines that would still have neither a figure nor a reason for none."""
    given = set(current_figures(submission))
    for reading in readings:
        mine = current([reading], lines.by_id[reading.line].headline, lines.period, of=lambda each: each)
        if reading.category is None and mine is not None:
            given.add(reading.line)
    return [str(line) for line in live_lines(submission) if line.pk not in given]
