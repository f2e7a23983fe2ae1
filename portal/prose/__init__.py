"""Officers' Markdown, read once: for the page as sanitised HTML, for the paper as blocks of words."""

from portal.prose.blocks import Block, List, Paragraph, Reference, Run, visible_text
from portal.prose.characters import Refused, check
from portal.prose.html import to_html
from portal.prose.reading import references_typed, to_blocks
from portal.prose.spacing import unbroken

__all__ = [
    "Block",
    "List",
    "Paragraph",
    "Reference",
    "Refused",
    "Run",
    "check",
    "references_typed",
    "to_blocks",
    "to_html",
    "unbroken",
    "visible_text",
]
