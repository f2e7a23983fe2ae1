from dataclasses import replace
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from portal.accounts.rules import Role
from portal.audit.models import AuditEvent
from portal.audit.refusals import NotPossible, NotReady
from scorecards.framework import queries
from scorecards.framework.models import RatingBand, RatingScheme
from scorecards.framework.rules import FIVE_STATES, THREE_STATES
from scorecards.framework.services import schemes
from tests.builders import a_council, a_person, a_scheme

pytestmark = pytest.mark.django_db


def test_a_councils_own_scheme_reads_back_as_it_was_made():
    council = a_council()

    made = schemes.make(council, by=a_person(Role.ANALYST, council=council), name="Ours", bands=FIVE_STATES)

    assert queries.bands_of(made) == FIVE_STATES
    assert list(queries.schemes_for(council)) == [made]
    assert list(queries.schemes_for(a_council())) == []
    assert AuditEvent.objects.get().council_number == council.number


def test_bands_that_are_no_scheme_are_refused_whole():
    council = a_council()
    best, middle, last = THREE_STATES
    upside_down = [last, middle, replace(best, word=middle.word)]

    with pytest.raises(NotReady) as refused:
        schemes.make(council, by=a_person(Role.ANALYST, council=council), name="Ours", bands=upside_down)

    assert "Only the last band has no least margin" in refused.value.gaps
    assert "Each band has its own word" in refused.value.gaps
    assert RatingScheme.objects.count() == 0


@pytest.mark.parametrize("margin", [Decimal("-1000"), Decimal("-0.1234")])
def test_a_margin_that_would_not_be_kept_whole_is_refused(margin):
    council = a_council()
    best, middle, last = THREE_STATES

    with pytest.raises(NotReady, match="at most 3 decimals"):
        schemes.make(
            council,
            by=a_person(Role.ANALYST, council=council),
            name="Ours",
            bands=[best, replace(middle, least_margin=margin), last],
        )


def test_a_name_is_needed_and_taken_once_in_a_council():
    council = a_council()
    analyst = a_person(Role.ANALYST, council=council)
    schemes.make(council, by=analyst, name="Ours", bands=THREE_STATES)

    for wrong in ("Ours", " "):
        with pytest.raises(NotPossible):
            schemes.make(council, by=analyst, name=wrong, bands=THREE_STATES)


@pytest.mark.parametrize("role", [*(r for r in Role if r != Role.ANALYST), None])
def test_nobody_else_makes_schemes(role):
    council = a_council()
    person = a_person(role, council=council) if role else a_person(Role.ANALYST)

    with pytest.raises(PermissionDenied):
        schemes.make(council, by=person, name="Ours", bands=THREE_STATES)


@pytest.mark.parametrize("breaking", [{"order": 1}, {"word": "Same"}, {"least_margin": None}])
def test_the_database_keeps_bands_apart(breaking):
    a_scheme()

    with pytest.raises(IntegrityError), transaction.atomic():
        RatingBand.objects.update(**breaking)


def test_the_database_keeps_names_apart():
    council = a_council()
    for owner in (None, council):
        a_scheme(council=owner)
        a_scheme(council=owner)

    for owner in (None, council):
        with pytest.raises(IntegrityError), transaction.atomic():
            RatingScheme.objects.filter(council=owner).update(name="Same")
