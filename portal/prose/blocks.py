"""What prose is made of, whoever prints it: paragraphs of runs, and lists of such."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Reference:
    """What words refer to, by what it is: a `kind` ("figure") and a key. With `page`, to the page it stands on.

    The kind "name" refers to nothing: it names the paragraph that it stands in.
    """

    kind: str
    key: str
    page: bool = False


@dataclass(frozen=True)
class Run:
    """Words in one manner. `href` is an http, https or mailto address or a "#place" in the same paper, or None.

    A reference keeps its words as they were typed until whoever prints knows what it is called there.
    """

    text: str
    bold: bool = False
    italic: bool = False
    href: str | None = None
    reference: Reference | None = None


@dataclass(frozen=True)
class Paragraph:
    runs: tuple[Run, ...]


@dataclass(frozen=True)
class List:
    """A list whose items hold blocks of their own; `start` is the first number of an ordered one."""

    ordered: bool
    items: tuple[tuple[Block, ...], ...]
    start: int = 1


Block = Paragraph | List


def visible_text(blocks: Iterable[Block]) -> str:
    """The words that a reader sees, one line for each paragraph, without bullets and numbers."""
    return "\n".join(line for block in blocks for line in _lines(block))


def _lines(block: Block) -> Iterable[str]:
    if isinstance(block, Paragraph):
        yield "".join(run.text for run in block.runs)
        return
    for item in block.items:
        for inner in item:
            yield from _lines(inner)
