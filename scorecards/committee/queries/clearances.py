"""Which sections wait to be cleared, by whom, and whether what was cleared still stands there."""

import hashlib
from dataclasses import dataclass
from typing import Any

from django.db.models import Prefetch, QuerySet

from portal.accounts import access
from portal.accounts.models import Membership
from portal.accounts.rules import Permission, carrying
from scorecards.committee.models import Clearance, ClearedWording, Report, Section
from scorecards.committee.rules import LISTS, SectionSource, State


@dataclass(frozen=True)
class ClearanceShown:
    """A clearance with the last wording that was cleared; it `stands` while the section still says that."""

    clearance: Clearance
    cleared: ClearedWording | None
    stands: bool

    @property
    def words(self) -> str:
        if self.stands:
            return "Cleared"
        return "To clear again: the words have changed" if self.cleared else "Waits to be cleared"


def words_of(section: Section) -> str:
    """All that a section says that people wrote: its text, or the rows of its list."""
    source = SectionSource(section.source)
    if source not in LISTS:
        return section.text
    if source == SectionSource.KEY_ISSUES:
        rows = section.report.key_issues.values_list("theme", "position", "issue", "focus")
        return "\n\n".join("\n".join(row) for row in rows)
    texts = section.report.key_messages if source == SectionSource.KEY_MESSAGES else section.report.recommendations
    return "\n\n".join(texts.values_list("text", flat=True))


def words_sha256(words: str) -> str:
    return hashlib.sha256(words.encode()).hexdigest()


def clearances_of(report: Report) -> list[ClearanceShown]:
    """What the sections of a report must have cleared, in their order."""
    found = Clearance.objects.filter(section__report=report, ended_at=None).order_by("section__order", "kind")
    return [clearance_shown(each) for each in _whole(found)]


def clearance_shown(clearance: Clearance) -> ClearanceShown:
    """Of `_whole` clearances."""
    cleared = list(clearance.cleared.all())
    last = cleared[-1] if cleared else None
    stands = last is not None and last.sha256 == words_sha256(words_of(clearance.section))
    return ClearanceShown(clearance, last, stands)


def to_clear(user: Any) -> QuerySet[Clearance]:
    """What the person is named to clear in drafts of a council whose drafts they may see; nothing else of a report."""
    councils = access.councils_where(user, Permission.DRAFT_VIEW)
    mine = Clearance.objects.filter(clearer=user.pk, ended_at=None, section__report__state=State.DRAFT.value)
    return _whole(mine.filter(section__report__meeting__committee__council__in=councils)).order_by(
        "section__report__meeting__on", "section__order", "kind"
    )


def _whole(found: QuerySet[Clearance]) -> QuerySet[Clearance]:
    cleared = Prefetch("cleared", ClearedWording.objects.select_related("cleared_by").order_by("id"))
    return found.select_related("clearer", "section__report__meeting__committee__council").prefetch_related(cleared)


def may_clear(report: Report) -> list[Membership]:
    """Who may be named: those who see drafts of the council."""
    return access.people_with(report.council, carrying(Permission.DRAFT_VIEW))


def kinds_of(report: Report) -> list[str]:
    """The kinds of clearance that the council's settings name."""
    return [kind for each in report.council.clearances.split(",") if (kind := each.strip())]
