"""A quarter as its director reads it: theme by theme the lines on a table, then what is said of them and done. Pure."""

from __future__ import annotations

from collections.abc import Iterator

from portal.prose import List
from scorecards.copies.content.schema import ActionFacts, SubmissionContent
from scorecards.publishing.story import (
    Align,
    Bullets,
    Column,
    Council,
    Group,
    Number,
    Part,
    Row,
    Section,
    Story,
    Subheading,
    Table,
    Words,
    plain,
    risk_table,
)
from scorecards.publishing.telling.cells import change_cell, compared_cell, figure_cell, rating, sentence_case
from scorecards.publishing.telling.lines import members_words, symbol_meanings
from scorecards.publishing.telling.narratives import action_with_latest, narrative_parts
from scorecards.publishing.telling.risks import risk
from scorecards.submissions.standing import LineStanding, QuarterStanding, ThemeStanding


def tell_quarter(content: SubmissionContent) -> Story:
    """The story of one quarter, not yet numbered; give the staff's content for staff."""
    quarter = content.quarter
    sections = [Section(theme.label, tuple(_theme(content, theme))) for theme in quarter.themes]
    if content.risks:
        sections.append(Section("Risks", (risk_table([risk(each) for each in content.risks]),)))
    return Story(
        title=quarter.scorecard,
        council=Council(content.council.name, content.council.colour, content.directorate),
        facts=(),
        people=(),
        coverage=sentence_case(f"{quarter.title}, {quarter.coverage_words}"),
        age="",
        signed="",
        revision=content.revision,
        sha256="",
        sections=tuple(sections),
    )


def _theme(content: SubmissionContent, theme: ThemeStanding) -> Iterator[Part]:
    yield _lines(content.quarter, theme)
    yield from _neighbours_now(content, theme)
    for narrative in content.narratives:
        if narrative.theme == theme.code and not narrative.indicator:
            yield from narrative_parts(narrative)
    yield from _done([a for a in content.actions if not a.indicator and a.about == theme.label])
    said = {narrative.indicator: narrative for narrative in content.narratives if narrative.indicator}
    for line in theme.lines:
        actions = [a for a in content.actions if a.indicator == line.indicator]
        if line.indicator in said or actions:
            yield Subheading(line.name)
        if line.indicator in said:
            yield from narrative_parts(said[line.indicator])
        yield from _done(actions)


def _neighbours_now(content: SubmissionContent, theme: ThemeStanding) -> Iterator[Part]:
    """What other councils signed of the theme's lines, one by one: it is signed with them."""
    peers = {each.indicator: each for each in content.peers}
    rows = tuple(
        Row((Words(line.name, bold=True), Number(found.shown), sentence_case(found.words), members_words(found)))
        for line in theme.lines
        if (found := peers.get(line.indicator)) is not None
    )
    columns = (Column("Line"), Column("Neighbours now", Align.RIGHT), Column("Of"), Column("Council by council"))
    if rows:
        yield Table(f"{theme.label}: neighbours now", columns, (Group(rows),), numbered=False, kind="peers")


def _done(actions: list[ActionFacts]) -> Iterator[Part]:
    if actions:
        yield Bullets(List(False, tuple((plain(f"Action: {action_with_latest(a).sentence}"),) for a in actions)))


def _lines(quarter: QuarterStanding, theme: ThemeStanding) -> Table:
    columns = (
        Column("Line"),
        Column("Figure", Align.RIGHT),
        Column("Rating"),
        Column(f"Since {quarter.last_period_label}"),
        Column("Since the same point last year"),
        Column("Neighbours", Align.RIGHT),
    )
    rows = Group(tuple(map(_row, theme.lines)))
    note = symbol_meanings(line.figure for line in theme.lines)
    return Table(f"{theme.label}, line by line", columns, (rows,), note=note, numbered=False, kind="lines")


def _row(line: LineStanding) -> Row:
    if line.figure is None:
        words = Words(line.life_words or "no figure", quiet=True)
        return Row((Words(line.name, bold=True), Words("–", quiet=True), words, "", "", ""))
    target = f"target {line.target.shown}" if line.target else ""
    name = f"{line.name} ({'; '.join(filter(None, (line.polarity_words.lower(), target)))})"
    return Row(
        (
            Words(name, bold=True),
            figure_cell(line.figure, bold=True),
            rating(line.rating),
            change_cell(line.last_period),
            change_cell(line.same_last_year),
            compared_cell(line.neighbours),
        )
    )
