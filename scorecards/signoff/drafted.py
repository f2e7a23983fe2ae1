"""A section of a report as page and paper will tell it, with words that may not be saved yet."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.template.loader import render_to_string
from django.urls import reverse

from portal.prose import Run
from scorecards.committee.models import Report
from scorecards.committee.rules import TEXTS, SectionSource
from scorecards.copies.content.schema import KeyIssueFacts, ReportContent
from scorecards.publishing import making
from scorecards.publishing.story import Targets, mapped
from scorecards.signoff.places import Written, marked_up
from scorecards.signoff.reading import read_report
from scorecards.signoff.references import wrong


@dataclass(frozen=True)
class Drafted:
    """The section as HTML, and the references in it that cannot be printed."""

    html: str
    wrong: list[str]


def drafted(
    report: Report, key: str, said: Sequence[str] | Sequence[Mapping[str, str]], *, links: bool = True
) -> Drafted | None:
    """The section of that key with these words in place of its own: one text, or the rows of its list.

    None where the report has no such section. Without `links` for who may not read the rest of the report.
    """
    content = _with(read_report(report).public, key, said)
    story = making.story_of(content, beside={}, sha256="")
    section = next((each for each in story.sections if each.key == key), None)
    if section is None:
        return None
    page = reverse("signoff:report", args=[report.pk]) if links else ""
    linked = mapped(section, lambda run: _linked(run, page))
    html = render_to_string("signoff/drafted.html", {"section": linked})
    faults = wrong(_of_section(report, content, key), Targets(story))
    return Drafted(html, [gap.words for gap in faults])


def _with(content: ReportContent, key: str, said: Sequence[Any]) -> ReportContent:
    source = next((SectionSource(each.source) for each in content.sections if each.key == key), None)
    if source in TEXTS:
        sections = tuple(replace(each, text=said[0]) if each.key == key else each for each in content.sections)
        return replace(content, sections=sections)
    if source == SectionSource.KEY_ISSUES:
        return replace(content, key_issues=tuple(KeyIssueFacts(**row) for row in said))
    if source == SectionSource.KEY_MESSAGES:
        return replace(content, key_messages=tuple(said))
    return replace(content, recommendations=tuple(said)) if source == SectionSource.RECOMMENDATIONS else content


def _linked(run: Run, page: str) -> Run:
    """A link within the report leads to the page of the whole report, or is none without that page."""
    if run.href is None or not run.href.startswith("#"):
        return run
    return replace(run, href=f"{page}{run.href}" if page else None)


def _of_section(report: Report, content: ReportContent, key: str) -> list[Written]:
    here = reverse("committee:section", args=[report.pk, key])
    return [each for each in marked_up(report, content) if each.href == here]
