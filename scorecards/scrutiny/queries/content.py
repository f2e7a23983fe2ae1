"""What signed copies said, read from their public text alone: whole, or only what a page is about.

A copy of sixty lines is long and a history reads many, so all but one line or risk is left out before it is read.
"""

import json
from collections.abc import Callable, Collection
from typing import Any

from scorecards.copies.content.schema import SCHEMA, ReportContent, SubmissionContent
from scorecards.copies.models import SignedCopy
from scorecards.copies.plain import from_text

Kept = Callable[[dict[str, Any]], None]


def quarter_content(copy_id: int) -> SubmissionContent:
    """A signed quarter as members read it; the caller has found its key among what is readable."""
    return from_text(_text(copy_id), SubmissionContent)


def report_content(copy_id: int) -> ReportContent:
    return from_text(_text(copy_id), ReportContent)


def _text(copy_id: int) -> str:
    return SignedCopy.objects.values_list("public_content", flat=True).get(pk=copy_id)


def contents(copy_ids: Collection[int], only: Kept) -> dict[int, SubmissionContent]:
    """Several quarters by the key of their copy, each with what `only` leaves of it. One query."""
    texts = SignedCopy.objects.filter(pk__in=copy_ids).values_list("pk", "public_content")
    return {key: from_text(_pruned(text, only), SubmissionContent) for key, text in texts}


def _pruned(text: str, only: Kept) -> str:
    plain = json.loads(text)
    if plain.get("schema") == SCHEMA:  # an older one is brought up to date whole
        only(plain)
    return json.dumps(plain, ensure_ascii=False)


def contents_of_line(copy_ids: Collection[int], indicator: str) -> dict[int, SubmissionContent]:
    """Quarters that had the line, with that line, what was said of it, its actions and its risks."""

    def only(plain: dict[str, Any]) -> None:
        for theme in plain["quarter"]["themes"]:
            theme["lines"] = [line for line in theme["lines"] if line["indicator"] == indicator]
        plain["narratives"] = [
            said for said in plain["narratives"] if said["indicator"] == indicator or indicator in said["covers"]
        ]
        plain["actions"] = [action for action in plain["actions"] if action["indicator"] == indicator]
        plain["risks"] = [risk for risk in plain["risks"] if indicator in risk["indicators"]]
        plain["peers"] = [beside for beside in plain.get("peers", []) if beside["indicator"] == indicator]

    found = contents(copy_ids, only)
    return {key: content for key, content in found.items() if _has(content, indicator)}


def _has(content: SubmissionContent, indicator: str) -> bool:
    return any(line.indicator == indicator for line in content.quarter.lines)


def contents_of_risk(copy_ids: Collection[int], risk: int) -> dict[int, SubmissionContent]:
    """Quarters whose risk table had the risk, with that risk and the lines that it bears on."""

    def only(plain: dict[str, Any]) -> None:
        plain["risks"] = [one for one in plain["risks"] if one["key"] == risk]
        wanted = {code for one in plain["risks"] for code in one["indicators"]}
        for theme in plain["quarter"]["themes"]:
            theme["lines"] = [line for line in theme["lines"] if line["indicator"] in wanted]
        plain["narratives"], plain["actions"], plain["peers"] = [], [], []

    found = contents(copy_ids, only)
    return {key: content for key, content in found.items() if any(one.key == risk for one in content.risks)}
