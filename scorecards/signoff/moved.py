"""Figures that became others after words about them were saved: what the trail says they were then."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from portal.audit.models import AuditEvent
from portal.figures.spans import period_words
from portal.figures.vocabulary import Basis, Qualifier, Symbol, Unit
from scorecards.submissions.models import Submission
from scorecards.submissions.rules import FigureValue
from scorecards.submissions.standing import LineStanding, Shown

ACTS = ("figures_put", "figures_cleared")


@dataclass(frozen=True)
class Put:
    """Figures that went in or out at one moment, by what they speak of, as the trail keeps them."""

    at: datetime
    before: dict[str, Any]
    after: dict[str, Any]


@dataclass(frozen=True)
class Moved:
    """A line's figure as words were saved beside it, and as it is now, both as tables print them."""

    line: LineStanding
    was: str
    now: str


def puts_of(submission: Submission) -> list[Put]:
    """Everything that was ever put into a quarter, the oldest first. One query."""
    found = AuditEvent.objects.filter(
        subject_type="submissions.submission", subject_id=str(submission.pk), act__in=ACTS
    )
    rows = found.order_by("id").values_list("at", "before", "after")
    return [Put(at, json.loads(before), json.loads(after)) for at, before, after in rows]


def moved(line: LineStanding, said_at: datetime | None, puts: Sequence[Put]) -> Moved | None:
    """How the line's figure differs from what it was at `said_at`; None where it does not, or was not there then."""
    figure = line.figure
    if figure is None or said_at is None:
        return None
    keys = _keys(line.line, figure)
    later = [put for put in puts if put.at > said_at and _any(put.before, keys) | _any(put.after, keys)]
    if not later:
        return _restated(line, figure, said_at)
    then = next((put.before[key] for put in later[:1] for key in keys if key in put.before), None)
    now = next((put.after[key] for put in reversed(later) for key in keys if key in put.after), None)
    if then is None or now is None:
        return None
    was, is_now = _words(then, figure), _words(now, figure)
    return Moved(line, was, is_now) if was != is_now else None


def _restated(line: LineStanding, figure: Shown, said_at: datetime) -> Moved | None:
    """A revision's figure that replaced a signed one after the words were carried over from there."""
    if figure.restated_at is None or said_at >= figure.restated_at or not figure.restated_from:
        return None
    return Moved(line, figure.restated_from, figure.shown if figure.value is not None else figure.absent)


def _any(told: dict[str, Any], keys: Sequence[str]) -> bool:
    return any(key in told for key in keys)


def _keys(line: int, figure: Shown) -> tuple[str, str]:
    """What the trail calls the line's figure when it is put in, and when it is cleared."""
    put = f"line {line}: {period_words(Basis(figure.basis), figure.start, figure.end)}"
    return put, f"{line}  {figure.basis} {figure.end}"


def _words(told: dict[str, str], figure: Shown) -> str:
    """As a table prints it."""
    number = {name: Decimal(told[name]) for name in ("numerator", "denominator", "value") if name in told}
    return FigureValue(
        basis=Basis(figure.basis),
        start=figure.start,
        end=figure.end,
        unit=Unit(figure.unit),
        decimals=int(told.get("decimals", figure.decimals)),
        numerator=number.get("numerator"),
        denominator=number.get("denominator"),
        value=number.get("value"),
        symbol=Symbol(told["symbol"]) if "symbol" in told else None,
        qualifier=Qualifier(told["qualifier"]) if "qualifier" in told else None,
    ).words
