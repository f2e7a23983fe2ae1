"""Figures are put in from a file or typed on a page, while the quarter collects them and at no other time."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from portal.accounts import access
from portal.accounts.rules import Permission
from portal.audit.refusals import MovedOn, NotPossible
from portal.audit.services import record
from portal.figures.spans import period_words
from portal.figures.vocabulary import Basis
from scorecards.framework.models import Category, ScorecardLine
from scorecards.submissions import queries
from scorecards.submissions.models import Figure, Submission, Upload
from scorecards.submissions.reading import Reading
from scorecards.submissions.rules import State
from scorecards.submissions.services import submissions

# A revision begins in commentary: reopen its figures first, with a reason.
FIGURES_CHANGE_IN = frozenset({State.COLLECTING})
WRITTEN = ("numerator", "denominator", "value", "decimals", "symbol", "qualifier", "population_edition", "note")


@dataclass(frozen=True)
class Put:
    """How many figures were new, changed and already so."""

    new: int
    changed: int
    unchanged: int


@transaction.atomic
def put(submission: Submission, *, by: Any, rows: Iterable[Reading]) -> Put:
    """Put readings in, each in place of what the quarter had. Raises MovedOn unless it is collecting."""
    access.require(by, Permission.FIGURES_LOAD, council=submission.council)
    submissions.touch(submission, states=FIGURES_CHANGE_IN)
    return write(submission, by=by, rows=rows)


@transaction.atomic
def type_in(
    submission: Submission,
    line: ScorecardLine,
    *,
    by: Any,
    rows: Sequence[tuple[Reading, int]],
    cleared: Sequence[tuple[int, int]] = (),
) -> Put:
    """Keep what was typed of one line. Each reading comes with the version of the figure that the page showed,
    0 where there was none; `cleared` are keys and versions of figures whose cells were emptied.

    Raises MovedOn when a figure has changed since, or the quarter no longer collects. All are kept, or none.
    """
    access.require(by, Permission.FIGURES_LOAD, council=submission.council)
    submissions.touch(submission, states=FIGURES_CHANGE_IN)
    held = {queries.key_of(figure): figure for figure in Figure.objects.filter(submission=submission, line=line)}
    for reading, seen_version in rows:
        figure = held.get(reading.key)
        if (figure.version if figure else 0) != seen_version:
            raise MovedOn(figure or submission)
    _clear(submission, line, by, cleared)
    return write(submission, by=by, rows=[reading for reading, _seen in rows])


def write(submission: Submission, *, by: Any, rows: Iterable[Reading], upload: Upload | None = None) -> Put:
    """Write readings inside an act that has asked for permission and passed the gate; one event in the trail."""
    readings = list(rows)
    _belong(submission, readings)
    held = {queries.key_of(figure): figure for figure in Figure.objects.filter(submission=submission)}
    fresh = [reading for reading in readings if reading.key not in held]
    other = [r for r in readings if r.key in held and _fields(r) != _kept(held[r.key])]
    before = {_named(reading): _said(_kept(held[reading.key])) for reading in other}
    stamp = {"updated_by": by, "updated_at": timezone.now(), "upload": upload}
    Figure.objects.bulk_create(_made(submission, reading, stamp) for reading in fresh)
    _change(other, held, stamp)
    if fresh or other:
        after = {_named(reading): _said(_fields(reading)) for reading in (*fresh, *other)}
        record("figures_put", by=by, subject=submission, before=before, after=after)
    return Put(len(fresh), len(other), len(readings) - len(fresh) - len(other))


def _made(submission: Submission, reading: Reading, stamp: dict[str, Any]) -> Figure:
    return Figure(
        submission=submission,
        line_id=reading.line,
        category_id=reading.category,
        basis=reading.basis.value,
        period_start=reading.start,
        period_end=reading.end,
        **_fields(reading),
        **stamp,
    )


def _change(readings: Iterable[Reading], held: dict[queries.Key, Figure], stamp: dict[str, Any]) -> None:
    for reading in readings:
        Figure.objects.filter(pk=held[reading.key].pk).update(version=F("version") + 1, **_fields(reading), **stamp)


def _clear(submission: Submission, line: ScorecardLine, by: Any, cleared: Sequence[tuple[int, int]]) -> None:
    before = {}
    for key, seen_version in cleared:
        figure = Figure.objects.filter(submission=submission, line=line, pk=key, version=seen_version).first()
        if figure is None:
            raise MovedOn(submission)
        before[named(figure)] = _said(_kept(figure))
        figure.delete()
    if before:
        record("figures_cleared", by=by, subject=submission, before=before)


def _belong(submission: Submission, readings: Sequence[Reading]) -> None:
    """Refuse a line of another scorecard, and a category of another indicator."""
    lines = ScorecardLine.objects.filter(pk__in={reading.line for reading in readings})
    indicators = dict(lines.filter(scorecard=submission.scorecard_id).values_list("pk", "indicator"))
    wanted = {reading.category for reading in readings if reading.category}
    parts = dict(Category.objects.filter(pk__in=wanted).values_list("pk", "breakdown__indicator"))
    for reading in readings:
        strange = reading.category and parts.get(reading.category) != indicators.get(reading.line)
        if reading.line not in indicators or strange:
            raise NotPossible("A figure is of a line that this scorecard does not have. Check the file again")


def _fields(reading: Reading) -> dict[str, Any]:
    return {
        "numerator": reading.numerator,
        "denominator": reading.denominator,
        "value": reading.value,
        "decimals": reading.decimals,
        "symbol": reading.symbol.value if reading.symbol else "",
        "qualifier": reading.qualifier.value if reading.qualifier else "",
        "population_edition": reading.population_edition,
        "note": reading.note,
    }


def _kept(figure: Figure) -> dict[str, Any]:
    return {name: getattr(figure, name) for name in WRITTEN}


def said_of(figure: Figure) -> dict[str, Any]:
    """What the trail keeps of a figure that is there."""
    return _said(_kept(figure))


def _said(fields: dict[str, Any]) -> dict[str, Any]:
    """What the trail keeps of a figure: what is there, figures as plain decimals."""
    return {
        name: str(value) if not hasattr(value, "normalize") else f"{value.normalize():f}"
        for name, value in fields.items()
        if value not in (None, "")
    }


def _named(reading: Reading) -> str:
    return _name(reading.line, reading.category, period_words(reading.basis, reading.start, reading.end))


def named(figure: Figure) -> str:
    """What the trail calls a figure that is there."""
    period = period_words(Basis(figure.basis), figure.period_start, figure.period_end)
    return _name(figure.line_id, figure.category_id, period)


def _name(line: int, category: int | None, period: str) -> str:
    return f"line {line}{f' category {category}' if category else ''}: {period}"
