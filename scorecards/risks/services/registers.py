"""Registers and the council's own bands of scores."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from portal.accounts import access
from portal.accounts.models import Council
from portal.accounts.rules import Permission
from portal.audit.refusals import MovedOn
from portal.audit.services import record
from scorecards.framework.models import Scorecard
from scorecards.risks.models import Register, ScoreBand
from scorecards.risks.rules import RegisterKind, band_problems, bands_from


@transaction.atomic
def make(council: Council, *, by: Any, kind: RegisterKind, name: str, scorecard: Scorecard | None = None) -> Register:
    """Begin a register; one that belongs to a scorecard is shown in its quarters.

    Raises ValidationError for a name that is taken, or a scorecard of another council.
    """
    access.require(by, Permission.FRAMEWORK_EDIT, council=council)
    if scorecard is not None and scorecard.council_id != council.pk:
        raise ValidationError("The scorecard is another council’s.")
    try:
        with transaction.atomic():
            register = Register.objects.create(council=council, kind=kind.value, name=name, scorecard=scorecard)
    except IntegrityError:
        raise ValidationError("There is a register of that name already.") from None
    record("register_made", by=by, subject=register)
    return register


@transaction.atomic
def set_bands(council: Council, *, by: Any, bands: Mapping[int, str], seen: Mapping[int, str] | None = None) -> None:
    """Replace the council's words for scores: each band holds from its least score on; one must begin at 1.

    Raises ValidationError where the bands do not cover the matrix, MovedOn when they are no longer those `seen`.
    """
    access.require(by, Permission.FRAMEWORK_EDIT, council=council)
    if problems := band_problems(bands_from(bands)):
        raise ValidationError([f"{problem}." for problem in problems])
    Council.objects.select_for_update().get(pk=council.pk)
    if seen is not None and dict(seen) != {band.least: band.word for band in ScoreBand.objects.filter(council=council)}:
        raise MovedOn(council)
    before = {str(band.least): band.word for band in ScoreBand.objects.filter(council=council)}
    ScoreBand.objects.filter(council=council).delete()
    ScoreBand.objects.bulk_create(ScoreBand(council=council, least=least, word=word) for least, word in bands.items())
    record(
        "score_bands_set",
        by=by,
        subject=council,
        council=council,
        before=before,
        after={str(least): word for least, word in bands.items()},
    )
