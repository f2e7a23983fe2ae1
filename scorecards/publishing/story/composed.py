"""Tables that every report draws the same way: key issues, risks, actions, what moved, where each theme stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from portal.prose import to_blocks
from scorecards.publishing.story.indicator import Action
from scorecards.publishing.story.tables import (
    Align,
    Cell,
    Column,
    Group,
    Movement,
    Number,
    Prose,
    Rating,
    Row,
    Simple,
    Stack,
    Table,
    Words,
)


@dataclass(frozen=True)
class KeyIssue:
    """A row of the key issues for scrutiny; all four are Markdown but the theme."""

    theme: str
    position: str
    risk: str
    focus: str


@dataclass(frozen=True)
class Risk:
    """A risk as it stood at sign-off. `mitigation` is Markdown; `links` name strategic risks and lines.

    `score`, `band` and `parts` ("4 × 5") may each be empty; `moved` is None for a risk never scored before.
    """

    risk: str
    mitigation: str
    links: tuple[str, ...]
    score: str = ""
    band: str = ""
    parts: str = ""
    moved: Movement | None = None
    because: str = ""
    owner: str = ""


@dataclass(frozen=True)
class Moved:
    """One line of "what moved": how it was rated and is rated, and its figure now."""

    name: str
    before: Rating
    now: Rating
    figure: Cell


def key_issues_table(issues: Sequence[KeyIssue], caption: str = "Key issues for scrutiny") -> Table:
    columns = (
        Column("Theme", share=112),
        Column("Current position", share=122),
        Column("Risk or issue", share=116),
        Column("Focus for scrutiny", share=132),
    )
    rows = tuple(
        Row((Words(issue.theme, bold=True), _prose(issue.position), _prose(issue.risk), _prose(issue.focus)))
        for issue in issues
    )
    return Table(caption, columns, (Group(rows),), kind="key-issues")


def risk_table(risks: Sequence[Risk], caption: str = "Risks, mitigation, links and scores") -> Table:
    columns = (
        Column("Risk", share=104),
        Column("Mitigation", share=212),
        Column("Link to strategic risk", share=90),
        Column("Score and movement", share=76),
    )
    rows = tuple(
        Row((_risk(risk), _prose(risk.mitigation), "; ".join(risk.links), Stack(tuple(_score(risk))))) for risk in risks
    )
    return Table(caption, columns, (Group(rows),), kind="risks")


def actions_table(actions: Sequence[tuple[str, Action]], caption: str = "Actions") -> Table:
    """Actions with the line or theme that each belongs to."""
    # A date stands on one line, however long its month.
    columns = (
        Column("Line", share=102),
        Column("Action", share=150),
        Column("Owner", share=72),
        Column("Due", share=92),
    )
    rows = tuple(Row((Words(line, bold=True), a.what, a.owner, a.due, a.state)) for line, a in actions)
    return Table(caption, (*columns, Column("Status", share=66)), (Group(rows),), kind="actions")


def moved_table(moved: Sequence[Moved], before: str, caption: str) -> Table:
    """`before` heads the column of earlier ratings ("On 8 September 2021"). It repeats, and so has no number."""
    columns = (
        Column("Indicator", share=206),
        Column(before, share=100),
        Column("Now", share=100),
        Column("Figure", Align.RIGHT, share=76),
    )
    rows = tuple(Row((Words(one.name, bold=True), one.before, one.now, one.figure)) for one in moved)
    return Table(caption, columns, (Group(rows),), numbered=False, kind="moved")


def tally_table(
    ratings: Sequence[Rating], themes: Sequence[tuple[str, Sequence[int]]], caption: str = "Where each theme stands"
) -> Table:
    """How many lines of each theme have each rating, with a total. Counts stand in the order of `ratings`."""
    columns = (Column("Ratings by theme"), *(Column(rating, Align.RIGHT) for rating in ratings))
    rows = [Row((theme, *(_count(count) for count in counts))) for theme, counts in themes]
    sums = [sum(counts[place] for _, counts in themes) for place in range(len(ratings))]
    total = Row((Words("All lines", bold=True), *(Number(str(count), bold=True) for count in sums)), total=True)
    return Table(caption, columns, (Group((*rows, total)),), kind="tally")


def _count(count: int) -> Cell:
    return Number(str(count), bold=True) if count else Words("0", quiet=True)


def _prose(markdown: str) -> Prose:
    return Prose(to_blocks(markdown))


def _risk(risk: Risk) -> Cell:
    words = Words(risk.risk, bold=True)
    return Stack((words, Words(f"Owner: {risk.owner}", quiet=True))) if risk.owner else words


def _score(risk: Risk) -> list[Simple]:
    said: list[Simple] = [Words(" ".join(filter(None, (risk.score, risk.band))) or "Not scored", bold=True)]
    if risk.parts:
        said.append(Words(risk.parts, quiet=True))
    if risk.moved:
        said.append(risk.moved)
    if risk.because:
        said.append(Words(risk.because, quiet=True))
    return said
