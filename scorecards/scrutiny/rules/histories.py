"""A line and a risk over several signed quarters, newest first. Pure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise
from typing import Generic, TypeVar

from scorecards.copies.content.schema import ActionFacts, NarrativeFacts, RiskFacts, SubmissionContent
from scorecards.submissions.standing import LineStanding, Shown

Place = TypeVar("Place")
Key = tuple[str, date, date]


@dataclass(frozen=True)
class LineThen(Generic[Place]):
    """A line in one quarter; `figure` is the newest word on its figure, `first` what was printed before, if another."""

    quarter: Place
    line: LineStanding
    said: tuple[NarrativeFacts, ...]
    actions: tuple[ActionFacts, ...]
    risks: tuple[RiskFacts, ...]
    figure: Shown | None
    first: Shown | None = None
    restated_in: Place | None = None


@dataclass(frozen=True)
class RiskThen(Generic[Place]):
    """A risk in one quarter; `reworded` when title or mitigation are not those of the quarter before."""

    quarter: Place
    risk: RiskFacts
    before: RiskFacts | None = None

    @property
    def retitled(self) -> bool:
        return self.before is not None and self.before.title != self.risk.title

    @property
    def mitigated_anew(self) -> bool:
        return self.before is not None and self.before.mitigation != self.risk.mitigation

    @property
    def reworded(self) -> bool:
        return self.retitled or self.mitigated_anew


def line_history(indicator: str, found: Sequence[tuple[Place, SubmissionContent]]) -> list[LineThen[Place]]:
    """The line in each quarter that had it, in the order given: the newest first.

    A later quarter may carry an earlier one's figure anew. The newest word on it is what is shown.
    """
    newer: dict[Key, tuple[Shown, Place]] = {}
    rows: list[LineThen[Place]] = []
    for quarter, content in found:
        line = next((one for one in content.quarter.lines if one.indicator == indicator), None)
        if line is None:
            continue
        rows.append(_with_newest(_then(quarter, line, content), newer))
        for figure in _figures(line):
            newer.setdefault(_key(figure), (figure, quarter))
    return rows


def _then(quarter: Place, line: LineStanding, content: SubmissionContent) -> LineThen[Place]:
    return LineThen(
        quarter=quarter,
        line=line,
        said=tuple(said for said in content.narratives if _speaks_of(said, line.indicator)),
        actions=tuple(action for action in content.actions if action.indicator == line.indicator),
        risks=tuple(risk for risk in content.risks if line.indicator in risk.indicators),
        figure=line.figure,
    )


def _speaks_of(said: NarrativeFacts, indicator: str) -> bool:
    return said.indicator == indicator or indicator in said.covers


def _with_newest(row: LineThen[Place], newer: dict[Key, tuple[Shown, Place]]) -> LineThen[Place]:
    if row.figure is None or _key(row.figure) not in newer:
        return row
    figure, quarter = newer[_key(row.figure)]
    if figure.shown == row.figure.shown:
        return row
    # What was withheld, then or now, is no restatement: only two printed figures are set beside each other.
    printed = row.figure.value is not None and figure.value is not None
    first, where = (row.figure, quarter) if printed else (None, None)
    return replace(row, figure=figure, first=first, restated_in=where)


def _figures(line: LineStanding) -> Iterator[Shown]:
    """Every figure of the line's total that a quarter prints, its own first."""
    if line.figure:
        yield line.figure
    yield from line.other_figures
    yield from (point.figure for point in (*line.history, *line.finer))
    yield from (change.then for change in line.changes if change.then)


def _key(figure: Shown) -> Key:
    return figure.basis, figure.end if figure.basis == "snapshot" else figure.start, figure.end


def risk_story(key: int, found: Sequence[tuple[Place, SubmissionContent]]) -> list[RiskThen[Place]]:
    """The risk in each quarter whose table had it, in the order given: the newest first."""
    rows = [RiskThen(place, risk) for place, content in found for risk in content.risks if risk.key == key]
    told = [replace(now, before=then.risk) for now, then in pairwise(rows)]
    return [*told, *rows[-1:]]
