"""Decisions on findings as a content is read with them: those that still speak of what stands there."""

from collections.abc import Iterable, Iterator

from portal.figures.spans import day_words
from scorecards.committee.models import Report
from scorecards.copies.content.schema import CheckFacts, ReportContent, SubmissionContent
from scorecards.copies.disclosure import Choice
from scorecards.copies.disclosure.wording import sentences
from scorecards.copies.withhold.cells import figures, key
from scorecards.copies.withhold.checked import FIGURE, WORDS, words_key
from scorecards.copies.withhold.findings import pinned
from scorecards.signoff.models import DisclosureChoice
from scorecards.submissions.models import Submission


def quarter_checks(submission: Submission, content: SubmissionContent) -> tuple[CheckFacts, ...]:
    """What was decided of the figures and words that the quarter has now; a changed one has no decision."""
    rows = list(DisclosureChoice.objects.filter(submission=submission))
    if not rows:
        return ()
    stand = _figures(content) | {WORDS + words_key(each) for text in quarter_texts(content) for each in _said(text)}
    return tuple(_facts(row) for row in rows if _name(row) in stand)


def report_checks(report: Report, content: ReportContent) -> tuple[CheckFacts, ...]:
    """The same of a report's own words."""
    rows = list(DisclosureChoice.objects.filter(report=report))
    if not rows:
        return ()
    stand = {WORDS + words_key(each) for _place, text in report_texts(content) for each in _said(text)}
    return tuple(_facts(row) for row in rows if _name(row) in stand)


def public_report_checks(checks: Iterable[CheckFacts]) -> tuple[CheckFacts, ...]:
    """For members: that words were kept, and where; never why, by whom or what they say of a child."""
    return tuple(CheckFacts(c.kind, "", c.place, c.choice) for c in checks if c.choice == Choice.KEEP)


def kept_words(checks: Iterable[CheckFacts]) -> frozenset[str]:
    return frozenset(check.key for check in checks if check.kind == WORDS and check.choice == Choice.KEEP)


def quarter_texts(content: SubmissionContent) -> Iterator[str]:
    """Every text of a quarter that somebody may decide on."""
    yield content.revision_reason
    for narrative in content.narratives:
        yield from (narrative.shows, narrative.why, narrative.doing, narrative.expected)
    for action in content.actions:
        yield from (action.title, action.latest)
    for risk in content.risks:
        yield from (risk.title, risk.mitigation, risk.score_reason, *risk.actions)


def report_texts(content: ReportContent) -> Iterator[tuple[str, str]]:
    """Every text of a report's own, with its place."""
    yield "the title", content.title
    yield "the reason for the revision", content.revision_reason
    yield from ((f"the section “{section.heading}”", section.text) for section in content.sections)
    yield from (("a key message", words) for words in content.key_messages)
    yield from (("a recommendation", words) for words in content.recommendations)
    for issue in content.key_issues:
        for words in (issue.theme, issue.position, issue.issue, issue.focus):
            yield f"the key issue “{issue.theme}”", words
    for appendix in content.appendices:
        for words in (appendix.title, appendix.description, appendix.file_name, appendix.public_interest):
            yield f"the appendix “{appendix.title}”", words
    yield "the reason for the exemption", content.cover.public_interest
    for each in content.resolutions:
        for words in (each.text, each.answer, *each.actions):
            yield f"what was asked on {day_words(each.meeting_on)} and its answer", words


def _figures(content: SubmissionContent) -> set[str]:
    return {
        FIGURE + key(line.indicator, category, figure) + pinned(figure)
        for line in content.quarter.lines
        for category, figure in figures(line)
    }


def _said(text: str) -> list[str]:
    return [text, *sentences(text)]


def _name(row: DisclosureChoice) -> str:
    return row.kind + (row.key if row.kind == WORDS else row.key + row.pinned)


def _facts(row: DisclosureChoice) -> CheckFacts:
    return CheckFacts(
        kind=row.kind,
        key=row.key,
        place=row.place,
        choice=row.choice,
        said=row.said,
        reason=row.reason,
        by=row.by_name,
        by_title=row.by_title,
        at=row.at,
        to=row.to,
    )
