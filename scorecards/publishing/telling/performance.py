"""The performance report: where each theme stands, the scorecard at a glance, then every line theme by theme."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from portal.charts.palette import Palette
from portal.prose import List
from scorecards.copies.content.schema import ActionFacts, SubmissionContent
from scorecards.framework.rules import Shape, Tone
from scorecards.publishing.story import (
    Align,
    Bullets,
    Column,
    Group,
    Note,
    Part,
    Rating,
    Row,
    Subheading,
    Table,
    Words,
    plain,
    tally_table,
)
from scorecards.publishing.telling.cells import change_cell, figure_cell, rating
from scorecards.publishing.telling.lines import block, symbol_meanings
from scorecards.publishing.telling.narratives import action, narrative_parts
from scorecards.submissions.standing import ChangeShown, LineStanding, QuarterStanding, ThemeStanding

NO_FIGURE = Words("no figure this quarter", quiet=True)
NOT_JUDGED = Rating("Not judged", Shape.DASH, Tone.PLAIN)


def performance(content: SubmissionContent, palette: Palette, *, several: bool) -> Iterator[Part]:
    """All of one quarter; headings name it where the report is around several."""
    quarter = content.quarter
    yield _tally(quarter)
    yield glance(quarter)
    yield Note(plain(quarter.neighbours_note))
    for theme in quarter.themes:
        words = f"{quarter.scorecard}, {quarter.title}: {theme.label}" if several else theme.label
        yield Subheading(words)
        told = tuple(_theme(content, theme, palette))
        yield from told or (Note(plain(_nothing(theme))),)


def _tally(quarter: QuarterStanding) -> Table:
    """Ratings by theme. Lines that nothing judges share one column, and a rating that no line has is left out."""
    held = [each for each, count in quarter.tally if each.rated and count]
    counts = [(theme.label, _counts(theme, [each.word for each in held])) for theme in quarter.themes]
    heads = [*map(rating, held), NOT_JUDGED]
    return tally_table(heads, counts, f"Where each theme stands, {quarter.title}")


def _counts(theme: ThemeStanding, words: list[str]) -> list[int]:
    found = [sum(line.rating.word == word for line in theme.lines) for word in words]
    return [*found, len(theme.lines) - sum(found)]


def glance(quarter: QuarterStanding) -> Table:
    """Every line on one row: figure, target, rating, and what changed."""
    kept = _kept(quarter)
    columns = (
        Column("Line", share=140),
        Column("Figure", Align.RIGHT, share=48),
        Column("Target", Align.RIGHT, share=40),
        Column("Rating", share=84),
        Column(f"Since {quarter.last_period_label}", share=85),
        Column("Since the same point last year", share=85),
    )
    groups = tuple(
        Group(tuple(_glance_row(line, kept) for line in theme.lines), theme.label) for theme in quarter.themes
    )
    said = [symbol_meanings(line.figure for line in quarter.lines), _without(quarter)]
    note = " ".join(filter(None, said))
    shown = tuple(column for column, there in zip(columns, kept, strict=True) if there)
    return Table(f"The scorecard at a glance, {quarter.title}", shown, groups, note=note, kind="scorecard")


def _kept(quarter: QuarterStanding) -> tuple[bool, ...]:
    """Which columns of the glance say anything of any line."""
    targets = any(line.target for line in quarter.lines)
    last, same = (any(change.then for change in changes) for changes in _changes(quarter))
    return (True, True, targets, True, last, same)


def _changes(quarter: QuarterStanding) -> tuple[list[ChangeShown], list[ChangeShown]]:
    return [line.last_period for line in quarter.lines], [line.same_last_year for line in quarter.lines]


def _without(quarter: QuarterStanding) -> str:
    """What a reader would look for and does not find: one sentence in place of a column that says it of every line."""
    names = (quarter.last_period_label, "the same point last year")
    gone = [name for name, there in zip(names, _kept(quarter)[-2:], strict=True) if not there]
    return f"No figure of {' or '.join(gone)} is available to compare with." if gone else ""


def _glance_row(line: LineStanding, kept: Sequence[bool]) -> Row:
    figure = figure_cell(line.figure, bold=True) if line.figure else Words("–", quiet=True)
    # A line in development says when it is expected, where its rating would stand.
    judged = rating(line.rating) if line.figure else Words(line.life_words or "no figure", quiet=True)
    target = line.target.shown if line.target else Words("–", quiet=True)
    changes = (
        (change_cell(line.last_period), change_cell(line.same_last_year)) if line.figure else (NO_FIGURE, NO_FIGURE)
    )
    cells = (Words(line.name, bold=True), figure, target, judged, *changes)
    return Row(tuple(cell for cell, there in zip(cells, kept, strict=True) if there))


def _nothing(theme: ThemeStanding) -> str:
    """Said under a theme's heading where nothing else is, so that no heading stands alone."""
    said = "No line of this theme has a figure this quarter."
    waiting = [f"{line.name}: {_lowered(line.life_words)}" for line in theme.lines if line.life_words]
    return f"{said} {'; '.join(waiting)}." if waiting else said


def _lowered(words: str) -> str:
    return words[:1].lower() + words[1:]


def _theme(content: SubmissionContent, theme: ThemeStanding, palette: Palette) -> Iterator[Part]:
    for narrative in content.narratives:
        if narrative.theme == theme.code and not narrative.indicator:
            yield from narrative_parts(narrative)
    yield from _theme_actions(content, theme)
    of_line = {narrative.indicator: narrative for narrative in content.narratives if narrative.indicator}
    peers = {each.indicator: each for each in content.peers}
    for line in theme.lines:
        if line.figure is None and line.indicator not in of_line:
            continue  # a line in development stands in the tables, with the day it is expected
        yield block(
            line,
            council=content.council.name,
            palette=palette,
            narrative=of_line.get(line.indicator),
            actions=[a for a in content.actions if a.indicator == line.indicator],
            peers=peers.get(line.indicator),
        )


def _theme_actions(content: SubmissionContent, theme: ThemeStanding) -> Iterator[Part]:
    """Actions that belong to the whole theme."""
    found = [a for a in content.actions if not a.indicator and a.about == theme.label]
    if found:
        yield Bullets(List(False, tuple((plain(_said(a)),) for a in found)))


def _said(facts: ActionFacts) -> str:
    return f"Action: {action(facts).sentence}"
