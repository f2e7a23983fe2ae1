"""Files on their way, accepted editions, and the lines of a file that were not taken."""

from typing import Any

import django_tables2 as tables
from django.contrib.humanize.templatetags.humanize import intcomma
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from benchmarks.published import listings, stages
from benchmarks.published.models import Import, ImportProblem, Release
from benchmarks.published.rules import ReleaseStatus
from portal.web.tables import HALF, FigureColumn, Table
from portal.web.templatetags.los import day, moment, state_tag

STATUS_WORDS = {
    ReleaseStatus.OFFICIAL: "Official",
    ReleaseStatus.DRAFT: "Draft",
    ReleaseStatus.STAFF_ONLY: "Staff only",
}
LINK = '<a class="govuk-link" href="{}">{}</a><span class="los-note los-file-name">{}</span>'


class Named(Table):
    """A table that names people as its reader may know them."""

    def __init__(self, *args: Any, names: listings.Names, **kwargs: Any) -> None:
        self.names = names
        super().__init__(*args, **kwargs)


class ImportTable(Named):
    """Files that are no accepted release."""

    caption = "Files on their way"
    table = tables.Column(verbose_name="File", order_by=("table__publication", "-pk"))
    status = tables.Column(verbose_name="Status", orderable=False)
    queued_at = tables.Column(verbose_name="Sent", order_by=("queued_at", "pk"))
    lines_read = FigureColumn(verbose_name="Lines read", order_by=("lines_read", "pk"))
    problem_count = FigureColumn(verbose_name="Problems", order_by=("problem_count", "pk"))
    state = tables.Column(verbose_name="State", orderable=False)

    class Meta:
        model = Import
        fields = ("table", "status", "queued_at", "lines_read", "problem_count", "state")
        empty_text = "No file is on its way."

    def render_table(self, record: Import) -> SafeString:
        return format_html(LINK, reverse("published:import", args=[record.pk]), record, record.file.name)

    def render_status(self, record: Import) -> str:
        return STATUS_WORDS[ReleaseStatus(record.status)]

    def render_queued_at(self, record: Import) -> SafeString:
        return format_html(
            '{}<span class="los-note">{}</span>', moment(record.queued_at), self.names.of(record.asked_by)
        )

    def render_lines_read(self, value: int) -> str:
        return intcomma(value)

    def render_problem_count(self, value: int) -> str:
        return intcomma(value)

    def render_state(self, record: Import) -> SafeString:
        return state_tag(*stages.WORDS[listings.stage(record)])


class ReleaseTable(Named):
    """Accepted editions."""

    caption = "Releases"
    publication = tables.Column(verbose_name="Publication", order_by=("publication", "-pk"))
    edition = tables.Column(verbose_name="Edition", order_by=("edition", "-pk"))
    status = tables.Column(verbose_name="Status", order_by=("status", "-pk"))
    published_on = tables.Column(verbose_name="Published", attrs=HALF, order_by=("published_on", "-pk"))
    loaded_at = tables.Column(verbose_name="Loaded", attrs=HALF, order_by=("loaded_at", "-pk"))
    rows = FigureColumn(verbose_name="Lines", empty_values=(), orderable=False)
    problems = FigureColumn(verbose_name="Problems", empty_values=(), orderable=False)

    class Meta:
        model = Release
        fields = ("publication", "edition", "status", "published_on", "loaded_at", "rows", "problems")
        empty_text = "No release has been loaded yet."

    def render_publication(self, record: Release) -> SafeString:
        return format_html(LINK, reverse("published:release", args=[record.pk]), record.publication, record.publisher)

    def render_status(self, record: Release) -> str:
        return STATUS_WORDS[ReleaseStatus(record.status)]

    def render_published_on(self, value: Any) -> str:
        return day(value)

    def render_loaded_at(self, record: Release) -> SafeString:
        return format_html('{}<span class="los-note">{}</span>', day(record.loaded_at), self.names.of(record.loaded_by))

    def render_rows(self, record: Release) -> str:
        return _of_file(record, "lines_accepted")

    def render_problems(self, record: Release) -> str:
        return _of_file(record, "problem_count")


def _of_file(release: Release, name: str) -> str:
    """Of releases that came by file; others were written figure by figure."""
    job = getattr(release, "imported_by", None)
    return intcomma(getattr(job, name)) if job else "–"


class ProblemTable(Table):
    """Lines of a file that became nothing."""

    caption = "Problems by line"
    line = tables.Column(verbose_name="Line", order_by=("line", "pk"))
    column = tables.Column(verbose_name="Column", order_by=("column", "line", "pk"))
    words = tables.Column(verbose_name="What is wrong", order_by=("words", "line", "pk"))

    class Meta:
        model = ImportProblem
        fields = ("line", "column", "words")
        empty_text = "Every line was taken."
        row_attrs = {"class": "los-problem"}

    def render_line(self, value: int) -> str:
        return intcomma(value)
