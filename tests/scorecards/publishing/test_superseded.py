"""A paper in whose place a later one stands is still there, and its page, its lists and its files say so."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from scorecards.publishing.models import Document
from tests.scorecards.publishing.sealed import bytes_of, covers_only, paper_of, print_all, publish, revise
from tests.scorecards.signoff.builders import a_house

pytestmark = pytest.mark.django_db


@pytest.fixture
def house():
    with covers_only():
        yield a_house()


def words(answer):
    return " ".join(re.sub(r"<[^>]+>", " ", answer.content.decode()).split())


def test_the_earlier_paper_stays_as_it_was_and_is_marked_wherever_it_stands(house):
    first = house.sign_all()
    print_all(first)
    publish(house, first)
    member = Client()
    member.force_login(house.member)
    page, paper = reverse("publishing:report", args=[first.pk]), paper_of(first)
    download = reverse("publishing:download", args=[paper.pk])
    before = (bytes_of(paper), first.sha256, first.chain_sha256)
    assert "superseded" not in member.get(download)["Content-Disposition"]
    assert "Superseded" not in words(member.get(page))

    second = revise(house)
    publish(house, second, supersedes=first)

    first.refresh_from_db()
    assert (bytes_of(paper_of(first)), first.sha256, first.chain_sha256) == before
    said = words(member.get(page))
    ready = Document.objects.filter(copy=first, file__isnull=False).count()
    assert said.count("Superseded") == 1 + ready
    assert "Read revision 2, which stands now" in said
    sent = member.get(download)
    assert sent["Content-Disposition"].endswith("superseded.pdf")
    assert b"".join(sent.streaming_content) == before[0]
    quarters = member.get(reverse("scrutiny:quarters"), {"council": house.council.number})
    assert words(quarters).count("Superseded") == 1
    later = paper_of(second)
    newer = member.get(reverse("publishing:download", args=[later.pk]))
    assert "superseded" not in newer["Content-Disposition"]
