"""Which sections wait to be cleared, by whom, and whether what was cleared still stands there."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet

from portal.accounts import access
from portal.accounts.models import Council, Membership, User
from portal.accounts.rules import Permission, carrying
from scorecards.committee.models import Clearance, ClearedWording, Clearer, Report, Section
from scorecards.committee.rules import LISTS, SectionSource, State


@dataclass(frozen=True)
class ClearanceShown:
    """A clearance with the last wording that was cleared; it `stands` while the section still says that.

    One of an `empty` section has nothing to clear. `who` may give it: the person named, or those who clear that kind
    for the council.
    """

    clearance: Clearance
    cleared: ClearedWording | None
    stands: bool
    empty: bool = False
    who: tuple[str, ...] = ()

    @property
    def waits(self) -> bool:
        return not self.stands and not self.empty

    @property
    def by(self) -> str:
        """ "Jo Ash or Kim Lee"; empty where nobody is named."""
        *others, last = self.who or ("",)
        return f"{', '.join(others)} or {last}" if others else last

    @property
    def words(self) -> str:
        if self.stands:
            return "Cleared"
        if self.empty:
            return "Nothing to clear: the section is empty"
        return "To clear again: the words have changed" if self.cleared else "Waits to be cleared"


def words_of(section: Section) -> str:
    """All that a section says that people wrote: its text, or the rows of its list."""
    return "\n\n".join("\n".join(row.values()) if isinstance(row, dict) else row for row in rows_of(section))


def rows_of(section: Section) -> list[Any]:
    """The same piece by piece: its one text, the texts of its list, or the four columns of each key issue."""
    source = SectionSource(section.source)
    if source not in LISTS:
        return [section.text]
    if source == SectionSource.KEY_ISSUES:
        return list(section.report.key_issues.values("theme", "position", "issue", "focus"))
    texts = section.report.key_messages if source == SectionSource.KEY_MESSAGES else section.report.recommendations
    return list(texts.values_list("text", flat=True))


def words_sha256(words: str) -> str:
    return hashlib.sha256(words.encode()).hexdigest()


def clearances_of(report: Report) -> list[ClearanceShown]:
    """What the sections of a report must have cleared, in their order."""
    asked = Clearance.objects.filter(section__report=report, ended_at=None).order_by("section__order", "kind")
    found = list(_whole(asked))
    named = all(each.clearer for each in found)
    who = {} if named else {kind: tuple(map(str, people)) for kind, people in who_clears(report.council).items()}
    return [clearance_shown(each, who) for each in found]


def clearance_shown(clearance: Clearance, who: Mapping[str, tuple[str, ...]] | None = None) -> ClearanceShown:
    """Of `_whole` clearances; `who` clears which kind for the council."""
    cleared, words = list(clearance.cleared.all()), words_of(clearance.section)
    last = cleared[-1] if cleared else None
    stands = last is not None and last.sha256 == words_sha256(words)
    by = (str(clearance.clearer),) if clearance.clearer else (who or {}).get(clearance.kind, ())
    return ClearanceShown(clearance, last, stands, not words.strip(), by)


def who_clears(council: Council) -> dict[str, list[User]]:
    """By kind: those who clear it for the council and may see its drafts today. Two queries."""
    working = {each.user_id for each in access.people_with(council, carrying(Permission.DRAFT_VIEW))}
    found: dict[str, list[User]] = {}
    for each in clearers_of(council).filter(user__in=working):
        found.setdefault(each.kind, []).append(each.user)
    return found


def clearers_of(council: Council) -> QuerySet[Clearer]:
    """Who clears what for a council, by kind and name; those among them who work there no more, too."""
    return Clearer.objects.filter(council=council).select_related("user").order_by("kind", "user__name")


def to_clear(user: Any) -> QuerySet[Clearance]:
    """What the person clears in drafts of a council whose drafts they may see; nothing else of a report.

    That is what names them, and what names nobody and is of a kind that they clear for the council.
    """
    councils = access.councils_where(user, Permission.DRAFT_VIEW)
    theirs = Clearer.objects.filter(
        user=user.pk, kind=OuterRef("kind"), council=OuterRef("section__report__meeting__committee__council")
    )
    asked = Clearance.objects.filter(ended_at=None, section__report__state=State.DRAFT.value)
    mine = asked.filter(Q(clearer=user.pk) | Q(Exists(theirs), clearer=None))
    return _whole(mine.filter(section__report__meeting__committee__council__in=councils)).order_by(
        "section__report__meeting__on", "section__order", "kind"
    )


def _whole(found: QuerySet[Clearance]) -> QuerySet[Clearance]:
    cleared = Prefetch("cleared", ClearedWording.objects.select_related("cleared_by").order_by("id"))
    return found.select_related("clearer", "section__report__meeting__committee__council").prefetch_related(cleared)


def may_clear(council: Council) -> list[Membership]:
    """Who may be named: those who see drafts of the council."""
    return access.people_with(council, carrying(Permission.DRAFT_VIEW))


def kinds_of(council: Council) -> list[str]:
    """The kinds of clearance that the council's settings name, each once."""
    return list(dict.fromkeys(kind for each in council.clearances.split(",") if (kind := each.strip())))
