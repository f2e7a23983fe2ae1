"""Rating schemes: a council's own, or those shipped for all."""

from collections.abc import Sequence
from typing import Any

from django.db import IntegrityError, transaction

from portal.accounts import access
from portal.accounts.models import Council
from portal.accounts.rules import Permission
from portal.audit.refusals import NotPossible, NotReady
from portal.audit.services import record
from portal.figures.rounding import places
from scorecards.framework.models import RatingBand, RatingScheme
from scorecards.framework.rules import Band, scheme_problems

MOST_MARGIN, MARGIN_DECIMALS = 1000, 3
UNNAMED = "Give the scheme a name that no other has"


@transaction.atomic
def make(council: Council, *, by: Any, name: str, bands: Sequence[Band]) -> RatingScheme:
    """A scheme of a council's own, its bands from best to worst.

    Raises NotPossible for a name that is taken, NotReady with everything that keeps the bands from being a scheme.
    A scheme is never changed, or past quarters would be rated anew: make another and choose it.
    """
    access.require(by, Permission.FRAMEWORK_EDIT, council=council)
    if not name.strip():
        raise NotPossible(UNNAMED, "name")
    if problems := [*scheme_problems(bands), *_too_long(bands)]:
        raise NotReady(problems)
    try:
        with transaction.atomic():
            scheme = RatingScheme.objects.create(council=council, name=name.strip())
    except IntegrityError:
        raise NotPossible(UNNAMED, "name") from None
    RatingBand.objects.bulk_create(rows(scheme, bands))
    told = [{"word": band.word, "least_margin": band.least_margin, "acceptable": band.acceptable} for band in bands]
    record("make_scheme", by=by, subject=scheme, after={"bands": told})
    return scheme


def _too_long(bands: Sequence[Band]) -> list[str]:
    """Margins that the table would not keep whole."""
    margins = [band.least_margin for band in bands if band.least_margin is not None]
    whole = all(abs(margin) < MOST_MARGIN and places(margin) <= MARGIN_DECIMALS for margin in margins)
    return [] if whole else [f"A least margin is below {MOST_MARGIN} and has at most {MARGIN_DECIMALS} decimals"]


def rows(scheme: RatingScheme, bands: Sequence[Band]) -> list[RatingBand]:
    """The bands as unsaved rows of a scheme, best first."""
    return [
        RatingBand(
            scheme=scheme,
            order=order,
            word=band.word,
            shape=band.shape.value,
            tone=band.tone.value,
            least_margin=band.least_margin,
            acceptable=band.acceptable,
        )
        for order, band in enumerate(bands, 1)
    ]
