"""Where people's own words stand in what would be printed, each with the address where they are mended."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import reverse

from scorecards.committee.models import Report
from scorecards.committee.rules import SectionSource
from scorecards.copies.content.schema import ActionFacts, ReportContent, SubmissionContent


@dataclass(frozen=True)
class Written:
    """Words of a report, where they stand, and the address where they are mended."""

    where: str
    words: str
    href: str


def marked_up(report: Report, content: ReportContent) -> Iterator[Written]:
    """Every text that is printed as Markdown, in which references are read."""
    for section in content.sections:
        yield Written(f"the section “{section.heading}”", section.text, section_page(report, section.key))
    lists = (
        ("a key message", SectionSource.KEY_MESSAGES, content.key_messages),
        ("a recommendation", SectionSource.RECOMMENDATIONS, content.recommendations),
    )
    for where, source, texts in lists:
        yield from (Written(where, words, _list_page(report, content, source)) for words in texts)
    for issue in content.key_issues:
        for words in (issue.position, issue.issue, issue.focus):
            yield Written(f"the key issue “{issue.theme}”", words, _issues_page(report, content))
    for resolution in content.resolutions:
        page = reverse("committee:resolution", args=[resolution.key])
        yield Written("the answer to what the committee asked for", resolution.answer, page)
    for quarter in content.submissions:
        yield from _of_quarter(quarter)


def section_page(report: Report, key: str) -> str:
    return reverse("committee:section", args=[report.pk, key])


def _list_page(report: Report, content: ReportContent, source: SectionSource) -> str:
    key = next((section.key for section in content.sections if section.source == source.value), "")
    return section_page(report, key) if key else reverse("committee:report", args=[report.pk])


def _issues_page(report: Report, content: ReportContent) -> str:
    return _list_page(report, content, SectionSource.KEY_ISSUES)


def _of_quarter(quarter: SubmissionContent) -> Iterator[Written]:
    """What a report takes over from its quarters: a reference there may have lost what it meant."""
    page = reverse("signoff:submission", args=[quarter.submission_id])
    for narrative in quarter.narratives:
        for words in (narrative.shows, narrative.why, narrative.doing, narrative.expected):
            yield Written(f"the narrative of {narrative.about}", words, page)
    for risk in quarter.risks:
        for words in (risk.mitigation, risk.score_reason):
            yield Written(f"the risk {risk.reference}", words, reverse("risks:risk", args=[risk.key]))


def as_they_are(report: Report, content: ReportContent) -> Iterator[Written]:
    """Every text that is printed just as it was typed, so that no reference can stand in it."""
    yield Written("the title", content.title, reverse("committee:cover", args=[report.pk]))
    for issue in content.key_issues:
        yield Written("the theme of a key issue", issue.theme, _issues_page(report, content))
    for appendix in content.appendices:
        for words in (appendix.title, appendix.description):
            page = f"{reverse('committee:report', args=[report.pk])}#appendices"
            yield Written(f"the appendix “{appendix.title}”", words, page)
    for quarter in content.submissions:
        yield from of_actions(quarter.actions)
        for risk in quarter.risks:
            yield Written(f"the risk {risk.reference}", risk.title, reverse("risks:risk", args=[risk.key]))


def of_actions(actions: tuple[ActionFacts, ...]) -> Iterator[Written]:
    for action in actions:
        for words in (action.title, action.latest):
            yield Written(f"the action “{action.title}”", words, reverse("desk:action", args=[action.key]))
