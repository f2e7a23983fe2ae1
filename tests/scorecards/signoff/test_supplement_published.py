"""A supplement beside a published report: dated, sealed, checked for disclosure with it, and touching nothing of it."""

import io
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.test import Client
from django.urls import reverse

from portal.audit.refusals import NotReady
from scorecards.committee.models import Report
from scorecards.copies.models import SignedCopy
from scorecards.publishing.models import Printing
from scorecards.signoff import services as signoff
from scorecards.signoff.disclosure import quarter_check
from tests.scorecards.publishing.sealed import bytes_of, covers_only, paper_of, print_all, seal_of
from tests.scorecards.signoff.builders import House, a_house
from tests.scorecards.signoff.test_supplements import begun, later

pytestmark = pytest.mark.django_db


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    """Its report is signed, sealed and published; what follows is printed under the same seal."""
    cache.clear()
    house = a_house()
    with seal_of(tmp_path / "seal"), covers_only():
        print_all(house.sign_all())
        publish(house.report, house)
        yield house


def publish(report: Report, house: House) -> None:
    report.refresh_from_db()
    signoff.publish(report, by=house.clerk, seen_version=report.version)
    report.refresh_from_db()


def supplemented(house: House) -> SignedCopy:
    """The supplement, signed, printed and published."""
    quarter = later(house)
    fresh = begun(house, quarter)
    signoff.send_report(fresh, by=house.analyst, seen_version=fresh.version)
    own = House(**{**vars(house), "report": Report.objects.get(pk=fresh.pk), "submission": quarter})
    copy = own.sign_all()
    print_all(copy)
    publish(own.report, house)
    return copy


def words(answer: object) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", answer.content.decode()).split())  # type: ignore[attr-defined]


def test_nothing_of_the_report_is_touched(house: House) -> None:
    first = SignedCopy.objects.get(report=house.report)
    sealed = (first.sha256, first.content, first.public_content, first.chain_sha256)
    files = list(Printing.objects.filter(document__copy=first).values_list("id", "sha256"))
    row = Report.objects.values().get(pk=house.report.pk)

    supplemented(house)

    first.refresh_from_db()
    assert (first.sha256, first.content, first.public_content, first.chain_sha256) == sealed
    assert list(Printing.objects.filter(document__copy=first).values_list("id", "sha256")) == files
    assert Report.objects.values().get(pk=house.report.pk) == row
    call_command("check_chain", council=house.council.number, stdout=io.StringIO())


def test_it_is_sealed_and_verify_knows_it_as_a_paper_of_its_own(house: House) -> None:
    copy = supplemented(house)
    paper = paper_of(copy)
    assert paper.certificate is not None
    answer = Client().post("/verify/", {"file": SimpleUploadedFile("paper.pdf", bytes_of(paper))})
    assert "This is what was signed and published" in words(answer)
    assert f"Report {copy.title}" in words(answer)
    assert "Seal Valid" in words(answer)


def test_members_see_it_beside_the_report_with_its_days_and_read_beside_what_it_stands(house: House) -> None:
    first = SignedCopy.objects.get(report=house.report)
    copy = supplemented(house)
    member = Client()
    member.force_login(house.member)
    report = words(member.get(reverse("publishing:report", args=[first.pk])))
    day = f"{copy.signed_at:%-d %B %Y}"
    assert f"{copy.title} A supplement, signed {day}. This report stands as it was signed." in report
    page = words(member.get(reverse("publishing:report", args=[copy.pk])))
    assert "The figures stand at 31 December 2021." in page
    assert f"A supplement to “{first.title}”, which was signed on" in page
    meeting = words(member.get(reverse("committee:meeting", args=[house.report.meeting_id])))
    assert copy.title in meeting


def test_what_is_found_in_it_is_shown_at_its_place_before_it_is_signed(house: House) -> None:
    found = quarter_check(signoff.read_quarter(later(house, part="0.8"))).figures
    (only,) = [each.finding for each in found if "Placed for adoption" in each.finding.place]
    assert (only.says, only.prints) == ("0.8%", "c")


def test_without_its_reason_it_is_not_sent_for_review(house: House) -> None:
    fresh = begun(house, later(house))
    fresh.sections.filter(key="reason").update(text="")
    with pytest.raises(NotReady) as refused:
        signoff.send_report(fresh, by=house.analyst, seen_version=fresh.version)
    assert any("Why there are later figures" in str(gap) for gap in refused.value.gaps)
