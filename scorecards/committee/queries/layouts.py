"""Layouts: for whom they exist, which a report can be begun from, and one with its sections and wordings."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import F, Prefetch, Q, QuerySet

from portal.accounts import access
from portal.accounts.models import Council
from portal.accounts.rules import Permission
from scorecards.committee.layouts import CoverLine, Numbering
from scorecards.committee.models import BoilerplateRevision, Committee, Report, Template, TemplateSection
from scorecards.committee.rules import LISTS, TEXTS, SectionSource

READ_BY = (Permission.LAYOUT_EDIT, Permission.REPORT_EDIT)
FILLED: dict[SectionSource, str] = {
    SectionSource.WRITTEN: "Written",
    SectionSource.BACKGROUND_PAPERS: "Written: background papers",
    SectionSource.KEY_MESSAGES: "A list: key messages",
    SectionSource.RECOMMENDATIONS: "A list: recommendations",
    SectionSource.KEY_ISSUES: "A list: key issues for scrutiny",
    SectionSource.SINCE_LAST_MET: "Made: one page on what changed since the committee last met",
    SectionSource.PERFORMANCE: "Made: the performance report",
    SectionSource.RISKS: "Made: the risk table",
    SectionSource.ACTIONS: "Made: the actions",
    SectionSource.RESOLUTIONS: "Made: what was asked before and what came of it",
    SectionSource.APPENDICES: "Made: the list of what is attached",
    SectionSource.APPENDIX_FIGURES: "Made: an appendix with every figure",
}


@dataclass(frozen=True)
class LayoutSection:
    """A section as the page of its layout lists it; `history` holds every wording, the newest first."""

    section: TemplateSection
    filled: str
    written: bool
    first: bool
    last: bool
    history: list[BoilerplateRevision]


@dataclass(frozen=True)
class LayoutPage:
    """A layout with the sections that stand, and those that were taken out but brought words."""

    template: Template
    numbering: Numbering
    cover: tuple[CoverLine, ...]
    sections: list[LayoutSection]
    taken_out: list[LayoutSection]


def may_see_layouts(user: Any, council: Council | int | None) -> bool:
    return any(access.allowed(user, permission, council=council) for permission in READ_BY)


def layouts_visible_to(user: Any) -> QuerySet[Template]:
    """A council's layouts are for those who change them or begin reports; shipped ones for those of any council."""
    councils = sorted({pk for permission in READ_BY for pk in access.councils_where(user, permission)})
    mine = Q(council__in=councils) | (Q(council=None, retired_at=None) if councils else Q(pk__in=[]))
    return Template.objects.filter(mine).select_related("council", "committee__council")


def layouts_of(user: Any, council: Council) -> QuerySet[Template]:
    """The council's own by name, those that are offered first, then the shipped ones."""
    found = layouts_visible_to(user).filter(Q(council=council) | Q(council=None))
    return found.order_by(F("council").asc(nulls_last=True), F("retired_at").asc(nulls_first=True), "name")


def layout_page(template: Template) -> LayoutPage:
    """A layout with its sections and their wordings, in two queries."""
    wordings = BoilerplateRevision.objects.select_related("saved_by").order_by("-number")
    every = list(template.sections.prefetch_related(Prefetch("revisions", queryset=wordings)))
    standing = [each for each in every if each.removed_at is None]
    gone = [each for each in every if each.removed_at is not None and each.revisions.all()]
    return LayoutPage(
        template,
        Numbering(template.numbering),
        template.cover_lines,
        list(_shown(standing)),
        list(_shown(gone)),
    )


def _shown(sections: list[TemplateSection]) -> Iterator[LayoutSection]:
    for place, section in enumerate(sections):
        source = SectionSource(section.source)
        written = source in TEXTS or source in LISTS
        ends = place == 0, place == len(sections) - 1
        yield LayoutSection(section, FILLED.get(source, "Made"), written, *ends, list(section.revisions.all()))


def layout_used_last(council: Council, committee: Committee | None) -> Template | None:
    """The layout of the newest report, of this committee if one is given, while it is still offered."""
    reports = Report.objects.filter(meeting__committee__council=council, supplements=None)
    of = reports.filter(meeting__committee=committee) if committee else reports
    name = of.order_by("-pk").values_list("layout", flat=True).first()
    return templates_of(council, committee).filter(name=name).first() if name else None


def templates_of(council: Council, committee: Committee | None = None) -> QuerySet[Template]:
    """What a report can be begun from: a committee's own layouts, the council's, then the shipped ones.

    Given a committee, those of other committees are left out.
    """
    found = Template.objects.filter(Q(council=council) | Q(council=None), retired_at=None)
    if committee is not None:
        found = found.filter(Q(committee=committee) | Q(committee=None))
    order = (F("committee").asc(nulls_last=True), F("council").asc(nulls_last=True), "name")
    return found.select_related("committee").order_by(*order)
