from datetime import date
from decimal import Decimal

import pytest
from django.test import TestCase, override_settings
from django.urls import reverse

from benchmarks.areas.models import ComparatorGroup
from benchmarks.areas.queries import ENGLAND
from benchmarks.areas.rules import AreaKind
from benchmarks.published.models import Observation
from portal.accounts.rules import Role
from tests.builders import a_council, a_group, a_measure, a_person, an_area, an_observation


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("role", "own", "reads", "quotes"),
    [
        (Role.ANALYST, True, 200, 200),
        (Role.OFFICER, True, 200, 403),
        (Role.DIRECTOR, True, 200, 403),
        (Role.MEMBER, True, 404, 404),
        (Role.CLERK, True, 404, 404),
        (Role.ADMINISTRATOR, True, 404, 404),
        *((role, False, 404, 404) for role in Role),
    ],
)
def test_staff_read_and_analysts_quote(client, role, own, reads, quotes):
    council = a_council()
    client.force_login(a_person(role, council=council if own else a_council()))
    quoted, quote = (reverse(f"published:{name}", args=[council.number]) for name in ("quoted", "quote"))

    assert (client.get(quoted).status_code, client.get(quote).status_code) == (reads, quotes)
    assert client.post(quote).status_code == quotes


@pytest.mark.django_db
def test_nobody_comes_in_without_signing_in(client):
    assert client.get(reverse("published:quoted", args=[a_council().number])).status_code == 302


class Quoting(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.council = a_council()
        cls.england = an_area(AreaKind.COUNTRY, code=ENGLAND, name="England")
        cls.region = an_area(AreaKind.REGION, name="West Midlands")
        cls.area = an_area(number=cls.council.number, region=cls.region)
        cls.measure = a_measure(name="Re-referrals")
        cls.analyst = a_person(Role.ANALYST, council=cls.council)
        cls.quoted = reverse("published:quoted", args=[cls.council.number])
        cls.quote = reverse("published:quote", args=[cls.council.number])

    def setUp(self):
        self.client.force_login(self.analyst)

    def post(self, **given):
        usual = {"measure": self.measure.pk, "value": "20%", "basis": "year", "source": "Cabinet paper, section 7.3"}
        usual |= {"whom": f"area:{self.england.pk}"}
        return self.client.post(self.quote, {**usual, **given})

    def test_a_mean_is_quoted_with_its_year_before_the_neighbours_are_known(self):
        ended = {"period_end_day": "31", "period_end_month": "3", "period_end_year": "2021"}

        answer = self.post(whom="edition:2021", value="20.0%", **ended)

        assert answer["Location"] == self.quoted
        kept = Observation.objects.get()
        assert (kept.group.edition, kept.group.of, kept.statistic) == ("2021", self.area, "mean")
        assert (kept.value, kept.decimals, kept.period_start, kept.period_end) == (
            Decimal(20),
            1,
            date(2020, 4, 1),
            date(2021, 3, 31),
        )
        self.assertContains(self.client.get(self.quoted), "20.0%")

    def test_the_group_that_is_here_is_taken(self):
        group = a_group(of=self.area, edition="2021")

        self.post(whom=f"group:{group.pk}")

        assert Observation.objects.get().group == group
        assert ComparatorGroup.objects.count() == 1
        whom = self.client.get(self.quote).context["form"].fields["whom"].choices
        assert [words for _key, words in whom] == [
            "",
            str(group),
            "Statistical neighbours, 2025",
            "West Midlands",
            "England",
            self.area.name,
        ]

    def test_a_number_without_a_year_says_so(self):
        self.post(value="1,322", measure=a_measure(unit="count", decimals=0).pk)

        assert (Observation.objects.get().period_end, Observation.objects.get().value) == (None, 1322)
        self.assertContains(self.client.get(self.quoted), "year not stated")

    def test_the_same_paper_is_not_made_to_say_two_things(self):
        self.post()

        answer = self.post(value="23%")

        self.assertContains(answer, "is 20 there, not 23")
        assert Observation.objects.count() == 1

    def test_what_was_given_wrongly_is_said_at_its_field(self):
        stranger = a_group(of=an_area())
        for wrong, field in (
            ({"value": "many"}, "value"),
            ({"measure": ""}, "measure"),
            ({"whom": ""}, "whom"),
            ({"whom": f"group:{stranger.pk}"}, "whom"),
            ({"source": ""}, "source"),
            ({"period_end_day": "31"}, "period_end"),
        ):
            answer = self.post(**wrong)
            assert (answer.status_code, list(answer.context["form"].errors)) == (200, [field])
        assert Observation.objects.count() == 0

    def test_others_quotations_are_not_listed(self):
        an_observation(self.measure, group=a_group(of=an_area()), quoted=True)
        an_observation(self.measure, area=self.england)

        assert len(self.client.get(self.quoted).context["table"].rows) == 0

    @override_settings(NAVIGATION="", FOOTER="")
    def test_one_row_and_three_cost_the_same(self):
        self.post()
        self.client.get(self.quoted)
        with self.assertNumQueries(8):
            assert len(self.client.get(self.quoted).context["table"].rows) == 1
        self.post(source="Another paper", whom=f"area:{self.region.pk}")
        self.post(source="A third paper", whom="edition:2025")
        self.client.get(self.quoted)
        with self.assertNumQueries(8):
            assert len(self.client.get(self.quoted).context["table"].rows) == 3
