"""By what words refer to things of a quarter: the line's code; where a report is around several, with the quarter."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TypeVar

from scorecards.copies.content.schema import SubmissionContent
from scorecards.publishing.story import Bullets, Figure, IndicatorBlock, Para, Part, Table

Told = TypeVar("Told", Para, Figure, Table)


def quarter_keys(quarters: Sequence[SubmissionContent]) -> list[str]:
    """What follows a key, by quarter: nothing for one alone, else "2021-q2", and which scorecard where two share it."""
    if len(quarters) < 2:
        return ["" for _quarter in quarters]
    counted = Counter(quarter.period for quarter in quarters)
    return [_of(quarter, alone=counted[quarter.period] == 1) for quarter in quarters]


def _of(quarter: SubmissionContent, *, alone: bool) -> str:
    period = quarter.period.lower()
    return period if alone else f"{period}-{quarter.scorecard_id}"


def keyed(parts: Iterable[Part], suffix: str) -> Iterator[Part]:
    for part in parts:
        yield _keyed(part, suffix) if suffix else part


def _keyed(part: Part, suffix: str) -> Part:
    if isinstance(part, Table):
        return _longer(replace(part, key=part.key or part.kind.replace("-", "_")), suffix)
    if isinstance(part, Para):
        return _longer(part, suffix)
    if isinstance(part, Figure):
        return _longer(part, suffix)
    if not isinstance(part, IndicatorBlock):
        return part
    return replace(
        part,
        key=f"{part.key} {suffix}",
        figure_chart=_longer(part.figure_chart, suffix) if part.figure_chart else None,
        narrative=tuple(each if isinstance(each, Bullets) else _longer(each, suffix) for each in part.narrative),
        breakdowns=tuple(_longer(table, suffix) for table in part.breakdowns),
    )


def _longer(part: Told, suffix: str) -> Told:
    return replace(part, key=f"{part.key} {suffix}") if part.key else part
