"""How a page draws a story: one template for each kind of part and cell, chosen by the kind of the dataclass."""

from collections.abc import Collection, Iterator
from typing import Any

from django import template
from django.template.context import Context

from portal.prose import Paragraph
from scorecards.publishing.story import Cell, Column, Entry, Row, Section, Story, Table, contents

register = template.Library()

WIDE = 6  # a table of more columns scrolls in a region of its own; a smaller one stacks on a phone


@register.filter
def kind(thing: object) -> str:
    """The name of its class in small letters: "para", "indicatorblock", "str"."""
    return type(thing).__name__.lower()


@register.filter
def part_template(part: object) -> str:
    """`{% include part|part_template %}`."""
    return f"publishing/parts/{kind(part)}.html"


@register.filter
def cells(row: Row, columns: Collection[Column]) -> Iterator[tuple[Column, Cell]]:
    """Each cell with the column that it stands in."""
    return zip(columns, row.cells, strict=True)


@register.filter
def is_wide(table: Table) -> bool:
    return len(table.columns) > WIDE


@register.filter
def entries(story: Story) -> Iterator[Entry]:
    """The contents list."""
    return contents(story)


@register.filter
def outlined(story: Story) -> Iterator[Section]:
    """The sections, for a list beside the page."""
    return iter(story.sections)


@register.simple_tag(takes_context=True)
def changed_class(context: Context, words: Paragraph) -> str:
    """The class of a bar in the margin for what the page says has `changed`; not printed."""
    changed: Collection[Any] = context.get("changed") or ()
    return "los-changed" if words in changed else ""
