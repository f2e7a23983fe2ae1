"""Which figures of a quarter were put in, changed or taken out since a moment, and what they said before."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from decimal import Decimal
from typing import Any

from portal.audit.models import AuditEvent
from portal.figures.spans import period_words
from portal.figures.vocabulary import Basis, Qualifier, Symbol
from scorecards.framework.models import ScorecardLine
from scorecards.publishing.telling.cells import sentence_case
from scorecards.signoff.puts import ACTS
from scorecards.submissions.models import Figure, Submission
from scorecards.submissions.queries import value_of
from scorecards.submissions.services.figures import named

# Who saved something, and when.
Saver = tuple[str, datetime]
Kept = Mapping[str, str]  # a figure as the trail keeps it


@dataclass(frozen=True)
class Edit:
    """What became of one line's figures: "September 2021: was 80.0%, now 82.0%.", when and by whom."""

    line: int
    what: str
    words: str
    at: datetime
    savers: list[Saver]


@dataclass
class _Line:
    """The acts on one line, oldest first: by the trail's name for a figure, what stood before the first of them."""

    before: dict[str, Kept] = field(default_factory=dict)
    savers: list[Saver] = field(default_factory=list)


def edits(submission: Submission, since: datetime) -> Iterator[Edit]:
    """One for each line whose figures say something else than then; one that was put back says nothing."""
    acts = _acts(submission, since)
    lines = ScorecardLine.objects.filter(pk__in=acts).select_related("indicator")
    names = {line.pk: str(line) for line in lines}
    held = _held(submission, acts)
    for line, found in acts.items():
        words = list(_changed(found, held.get(line, {})))
        if words and line in names:
            yield Edit(line, names[line], " ".join(words), found.savers[-1][1], found.savers)


def _acts(submission: Submission, since: datetime) -> dict[int, _Line]:
    events = AuditEvent.objects.filter(
        subject_type="submissions.submission",
        subject_id=str(submission.pk),
        act__in=ACTS,
        at__gt=since,
    )
    found: dict[int, _Line] = {}
    for event in events.order_by("id"):
        before, after = json.loads(event.before), json.loads(event.after)
        for name in {**before, **after}:
            line = found.setdefault(int(name.removeprefix("line ").split(":")[0].split()[0]), _Line())
            line.before.setdefault(name, _fields(before.get(name)))
            if (event.by_name, event.at) not in line.savers:
                line.savers.append((event.by_name, event.at))
    return found


def _fields(kept: Any) -> Kept:
    return kept if isinstance(kept, dict) else {}


def _held(submission: Submission, lines: Mapping[int, _Line]) -> dict[int, dict[str, Figure]]:
    """By line, the figures that stand now under the names that the trail gives them."""
    figures = Figure.objects.filter(submission=submission, line__in=lines)
    found: dict[int, dict[str, Figure]] = {}
    for figure in figures.select_related("line__indicator", "category__breakdown"):
        found.setdefault(figure.line_id, {})[named(figure)] = figure
    return found


def _period(figure: Figure) -> str:
    return period_words(Basis(figure.basis), figure.period_start, figure.period_end)


def _changed(found: _Line, held: Mapping[str, Figure]) -> Iterator[str]:
    for name, before in found.before.items():
        figure = held.get(name)
        if figure is None:
            if before:
                yield f"{sentence_case(name.partition(': ')[2] or 'a figure')}: taken out."
            continue
        label = f"{figure.category.label}, {_period(figure)}" if figure.category else _period(figure)
        if said := _said(figure, before):
            yield f"{sentence_case(label)}: {said}."


def _said(figure: Figure, before: Kept) -> str:
    """What became of a figure that stands; nothing where it says what it said."""
    now = value_of(figure).words
    if not before:
        return f"put in, {now}"
    was = _was(figure, before)
    if was != now:
        return f"was {was}, now {now}"
    return f"{now} as before, with another note" if before.get("note", "") != figure.note else ""


def _was(figure: Figure, before: Kept) -> str:
    """The words of the figure as the trail kept it before the first change."""
    symbol, qualifier = before.get("symbol"), before.get("qualifier")
    return replace(
        value_of(figure),
        symbol=Symbol(symbol) if symbol else None,
        qualifier=Qualifier(qualifier) if qualifier else None,
        numerator=_number(before.get("numerator")),
        denominator=_number(before.get("denominator")),
        value=_number(before.get("value")),
    ).words


def _number(text: str | None) -> Decimal | None:
    return Decimal(text) if text else None
