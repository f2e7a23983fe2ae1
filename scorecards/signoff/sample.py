"""What a layout looks like: with what the council last published, or before anything is written, with its guidance."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from portal.accounts.models import Council
from scorecards.committee.models import Template
from scorecards.committee.queries import layout_page
from scorecards.committee.queries.layouts import LayoutSection
from scorecards.committee.rules import TEXTS, Classification, SectionSource
from scorecards.copies import gathering
from scorecards.copies import queries as copies
from scorecards.copies.content.schema import SCHEMA, CoverFacts, ReportContent, SectionFacts
from scorecards.copies.models import SignedCopy
from scorecards.publishing import making
from scorecards.publishing.story import Story
from scorecards.signoff.reading import UNSIGNED

# Sections that the program fills are told as words here: there is no quarter to fill them from.
AS_WORDS = SectionSource.WRITTEN.value
LISTED = {"key_messages", "key_issues", "recommendations"}
KEPT = {SectionSource.WRITTEN.value, SectionSource.BACKGROUND_PAPERS.value, SectionSource.APPENDIX_FIGURES.value}


def sample_story(template: Template, *, council: Any, on: date) -> Story:
    """The numbered story of a layout, as a report to a meeting on this day would begin."""
    return making.story_of(_content(template, council, on), beside={"item": "7"}, sha256="")


@dataclass(frozen=True)
class Filled:
    """A report of the council told in a layout; `left_out` are its sections for which the layout has no place."""

    copy: SignedCopy
    story: Story
    left_out: list[str]


def last_published(template: Template, *, council: Council) -> SignedCopy | None:
    """The newest open paper that is out: of the layout's own committee if there is one, else of the council."""
    standing = {"publication__withdrawn_at": None, "publication__superseded_at": None}
    out = SignedCopy.objects.filter(council=council, publication__isnull=False, **standing)
    open_ = out.filter(report__isnull=False, report__supplements=None).exclude(copies.wholly_exempt())
    newest = open_.order_by("-report__meeting__on", "-report__revision", "-pk")
    own = newest.filter(report__meeting__committee=template.committee_id) if template.committee_id else newest.none()
    return own.first() or newest.first()


def filled_story(template: Template, copy: SignedCopy) -> Filled:
    """The public content of a signed report in this layout. A section that it had not is told by its guidance."""
    content = copies.public_report(copy)
    page = layout_page(template)
    had = {section.key: section for section in content.sections}
    sections = tuple(_filled(each, had, content) for each in page.sections)
    keys, sources = {s.key for s in sections}, {s.source for s in sections}
    lost = [s.heading for s in content.sections if s.key not in keys and (s.source in TEXTS or s.source not in sources)]
    cover = replace(content.cover, lines=_cover_lines(template))
    content = replace(content, sections=sections, cover=cover, numbering=page.numbering.value)
    return Filled(copy, making.story_of(content, beside={"item": "7"}, sha256=""), lost)


def _filled(each: LayoutSection, had: Mapping[str, SectionFacts], content: ReportContent) -> SectionFacts:
    section = each.section
    said = had[section.key].text if section.key in had else ""
    if section.source in TEXTS and not said:
        return _section(each)
    if section.source in LISTED and not getattr(content, section.source):
        return replace(_section(each), source=AS_WORDS)
    return SectionFacts(section.key, section.heading, section.source, said, section.numbered)


def _content(template: Template, council: Any, on: date) -> ReportContent:
    page = layout_page(template)
    return ReportContent(
        schema=SCHEMA,
        council=gathering.council_facts(council),
        report_id=0,
        title=f"A report by the layout “{template.name}”",
        coverage="The quarter that it reports",
        revision=1,
        revision_reason="",
        cover=_cover(template, on),
        sections=tuple(_section(each) for each in page.sections),
        key_messages=(),
        key_issues=(),
        recommendations=("*What the meeting is asked to do stands here.*",),
        appendices=(),
        submissions=(),
        submission_hashes=(),
        statement="",
        signed_by="",
        signed_by_title="",
        signed_at=UNSIGNED,
        numbering=page.numbering.value,
        crest=gathering.crest_facts(council),
    )


def _cover(template: Template, on: date) -> CoverFacts:
    return CoverFacts(
        committee=str(template.committee or "The committee"),
        meeting_on=on,
        classification=Classification.OPEN.value,
        officer_name="Name of the officer",
        officer_title="Job title of the officer",
        officer_email="officer@example.gov.uk",
        officer_telephone="Telephone of the officer",
        portfolio_holder="Name of the portfolio holder",
        decision_type="What kind of decision it is",
        wards="Which wards it touches",
        lines=_cover_lines(template),
    )


def _cover_lines(template: Template) -> tuple[tuple[str, str], ...]:
    return tuple((line.fact.value, line.label) for line in template.cover_lines)


def _section(each: LayoutSection) -> SectionFacts:
    section = each.section
    source = section.source if section.source in (*KEPT, SectionSource.RECOMMENDATIONS.value) else AS_WORDS
    return SectionFacts(section.key, section.heading, source, _words(each), section.numbered)


def _words(each: LayoutSection) -> str:
    """The words that the layout brings; before them its guidance, set off as what is not printed in a report."""
    section = each.section
    must = "" if section.required or not each.written else " May be left out."
    needs = f" Needs clearance: {_plain(', '.join(section.clearances))}." if section.clearances else ""
    said = f"*{each.filled}.{must}{needs}* {_plain(section.guidance)}".strip()
    return f"{said}\n\n{section.boilerplate}".strip()


def _plain(words: str) -> str:
    """Guidance is no Markdown: its signs are printed."""
    return "".join(f"\\{sign}" if sign in "\\*_[]<>`" else sign for sign in words)
