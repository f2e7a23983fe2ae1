"""Every builder makes a whole row by itself, and twice without a clash."""

import pytest

from tests import builders

NAMES = sorted(
    name for name in vars(builders) if name.startswith(("a_", "an_")) and name not in ("a_breakdown", "a_membership")
)


@pytest.mark.django_db
@pytest.mark.parametrize("name", NAMES)
def test_a_builder_makes_two_different_rows_unasked(name):
    build = getattr(builders, name)
    assert build().pk != build().pk


@pytest.mark.django_db
def test_what_is_signed_off_has_been_signed_by_a_director():
    submission = builders.a_submission(state="signed_off")
    assert [m.role for m in submission.signed_off_by.memberships.all()] == ["director"]


@pytest.mark.django_db
def test_a_breakdown_takes_its_categories_in_order():
    breakdown = builders.a_breakdown(builders.an_indicator(), "Under 1", "1 to 4")
    assert [(c.code, c.order) for c in breakdown.categories.all()] == [("under_1", 1), ("1_to_4", 2)]
