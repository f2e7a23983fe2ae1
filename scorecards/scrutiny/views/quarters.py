"""The latest quarter, past quarters, and one quarter with its papers."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone

from portal.accounts.rules import Permission
from portal.files.names import size_words
from portal.web.acts import council_asked
from scorecards.copies.content.schema import ReportContent, SubmissionContent
from scorecards.periods import year_words
from scorecards.publishing import queries as publishing
from scorecards.publishing import shown
from scorecards.publishing.models import Document
from scorecards.publishing.rules import DocumentKind
from scorecards.publishing.telling import Beside
from scorecards.publishing.telling.cover import meeting_day
from scorecards.scrutiny import queries
from scorecards.scrutiny.forms import QuartersFilter
from scorecards.scrutiny.queries import ReadableQuarter
from scorecards.scrutiny.rules.moved import moved_lines, moved_risks
from scorecards.scrutiny.rules.wording import counted
from scorecards.scrutiny.views.base import Page, QuarterPage

A_PAGE = 25
TABLES = {
    DocumentKind.XLSX.value: ("The scorecard as a workbook", "Excel"),
    DocumentKind.ODS.value: ("The scorecard as a workbook", "OpenDocument"),
    DocumentKind.FIGURES.value: ("Every printed figure", "CSV"),
}


@dataclass(frozen=True)
class Paper:
    """One file to download."""

    title: str
    note: str
    kind: str
    href: str


@dataclass(frozen=True)
class MeetingFacts:
    """The meeting that a report is for, as the paper's cover says it."""

    committee: str
    on: date
    item: str

    @property
    def ahead(self) -> bool:
        return self.on >= timezone.localdate()


class QuarterFacts(Page):
    """What a quarter's page and the latest quarter show alike."""

    def facts(self, quarter: ReadableQuarter) -> dict[str, Any]:
        report = queries.report_content(quarter.publication.copy_id) if quarter.publication else None
        content = _content(quarter, report)
        papers = queries.papers_of(self.request.user, [quarter.publication.copy_id]) if quarter.publication else []
        judged = sum(count for rating, count in content.quarter.tally if rating.rated)
        return {
            "quarter": quarter,
            "content": content,
            "report": report,
            "lines": len(content.quarter.lines),
            "unjudged": len(content.quarter.lines) - judged,
            "moved": moved_lines(content.quarter.lines),
            "risks": moved_risks(content.risks),
            "papers": [*(_paper(document, report) for document in papers), *self._packs(quarter)] if report else [],
            "meeting": _meeting(report, papers) if report else None,
            "others": [each for each in self.found if _beside(each, quarter)],
        }

    def _packs(self, quarter: ReadableQuarter) -> list[Paper]:
        """The papers of the report's meeting in one file, where there are several."""
        if quarter.publication is None:
            return []
        found = publishing.pack_of(self.request.user, quarter.publication.copy)
        listed = shown.pack(found, self.request.user)
        return [Paper(pack.words, f"{pack.note}.", "Meeting", pack.href) for pack in listed if pack.href]


def _content(quarter: ReadableQuarter, report: ReportContent | None) -> SubmissionContent:
    """The quarter as the report carries it."""
    if report is None:
        return queries.quarter_content(quarter.copy_id)
    return next(each for each in report.submissions if each.submission_id == quarter.submission_id)


def _beside(each: ReadableQuarter, quarter: ReadableQuarter) -> bool:
    """Another report that stands and carries the same quarter."""
    same = (each.scorecard_id, each.period) == (quarter.scorecard_id, quarter.period)
    return same and each.href != quarter.href and not each.replaced and each.publication is not None


def _paper(document: Document, report: ReportContent) -> Paper:
    size = size_words(document.file.size) if document.file else ""
    href = reverse("publishing:download", args=[document.pk])
    if document.kind in TABLES:
        title, form = TABLES[document.kind]
        return Paper(title, f"{form}, {size}. Counts of 1 to 5 children are left out.", "Figures", href)
    pages = f"{document.pages} pages" if document.pages and document.pages > 1 else "1 page"
    if document.kind == DocumentKind.LARGE_PRINT.value:
        return Paper("The same in large print", f"PDF in 18 point, {pages}, {size}.", "Large print", href)
    return Paper(report.title, f"PDF, {pages}, {size}. Signed off by {report.signed_by}.", "Report", href)


def _meeting(report: ReportContent, papers: list[Document]) -> MeetingFacts:
    """The clerk may have moved the meeting after the report was signed: the paper's own row knows."""
    row: dict[str, str] = next((paper.beside for paper in papers if paper.kind == DocumentKind.PDF.value), {})
    return MeetingFacts(report.cover.committee, meeting_day(report, Beside.of(row)), row.get("item", ""))


class Latest(QuarterFacts):
    """What a member sees first: the newest published quarter."""

    def get(self, request: HttpRequest) -> HttpResponse:
        council = council_asked(request, Permission.PUBLISHED_VIEW)
        self.about(council, queries.readable_quarters(request.user, council=council))
        newest = next(iter(self.standing), None)
        published = next((each for each in self.standing if each.publication), None)
        asked = queries.asked_lately(request.user, council)
        if newest is None:
            return self.page("nothing", asked=asked)
        facts = self.facts(published or newest)
        newer = newest if published and newest is not published else None
        return self.page("latest", asked=asked, newer=newer, **facts)


class Quarters(Page):
    """Past quarters, 25 a page."""

    def get(self, request: HttpRequest) -> HttpResponse:
        council = council_asked(request, Permission.PUBLISHED_VIEW)
        self.about(council, queries.readable_quarters(request.user, council=council))
        years = sorted({each.year for each in self.found}, reverse=True)
        form = QuartersFilter(request.GET or None, years=[(str(year), year_words(year)) for year in years])
        year = form.cleaned_data["year"] if form.is_bound and form.is_valid() else ""
        chosen = [each for each in self.found if year in ("", str(each.year))]
        listed = Paginator(chosen, A_PAGE).get_page(request.GET.get("page"))
        return self.page(
            "quarters", filters=form, listed=listed, counted=counted(len(chosen), "quarter"), any=bool(self.found)
        )


class Quarter(QuarterPage, QuarterFacts):
    """One quarter: key messages, ratings, what moved, risks that moved, papers."""

    def get(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        return self.page("quarter", **self.facts(self.quarter), **self.beside())
