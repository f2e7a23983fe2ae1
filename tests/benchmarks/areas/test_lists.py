"""A list of places by page: looked at line by line, then accepted as it was looked at, or set aside."""

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import TestCase, override_settings
from django.urls import reverse

from benchmarks.areas import queries
from benchmarks.areas.models import Area, AreaCode, AreaFile
from portal.accounts.rules import Role
from portal.audit.models import AuditEvent
from tests import builders as a

REGIONS = "region_code,region_name\nE12000007,London\nE13000001,Inner London\n"
LAS = """\
new_la_code,la_name,date_of_operation,date_of_termination,parent_geography_code,old_la_code
E09000021,Kingston upon Thames,01/01/2009,,E12000007,314
E09000027,Richmond upon Thames,01/01/2009,,E12000007,318
E10000002,Buckinghamshire,01/01/2009,31/03/2020,,825
E06000060,Buckinghamshire,01/04/2020,,E12000008,825
E06000061,Nowhere,35/01/2009,,E12000007,940
E09000021 / E09000027,Both,01/01/2009,,E12000007,314 / 318
"""


class Lists(TestCase):
    """A council 318, whose area has neither a code nor a region; its analyst is signed in."""

    @classmethod
    def setUpTestData(cls):
        cls.council = a.a_council(number="318")
        cls.own = a.an_area(number="318", name="Richmond", code="", region=None)
        AreaCode.objects.all().delete()
        cls.person = a.a_person(Role.ANALYST, council=cls.council)

    def setUp(self):
        self.client.force_login(self.person)

    def send(self, text, name="list.csv"):
        file = SimpleUploadedFile(name, text.encode() if isinstance(text, str) else text)
        return self.client.post(reverse("areas:load-list"), {"file": file})

    def seen(self, sent):
        return self.client.get(reverse("areas:list", args=[sent.pk]))

    def press(self, act, sent, **more):
        return self.client.post(reverse(f"areas:{act}", args=[sent.pk]), **more)

    def standing(self):
        return (
            sorted(Area.objects.values_list("name", "number", "region__name", "exists_from")),
            sorted(AreaCode.objects.values_list("code", "area__name", "begins")),
            AuditEvent.objects.filter(act__in=("add_area", "load_areas")).count(),
        )

    def test_a_list_is_looked_at_line_by_line_before_anything_changes(self):
        before = self.standing()

        answer = self.send(LAS)

        sent = AreaFile.objects.get()
        assert answer["Location"] == reverse("areas:list", args=[sent.pk])
        page = self.seen(sent)
        assert self.standing() == before
        assert [(each["line"], each["name"], each["number"], each["words"]) for each in page.context["added"]] == [
            (0, "England", "", ["country E92000001"]),
            (
                2,
                "Kingston upon Thames",
                "314",
                ["authority", "code E09000021 from 1 January 2009", "no region: there is no E12000007 here yet"],
            ),
            (4, "Buckinghamshire", "825", ["authority", "code E10000002 from 1 January 2009 to 31 March 2020"]),
            (7, "Kingston upon Thames and Richmond", "", ["joint return of 314 and 318"]),
        ]
        assert [(each["line"], each["words"]) for each in page.context["filled"]] == [
            (3, ["code E09000027 from 1 January 2009"]),
            (5, ["code E06000060 from 1 April 2020"]),
        ]
        assert [(each["line"], each["column"]) for each in page.context["untaken"]] == [(6, "date_of_operation")]
        assert (page.context["read"], page.context["same"]) == (6, 0)
        self.assertContains(page, "Nothing has changed yet.")
        self.assertContains(self.client.get(reverse("areas:places")), "To look at")

    def test_accepting_does_what_was_shown_and_once_only(self):
        self.send(REGIONS)
        regions = AreaFile.objects.get()
        answer = self.press("accept-list", regions, follow=True)
        self.assertContains(answer, "The list is loaded: 3 areas new or filled up.")
        self.send(LAS)
        sent = AreaFile.objects.exclude(pk=regions.pk).get()

        self.press("accept-list", sent)

        kingston, bucks = queries.area(number="314"), queries.area(number="825")
        assert kingston is not None
        assert bucks is not None
        assert (kingston.region, kingston.joint_returns.count()) == (queries.area(code="E12000007"), 1)
        assert sorted(bucks.codes.values_list("code", flat=True)) == ["E06000060", "E10000002"]
        assert AuditEvent.objects.filter(act="accept_areas").count() == 2
        for act in ("accept-list", "set-list-aside"):
            assert self.press(act, sent).status_code == 409
        self.assertContains(self.seen(sent), "The list is loaded.")
        self.send(LAS)
        again = AreaFile.objects.get(state="checked")
        page = self.seen(again)
        assert (page.context["same"], page.context["added"], page.context["filled"]) == (5, [], [])
        self.assertNotContains(page, "Accept the list")
        self.assertContains(self.press("accept-list", again, follow=True), "There is nothing new in this file.")

    def test_what_would_be_other_than_was_shown_is_not_done(self):
        self.send(LAS)
        sent = AreaFile.objects.get()
        a.an_area(number="314", name="Kingston", code="E09000021")
        before = self.standing()

        answer = self.press("accept-list", sent, follow=True)

        self.assertContains(answer, "The areas have changed since this file was looked at")
        sent.refresh_from_db()
        assert (sent.state, self.standing()) == ("checked", before)

    def test_a_list_set_aside_leaves_nothing(self):
        before = self.standing()
        self.send(LAS)
        sent = AreaFile.objects.get()

        self.press("set-list-aside", sent)

        assert self.standing() == before
        assert list(queries.area_files()) == []
        self.assertContains(self.seen(sent), "Nothing was taken from this")

    def test_what_is_no_list_is_refused_at_its_field(self):
        for text in (b"a,b\n1,2\n", b"\xff\xfea", LAS[:-20]):
            assert list(self.send(text).context["form"].errors) == ["file"]
        with override_settings(UPLOAD_LIMIT_BYTES=10):
            self.assertContains(self.send(LAS), "which no such list is")
        assert AreaFile.objects.count() == 0
