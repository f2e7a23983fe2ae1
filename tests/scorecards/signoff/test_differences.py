"""A correction prints its reason and every sentence of its own that differs; what was withdrawn is not said again."""

import pytest

from scorecards.committee.models import Report
from scorecards.committee.services import sections
from scorecards.copies import queries as copies
from scorecards.copies.models import SignedCopy
from scorecards.publishing.making import story_of_copy
from scorecards.publishing.models import Publication
from scorecards.signoff import services as signoff
from tests.scorecards.signoff.builders import House, a_house

pytestmark = pytest.mark.django_db

WAS, IS = "The quarter in *two* sentences.", "The quarter in one sentence."
REASON = "A sentence was wrong."


def corrected(house: House, *, published: bool = True, withdrawn: bool = False) -> SignedCopy:
    first = house.sign_all()
    if published:
        gone = {"withdrawn_by": house.clerk, "withdrawn_reason": "It was wrong."} if withdrawn else {}
        publication = Publication.objects.create(copy=first, published_by=house.clerk)
        if withdrawn:
            Publication.objects.filter(pk=publication.pk).update(withdrawn_at=publication.published_at, **gone)
    house.report.refresh_from_db()
    fresh = signoff.correct(house.report, by=house.director, seen_version=house.report.version, reason=REASON)
    section = fresh.sections.get(key="synopsis")
    sections.save(section, by=house.analyst, seen_version=section.version, text=IS)
    fresh.refresh_from_db()
    signoff.send_report(fresh, by=house.analyst, seen_version=fresh.version)
    house.report = Report.objects.get(pk=fresh.pk)
    return house.sign_report()


def test_a_correction_prints_its_reason_and_each_sentence_that_differs() -> None:
    copy = corrected(a_house())
    notices = story_of_copy(copy).notices
    assert f"This is revision 2 of the report. {REASON}" in notices
    assert f"Section “Synopsis”: was “{WAS}”, now “{IS}”" in notices


def test_the_list_stands_in_the_appendix_too() -> None:
    copy = corrected(a_house())
    told = next(section for section in story_of_copy(copy).sections if section.heading == "How to read the figures")
    assert f"Section “Synopsis”: was “{WAS}”, now “{IS}”" in str(told)


@pytest.mark.parametrize("withdrawn", [True, False])
def test_words_that_members_cannot_read_any_more_or_never_could_are_not_quoted(withdrawn: bool) -> None:
    copy = corrected(a_house(), published=withdrawn, withdrawn=withdrawn)
    words = [change.words for change in copies.public_report(copy).changes]
    assert words == [f"a sentence was replaced; now “{IS}”"]


def test_the_first_revision_changes_nothing() -> None:
    assert copies.public_report(a_house().sign_all()).changes == ()
