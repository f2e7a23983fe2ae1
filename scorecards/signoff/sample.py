"""What a layout looks like before anything is written: its sections with their guidance in place of words."""

from datetime import date
from typing import Any

from scorecards.committee.models import Template
from scorecards.committee.queries import layout_page
from scorecards.committee.queries.layouts import LayoutSection
from scorecards.committee.rules import Classification, SectionSource
from scorecards.copies import gathering
from scorecards.copies.content.schema import SCHEMA, CoverFacts, ReportContent, SectionFacts
from scorecards.publishing import making
from scorecards.publishing.story import Story
from scorecards.signoff.reading import UNSIGNED

# Sections that the program fills are told as words here: there is no quarter to fill them from.
AS_WORDS = SectionSource.WRITTEN.value
KEPT = {SectionSource.WRITTEN.value, SectionSource.BACKGROUND_PAPERS.value, SectionSource.APPENDIX_FIGURES.value}


def sample_story(template: Template, *, council: Any, on: date) -> Story:
    """The numbered story of a layout, as a report to a meeting on this day would begin."""
    return making.story_of(_content(template, council, on), beside={"item": "7"}, sha256="")


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
        lines=tuple((line.fact.value, line.label) for line in template.cover_lines),
    )


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
