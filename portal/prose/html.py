"""Blocks to HTML with GOV.UK classes, sanitised once more on the way out."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

import nh3

from portal.prose.blocks import Block, List, Paragraph, Run
from portal.prose.reading import to_blocks

CLASSES = {
    "p": {"govuk-body"},
    "ul": {"govuk-list", "govuk-list--bullet"},
    "ol": {"govuk-list", "govuk-list--number"},
    "a": {"govuk-link"},
}


def to_html(text: str) -> str:
    """`text` as HTML of p, ul, ol, li, strong, em and a; links only to http, https and mailto addresses."""
    return sanitised("".join(_block(block) for block in to_blocks(text)))


def sanitised(html: str) -> str:
    """Only the tags, classes and schemes that prose needs. Our own HTML passes unchanged; this is the second lock."""
    return nh3.clean(
        html,
        tags={"p", "ul", "ol", "li", "strong", "em", "a"},
        attributes={"a": {"href"}, "ol": {"start"}},
        allowed_classes=CLASSES,
        url_schemes={"http", "https", "mailto"},
        link_rel="noopener",
    )


def _block(block: Block) -> str:
    if isinstance(block, Paragraph):
        return f'<p class="govuk-body">{_runs(block.runs)}</p>'
    return _list(block)


def _list(block: List) -> str:
    tag, kind = ("ol", "number") if block.ordered else ("ul", "bullet")
    start = f' start="{block.start}"' if block.ordered and block.start != 1 else ""
    items = "".join(f"<li>{_item(item)}</li>" for item in block.items)
    return f'<{tag} class="govuk-list govuk-list--{kind}"{start}>{items}</{tag}>'


def _item(blocks: tuple[Block, ...]) -> str:
    """An item of one paragraph holds its words at once, so that short lists stay tight."""
    if len(blocks) == 1 and isinstance(blocks[0], Paragraph):
        return _runs(blocks[0].runs)
    return "".join(_block(block) for block in blocks)


def _runs(runs: Iterable[Run]) -> str:
    return "".join(_run(run) for run in runs)


def _run(run: Run) -> str:
    words = escape(run.text, quote=False)
    words = f"<em>{words}</em>" if run.italic else words
    words = f"<strong>{words}</strong>" if run.bold else words
    return f'<a class="govuk-link" href="{escape(run.href)}">{words}</a>' if run.href else words
