"""A table of the story on the paper: no boxes, decimals in line, groups under headings, tall rows over pages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import Any

from reportlab.lib.colors import HexColor

from scorecards.publishing.paper.cells import (
    bold,
    drawn,
    letters,
    need,
    places,
    point_room,
    quiet,
    rating_mark,
    words_need,
)
from scorecards.publishing.paper.flowables import TALL, stack_height
from scorecards.publishing.paper.styles import FAINT, INK, LINE, TABLE_CAPTION, TABLE_NOTE, TINT, CellType, Look
from scorecards.publishing.paper.tagged_table import Line, TableTags, tagged_table
from scorecards.publishing.paper.tags import CaptionTag
from scorecards.publishing.paper.typeface import BOLD, REGULAR
from scorecards.publishing.paper.widths import Need, by_need, by_share
from scorecards.publishing.paper.words import said
from scorecards.publishing.story import Align, Column, Group, Number, Row, Symbol, Table

GAP = 8.0  # between two columns
SHORT_HEADING = 85.0  # a rating above a column that stands on one line
BRIEF = 120  # letters of a cell that takes a few lines at most
LONG = 800  # a cell of fewer letters is never taller than a page
LEAD_ROWS = 2  # a heading above a table keeps this many rows with it
WHOLE_PART = 0.4  # of a page: a lower table is not parted where that leaves little of one empty
LEAD_PART = 0.33  # but no more rows than stand on this part of a page
TOGETHER, LARGE_TOGETHER = 2, 5  # rows that stand under their group's heading; in large print a group is one row told
LAST_ROWS = 3  # the end of a table, above all its total, never stands alone on a page

Command = tuple[Any, ...]


class TableOnPaper:
    """Lays one table out: `flowables` are caption, note and table; `lead` is the height a heading must keep with it.

    A table that is no higher than a part of a page stands together where that can be, so `whole` is its height.
    """

    def __init__(self, table: Table, look: Look, kind: CellType, width: float, height: float) -> None:
        self.table, self.look, self.kind, self.height = table, look, kind, height
        self.right = [column.align is Align.RIGHT for column in table.columns]
        self.before = [
            GAP if place and self.right[place - 1] and not right else 0.0 for place, right in enumerate(self.right)
        ]
        self.widths = self._widths(width)
        self.decimals = [self._decimals(place) for place in range(len(table.columns))]
        self.data: list[list[Any]] = []
        self.lines: list[Line] = []
        self.commands: list[Command] = []
        self.kept: list[tuple[int, int]] = []  # first and last of rows that stand together
        self._lay()
        self.flowables, self.lead, self.whole = self._finished(width)

    def _widths(self, width: float) -> list[float]:
        shares = [column.share for column in self.table.columns]
        if all(shares):
            return by_share([share or 0 for share in shares], self._needs(whole_headings=False), width)
        needs = self._needs(whole_headings=True)
        # Where room is short, headings take several lines before words in the rows do.
        return by_need(needs if sum(one.most for one in needs) <= width else self._needs(whole_headings=False), width)

    def _needs(self, *, whole_headings: bool) -> list[Need]:
        return [self._need(place, column, whole_headings) for place, column in enumerate(self.table.columns)]

    def _need(self, place: int, column: Column, whole_heading: bool) -> Need:
        size = self.kind.size
        cells = [need(row.cells[place], size) for row in self._rows()]
        if isinstance(column.heading, str):
            head = words_need(column.heading, size, BOLD)
            cells.append(head if whole_heading else Need(head.least, head.least))
        else:
            head = need(column.heading, size)
            cells.append(Need(head.most, head.most) if head.most <= SHORT_HEADING else head)
        air = GAP + self.before[place]
        extra = point_room(self._decimals(place), size, strong=True) if self.right[place] else 0
        return Need(max(cell.least for cell in cells) + air + extra, max(cell.most for cell in cells) + air + extra)

    def _rows(self) -> Iterator[Row]:
        for group in self.table.groups:
            yield from group.rows

    def _decimals(self, place: int) -> int:
        return max((places(row.cells[place]) or 0 for row in self._rows()), default=0)

    def _lay(self) -> None:
        self.commands += self._manner()
        self.data.append([self._heading(column, place) for place, column in enumerate(self.table.columns)])
        number = 0
        for group in self.table.groups:
            if group.heading:
                self._group(group, number)
                number += 1
            for row in group.rows:
                self._row(row, number)
                number += 1
        self._keep_the_end()

    def _keep_the_end(self) -> None:
        last = list(self._rows())[-LAST_ROWS:]
        if len(last) > 1 and all(letters(cell) <= BRIEF for row in last for cell in row.cells):
            self.kept.append((len(self.data) - len(last), len(self.data) - 1))

    def _manner(self) -> list[Command]:
        kind, pad = self.kind, self.kind.pad
        every, head = ((0, 0), (-1, -1)), ((0, 0), (-1, 0))
        return [
            ("FONT", *every, REGULAR, kind.size, kind.leading),
            ("TEXTCOLOR", *every, HexColor(INK)),
            ("VALIGN", *every, "TOP"),
            ("LEFTPADDING", *every, 0),
            ("RIGHTPADDING", *every, GAP),
            ("TOPPADDING", *every, pad),
            ("BOTTOMPADDING", *every, pad + 1),
            ("LINEBELOW", (0, 1), (-1, -1), 0.5, HexColor(LINE)),
            ("VALIGN", *head, "BOTTOM"),
            ("LINEBELOW", *head, 1.2, HexColor(INK)),
            *(("ALIGN", (at, 0), (at, -1), "RIGHT") for at, right in enumerate(self.right) if right),
            *(("LEFTPADDING", (at, 0), (at, -1), air) for at, air in enumerate(self.before) if air),
        ]

    def _heading(self, column: Column, place: int) -> Any:
        if not isinstance(column.heading, str):
            return rating_mark(column.heading, self.kind.size)
        return said(column.heading, self.kind.style(bold=True, right=self.right[place]))

    def _group(self, group: Group, number: int) -> None:
        at = len(self.data)
        blank = [""] * (len(self.table.columns) - 1)
        self.data.append([said(group.heading, self.look.group(self.kind)), *blank])
        self.lines.append(Line(number, heads_group=True))
        self.commands += [
            ("SPAN", (0, at), (-1, at)),
            ("BACKGROUND", (0, at), (-1, at), HexColor(TINT)),
            ("LEFTPADDING", (0, at), (0, at), 4),
        ]
        first = group.rows[: LARGE_TOGETHER if self.look.large else TOGETHER]
        # A group's heading never stands alone at a page's foot; a row that may fill a page cannot promise that.
        brief = all(letters(cell) <= BRIEF for row in first for cell in row.cells)
        if brief or all(letters(cell) <= LONG for cell in first[0].cells):
            self.kept.append((at, at + (len(first) if brief else 1)))

    def _row(self, row: Row, number: int) -> None:
        cells = [self._drawn(row, place) for place in range(len(row.cells))]
        parts = self._parts(cells) if any(letters(cell) > LONG for cell in row.cells) else [cells]
        for part in parts:
            at = len(self.data)
            self.data.append(part)
            self.lines.append(Line(number))
            self.commands += [command for place in range(len(part)) for command in self._cell_commands(row, place, at)]
        if row.total:
            at = len(self.data) - 1
            self.commands.append(("LINEABOVE", (0, at), (-1, at), 0.9, HexColor(INK)))

    def _room(self, place: int) -> float:
        return self.widths[place] - GAP - self.before[place]

    def _drawn(self, row: Row, place: int) -> Any:
        return drawn(row.cells[place], self.kind, self._room(place), right=self.right[place])

    def _cell_commands(self, row: Row, place: int, at: int) -> Iterator[Command]:
        cell, where = row.cells[place], ((place, at), (place, at))
        if not isinstance(cell, Number | Symbol):
            return
        if bold(cell):
            yield ("FONTNAME", *where, BOLD)
        if quiet(cell):
            yield ("TEXTCOLOR", *where, HexColor(FAINT))
        own = places(cell)
        if self.right[place] and own is not None and own < self.decimals[place]:
            size, strong = self.kind.size, bold(cell)
            missing = point_room(self.decimals[place], size, strong=strong) - point_room(own, size, strong=strong)
            yield ("RIGHTPADDING", *where, GAP + missing)

    def _parts(self, cells: list[Any]) -> list[list[Any]]:
        """A row as pieces that each fit on a page; most rows are one piece."""
        room = self.height - self._head_height() - 4 * self.kind.pad
        rest = [
            cell if isinstance(cell, list) else [cell] if cell and not isinstance(cell, str) else cell for cell in cells
        ]
        parts = []
        while True:
            pieces = [self._split(cell, self._room(place), room) for place, cell in enumerate(rest)]
            parts.append([above for above, _ in pieces])
            rest = [below for _, below in pieces]
            if not any(rest):
                return parts

    def _head_height(self) -> float:
        heads = self.data[0]
        tallest = max(head.wrap(self._room(place), TALL)[1] for place, head in enumerate(heads))
        return float(tallest + 2 * self.kind.pad + 1)

    @staticmethod
    def _split(cell: Any, width: float, room: float) -> tuple[Any, Any]:
        if isinstance(cell, str):
            return cell, ""
        fits = 0
        while fits < len(cell) and stack_height(cell[: fits + 1], width) <= room:
            fits += 1
        above, below = cell[:fits], cell[fits:]
        if below:
            left = room - stack_height(above, width) - (above[-1].getSpaceAfter() if above else 0)
            parts = below[0].split(width, left)
            # What cannot be split at the top of a page is drawn there whole.
            above, below = (
                ([*above, parts[0]], [*parts[1:], *below[1:]]) if parts else (above or below[:1], below[not above :])
            )
        return above or "", below or ""

    def _finished(self, width: float) -> tuple[list[Any], float, float]:
        tags = TableTags(self.lines, row_headers=self.table.row_headers, summary=self.table.caption)
        body = tagged_table(self.data, tags, self.widths, self.commands)
        # The note stands above, where it explains the signs below and is never left alone on the next page.
        note = self.look.fit(TABLE_NOTE)
        title = said(self.table.title, self.look.fit(TABLE_CAPTION)).at(self.table.anchor)
        captions = [title.tagged(CaptionTag(tags))]
        if self.table.note:
            captions.append(said(self.table.note, note).tagged(CaptionTag(tags)))
        body.wrap(width, TALL)
        above = stack_height(captions, width) + note.leading + body._rowHeights[0]
        heights = body._rowHeights[1:]
        self.kept = [rows for rows in self.kept if sum(heights[rows[0] - 1 : rows[1]]) <= self.height * WHOLE_PART]
        body.setStyle([("NOSPLIT", (0, first), (-1, last)) for first, last in self.kept])
        lead, whole = (min(above + rows, self.height) for rows in (self._first_rows(heights), sum(heights)))
        return [*captions, body], lead, whole if whole <= self.height * WHOLE_PART else lead

    def _first_rows(self, heights: Sequence[float]) -> float:
        """The height of the rows that a heading keeps with it: a tall one, or a few, with what stays with those."""
        most = self.height * LEAD_PART
        sums = list(accumulate(heights))
        kept = max(sum(total <= most for total in sums[:LEAD_ROWS]), min(len(sums), 1))
        for first, last in self.kept:
            if first <= kept < last:
                kept = last
        return sums[kept - 1] if kept else 0.0
