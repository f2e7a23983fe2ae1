"""Numbers belong to the program: one pass gives sections, paragraphs, tables and figures theirs."""

from __future__ import annotations

from dataclasses import dataclass, replace

from scorecards.publishing.story.indicator import Figure, IndicatorBlock
from scorecards.publishing.story.references import resolved
from scorecards.publishing.story.report import Part, Section, Story
from scorecards.publishing.story.tables import Table
from scorecards.publishing.story.words import Bullets, Listing, Panel, Para, Recommendations, Subheading


def number(story: Story) -> Story:
    """`story` with every number and anchor in place, and every reference resolved.

    Numbering a numbered story changes nothing. What a reference cannot find keeps its words as they were typed.
    """
    counts = _Counts(story.numbering)
    numbered = replace(story, sections=tuple(counts.section(section) for section in story.sections))
    told = resolved(numbered)
    kept = [(section, _without_empty_lists(section)) for section in told.sections]
    return replace(told, sections=tuple(now for was, now in kept if now.parts or not was.parts))


def _without_empty_lists(section: Section) -> Section:
    """A list of figures in a report that has none goes, with its heading."""
    kept: list[Part] = []
    for part in section.parts:
        if isinstance(part, Listing) and not part.items:
            if kept and isinstance(kept[-1], Subheading):
                kept.pop()
        else:
            kept.append(part)
    return replace(section, parts=tuple(kept)) if len(kept) < len(section.parts) else section


def letter(place: int) -> str:
    """A, B … Z, AA, AB: the letter of the appendix at `place`, counted from 1."""
    rest, last = divmod(place - 1, 26)
    return (letter(rest) if rest else "") + chr(ord("A") + last)


@dataclass
class _Counts:
    """What has been counted so far, and how this report counts."""

    how: str = "sections"
    sections: int = 0
    appendices: int = 0
    unnumbered: int = 0
    tables: int = 0
    figures: int = 0
    paragraphs: int = 0
    within: int = 0
    lettered: int = 0
    named: int = 0
    through: bool = False
    headings: int = 0
    depth: int = 2
    prefix: str = ""
    anchor: str = ""

    def section(self, section: Section) -> Section:
        self.headings = self.lettered = 0
        self.depth = 2
        number, self.anchor = self._open(section)
        self.through = self.how == "paragraphs" and section.numbered and not section.appendix
        self.prefix = number
        if not self.through:
            self.within = 0
        parts = tuple(self.part(part) for part in section.parts)
        return replace(section, number=number, anchor=self.anchor, parts=parts, hang=bool(number) or self.through)

    def _open(self, section: Section) -> tuple[str, str]:
        if section.appendix:
            self.appendices += 1
            return letter(self.appendices), f"appendix-{letter(self.appendices).lower()}"
        if section.numbered and self.how == "sections":
            self.sections += 1
            return str(self.sections), f"section-{self.sections}"
        self.unnumbered += 1
        return "", f"part-{self.unnumbered}"

    def part(self, part: Part) -> Part:
        if isinstance(part, Para):
            return self.para(part)
        if isinstance(part, Table):
            return self.table(part)
        if isinstance(part, Figure):
            return self.figure(part)
        if isinstance(part, Recommendations):
            return replace(part, items=tuple(self.asked(item) for item in part.items))
        if isinstance(part, Subheading):
            return replace(part, anchor=self.heading(), depth=self.deeper(part.level))
        return self.indicator(part) if isinstance(part, IndicatorBlock) else self._apart(part)

    def _apart(self, part: Part) -> Part:
        """A panel repeats or sets apart; its paragraphs take no number."""
        if not isinstance(part, Panel):
            return part
        parts = tuple(_without_number(inner) for inner in part.parts)
        return replace(part, parts=parts, depth=self.deeper(3))

    def para(self, para: Para) -> Para:
        """A paragraph that words refer to is a place to go to, whether or not it has a number."""
        if para.key:
            self.named += 1
            para = replace(para, anchor=f"paragraph-{self.named}")
        return self._counted(para)

    def _counted(self, para: Para) -> Para:
        if not para.numbered or not (self.prefix or self.through):
            return replace(para, number="")
        if self.through:
            self.paragraphs += 1
            return replace(para, number=str(self.paragraphs))
        self.within += 1
        return replace(para, number=f"{self.prefix}.{self.within}")

    def asked(self, item: Para) -> Para:
        """What the meeting is asked to do can always be called by a number, or by a letter where there are none."""
        numbered = self.para(item)
        if numbered.number or not item.numbered:
            return numbered
        self.lettered += 1
        return replace(numbered, number=f"{letter(self.lettered).lower()})")

    def table(self, table: Table) -> Table:
        if not table.numbered:
            return replace(table, number="")
        self.tables += 1
        return replace(table, number=str(self.tables), anchor=f"table-{self.tables}")

    def figure(self, figure: Figure) -> Figure:
        self.figures += 1
        return replace(figure, number=str(self.figures), anchor=f"figure-{self.figures}")

    def heading(self) -> str:
        self.headings += 1
        return f"{self.anchor}-{self.headings}"

    def deeper(self, wanted: int) -> int:
        """A heading is never more than one below the last: readers find their way by levels."""
        self.depth = min(wanted, self.depth + 1)
        return self.depth

    def indicator(self, block: IndicatorBlock) -> IndicatorBlock:
        """In the order in which a block is read: chart, narrative, breakdowns."""
        return replace(
            block,
            anchor=self.heading(),
            depth=self.deeper(4),
            figure_chart=self.figure(block.figure_chart) if block.figure_chart else None,
            narrative=tuple(self.para(told) if isinstance(told, Para) else told for told in block.narrative),
            breakdowns=tuple(self.table(table) for table in block.breakdowns),
        )


def _without_number(part: Para | Bullets) -> Para | Bullets:
    return replace(part, number="") if isinstance(part, Para) else part
