"""A file on its way to be a release: sent, asked about, read, looked at, accepted or discarded."""

import csv
import io
from typing import Any, cast

from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django_tables2 import RequestConfig

from benchmarks.areas.loading import require_loader
from benchmarks.areas.pages import LoaderAct, StaffPage
from benchmarks.published import listings, queries, reviews, stages
from benchmarks.published.forms.imports import LoadForm
from benchmarks.published.models import Import, Table
from benchmarks.published.reviews import Review
from benchmarks.published.rules import ReleaseStatus
from benchmarks.published.services import imports
from benchmarks.published.stages import Stage
from benchmarks.published.tables.imports import STATUS_WORDS, ImportTable, ProblemTable, ReleaseTable
from benchmarks.published.tables.restated import outside_words, shown
from portal.files.downloads import send

PER_PAGE = 25
LOOK_AGAIN = 3  # seconds


class Imports(StaffPage):
    """Files on their way, and every accepted edition."""

    room = "published"

    def get(self, request: HttpRequest) -> HttpResponse:
        names = listings.names_for(request.user)
        arrivals = ImportTable(listings.arrivals(), names=names, prefix="file-")
        releases = ReleaseTable(listings.releases(), names=names)
        config = RequestConfig(request, paginate={"per_page": PER_PAGE})
        config.configure(arrivals)
        config.configure(releases)
        return self.show("imports", arrivals=arrivals, releases=releases)


class Load(LoaderAct):
    """Send a file."""

    room = "published"
    template_name = "published/load.html"
    form_class = LoadForm

    def back(self) -> str:
        return reverse("published:imports")

    def initial(self) -> dict[str, Any]:
        asked = self.request.GET.get("table", "")
        known = Table.objects.filter(code=asked).first() if asked else None
        return {"publication": known.pk} if known else {}

    def do(self, form: Any) -> str:
        given = form.cleaned_data
        file, meta = given["file"], given["meta"]
        job = imports.begin(
            file.file,
            by=self.request.user,
            name=file.name,
            edition=given["edition"],
            publication=given["publication"],
            status=ReleaseStatus(given["status"]),
            published_on=given["published_on"],
            meta=meta.file if meta else None,
            population=given["population"],
        )
        return after(job)


def after(job: Import) -> str:
    """Where a file leads that was sent, answered about or mapped."""
    pages = {Stage.ASKED: "published:answer", Stage.UNMAPPED: "published:map"}
    return reverse(pages.get(listings.stage(job), "published:import"), args=[job.pk])


class OfImport(StaffPage):
    """A page of one file."""

    room = "published"
    job: Import

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.job = get_object_or_404(queries.imports(), pk=kwargs["pk"])

    @property
    def stage(self) -> Stage:
        return listings.stage(self.job)

    def about(self) -> dict[str, Any]:
        """What every page of the file says of it."""
        word, tone = stages.WORDS[self.stage]
        return {
            "job": self.job,
            "stage": self.stage,
            "stage_word": word,
            "stage_tone": tone,
            "status_word": STATUS_WORDS[ReleaseStatus(self.job.status)],
            "asked_by": listings.names_for(self.request.user).of(self.job.asked_by),
            "may_discard": self.may_load and self.stage in stages.DISCARDABLE,
        }

    def own(self) -> str:
        return reverse("published:import", args=[self.job.pk])


class ImportPage(OfImport):
    """How far it is; once it is read, what accepting it would mean."""

    def get(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        if self.stage is Stage.ACCEPTED:
            return redirect("published:release", pk=self.job.release_id)
        if self.stage is Stage.READ:
            return self.review()
        page = self.show("import", **self.about(), still="still" in request.GET, set_back=self.stage in stages.SET_BACK)
        if self.stage in stages.OPEN and "still" not in request.GET:
            page["Refresh"] = str(LOOK_AGAIN)
        return page

    def review(self) -> HttpResponse:
        restated = shown(self.request.GET, lambda first, most: reviews.review(self.job, first=first, most=most))
        problems = ProblemTable(self.job.problems.all(), prefix="line-")
        RequestConfig(self.request, paginate={"per_page": PER_PAGE}).configure(problems)
        found = cast(Review, restated.found)
        outside = [outside_words(each) for each in found.outside]
        return self.show("review", **self.about(), review=found, restated=restated, untaken=problems, outside=outside)


class Problems(OfImport):
    """Every problem with its line, for a spreadsheet."""

    def get(self, request: HttpRequest, **_kwargs: Any) -> FileResponse:
        text = io.StringIO(newline="")
        writer = csv.writer(text)
        writer.writerow(["line", "column", "problem"])
        # What begins with one of these would be worked out by a spreadsheet, and the words come out of a file.
        for row in self.job.problems.values_list("line", "column", "words"):
            writer.writerow([f"'{cell}" if str(cell)[:1] in ("=", "+", "-", "@") else cell for cell in row])
        name = f"Problems of {self.job.table.publication}, {self.job.edition}.csv"
        return send(io.BytesIO(text.getvalue().encode("utf-8-sig")), as_name=name, media_type="text/csv")


class SentFile(OfImport):
    """The bytes as they were sent."""

    def get(self, request: HttpRequest, **_kwargs: Any) -> FileResponse:
        require_loader(request.user)
        return send(self.job.file, as_name=self.job.file.name)
