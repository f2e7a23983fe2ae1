"""A paper keeps the crest that it was signed with, whatever the council has now."""

from pathlib import Path

import pytest

from portal.accounts.rules import Role
from portal.crests import queries as crests
from portal.crests import services
from portal.files.services import content_of
from scorecards.copies import queries as copies
from scorecards.publishing import making
from scorecards.publishing.making import CannotMake
from scorecards.publishing.models import Document
from scorecards.publishing.rules import DocumentKind
from tests import builders
from tests.portal.crests.drawings import SHIELD, a_png
from tests.portal.home.builders import signed_in
from tests.scorecards.publishing.paper.papers import elements
from tests.scorecards.publishing.sealed import paper_of, print_all, publish
from tests.scorecards.publishing.test_chain import checked, typed
from tests.scorecards.signoff.builders import a_house

pytestmark = pytest.mark.django_db


@pytest.fixture
def house():
    house = a_house()
    house.administrator = builders.a_person(Role.ADMINISTRATOR, council=house.council)
    services.set_crest(house.council, by=house.administrator, seen=0, alt="A white cross", content=SHIELD)
    return house


def change(house):
    services.set_crest(house.council, by=house.administrator, seen=1, alt="A square", content=a_png())


def alts(document):
    made = making.Made("", content_of(document.file), "")
    return [node["/Alt"] for node in elements(made) if node["/S"] == "/Figure"][:1]


def test_it_is_in_the_signed_content_by_its_hash(house):
    copy = house.sign_all()
    kept = copies.public_report(copy).crest

    assert (kept.alt, kept.sha256) == ("A white cross", crests.standing(house.council).file.sha256)
    assert copies.staff_report(copy).crest == kept
    assert kept.sha256 in copy.content


def test_an_old_paper_is_rebuilt_with_its_own_crest_after_the_council_changed_it(house):
    copy = house.sign_all()
    print_all(copy)
    change(house)
    services.take_away(house.council, by=house.administrator, seen=2)

    for document in Document.objects.filter(copy=copy):
        out, wrong = typed("rebuild", document.pk)
        assert (f"Document {document.pk} is equal" in out, wrong) == (True, "")
    assert alts(paper_of(copy)) == ["A white cross"]


def test_a_paper_signed_before_there_was_one_has_none():
    house = a_house()
    copy = house.sign_all()
    before = making.make(copy, DocumentKind.PDF, beside={}).content
    administrator = builders.a_person(Role.ADMINISTRATOR, council=house.council)
    services.set_crest(house.council, by=administrator, seen=0, alt="A white cross", content=SHIELD)

    assert copies.public_report(copy).crest is None
    assert making.make(copy, DocumentKind.PDF, beside={}).content == before


def test_members_see_it_on_the_page_of_the_report(house):
    copy = house.sign_all()
    print_all(copy)
    publish(house, copy)
    change(house)
    first = copies.public_report(copy).crest
    answer = signed_in(house.member).get(f"/papers/{copy.pk}/")
    address = f"/crests/{house.council.number}/{first.sha256}/"

    assert f'src="{address}"' in answer.content.decode()
    assert 'alt="A white cross"' in answer.content.decode()
    assert signed_in(house.member).get(address).status_code == 200


def test_a_stored_crest_that_was_changed_stops_the_paper_and_breaks_the_chain(house):
    copy = house.sign_all()
    file = crests.standing(house.council).file
    place = Path(file.content.path)
    place.write_bytes(place.read_bytes().replace(b"#1d4f91", b"#1d4f92"))

    with pytest.raises(CannotMake, match="The crest that was signed is not stored any more as it was"):
        making.make(copy, DocumentKind.PDF, beside={})
    assert checked()[1] == (
        f"{house.council.name}: {copy.title}, revision 1: the stored crest is not the one that was signed."
    )
