"""A file on its way by page: sent, asked about, read, looked at, accepted or discarded."""

import csv
import io
from unittest import mock

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import override_settings
from django.urls import reverse
from django.utils import timezone

from benchmarks.areas.models import Area
from benchmarks.published.models import Alias, Import, ImportProblem, Observation, Release
from benchmarks.published.services import imports
from benchmarks.published.tables import restated
from portal.accounts.rules import Role
from portal.jobs.rules import State
from tests import builders as a
from tests.benchmarks.published.pages import FILE, RESTATED, Pages

QUESTION = {"name": "percent", "column": "", "wanted": "percent", "candidates": ["share", "rate"]}


class Sending(Pages):
    def test_a_file_is_recognised_kept_and_queued(self):
        answer = self.send()

        job = Import.objects.get()
        assert answer["Location"] == reverse("published:import", args=[job.pk])
        assert (job.table, job.edition, job.status, job.asked_by) == (self.table, "2025", "official", self.person)
        assert (str(job.published_on), job.state, job.file.name) == ("2025-10-30", State.QUEUED, "children.csv")

    def test_what_is_no_such_file_is_said_at_its_field_and_nothing_is_kept(self):
        web = SimpleUploadedFile("page.csv", b"<html><body>Not found</body></html>")
        for given, field in (
            ({"file": web}, "file"),
            ({"file": ""}, "file"),
            ({"edition": ""}, "edition"),
            ({"published_on_day": "31", "published_on_month": "2"}, "published_on"),
            ({"status": "secret"}, "status"),
            ({"publication": "999"}, "publication"),
        ):
            answer = self.send(**given)
            assert (answer.status_code, list(answer.context["form"].errors)) == (200, [field])
        assert list(self.send("a,b\n1,2\n").context["form"].errors) == ["publication"]
        spreadsheet = SimpleUploadedFile("children.csv", FILE.encode("utf-16"))
        self.assertContains(self.send(file=spreadsheet), "This file is UTF-16, not UTF-8. Save it as “CSV UTF-8”")
        assert list(self.send("a,b\n1,2\n", publication=self.table.pk).context["form"].errors) == ["file"]
        assert Import.objects.count() == 0

    @override_settings(IMPORT_LIMIT_BYTES=100)
    def test_a_file_too_long_for_a_page_names_the_command(self):
        self.assertContains(self.send(), "load it with the command import_release")

    def test_an_edition_that_is_here_is_refused(self):
        self.accepted()

        self.assertContains(self.send(), "An edition is never changed.")

    def test_a_table_in_the_address_is_chosen(self):
        form = self.get("load", table="children").context["form"]

        assert (form["publication"].value(), self.get("load", table="none").status_code) == (self.table.pk, 200)


class Asking(Pages):
    def asked(self, text: str = FILE.replace("percent", "share")) -> Import:
        self.answer = self.send(text, publication=self.table.pk)
        return Import.objects.get()

    def field(self, job: Import) -> str:
        return next(iter(self.get("answer", job.pk).context["form"].asked))

    def test_a_renamed_column_is_asked_about_and_the_answer_is_kept(self):
        job = self.asked()
        assert self.answer["Location"] == reverse("published:answer", args=[job.pk])
        page = self.get("answer", job.pk)
        self.assertContains(page, "The file has no column “percent”")
        self.assertContains(page, "It is not in this edition")

        answer = self.post("answer", job.pk, **{self.field(job): "=share"})

        assert answer["Location"] == reverse("published:import", args=[job.pk])
        imports.run(job.pk)
        assert Observation.objects.get(area__number="893").value == 20
        assert list(Alias.objects.values_list("name", "also")) == [("percent", "share")]
        assert self.get("answer", job.pk).status_code == 302

    def test_nothing_is_taken_for_an_answer_that_is_none(self):
        job = self.asked()
        for said in ({}, {self.field(job): "=nonsense"}):
            answer = self.post("answer", job.pk, **said)
            assert (answer.status_code, len(answer.context["form"].errors)) == (200, 1)
        job.refresh_from_db()
        assert len(job.questions) == 1

    def test_not_in_this_edition_leaves_the_measure_out(self):
        a.a_mapping(self.table, measure=a.a_measure(code="COUNT", unit="count"), value="count", filters={"kind": "All"})
        job = self.asked()

        self.post("answer", job.pk, **{self.field(job): "-"})

        imports.run(job.pk)
        job.refresh_from_db()
        assert job.left_out == ["PCT"]
        self.assertContains(self.get("import", job.pk), "Not in this edition")

    def test_beyond_the_most_alike_a_name_is_chosen_in_a_list(self):
        lines = FILE.replace("percent", "share").splitlines()
        more = [",".join(f"other_{n}" for n in range(9)), *[",".join("1" * 9)] * 3]
        text = "".join(f"{line},{rest}\n" for line, rest in zip(lines, more, strict=True))
        job = self.asked(text)
        field = self.field(job)
        form = self.get("answer", job.pk).context["form"]
        first, rest = (form.fields[name].choices for name in (field, f"{field}_other"))
        assert [key for key, _words in first][-2:] == ["*", "-"]
        assert (len(first), len(rest), "=other_8" in dict(rest)) == (8, 5, True)

        for said in ({field: "*"}, {field: "-", f"{field}_other": "=other_8"}):
            assert len(self.post("answer", job.pk, **said).context["form"].errors) == 1
        self.post("answer", job.pk, **{field: "*", f"{field}_other": "=other_8"})
        assert Alias.objects.get().also == "other_8"

    def test_an_answer_to_what_is_asked_no_more_is_stale(self):
        job = a.an_import(state=State.FAILED.value, reason="?", questions=[QUESTION])
        field = self.field(job)
        with mock.patch.object(imports, "answer", side_effect=imports.MovedOn(job)):
            assert self.post("answer", job.pk, **{field: "=share"}).status_code == 409


class Progress(Pages):
    def test_a_queued_file_says_that_no_worker_has_begun_and_looks_again(self):
        self.send()
        job = Import.objects.get()

        page = self.get("import", job.pk)

        self.assertContains(page, "no worker has begun with it yet")
        assert page["Refresh"] == "3"
        still = self.client.get(reverse("published:import", args=[job.pk]) + "?still")
        assert "Refresh" not in still

    def test_a_running_one_says_how_far_it_is_and_can_be_cancelled(self):
        job = a.an_import(
            state=State.RUNNING.value,
            finished_at=None,
            leased_until=timezone.now(),
            lines_read=12_000,
            lines_accepted=11_998,
            problem_count=2,
            bytes_read=4,
        )
        page = self.get("import", job.pk)
        self.assertContains(page, "12,000 lines read")
        self.assertContains(page, "50% of the")

        assert self.post("cancel", job.pk)["Location"] == reverse("published:import", args=[job.pk])

        job.refresh_from_db()
        assert job.cancel_asked
        self.assertContains(self.get("import", job.pk), "It is being cancelled.")

    def test_a_queued_one_is_cancelled_at_once_and_only_once(self):
        self.send()
        job = Import.objects.get()

        self.post("cancel", job.pk)

        assert (Import.objects.get().state, self.post("cancel", job.pk).status_code) == (State.CANCELLED, 409)
        self.assertContains(self.get("import", job.pk), "Reading was cancelled.")

    def test_a_failed_one_says_why_and_is_read_again(self):
        job = self.read(FILE.replace("893,E06000051", "999,E06000999").replace("National", "Elsewhere"))
        self.assertContains(self.get("import", job.pk), "Not one line of the file could be taken.")

        self.post("resume", job.pk)

        assert Import.objects.get().state == State.QUEUED
        assert self.post("resume", job.pk).status_code == 409


class Looking(Pages):
    def test_the_review_says_what_accepting_would_mean(self):
        self.accepted(edition="2024", published_on_year="2024")
        job = self.read(RESTATED)

        page = self.get("import", job.pk)

        review = page.context["review"]
        assert (review.new, review.restated, review.unchanged, review.gone) == (0, 1, 1, 0)
        assert [vars(row) for row in page.context["restated"].rows] == [
            {
                "measure": "Share in time",
                "area": "Shropshire",
                "period": "31 March 2025",
                "old": "20.0%",
                "new": "24.25%",
                "difference": "+4.25",
            }
        ]
        self.assertContains(page, "No measure is mapped to such a line: kind “Some”.")
        self.assertContains(page, "Telford (894)")
        self.assertContains(page, "England is 21.5%, authorities lie from 24.25% to 24.25%.")
        assert (job.lines_read, job.lines_accepted + job.problem_count) == (3, 3)

    def test_restatements_are_read_page_by_page(self):
        self.accepted(edition="2024", published_on_year="2024")
        job = self.read(RESTATED.replace("All,50,21.5", "All,50,22.5"))

        with mock.patch.object(restated, "PER_PAGE", 1):
            places = [self.get("import", job.pk, page=n).context["restated"] for n in ("1", "2", "9", "x", "²")]

        assert [(len(each.rows), each.page.number) for each in places] == [(1, 1), (1, 2), (1, 2), (1, 1), (1, 1)]
        assert {each.rows[0].area for each in places[:2]} == {"England", "Shropshire"}

    def test_problems_come_as_a_file_that_no_spreadsheet_works_out(self):
        job = self.read()
        ImportProblem.objects.create(source=job, line=9, column="=A1", words="@x")

        answer = self.get("problems", job.pk)

        text = b"".join(answer.streaming_content).decode("utf-8-sig")
        assert list(csv.reader(io.StringIO(text))) == [
            ["line", "column", "problem"],
            ["4", "", "No measure is mapped to such a line: kind “Some”."],
            ["9", "'=A1", "'@x"],
        ]

    def test_the_file_comes_back_as_it_was_sent(self):
        job = self.read()

        assert b"".join(self.get("file", job.pk).streaming_content) == FILE.encode()

    def test_accepting_is_asked_for_twice_and_then_it_is_a_release(self):
        job = self.read()
        page = self.get("accept", job.pk)
        self.assertContains(page, "Accepting is for good")
        assert Release.objects.get().accepted_at is None

        answer = self.post("accept", job.pk, seen_version=page.context["form"]["seen_version"].value())

        release = Release.objects.get()
        assert (answer["Location"], release.accepted_by) == (
            reverse("published:release", args=[release.pk]),
            self.person,
        )
        assert self.get("import", job.pk)["Location"] == reverse("published:release", args=[release.pk])
        assert self.post("accept", job.pk, seen_version=0).status_code == 409
        assert self.get("accept", job.pk).status_code == 302

    def test_an_edition_that_came_meanwhile_makes_the_page_stale(self):
        job = self.read()
        seen = self.get("accept", job.pk).context["form"]["seen_version"].value()
        a.a_release(publication="Children", edition="2024")

        assert self.post("accept", job.pk, seen_version=seen).status_code == 409
        assert self.post("accept", job.pk).status_code == 200
        assert Release.objects.get(edition="2025").accepted_at is None

    def test_a_discarded_file_leaves_nothing_but_its_page(self):
        job = self.read()
        self.assertContains(self.get("discard", job.pk), "is taken out again")

        answer = self.post("discard", job.pk, seen_version=job.pk)

        assert answer["Location"] == reverse("published:imports")
        assert (Release.objects.count(), Observation.objects.count()) == (0, 0)
        self.assertContains(self.get("import", job.pk), "The file was discarded")
        assert self.post("discard", job.pk, seen_version=job.pk).status_code == 409

    def test_staff_read_and_only_those_who_load_decide(self):
        job = self.read()
        self.client.force_login(a.a_person(Role.DIRECTOR, council=self.council))

        page = self.get("import", job.pk)

        self.assertNotContains(page, "Accept the release")
        assert [self.get(name, job.pk).status_code for name in ("accept", "discard", "file")] == [403] * 3
        assert self.post("accept", job.pk, seen_version=0).status_code == 403


class Listing(Pages):
    def test_people_of_other_councils_are_not_named(self):
        stranger = a.a_person(Role.ANALYST, name="Zed Stranger")
        for asked_by in (self.person, stranger, None):
            a.an_import(asked_by=asked_by)

        page = self.get("imports")

        self.assertContains(page, "Ann Alyst")
        self.assertContains(page, "Somebody of another council")
        self.assertContains(page, "A command")
        self.assertNotContains(page, "Zed")

    def test_what_was_discarded_comes_last_and_papers_are_not_listed(self):
        a.an_import(edition="1", discarded_at=timezone.now())
        a.an_import(edition="2")
        a.a_release(edition="as quoted")
        a.a_release(edition="3", accepted_at=None)

        context = self.get("imports").context

        assert [row.record.edition for row in context["arrivals"].rows] == ["2", "1"]
        assert len(context["releases"].rows) == 0

    def test_lists_sort_by_what_they_show(self):
        for column in ("table", "queued_at", "lines_read", "problem_count"):
            assert self.get("imports", **{"file-sort": f"-{column}"}).status_code == 200
        for column in ("publication", "edition", "status", "published_on", "loaded_at"):
            assert self.get("imports", sort=column).status_code == 200

    @override_settings(NAVIGATION="", FOOTER="")
    def test_one_row_and_three_cost_the_same(self):
        for more in (1, 2):
            for _ in range(more):
                a.an_import(asked_by=self.person)
                a.an_import(release=a.a_release(loaded_by=self.person))
            self.get("imports")
            with self.assertNumQueries(8):
                self.get("imports")

    @override_settings(NAVIGATION="", FOOTER="")
    def test_a_review_costs_the_same_whatever_is_restated(self):
        a.an_area(number="895", code="E06000049", name="Cheshire East", region=Area.objects.get(name="West Midlands"))
        more = "".join(
            FILE.splitlines(keepends=True)[2].replace("893,E06000051", codes)
            for codes in ("894,E06000020", "895,E06000049")
        )
        self.accepted(FILE + more, edition="2023", published_on_year="2023")
        costs = []
        for text in (RESTATED + more, RESTATED + more.replace("All,20,20", "All,20,21")):
            job = self.read(text)
            self.get("import", job.pk)
            with self.assertNumQueries(10) as found:
                self.get("import", job.pk)
            costs.append(len(found))
            imports.discard(job, by=self.person)
        assert len(set(costs)) == 1
