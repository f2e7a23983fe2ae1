"""A sealed paper, and what its checks cost: of the seal alone, and of what a stranger's file may once have been."""

from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from scorecards.publishing import seal
from tests.bench import papers


def acts(indicators: int, fonts: Path) -> dict[str, Callable[[], object]]:
    """What is timed, by its words; each act is of the same paper of so many indicators."""
    key = seal.from_pem(*seal.make_example(datetime.now(UTC)))
    paper = papers.paper_of(indicators, fonts).content
    sealed = seal.seal(paper, key)
    changed = sealed[:1000] + bytes([sealed[1000] ^ 1]) + sealed[1001:]
    return {
        "seal of a paper": partial(seal.seal, paper, key),
        "check of its seal": partial(seal.check, sealed),
        "traces in a changed one": partial(seal.traces, changed),
    }
