"""What the trail calls each act: no page shows a name out of the program."""

import re
from pathlib import Path

from portal.audit.words import ACTS
from scorecards.committee.rules import MOVES as REPORT_MOVES
from scorecards.submissions.rules import MOVES

ROOT = Path(__file__).resolve().parents[3]
SERVICES = [p for room in ("portal", "benchmarks", "scorecards") for p in (ROOT / room).rglob("*.py")]


def written() -> set[str]:
    """Every act that a service writes by name."""
    text = "\n".join(path.read_text(encoding="utf-8") for path in SERVICES)
    return set(re.findall(r'\brecord\(\s*"(\w+)"', text)) | set(re.findall(r'\bact ?= ?"(\w+)"', text))


def test_every_act_has_words():
    acts = written() | set(MOVES) | {f"report_{name}" for name in REPORT_MOVES}

    assert len(acts) > 100
    assert sorted(acts - set(ACTS)) == []
