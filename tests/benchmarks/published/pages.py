"""A council, its analyst, two places and a mapped table, for the pages of files and releases."""

import datetime
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import TestCase
from django.urls import reverse

from benchmarks.areas.rules import AreaKind
from benchmarks.published.models import Import
from benchmarks.published.services import imports
from portal.accounts.rules import Role
from tests import builders as a

HEAD = "time_period,time_identifier,geographic_level,country_code,country_name,region_code,region_name,"
HEAD += "old_la_code,new_la_code,la_name,kind,count,percent\n"
ENGLAND = "2025,Reporting year,National,E92000001,England,,,,,,All,50,21.5\n"
HERE = "2025,Reporting year,Local authority,E92000001,England,E12000005,West Midlands,893,E06000051,Shropshire"
FILE = f"{HEAD}{ENGLAND}{HERE},All,20,20\n{HERE},Some,1,1\n"
RESTATED = FILE.replace("All,20,20", "All,25,24.25")


class Pages(TestCase):
    """An analyst is signed in."""

    role = Role.ANALYST

    @classmethod
    def setUpTestData(cls) -> None:
        cls.council = a.a_council()
        region = a.an_area(AreaKind.REGION, code="E12000005", name="West Midlands")
        a.an_area(AreaKind.COUNTRY, code="E92000001", name="England")
        a.an_area(number="893", code="E06000051", name="Shropshire", region=region)
        a.an_area(number="894", code="E06000020", name="Telford", region=region)
        cls.table = a.a_table(code="children", publication="Children")
        cls.measure = a.a_measure(code="PCT", name="Share in time")
        a.a_mapping(cls.table, measure=cls.measure, value="percent", numerator=["count"], filters={"kind": "All"})
        cls.person = a.a_person(cls.role, council=cls.council, name="Ann Alyst")

    def setUp(self) -> None:
        self.client.force_login(self.person)

    def get(self, name: str, *args: Any, **query: Any) -> Any:
        return self.client.get(reverse(f"published:{name}", args=args), query)

    def post(self, name: str, *args: Any, **given: Any) -> Any:
        return self.client.post(reverse(f"published:{name}", args=args), given)

    def send(self, text: str = FILE, **given: Any) -> Any:
        """Send a file by the page."""
        day = {"published_on_day": "30", "published_on_month": "10", "published_on_year": "2025"}
        file = SimpleUploadedFile("children.csv", text.encode(), content_type="text/csv")
        return self.post("load", **{"file": file, "edition": "2025", "status": "official", **day, **given})

    def read(self, text: str = FILE, **given: Any) -> Import:
        """A file that was sent and read through."""
        self.send(text, **given)
        job = Import.objects.latest("pk")
        imports.run(job.pk)
        job.refresh_from_db()
        return job

    def accepted(self, text: str = FILE, **given: Any) -> Import:
        job = self.read(text, **given)
        imports.accept(job, by=self.person)
        return Import.objects.select_related("release").get(pk=job.pk)


DAY = datetime.date(2025, 3, 31)
