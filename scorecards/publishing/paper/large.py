"""A story as large print has it: nothing lies, and a table that needs many columns becomes a block for each row."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from portal.prose import visible_text
from scorecards.publishing.story import (
    Cell,
    Column,
    Comparison,
    Group,
    IndicatorBlock,
    Movement,
    Number,
    Part,
    Prose,
    Rating,
    Row,
    Section,
    Stack,
    Story,
    Symbol,
    Table,
    Words,
)

MOST_COLUMNS = 2  # side by side in large print
SAYS = "What it says"
SHARES = (40, 60)


def enlarged(story: Story) -> Story:
    """The same words and numbers, in the same order."""
    return replace(story, sections=tuple(map(_section, story.sections)))


def _section(section: Section) -> Section:
    return replace(section, landscape=False, parts=tuple(map(_part, section.parts)))


def _part(part: Part) -> Part:
    if isinstance(part, Table):
        return stacked(part)
    if isinstance(part, IndicatorBlock):
        return replace(part, breakdowns=tuple(map(stacked, part.breakdowns)))
    return part


def stacked(table: Table) -> Table:
    """Each row under its first cell as a heading, with a line for each of its other cells that says something."""
    if len(table.columns) <= MOST_COLUMNS:
        return table
    first = words_of(table.columns[0].heading)
    columns = (Column(first, share=SHARES[0]), Column(SAYS, share=SHARES[1]))
    groups = tuple(_block(table, group, row) for group in table.groups for row in group.rows)
    return replace(table, columns=columns, groups=groups)


def _block(table: Table, group: Group, row: Row) -> Group:
    heading = ": ".join(filter(None, (group.heading, words_of(row.cells[0]))))
    said = zip(table.columns[1:], row.cells[1:], strict=True)
    rows = tuple(Row((words_of(column.heading), _spoken(cell))) for column, cell in said if cell != "")
    return Group(rows, heading)


def _spoken(cell: Cell) -> Cell:
    """A symbol with its meaning, since there is room for it."""
    return f"{cell.letter}, {cell.meaning}" if isinstance(cell, Symbol) and cell.meaning else cell


def words_of(cell: Cell) -> str:
    """What a cell says, as a heading."""
    if isinstance(cell, Stack):
        return ". ".join(words_of(inner).removesuffix(".") for inner in cell.cells)
    if isinstance(cell, Prose):
        return visible_text(cell.blocks).replace("\n", " ")
    if isinstance(cell, Words | Number):
        return cell.text
    if isinstance(cell, Rating):
        return cell.word
    if isinstance(cell, Movement):
        return cell.words
    return f"{cell.letter}, {cell.meaning}" if isinstance(cell, Symbol) else cell


def comparisons_table(name: str, comparisons: tuple[Comparison, ...]) -> Table:
    """The comparison strip of an indicator, which is six columns wide, as blocks one under the other."""
    columns = (Column("Compared with"), Column("Figure"), Column("Period"), Column("Against it"))
    rows = tuple(Row(tuple(_compared(each))) for each in comparisons)
    return stacked(Table(f"{name}: comparisons", columns, (Group(rows),), numbered=False))


def _compared(each: Comparison) -> Iterator[Cell]:
    yield each.heading
    yield each.figure if isinstance(each.figure, Symbol) else Words(each.figure, bold=True)
    yield from (each.period, each.against)
