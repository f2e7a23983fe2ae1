"""Registers and the council's own bands of scores."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from portal.accounts import access
from portal.accounts.models import Council
from portal.accounts.rules import Permission
from portal.audit.services import record
from scorecards.framework.models import Scorecard
from scorecards.risks.models import Register, ScoreBand
from scorecards.risks.rules import RegisterKind


@transaction.atomic
def make(council: Council, *, by: Any, kind: RegisterKind, name: str, scorecard: Scorecard | None = None) -> Register:
    """Begin a register; one that belongs to a scorecard is shown in its quarters."""
    access.require(by, Permission.FRAMEWORK_EDIT, council=council)
    register = Register.objects.create(council=council, kind=kind.value, name=name, scorecard=scorecard)
    record("register_made", by=by, subject=register)
    return register


@transaction.atomic
def set_bands(council: Council, *, by: Any, bands: Mapping[int, str]) -> None:
    """Replace the council's words for scores: each band holds from its least score on; one must begin at 1.

    Raises ValidationError where a least score lies outside 1 to 25 or none begins at 1.
    """
    access.require(by, Permission.FRAMEWORK_EDIT, council=council)
    if 1 not in bands or any(not 1 <= least <= 25 for least in bands):
        raise ValidationError("Bands begin at scores from 1 to 25, and one of them at 1.")
    before = {str(band.least): band.word for band in council.score_bands.all()}
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
