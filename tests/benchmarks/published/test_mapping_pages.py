"""What columns mean, said by page: a table that is new, its measures one by one, and the file that waited for them."""

from decimal import Decimal

from django.urls import reverse

from benchmarks.importers.mapping import Mapping as Rule
from benchmarks.published.choices import choices
from benchmarks.published.models import Alias, Import, Mapping, Measure, Observation, Table
from benchmarks.published.services import imports
from benchmarks.published.stages import UNMAPPED
from benchmarks.published.told import difference, exact, lines_of, reads
from portal.accounts.rules import Role
from portal.figures.vocabulary import Basis, Unit
from portal.jobs.rules import State
from tests import builders as a
from tests.benchmarks.published.pages import FILE, Pages

RATE = {"measure": "PCT", "basis": "year", "decimals": "1", "value": "percent", "f0": "=All"}
NEW = {"new_name": "Visits in time", "new_unit": "percent", "new_polarity": "high"}


class NewTable(Pages):
    def add(self, **given):
        usual = {"publication": "Own table", "publisher": "The region", "format": "ees", "year_end": "03-31"}
        return self.post("add-table", **{**usual, **given})

    def test_a_table_is_added_and_a_file_of_it_can_be_sent(self):
        answer = self.add()

        table = Table.objects.get(code="own_table")
        assert answer["Location"] == f"{reverse('published:load')}?table=own_table"
        assert (table.publication, table.publisher, table.format) == ("Own table", "The region", "ees")
        self.assertContains(self.add(), "There is already a table own_table.")
        self.assertContains(self.get("tables"), "Own table")
        self.assertContains(self.get("table", "own_table"), "Nothing")

    def test_its_file_waits_until_something_is_mapped(self):
        self.add()
        answer = self.send(publication=Table.objects.get(code="own_table").pk)
        job = Import.objects.get()
        assert (answer["Location"], job.reason) == (reverse("published:map", args=[job.pk]), UNMAPPED)
        page = self.get("map", job.pk)
        self.assertNotContains(page, "Read the file")
        assert choices(job).figures == ("count", "percent")
        assert choices(job).words == {"kind": ("All", "Some")}

        self.post("map", job.pk, **{**RATE, "measure": "", **NEW})

        made = Measure.objects.get(code="VISITS_IN_TIME")
        assert (made.name, made.unit, made.polarity, made.publisher) == (
            "Visits in time",
            "percent",
            "high",
            "The region",
        )
        assert Mapping.objects.get(measure=made).filters == {"kind": "All"}
        page = self.get("map", job.pk)
        self.assertContains(page, "Read the file")
        self.assertContains(page, "kind is “All”")
        self.post("resume", job.pk)
        imports.run(job.pk)
        job.refresh_from_db()
        assert (job.state, Observation.objects.filter(measure=made).count()) == (State.READY, 2)


class Mapped(Pages):
    def setUp(self):
        super().setUp()
        self.job = a.an_import(
            table=a.a_table(code="other", publication="Other"),
            file=a.a_file(FILE.encode()),
            state=State.FAILED.value,
            reason=UNMAPPED,
        )

    def map(self, **given):
        return self.post("map", self.job.pk, **{**RATE, **given})

    def test_counts_are_divided_and_multiplied(self):
        given = {"value": "", "numerator": ["count"], "denominator": ["percent"], "factor": "100", "f0": "-"}

        self.map(**given)

        assert Mapping.objects.get(table__code="other").rule() == Rule(
            measure="PCT",
            basis=Basis.YEAR,
            decimals=1,
            numerator=("count",),
            denominator=("percent",),
            factor=Decimal(100),
            categories=("kind",),
        )

    def test_or_by_the_population(self):
        self.map(value="", numerator=["count"], population="on", factor="10000", basis="snapshot")

        rule = Mapping.objects.get(table__code="other").rule()
        assert (rule.population, rule.factor, rule.basis) == (True, 10000, Basis.SNAPSHOT)

    def test_what_does_not_hold_together_is_said_at_its_field(self):
        for given, fields in (
            ({"measure": ""}, ["measure"]),
            ({"measure": "", "new_name": "New"}, ["new_unit", "new_polarity"]),
            ({"value": ""}, ["value"]),
            ({"value": "no column"}, ["value"]),
            ({"denominator": ["count"]}, ["numerator"]),
            ({"numerator": ["count"], "denominator": ["count"], "population": "on"}, ["population"]),
            ({"f0": "=None"}, ["f0"]),
            ({"decimals": "5"}, ["decimals"]),
            ({"basis": "week"}, ["basis"]),
            ({"measure": "", **NEW, "new_name": "share IN time"}, ["new_name"]),
        ):
            answer = self.map(**given)
            assert set(fields) <= set(answer.context["form"].errors), given
        assert Mapping.objects.filter(table__code="other").count() == 0

    def test_the_same_lines_are_not_mapped_twice(self):
        self.map()

        self.assertContains(self.map(), "PCT is mapped to these lines already.")

    def test_a_column_of_endless_words_is_typed(self):
        lines = FILE.splitlines(keepends=True)
        text = lines[0] + "".join(lines[2].replace("All", f"word {n}") for n in range(202))
        self.job = a.an_import(
            table=self.job.table, file=a.a_file(text.encode()), state=State.FAILED.value, reason=UNMAPPED
        )

        self.map(f0="word 7")

        assert Mapping.objects.get(table__code="other").filters == {"kind": "word 7"}

    def test_a_file_that_is_being_read_is_not_mapped_meanwhile(self):
        Import.objects.filter(pk=self.job.pk).update(state=State.QUEUED.value, reason="", finished_at=None)

        assert self.map().status_code == 409

    def test_a_file_without_figures_says_so(self):
        job = a.an_import(file=a.a_file(b"\xff\xfe"), state=State.FAILED.value, reason=UNMAPPED)

        self.assertContains(self.get("map", job.pk), "No column of figures was found in this file.")
        assert self.post("map", job.pk, **RATE).status_code == 200

    def test_a_mapping_is_taken_out_after_one_more_question(self):
        mapping = self.table.mappings.get()
        Alias.objects.create(table=self.table, name="percent", also="share")
        page = self.get("table", "children")
        self.assertContains(page, "“percent” is also “share”")
        self.assertContains(page, reverse("published:unmap", args=["children", mapping.pk]))
        self.assertContains(self.get("unmap", "children", mapping.pk), "Read Share in time no longer")

        self.post("unmap", "children", mapping.pk, seen_version=mapping.pk)

        assert self.table.mappings.count() == 0
        assert self.get("unmap", "children", mapping.pk).status_code == 404

    def test_one_table_and_three_cost_the_same(self):
        self.client.force_login(a.a_person(Role.OFFICER, council=self.council))
        for _ in range(2):
            self.get("tables")
            with self.settings(NAVIGATION="", FOOTER=""), self.assertNumQueries(4):
                self.get("tables")
            a.a_mapping()


def test_a_mapping_says_where_its_figure_comes_from():
    rule = Rule(
        measure="X", basis=Basis.YEAR, decimals=1, numerator=("a", "b"), denominator=("c",), factor=Decimal(100)
    )
    assert reads(rule) == "(a + b) ÷ c × 100"
    people = Rule(
        measure="X", basis=Basis.YEAR, decimals=1, numerator=("a",), population=True, factor=Decimal("10000.0000")
    )
    assert reads(people) == "a ÷ population aged 0 to 17 × 10,000"
    assert reads(Rule(measure="X", basis=Basis.YEAR, decimals=0, numerator=("a",))) == "a"
    some = Rule(
        measure="X", basis=Basis.YEAR, decimals=0, value="v", filters=(("sex", "All"),), categories=("age", "type")
    )
    assert (reads(some), lines_of(some)) == ("v", "sex is “All”; a part for each age and type")
    assert lines_of(rule) == "every line"


def test_two_editions_are_told_apart_to_the_last_decimal():
    assert exact(Decimal("20.040000"), "", Unit.PERCENT, 1) == "20.04%"
    assert exact(Decimal(20), "", Unit.PERCENT, 1) == "20.0%"
    assert exact(None, "c", Unit.PERCENT, 1) == "c, suppressed"
    assert [difference(Decimal(text), 1) for text in ("1.25", "-1200", "0")] == ["+1.25", "−1,200.0", "0.0"]
    assert difference(None, 1) == "–"
