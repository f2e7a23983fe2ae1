"""What is frozen of a report is what its director read, whatever is written while it is signed."""

import json

import pytest

from portal.audit.refusals import MovedOn
from scorecards.committee.models import Report, Section
from scorecards.committee.rules import State
from scorecards.copies.models import SignedCopy
from scorecards.signoff.services import reports
from tests.scorecards.signoff.builders import a_house

pytestmark = pytest.mark.django_db


@pytest.fixture
def house():
    return a_house()


def test_what_changes_while_it_is_signed_is_not_frozen(house, monkeypatch):
    """The gate is asked between the comparing of the seal and the freezing."""
    house.sign_quarter()

    def meanwhile(report):
        Section.objects.filter(report=report, key="synopsis").update(text="Words nobody read.")
        return []

    monkeypatch.setattr(reports, "report_signable", meanwhile)
    copy = house.sign_report()

    for text in (copy.content, copy.public_content):
        synopsis = next(each["text"] for each in json.loads(text)["sections"] if each["key"] == "synopsis")
        assert synopsis == "The quarter in *two* sentences."


def test_a_quarter_that_another_hand_signs_with_other_words_in_between_signs_nothing(house, monkeypatch):
    def meanwhile(report):
        house.submission.council.name = "Elsewhere"
        house.submission.council.save()
        house.sign_quarter()
        return []

    monkeypatch.setattr(reports, "report_signable", meanwhile)
    with pytest.raises(MovedOn):
        house.sign_report()
    assert (Report.objects.get(pk=house.report.pk).state, SignedCopy.objects.count()) == (State.REVIEW.value, 0)


def test_nobody_can_try_counts_until_the_hash_on_the_paper_comes_out(house):
    """Each copy holds what nobody can guess, and what members are shown does not."""
    copies = [house.sign_quarter(), house.sign_report()]
    salts = [[json.loads(text)["salt"] for text in (copy.content, copy.public_content)] for copy in copies]
    assert [(len(kept), shown) for kept, shown in salts] == [(32, ""), (32, "")]
    quarter, report = (kept for kept, _shown in salts)
    assert quarter != report
    assert not any(kept in copy.public_content for kept in (quarter, report) for copy in copies)
