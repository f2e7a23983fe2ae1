"""Markdown to blocks. Only paragraphs, lists, bold, italics and links are read; all else stays as it was typed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from portal.prose.blocks import Block, List, Paragraph, Reference, Run

DEPTH = 40
ADDRESS = re.compile(r"(https?://[^\s/]|mailto:[^\s])", re.IGNORECASE)


# "[[figure: rereferrals]]", "[[page: table: risks]]", "[[name: winter]]"; which kinds there are, the printer knows
REFERENCE = re.compile(
    r"\[\[\s*(?:(page)\s*:\s*)?([a-z]+)\s*:\s*([^\[\]\n]{1,120}?)\s*\]\]",
    re.IGNORECASE,
)


def to_blocks(text: str) -> tuple[Block, ...]:
    """The blocks of `text`. Nothing that was typed is lost: what is no mark-up of ours stays as words."""
    tokens = READER.parse(text)
    # Beyond its depth the parser drops what it finds, so such a text is read without lists.
    if any(token.level >= DEPTH - 2 for token in tokens):
        tokens = FLAT_READER.parse(text)
    return tuple(_blocks(iter(tokens)))


def _image_as_words(state: StateInline, silent: bool) -> bool:
    """Take `![` as two plain characters, so that neither a picture nor its words disappear."""
    if not state.src.startswith("![", state.pos):
        return False
    if not silent:
        state.pending += "!["
    state.pos += 2
    return True


def _reference(state: StateInline, silent: bool) -> bool:
    """Take a reference as one piece, which keeps its words."""
    found = REFERENCE.match(state.src, state.pos)
    if found is None:
        return False
    if not silent:
        token = state.push("reference", "", 0)
        token.content = found.group()
        token.meta = {"of": as_reference(found)}
    state.pos = found.end()
    return True


def as_reference(found: re.Match[str]) -> Reference:
    """Capitals and the number of spaces in what was typed make no difference."""
    page, kind, key = found.groups()
    return Reference(kind.lower(), " ".join(key.lower().split()), page is not None)


def references_typed(text: str) -> list[str]:
    """Every reference in `text` as it was typed, whether or not it stands where one is read."""
    return [found.group() for found in REFERENCE.finditer(text)]


def _reader(*block_rules: str) -> MarkdownIt:
    reader = MarkdownIt("zero", {"html": False, "maxNesting": DEPTH})
    reader.enable([*block_rules, "emphasis", "link", "autolink", "escape", "newline"])
    # Reference definitions would vanish from the text, so the rule stays off with headings, tables and HTML.
    reader.inline.ruler.before("link", "image_as_words", _image_as_words)
    reader.inline.ruler.before("link", "reference", _reference)
    reader.validateLink = lambda url: ADDRESS.match(url) is not None  # type: ignore[method-assign]
    return reader


READER = _reader("list")
FLAT_READER = _reader()


def _blocks(tokens: Iterator[Token], until: str = "") -> Iterator[Block]:
    """Read blocks up to the token `until`, or to the end."""
    for token in tokens:
        if token.type == until:
            return
        if token.type in ("bullet_list_open", "ordered_list_open"):
            yield _list(tokens, token)
        elif token.type == "inline" and (runs := tuple(_runs(token.children or []))):
            yield Paragraph(runs)


def _list(tokens: Iterator[Token], opening: Token) -> List:
    closing = opening.type.replace("open", "close")
    items: list[tuple[Block, ...]] = []
    for token in tokens:
        if token.type == closing:
            break
        items.append(tuple(_blocks(tokens, until="list_item_close")))
    return List(opening.tag == "ol", tuple(items), int(opening.attrs.get("start", 1)))


def _runs(children: list[Token]) -> Iterator[Run]:
    """The words of a paragraph; neighbours in the same manner become one run."""
    held: Run | None = None
    for run in _pieces(children):
        if held and not run.reference and replace(held, text="") == replace(run, text=""):
            held = replace(held, text=held.text + run.text)
            continue
        if held:
            yield held
        held = run
    if held:
        yield held


def _pieces(children: list[Token]) -> Iterator[Run]:
    depth = {"strong": 0, "em": 0}
    href: str | None = None
    for before, token in zip([None, *children], children, strict=False):
        words = " " if token.type in ("softbreak", "hardbreak") else token.content
        if token.type == "link_open":
            href = str(token.attrGet("href"))
        elif token.type == "link_close":
            # A link without words shows its address, or it would be lost.
            words = href or "" if before and before.type == "link_open" else ""
        elif token.tag in depth:
            depth[token.tag] += token.nesting
        if words:
            yield Run(words, depth["strong"] > 0, depth["em"] > 0, href, token.meta.get("of"))
        if token.type == "link_close":
            href = None
