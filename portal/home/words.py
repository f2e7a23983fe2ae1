"""How the trail says what was done, and to what; and the roles as people call them. Pure."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from portal.accounts.rules import Role
from portal.figures.spans import day_words

ROLE_CHOICES: list[tuple[str, str]] = [
    (Role.OFFICER.value, "Officer: writes narrative and actions for the lines they own"),
    (Role.ANALYST.value, "Analyst: opens quarters, loads figures, keeps lines and reports"),
    (Role.DIRECTOR.value, "Director: reads, sends back, signs off"),
    (Role.MEMBER.value, "Member: reads what is published, asks for more"),
    (Role.CLERK.value, "Clerk: keeps meetings, publishes papers"),
    (Role.ADMINISTRATOR.value, "Administrator: people, roles and settings; no drafts"),
]

SUBJECTS: Mapping[str, str] = {
    "accounts.user": "a person",
    "accounts.membership": "a role",
    "accounts.council": "the council",
    "commentary.narrative": "a narrative",
    "commentary.comment": "a comment",
    "commentary.action": "an action",
    "committee.meeting": "a meeting",
    "committee.report": "a report",
    "committee.resolution": "a resolution",
    "committee.section": "a section of a report",
    "copies.signedcopy": "a signed copy",
    "framework.scorecard": "a scorecard",
    "framework.scorecardline": "a line",
    "publishing.document": "a paper",
    "publishing.publication": "a publication",
    "risks.register": "a risk register",
    "risks.risk": "a risk",
    "scrutiny.memberrequest": "a member’s request",
    "peers.sharing": "the sharing of an indicator",
    "submissions.submission": "a quarter",
    "submissions.upload": "a file of figures",
}

# Events of these say nothing of a draft; all others are told in full only to who may read drafts.
NO_DRAFTS = ("accounts.", "page")

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


@dataclass(frozen=True)
class Change:
    """One thing that an act changed, in words."""

    name: str
    before: str
    after: str


def subject_words(kind: str) -> str:
    """What kind of thing it was done to."""
    return SUBJECTS.get(kind, kind.rpartition(".")[2])


def of_drafts(kind: str) -> bool:
    """Whether an event of this subject may tell of a draft."""
    return not kind.startswith(NO_DRAFTS)


def changes(before: str, after: str) -> list[Change]:
    """What an event kept of before and after (JSON texts), name by name."""
    then, now = json.loads(before), json.loads(after)
    names = [*now, *(name for name in then if name not in now)]
    return [Change(_name(name), _words(then.get(name)), _words(now.get(name))) for name in names]


def lines_named(text: str) -> set[int]:
    """The keys of the lines that a change names, as `figures_put` does: "line 12: ..."."""
    return {int(found) for found in re.findall(r"\bline (\d+)\b", text, re.IGNORECASE)}


def with_lines(text: str, names: Mapping[int, str]) -> str:
    """The text with the lines' names in the place of their keys."""
    return re.sub(
        r"\bline (\d+)\b",
        lambda found: names.get(int(found[1]), found[0]),
        text,
        flags=re.IGNORECASE,
    )


def _name(name: str) -> str:
    words = name.replace("_", " ")
    return words[:1].upper() + words[1:]


def _words(value: Any) -> str:
    if value is None or value == "":
        return "nothing"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, dict):
        return "; ".join(f"{name.replace('_', ' ')} {_words(each)}" for name, each in value.items()) or "nothing"
    if isinstance(value, list):
        return ", ".join(_each(value)) or "nothing"
    text = str(value)
    return day_words(date.fromisoformat(text)) if _DAY.fullmatch(text) else text


def _each(values: list[Any]) -> Iterator[str]:
    return (_words(value) for value in values)
