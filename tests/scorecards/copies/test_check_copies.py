"""The command that looks whether anybody has altered or taken out what was signed."""

from io import StringIO

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from portal.audit import append_only
from scorecards.copies.models import SignedCopy
from scorecards.publishing.models import Document
from tests.scorecards.signoff.builders import a_house

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def house():
    """A quarter and its report, signed, in a database whose triggers somebody has lifted."""
    made = a_house()
    made.sign_quarter()
    made.sign_report()
    append_only.lift()
    yield made
    append_only.lay()


def check() -> str:
    out = StringIO()
    call_command("check_copies", stdout=out)
    return out.getvalue()


def test_what_nobody_has_touched_holds(house):
    assert check() == "The signed copies hold: 2 copies.\n"


@pytest.mark.parametrize("altered", [{"content": "{}"}, {"public_content": "{}"}, {"previous_sha256": "f" * 64}])
def test_a_copy_that_was_altered_is_named(house, altered):
    SignedCopy.objects.filter(position=2).update(**altered)

    with pytest.raises(CommandError, match=f"^{house.council}: signed copy 2 is not what was signed.$") as found:
        check()
    assert found.value.returncode == 2


@pytest.mark.parametrize("position", [1, 2])
def test_a_copy_that_was_taken_out_is_missed(house, position):
    Document.objects.all().delete()
    SignedCopy.objects.filter(position=position)._raw_delete("default")

    with pytest.raises(CommandError):
        check()
    if position == 2:
        with pytest.raises(CommandError, match=f"^Signed, and without a copy: {house.report}"):
            check()
