"""What is attached, as the page of a signed report lists it: by its letter, with its date, marked if it is a draft."""

import datetime
import re

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from portal.files import services as files
from scorecards.committee.models import Appendix
from scorecards.publishing.models import Publication
from tests.scorecards.exempt import attach_exempt
from tests.scorecards.signoff.builders import a_house

pytestmark = pytest.mark.django_db


def test_each_has_the_letter_of_the_paper_its_date_and_its_draft_mark():
    house = a_house()
    attach_exempt(house.report, order=1)
    for order, (title, draft, day) in enumerate(
        [("Letter", False, None), ("Data set", True, datetime.date(2021, 9, 30))], 2
    ):
        file = files.store(f"{title}.csv", title.encode(), media_type="text/csv", by=None)
        read = {"confirmed_sha256": file.sha256, "confirmed_at": timezone.now(), "confirmed_by": house.analyst}
        said = {"title": title, "draft": draft, "data_date": day, "order": order}
        Appendix.objects.create(report=house.report, file=file, **said, **read)
    copy = house.sign_all()
    Publication.objects.create(copy=copy, published_by=house.clerk)
    client = Client()
    client.force_login(house.member)

    page = client.get(reverse("publishing:report", args=[copy.pk])).content.decode()

    listed = page.split('id="appendices"')[1].split("</section>")[0].split("</ul>")[0]
    rows = [" ".join(re.sub(r"<[^>]+>", " ", row).split()) for row in listed.split("<li>")[1:]]
    assert rows == [
        "Appendix E: Letter Letter.csv, 6 bytes. It states no data date.",
        "Appendix F: Data set Data set.csv, 8 bytes. Figures at 30 September 2021. Draft",
    ]
    for heading in ("Appendix D: Exempt, not published", "Appendix E: Letter", "Appendix F: Data set (draft)"):
        assert heading in " ".join(re.sub(r"<[^>]+>", " ", page).split())
