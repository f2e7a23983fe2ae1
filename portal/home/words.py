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

# "Priya Nair saved a narrative": the words that follow the name. What is not here is said by its own name.
ACTS: Mapping[str, str] = {
    "refused": "was refused a page",
    "password_refused": "gave a wrong password",
    "person_invited": "invited a person",
    "role_given": "gave a role",
    "role_ended": "ended a role",
    "link_sent": "sent a link by mail",
    "council_changed": "changed the settings",
    "council_founded": "founded the council",
    "administrator_appointed": "appointed an administrator",
    "load_catalogue": "loaded the catalogue",
    "make_scheme": "made a rating scheme",
    "make_scorecard": "made a scorecard",
    "change_scorecard": "changed a scorecard",
    "add_line": "added a line",
    "change_line": "changed a line",
    "retire": "retired a line",
    "set_target": "set a target",
    "end_target": "ended a target",
    "add_break": "noted a break in a series",
    "drop_break": "took back a break in a series",
    "rebase": "began the limits of a control chart anew",
    "drop_rebase": "took back where the limits of a control chart began anew",
    "open": "opened a quarter",
    "cancel_quarter": "cancelled a quarter opened by mistake",
    "change_dates": "changed a quarter’s dates",
    "upload_checked": "uploaded a file of figures",
    "upload_accepted": "accepted a file of figures",
    "upload_set_aside": "set a file of figures aside",
    "figures_put": "put figures in",
    "figures_cleared": "cleared figures",
    "close_figures": "closed the figures",
    "reopen_figures": "opened the figures again",
    "send_for_review": "sent a quarter for review",
    "recall": "recalled a quarter",
    "send_back": "sent a quarter back",
    "sign_off": "signed a quarter off",
    "revise": "began a revision of a quarter",
    "narrative_saved": "saved a narrative",
    "comment_made": "commented",
    "comment_answered": "answered a comment",
    "action_added": "added an action",
    "action_changed": "changed an action",
    "action_reported": "reported on an action",
    "register_made": "made a risk register",
    "score_bands_set": "set score bands",
    "risk_opened": "opened a risk",
    "risk_reworded": "reworded a risk",
    "risk_scored": "scored a risk",
    "risk_closed": "closed a risk",
    "risk_reopened": "opened a risk again",
    "risk_action_linked": "linked an action to a risk",
    "risk_action_unlinked": "took an action from a risk",
    "committee_made": "made a committee",
    "meeting_arranged": "arranged a meeting",
    "meeting_moved": "moved a meeting",
    "resolution_recorded": "recorded a resolution",
    "resolution_answered": "answered a resolution",
    "report_begun": "began a report",
    "report_pinned": "pinned quarters to a report",
    "cover_changed": "changed a report’s cover",
    "section_saved": "saved a section",
    "key_issues_saved": "saved key issues",
    "key_messages_saved": "saved key messages",
    "recommendations_saved": "saved recommendations",
    "appendix_attached": "attached an appendix",
    "appendix_detached": "detached an appendix",
    "item_set": "allotted an agenda item",
    "report_send_for_review": "sent a report for review",
    "report_recall": "recalled a report",
    "report_send_back": "sent a report back",
    "report_sign_off": "signed a report off",
    "report_publish": "moved a report to published",
    "report_withdraw": "moved a report to withdrawn",
    "report_corrected": "began a correction of a report",
    "request_asked": "asked for something",
    "request_answered": "answered a request",
    "sharing_given": "shared an indicator with other councils",
    "sharing_withdrawn": "stopped sharing an indicator with other councils",
    "copy_frozen": "froze a signed copy",
    "document_queued": "asked for a paper",
    "document_tried_again": "tried a paper again",
    "document_made": "made a paper",
    "published": "published a report",
    "withdrawn": "withdrew a report",
    "make_group": "made a comparator group",
    "give_members": "set a comparator group’s members",
    "check_neighbours": "sent a model of neighbours",
    "accept_neighbours": "accepted a model of neighbours",
    "set_neighbours_aside": "set a model of neighbours aside",
    "add_area": "added an area",
    "add_area_code": "added an area’s code",
    "load_areas": "loaded a list of areas",
    "add_measure": "added a measure",
    "add_measures": "added measures",
    "add_release": "added a release of statistics",
    "observe": "loaded published statistics",
    "load_mappings": "loaded what published tables mean",
    "add_table": "added a published table",
    "add_mapping": "mapped a measure in a published table",
    "remove_mapping": "took a measure out of a published table",
    "begin_import": "sent a file of published statistics",
    "answer_import": "said what renamed columns are",
    "resume_import": "had a file of published statistics read again",
    "import_read": "read a file of published statistics",
    "accept_release": "accepted a release of statistics",
    "discard_import": "discarded a file of published statistics",
    "cancel_import": "cancelled the reading of a file",
}

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


def act_words(act: str) -> str:
    """What follows the name: "gave a role"."""
    return ACTS.get(act, act.replace("_", " "))


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
