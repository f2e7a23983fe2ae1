"""References by what things are: what a numbered story can be referred to by, and words that say its numbers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any

from portal.charts.primitives import Chart
from portal.prose import Reference, Run, references_typed
from scorecards.publishing.story.indicator import Figure, IndicatorBlock
from scorecards.publishing.story.report import Section, Story
from scorecards.publishing.story.tables import Table
from scorecards.publishing.story.words import Listed, Listing, Panel, Para, Recommendations

UNKEYED = {"breakdown", "past-figures", "lines", "peers"}  # kinds of which a report has many
KINDS = ("section", "paragraph", "table", "figure", "indicator", "appendix")


@dataclass(frozen=True)
class Target:
    """Something that can be referred to: `key` as it is typed, `name` as people know it, `words` as a paper says it."""

    kind: str
    key: str
    name: str
    words: str
    anchor: str

    @property
    def markup(self) -> str:
        return f"[[{self.kind}: {self.key}]]"


class Targets:
    """All that a numbered story can be referred to by. Where several quarters share a key, each has a longer one."""

    def __init__(self, story: Story) -> None:
        self.all = tuple(_targets(story))
        self._found: dict[tuple[str, str], list[Target]] = defaultdict(list)
        for target in self.all:
            for key in dict.fromkeys((target.key, target.key.partition(" ")[0] if _of_quarter(target) else target.key)):
                self._found[target.kind, key.lower()].append(target)

    def of(self, reference: Reference) -> list[Target]:
        """What a reference may mean: exactly one where it is right."""
        return self._found.get((reference.kind, reference.key), [])

    def one(self, reference: Reference) -> Target | None:
        found = self.of(reference)
        return found[0] if len(found) == 1 else None


def _of_quarter(target: Target) -> bool:
    """Keys of what is made from the data hold no space but before the quarter; names of paragraphs are people's."""
    return target.kind != "paragraph" or "." in target.key


def resolved(story: Story) -> Story:
    """`story` with every reference in its words that has one meaning as a link; lists of tables and figures filled."""
    story = _listed(story)
    if not any(run.reference for run in runs(story)):
        return story
    targets = Targets(story)

    def said(run: Run) -> Run:
        target = targets.one(run.reference) if run.reference else None
        if target is None or run.reference is None:
            return run
        # A page's number is known on paper only: there the printer finds the reference by this mark.
        page = Reference("page", target.anchor, page=True) if run.reference.page else None
        return replace(run, text=target.words, href=f"#{target.anchor}", reference=page)

    return mapped(story, said)


def paged(story: Story, pages: Mapping[str, int]) -> Story:
    """For the paper: references to pages as "page 12"; as what stands there while pages are not known."""

    def said(run: Run) -> Run:
        to_page = run.reference is not None and run.reference.kind == "page"
        page = pages.get(run.href[1:]) if to_page and run.href else None
        return replace(run, text=f"page {page}") if page else run

    return mapped(story, said) if pages else story  # type: ignore[no-any-return]


def has_pages(story: Story) -> bool:
    """Whether any words refer to a page."""
    return any(run.reference and run.reference.kind == "page" for run in runs(story))


def broken(story: Story) -> Iterator[Reference]:
    """References of a numbered story that mean nothing, or several things; names that stand where none can."""
    yield from (run.reference for run in runs(story) if run.reference and run.reference.kind != "page")


def as_typed(told: Any) -> Iterator[str]:
    """Every reference that a numbered story prints as it was typed: broken ones, and those in words that hold none."""
    if isinstance(told, str):
        yield from references_typed(told)
    elif isinstance(told, tuple):
        for each in told:
            yield from as_typed(each)
    elif is_dataclass(told) and not isinstance(told, (type, Chart)):
        for field in fields(told):
            yield from as_typed(getattr(told, field.name))


def runs(told: Any) -> Iterator[Run]:
    """Every run of officers' words in a story, wherever it stands."""
    if isinstance(told, Run):
        yield told
    elif isinstance(told, tuple):
        for each in told:
            yield from runs(each)
    elif is_dataclass(told) and not isinstance(told, (type, Chart)):
        for field in fields(told):
            if not isinstance(value := getattr(told, field.name), str):
                yield from runs(value)


def mapped(told: Any, change: Callable[[Run], Run]) -> Any:
    """`told` with every run changed; what holds none stays the very same."""
    if isinstance(told, Run):
        return change(told)
    if isinstance(told, tuple):
        made = tuple(mapped(each, change) for each in told)
        return made if any(new is not old for new, old in zip(made, told, strict=True)) else told
    if not is_dataclass(told) or isinstance(told, (type, Chart)):
        return told
    found = {field.name: mapped(getattr(told, field.name), change) for field in fields(told)}
    kept = {name: value for name, value in found.items() if value is not getattr(told, name)}
    return replace(told, **kept) if kept else told  # type: ignore[type-var]


def _targets(story: Story) -> Iterator[Target]:
    for section in story.sections:
        if section.key:
            yield _section(section)
        for part in section.parts:
            yield from _of(part, section)


def _section(section: Section) -> Target:
    if section.appendix:
        words = f"appendix {section.number} ({section.heading})"
        return Target("appendix", section.key, section.heading, words, section.anchor)
    words = f"section {section.number} ({section.heading})" if section.number else _unnumbered(section)
    return Target("section", section.key, section.heading, words, section.anchor)


def _unnumbered(section: Section) -> str:
    return f"the section “{section.heading}”"


def _of(part: Any, section: Section) -> Iterator[Target]:
    if isinstance(part, Para) and part.key:
        words = f"paragraph {part.number}" if part.number else f"a paragraph of {_unnumbered(section)}"
        begins = "".join(run.text for run in part.words.runs)[:60]
        yield Target("paragraph", part.key, begins, words, part.anchor)
    elif isinstance(part, Table) and part.number and (key := _key(part)):
        yield Target("table", key, part.caption, f"table {part.number} ({part.caption})", part.anchor)
    elif isinstance(part, Figure) and part.key:
        yield Target("figure", part.key, part.caption, f"figure {part.number} ({part.caption})", part.anchor)
    elif isinstance(part, IndicatorBlock):
        yield from _indicator(part, section)
    elif isinstance(part, (Recommendations, Panel)):
        for inner in part.items if isinstance(part, Recommendations) else part.parts:
            yield from _of(inner, section)


def _key(table: Table) -> str:
    return table.key or ("" if table.kind in UNKEYED else table.kind.replace("-", "_"))


def _indicator(block: IndicatorBlock, section: Section) -> Iterator[Target]:
    """Words call an indicator by its name, and its chart by the line that it draws."""
    if block.key:
        yield Target("indicator", block.key, block.name, block.name, block.anchor)
    if (figure := block.figure_chart) and figure.key:
        yield Target("figure", figure.key, block.name, f"figure {figure.number} ({block.name})", figure.anchor)
    for inner in (*block.narrative, *block.breakdowns):
        yield from _of(inner, section)


def _listed(story: Story) -> Story:
    """Lists of tables and of figures say what the numbered story holds, in its order."""
    if not any(isinstance(part, Listing) for section in story.sections for part in section.parts):
        return story
    kinds: dict[str, type[Any]] = {"tables": Table, "figures": Figure}
    found = {of: tuple(Listed(each.title, each.anchor) for each in _every(story, kind)) for of, kind in kinds.items()}
    sections = []
    for section in story.sections:
        parts = tuple(replace(p, items=found[p.of]) if isinstance(p, Listing) else p for p in section.parts)
        sections.append(replace(section, parts=parts))
    return replace(story, sections=tuple(sections))


def _every(story: Story, kind: type[Any]) -> Iterator[Any]:
    for section in story.sections:
        for part in section.parts:
            inner: tuple[Any, ...] = (part,)
            if isinstance(part, IndicatorBlock):
                inner = (part.figure_chart, *part.breakdowns)
            yield from (each for each in inner if isinstance(each, kind) and each.number)
