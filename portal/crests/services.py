"""The only writer of crests. Nothing is written over: a paper keeps the crest that it was signed with."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from portal.accounts import access
from portal.accounts.models import Council
from portal.accounts.rules import Permission
from portal.audit.refusals import MovedOn
from portal.audit.services import record
from portal.crests import queries
from portal.crests.models import Crest
from portal.crests.rules import SVG, NotACrest, checked
from portal.files import services as files
from portal.files.models import PrivateFile

WORDS_NEEDED = "Say in words what the crest shows, for people who do not see it."


@transaction.atomic
def set_crest(council: Council, *, by: Any, seen: int, alt: str, content: bytes | None = None) -> Crest:
    """Give the council a crest, or other words for the one that it has where no `content` comes with them.

    Raises ValidationError with words for the person, and MovedOn when somebody was faster.
    """
    access.require(by, Permission.COUNCIL_EDIT, council=council)
    if not alt.strip():
        raise ValidationError(WORDS_NEEDED)
    before = queries.standing(council)
    if content is None:
        if before is None or before.file is None:
            raise ValidationError("Choose the file of the crest.")
        file = before.file
    else:
        file = _stored(content, by)
    return _written(council, by, seen, file=file, alt=alt.strip())


@transaction.atomic
def take_away(council: Council, *, by: Any, seen: int) -> Crest:
    """Papers signed from now on have no crest. Raises MovedOn, ValidationError."""
    access.require(by, Permission.COUNCIL_EDIT, council=council)
    if queries.standing(council) is None:
        raise ValidationError("The council has no crest.")
    return _written(council, by, seen, file=None, alt="")


def _stored(content: bytes, by: Any) -> PrivateFile:
    try:
        kept, media_type = checked(content)
    except NotACrest as wrong:
        raise ValidationError(str(wrong)) from None
    ending = "svg" if media_type == SVG else "png"
    return files.store(f"crest.{ending}", kept, media_type=media_type, by=by)


def _written(council: Council, by: Any, seen: int, *, file: PrivateFile | None, alt: str) -> Crest:
    before = queries.last(council)
    if seen != (before.number if before else 0):
        raise MovedOn(before)
    try:
        with transaction.atomic():
            crest = Crest.objects.create(council=council, number=seen + 1, file=file, alt=alt, set_by=by)
    except IntegrityError:
        raise MovedOn(queries.last(council)) from None
    act = "crest_set" if file else "crest_taken_away"
    record(act, by=by, subject=crest, council=council, before=_facts(before), after=_facts(crest))
    return crest


def _facts(crest: Crest | None) -> dict[str, Any]:
    if crest is None or crest.file is None:
        return {}
    return {"alt": crest.alt, "sha256": crest.file.sha256, "media_type": crest.file.media_type}
