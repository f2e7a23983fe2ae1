"""Pages of areas, of the neighbour model's editions and of a council's own groups."""

import datetime

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import TestCase, override_settings
from django.urls import reverse
from django.utils import timezone

from benchmarks.areas.changes import Moved, between
from benchmarks.areas.models import AreaCode, ComparatorGroup, NeighbourFile
from benchmarks.areas.rules import AreaKind
from portal.accounts.rules import Role
from portal.audit.models import AuditEvent
from tests import builders as a

HEAD = "old_la_code," + ",".join(f"SN_{place},SN_{place}P" for place in range(1, 11)) + "\n"


class Pages(TestCase):
    """A council 901 with eleven others, 902 to 912; its analyst is signed in."""

    @classmethod
    def setUpTestData(cls):
        cls.council = a.a_council(number="901")
        cls.region = a.an_area(AreaKind.REGION, name="West")
        cls.own = a.an_area(number="901", name="Own", region=cls.region)
        cls.others = [a.an_area(number=str(n), name=f"Place {n}", region=cls.region) for n in range(902, 913)]
        cls.person = a.a_person(Role.ANALYST, council=cls.council)

    def setUp(self):
        self.client.force_login(self.person)

    def get(self, name, /, *args, **query):
        return self.client.get(reverse(f"areas:{name}", args=args), query)

    def post(self, name, /, *args, **given):
        return self.client.post(reverse(f"areas:{name}", args=args), given)


class Places(Pages):
    def test_an_area_is_listed_with_its_codes_and_their_days(self):
        AreaCode.objects.create(
            area=self.own,
            code="E08000016",
            begins=datetime.date(2009, 1, 1),
            ends=datetime.date(2025, 4, 30),
        )
        AreaCode.objects.create(area=self.own, code="E08000038", begins=datetime.date(2025, 5, 1))

        page = self.get("places", words="E08000038")

        assert [row.record for row in page.context["table"].rows] == [self.own]
        self.assertContains(page, "1 January 2009 to 30 April 2025")
        self.assertContains(page, "from 1 May 2025")

    def test_areas_are_found_by_kind_name_and_number(self):
        for query, count in (
            ({"kind": "region"}, 1),
            ({"words": "place 90"}, 8),
            ({"words": "912"}, 1),
            ({"kind": "planet"}, 13),
            ({"words": "nowhere"}, 0),
        ):
            assert self.get("places", **query).context["table"].paginator.count == count

    @override_settings(NAVIGATION="", FOOTER="")
    def test_one_area_and_eight_cost_the_same(self):
        for words in ("912", "Place 90"):
            self.get("places", words=words)
            with self.assertNumQueries(7):
                self.get("places", words=words)


class Models(Pages):
    def send(self, *lines, **given):
        text = HEAD + "".join(f"{line}\n" for line in lines)
        file = SimpleUploadedFile("model.csv", given.pop("content", text.encode()))
        return self.post("load", **{"file": file, "edition": "2025", "source": "DfE", **given})

    def line(self, own, first=902):
        return ",".join([own, *(f"{n},Close " for n in range(first, first + 10))])

    def test_a_model_is_looked_at_before_anything_is_kept(self):
        quoted = a.a_group(of=self.own, edition="2025")
        there = a.a_group(*self.others[1:], of=self.others[0], edition="2025")

        answer = self.send(self.line("901"), self.line("902", 903), self.line("999"), self.line("912"))

        sent = NeighbourFile.objects.get()
        assert answer["Location"] == reverse("areas:model", args=[sent.pk])
        page = self.get("model", sent.pk)
        assert page.context["counts"] == {"new": 1, "filled": 1, "same": 1}
        assert [(each.line, each.words) for each in page.context["untaken"]] == [
            (4, "No area here has the number 999.")
        ]
        assert (quoted.memberships.count(), there.memberships.count(), ComparatorGroup.objects.count()) == (0, 10, 2)
        self.assertContains(self.get("models"), "To look at")

        self.post("accept", sent.pk)

        assert [each.area.number for each in quoted.memberships.all()] == [str(n) for n in range(902, 912)]
        assert ComparatorGroup.objects.get(of__number="912").memberships.count() == 10
        assert AuditEvent.objects.filter(act="accept_neighbours").count() == 1
        assert self.get("models").context["editions"][0] == {"edition": "2025", "groups": 3, "filled": 3}
        for act in ("accept", "set-aside"):
            assert self.post(act, sent.pk).status_code == 409
        self.assertContains(self.get("model", sent.pk), "is loaded.")

    def test_other_neighbours_than_stand_there_are_a_problem(self):
        a.a_group(*reversed(self.others[:10]), of=self.own, edition="2025")
        self.send(self.line("901"))
        sent = NeighbourFile.objects.get()

        page = self.get("model", sent.pk)

        assert [each.words for each in page.context["untaken"]] == [
            "Own has other neighbours in the edition 2025 already."
        ]
        self.assertNotContains(page, "Accept the edition")
        answer = self.client.post(reverse("areas:accept", args=[sent.pk]), follow=True)
        self.assertContains(answer, "Not one line of this file can be taken.")
        sent.refresh_from_db()
        assert sent.state == "checked"

    def test_a_file_set_aside_leaves_nothing(self):
        self.send(self.line("901"))
        sent = NeighbourFile.objects.get()

        self.post("set-aside", sent.pk)

        assert ComparatorGroup.objects.count() == 0
        assert len(self.get("models").context["waiting"]) == 0
        self.assertContains(self.get("model", sent.pk), "Nothing was taken from this file.")

    def test_what_is_no_model_is_refused_at_its_field(self):
        cut = (HEAD + self.line("901")[:30]).encode()
        for given, field in (
            ({"content": b"a,b\n1,2\n"}, "file"),
            ({"content": b"\xff\xfea"}, "file"),
            ({"content": cut}, "file"),
            ({"edition": ""}, "edition"),
            ({"edition": "x" * 21}, "edition"),
            ({"source": ""}, "source"),
        ):
            assert list(self.send(self.line("901"), **given).context["form"].errors) == [field]
        assert NeighbourFile.objects.count() == 0

    @override_settings(UPLOAD_LIMIT_BYTES=10, NAVIGATION="")
    def test_a_file_that_is_too_long_is_refused(self):
        assert list(self.send(self.line("901")).context["form"].errors) == ["file"]

    @override_settings(NAVIGATION="", FOOTER="")
    def test_one_edition_and_three_cost_the_same(self):
        for more in (1, 2):
            for _ in range(more):
                a.a_group(of=self.own, edition=str(a.number()))
                a.a_neighbour_file()
            self.get("models")
            with self.assertNumQueries(5):
                self.get("models")


class Changes(Pages):
    def page(self, **query):
        return self.get("changes", "901", **query)

    def test_who_joined_who_left_and_who_moved(self):
        a.a_group(*self.others[:3], of=self.own, edition="2021")
        a.a_group(self.others[3], self.others[2], self.others[0], of=self.own, edition="2025")

        page = self.page()

        found = page.context["changes"]
        assert (found.joined, found.left) == ((("Place 905", 1),), (("Place 903", 2),))
        assert [(each.name, each.words) for each in found.stayed] == [
            ("Place 904", "closer"),
            ("Place 902", "further away"),
        ]
        assert self.page(old="2025", new="2021").context["changes"].joined == (("Place 903", 2),)
        assert self.page(old="1999").context["old"] == "2021"

    def test_an_edition_of_which_only_numbers_were_quoted_says_so(self):
        a.a_group(of=self.own, edition="2021")
        a.a_group(self.others[0], of=self.own, edition="2025")

        self.assertContains(self.page(), "Of the edition 2021 only numbers were quoted")

    def test_one_edition_is_listed_and_none_says_so(self):
        self.assertContains(self.page(), "No edition of the model is loaded")
        a.a_group(self.others[0], of=self.own, edition="2025")
        page = self.page()
        self.assertContains(page, "Only the edition 2025 is loaded.")
        self.assertContains(page, "Place 902")

    def test_members_read_it_too(self):
        self.client.force_login(a.a_person(Role.MEMBER, council=self.council))
        assert self.page().status_code == 200


class Groups(Pages):
    def make(self, **given):
        usual = {"kind": "quality", "name": "Good ones", "source": "Ofsted, 31 March 2026"}
        return self.post("make-group", "901", **{**usual, **given})

    def test_members_are_ticked_one_by_one_or_a_region_at_once(self):
        region = f"r{self.region.pk}"
        self.make(**{region: [str(self.others[3].pk), str(self.others[1].pk)], "edition": "2026"})
        self.make(**{region: ["all"], "name": "The region", "kind": "region"})

        chosen, whole = ComparatorGroup.objects.order_by("pk")
        assert [each.area for each in chosen.memberships.all()] == [self.others[1], self.others[3]]
        assert (chosen.kind, chosen.edition, chosen.of, chosen.made_by) == ("quality", "2026", self.own, self.person)
        assert [each.area for each in whole.memberships.all()] == self.others
        page = self.get("groups", "901")
        self.assertContains(page, reverse("published:group", args=["901", chosen.pk]))

    def test_a_group_without_members_is_given_them_once(self):
        answer = self.make(quoted_only="on")
        group = ComparatorGroup.objects.get()
        assert answer["Location"] == reverse("published:group", args=["901", group.pk])
        assert list(self.post("give-members", "901", group.pk).context["form"].non_field_errors()) == [
            "Tick at least one authority."
        ]

        given = {f"r{self.region.pk}": [str(self.others[0].pk)]}
        assert self.post("give-members", "901", group.pk, **given).status_code == 302

        assert [each.area for each in group.memberships.all()] == [self.others[0]]
        self.assertContains(self.post("give-members", "901", group.pk, **given), "keeps them: make a newer edition.")

    def test_what_does_not_hold_together_is_said_at_its_field(self):
        one = {f"r{self.region.pk}": [str(self.others[0].pk)]}
        for given, field in (
            ({}, "quoted_only"),
            ({**one, "quoted_only": "on"}, "quoted_only"),
            ({**one, "kind": "neighbours"}, "kind"),
            ({**one, "name": ""}, "name"),
            ({**one, "source": ""}, "source"),
            ({f"r{self.region.pk}": [str(self.own.pk)], "quoted_only": "on"}, f"r{self.region.pk}"),
        ):
            assert field in self.make(**given).context["form"].errors
        assert ComparatorGroup.objects.count() == 0

    def test_a_second_group_of_the_same_name_needs_another_edition(self):
        self.make(quoted_only="on")

        assert list(self.make(quoted_only="on").context["form"].errors) == ["edition"]

    def test_only_authorities_of_today_that_exist_are_offered(self):
        yesterday = timezone.localdate() - datetime.timedelta(days=1)
        a.an_area(number="920", name="Gone", region=self.region, exists_to=yesterday)
        a.an_area(number="921", name="Invented", region=self.region, invented=True)

        offered = [
            words for _key, words in self.get("make-group", "901").context["form"].fields[f"r{self.region.pk}"].choices
        ]

        assert offered == ["All 11 authorities of West", *(area.name for area in self.others)]

    def test_a_council_without_an_area_says_what_to_load(self):
        other = a.a_council(number="777")
        self.client.force_login(a.a_person(Role.ANALYST, council=other))

        self.assertContains(self.get("groups", "777"), "There is no area with the number 777 yet")
        answer = self.client.post(
            reverse("areas:make-group", args=["777"]),
            {"kind": "quality", "name": "x", "source": "y", "quoted_only": "on"},
        )
        self.assertContains(answer, "load the list of areas.")

    @override_settings(NAVIGATION="", FOOTER="")
    def test_one_group_and_three_cost_the_same(self):
        for more in (1, 2):
            for _ in range(more):
                a.a_group(self.others[0], of=self.own)
            self.get("groups", "901")
            with self.assertNumQueries(7):
                self.get("groups", "901")


def test_the_same_place_is_told_by_its_key_and_not_by_its_name():
    found = between([(1, "Bournemouth"), (2, "Poole")], [(1, "Bournemouth, Christchurch and Poole"), (3, "Poole")])

    assert found.stayed == (Moved("Bournemouth, Christchurch and Poole", 1, 1),)
    assert (found.joined, found.left) == ((("Poole", 2),), (("Poole", 2),))
    assert found.stayed[0].words == "same place"
