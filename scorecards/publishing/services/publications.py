"""What members may see: published by a clerk, superseded by a correction, withdrawn with a reason."""

from collections.abc import Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from portal.accounts import access
from portal.accounts.rules import Permission
from portal.audit.refusals import MovedOn
from portal.audit.services import record
from scorecards.copies.models import SignedCopy
from scorecards.publishing.models import Publication, PublishedQuarter
from scorecards.publishing.services import packs


@transaction.atomic
def publish(
    copy: SignedCopy, *, by: Any, quarters: Sequence[SignedCopy], supersedes: SignedCopy | None = None
) -> Publication:
    """Let members see a signed report with the quarters it carries; an earlier publication becomes superseded.

    Raises MovedOn when it has been published before.
    """
    access.require(by, Permission.REPORT_PUBLISH, council=copy.council_id)
    try:
        with transaction.atomic():
            publication = Publication.objects.create(copy=copy, published_by=by)
    except IntegrityError:
        raise MovedOn(copy) from None
    PublishedQuarter.objects.bulk_create(
        PublishedQuarter(publication=publication, copy=quarter) for quarter in quarters
    )
    if supersedes is not None:
        _supersede(supersedes, publication)
    for each in filter(None, (supersedes, copy)):  # of one meeting, unless the later is for another
        packs.refresh(each, by=by)
    record("published", by=by, subject=publication, council=copy.council, after={"sha256": copy.sha256})
    return publication


def _supersede(earlier: SignedCopy, later: Publication) -> None:
    standing = Publication.objects.filter(copy=earlier, superseded_at=None)
    standing.update(superseded_at=timezone.now(), superseded_by=later)


@transaction.atomic
def withdraw(copy: SignedCopy, *, by: Any, reason: str) -> None:
    """Take page and file away from members at once. Raises MovedOn when it is not published any more."""
    access.require(by, Permission.REPORT_WITHDRAW, council=copy.council_id)
    if not reason.strip():
        raise ValidationError("Say why.")
    live = Publication.objects.filter(copy=copy, withdrawn_at=None)
    if live.update(withdrawn_at=timezone.now(), withdrawn_by=by, withdrawn_reason=reason.strip()) != 1:
        raise MovedOn(copy)
    packs.refresh(copy, by=by)
    record("withdrawn", by=by, subject=copy, after={"reason": reason.strip()})
