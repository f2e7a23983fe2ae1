"""What a council's members asked for, and what they were told."""

from typing import Any

from django.db.models import Exists, OuterRef, QuerySet

from portal.accounts import access
from portal.accounts.models import Council
from portal.accounts.rules import Permission
from scorecards.scrutiny.models import MemberRequest
from scorecards.scrutiny.queries.readable import readable_copies


def requests_visible_to(user: Any) -> QuerySet[MemberRequest]:
    """The requests of the person's councils; `readable` says whether what was asked about can still be read."""
    councils = access.councils_where(user, Permission.PUBLISHED_VIEW)
    found = MemberRequest.objects.filter(council__in=councils)
    found = found.annotate(readable=Exists(readable_copies(user).filter(pk=OuterRef("copy"))))
    return found.select_related("council", "asked_by", "answered_by")


def requests_of(user: Any, council: Council, *, state: str = "") -> QuerySet[MemberRequest]:
    """A council's requests, the newest first: all, or those "waiting" or "answered"."""
    found = requests_visible_to(user).filter(council=council)
    if state == "waiting":
        return found.filter(answered_at=None)
    return found.exclude(answered_at=None) if state == "answered" else found


def asked_lately(user: Any, council: Council, most: int = 3) -> list[MemberRequest]:
    return list(requests_of(user, council)[:most])


def waiting_for(user: Any) -> QuerySet[MemberRequest]:
    """Requests without an answer that this person may answer, the oldest first."""
    councils = access.councils_where(user, Permission.REQUEST_ANSWER)
    return requests_visible_to(user).filter(council__in=councils, answered_at=None).order_by("asked_at", "id")
