"""Every text of a content that somebody typed, each with its place: what the disclosure check reads. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass

from portal.figures.spans import day_words
from scorecards.copies.content.schema import NarrativeFacts, ReportContent, SubmissionContent
from scorecards.submissions.standing import LineStanding, Shown

REVISION, NARRATIVE, ACTION, RISK, LINE, REPORT = "revision", "narrative", "action", "risk", "line", "report"
REASON = "the reason for the revision"


@dataclass(frozen=True)
class Said:
    """One text: where it stands, and of what `kind` it is with the `key` of its action, risk or line."""

    where: str
    words: str
    kind: str = REPORT
    key: int = 0


def quarter_said(content: SubmissionContent) -> Iterator[Said]:
    """Of a quarter; its narratives come last, since they are also read where they are drafts."""
    yield Said(REASON, content.revision_reason, REVISION)
    for risk in content.risks:
        for words in (risk.title, risk.mitigation, risk.score_reason, *risk.actions, *risk.strategic):
            yield Said(f"the risk {risk.reference}".strip(), words, RISK, risk.key)
    for action in content.actions:
        for words in (action.title, action.latest):
            yield Said(f"the action “{action.title}”", words, ACTION, action.key)
    for line in content.quarter.lines:
        yield from (Said(f"{what} {line.name}", words, LINE, line.line) for what, words in _of_line(line))
    for narrative in content.narratives:
        yield from (Said(f"the narrative of {narrative.about}", words, NARRATIVE) for words in _written(narrative))


def _of_line(line: LineStanding) -> Iterator[tuple[str, str]]:
    """Not what the shared catalogue says of it: "Two placements" names a category there, and counts nobody."""
    yield "the name of the line", line.name
    yield "the note on the definition of", line.definition_note
    yield "the reason for the target of", line.target.reason if line.target else ""
    for words in (*line.breaks, *(point.break_before for point in (*line.history, *line.finer))):
        yield "the break in the series of", words
    for rebase in line.rebases:
        yield "the reason why limits begin anew for", rebase.reason
    for compared in line.comparisons:
        yield "the note on the comparison of", compared.similarity_note
    for figure in _figures(line):
        yield f"the note on the figure of {figure.period} of", figure.note


def _figures(line: LineStanding) -> Iterator[Shown]:
    parts = (part.figure for split in line.breakdowns for part in split.parts)
    points = (point.figure for point in (*line.history, *line.finer))
    found = (line.figure, *line.other_figures, *(change.then for change in line.changes), *parts, *points)
    yield from (figure for figure in found if figure)


def _written(narrative: NarrativeFacts) -> tuple[str, ...]:
    return narrative.shows, narrative.why, narrative.doing, narrative.expected


def report_said(content: ReportContent) -> Iterator[Said]:
    """Of a report itself; each of its quarters has a check of its own."""
    cover = content.cover
    yield Said("the title", content.title)
    yield Said(REASON, content.revision_reason, REVISION)
    yield from (Said("the cover", words) for words in (cover.decision_type, cover.wards))
    for section in content.sections:
        yield from (Said(f"the section “{section.heading}”", words) for words in (section.heading, section.text))
    yield from (Said("a key message", words) for words in content.key_messages)
    yield from (Said("a recommendation", words) for words in content.recommendations)
    for issue in content.key_issues:
        for words in (issue.theme, issue.position, issue.issue, issue.focus):
            yield Said(f"the key issue “{issue.theme}”", words)
    for appendix in content.appendices:
        for words in (appendix.title, appendix.description, appendix.file_name, appendix.public_interest):
            yield Said(f"the appendix “{appendix.title}”", words)
    yield Said("the reason for the exemption", cover.public_interest)
    for each in content.resolutions:
        for words in (each.text, each.answer, *each.actions):
            yield Said(f"what was asked on {day_words(each.meeting_on)} and its answer", words)
