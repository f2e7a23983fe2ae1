"""References by what things are: what a report's words may refer to, and which of them would be broken on paper."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from django.urls import reverse

from portal.prose import Reference, to_blocks
from scorecards.committee.models import Report
from scorecards.committee.rules import SectionSource
from scorecards.copies.content.schema import ReportContent, SubmissionContent
from scorecards.publishing import making
from scorecards.publishing.story import KINDS, NAME, Target, Targets, number, runs
from scorecards.publishing.telling import tell_alone
from scorecards.signoff.reading import ReportRead, read_quarter, read_report
from scorecards.signoff.rules import Gap
from scorecards.signoff.wording import narrative_places
from scorecards.submissions.models import Submission

MARK = "[["
GROUPS = {
    "section": "Sections",
    "appendix": "Appendices",
    "indicator": "Indicators",
    "figure": "Figures",
    "table": "Tables",
    "paragraph": "Paragraphs",
}


@dataclass(frozen=True)
class Written:
    """Words of a report, where they stand, and the address where they are mended."""

    where: str
    words: str
    href: str


def targets_of_report(report: Report) -> list[tuple[str, list[Target]]]:
    """All that the words of a report may refer to as it stands now, by kind, for who writes it."""
    return grouped(_targets(read_report(report).public).all)


def grouped(targets: Sequence[Target]) -> list[tuple[str, list[Target]]]:
    ordered = sorted(targets, key=lambda target: list(GROUPS).index(target.kind))
    return [(GROUPS[kind], list(found)) for kind, found in groupby(ordered, key=lambda target: target.kind)]


def _targets(content: ReportContent) -> Targets:
    return Targets(making.story_of(content, beside={}, sha256=""))


def report_references(report: Report, read: ReportRead) -> list[Gap]:
    """References that find nothing, or several things, in what would be printed; each with the place to mend it."""
    written = [each for each in _written(report, read.public) if MARK in each.words]
    if not written:
        return []
    targets = _targets(read.public)
    return [gap for each in written for gap in _gaps(each, targets)]


def quarter_references(submission: Submission) -> list[Gap]:
    """The same in a quarter's narratives: they may refer to what the quarter brings into every report."""
    written = [Written(*place) for place in narrative_places(submission) if MARK in place[1]]
    if not written:
        return []
    targets = Targets(number(tell_alone(read_quarter(submission).public)))
    return [gap for each in written for gap in _gaps(each, targets)]


def _gaps(written: Written, targets: Targets) -> Iterator[Gap]:
    for typed, reference in _references(written.words):
        if why := _wrong(reference, targets):
            yield Gap("reference", f"Mend {written.where}: {typed} {why}", written.href)


def _references(words: str) -> Iterator[tuple[str, Reference]]:
    for run in runs(to_blocks(words)):
        if run.reference:
            yield run.text, run.reference


def _wrong(reference: Reference, targets: Targets) -> str:
    """Why a reference cannot be printed; empty where it can."""
    if reference.kind == NAME:
        return _wrong_name(reference, targets)
    if reference.kind not in KINDS:
        return f"refers to no kind of thing; the kinds are {', '.join(KINDS)}"
    found = targets.of(reference)
    if not found:
        return "refers to something that is not in the report"
    if len(found) > 1:
        return f"may mean {' or '.join(target.markup for target in found)}"
    return ""


def _wrong_name(reference: Reference, targets: Targets) -> str:
    named = targets.of(Reference("paragraph", reference.key))
    if not named:
        return "names no paragraph: a name stands once, in a paragraph and not in a list"
    return "names several paragraphs; give each its own name" if len(named) > 1 else ""


def _written(report: Report, content: ReportContent) -> Iterator[Written]:
    """Every text of the report that is printed as Markdown."""
    keys = {section.source: section.key for section in content.sections}
    for section in content.sections:
        href = reverse("committee:section", args=[report.pk, section.key])
        yield Written(f"the section “{section.heading}”", section.text, href)
    lists = (
        ("a key message", SectionSource.KEY_MESSAGES, content.key_messages),
        ("a recommendation", SectionSource.RECOMMENDATIONS, content.recommendations),
    )
    for where, source, texts in lists:
        yield from (Written(where, words, _list_page(report, keys, source)) for words in texts)
    for issue in content.key_issues:
        for words in (issue.position, issue.issue, issue.focus):
            href = _list_page(report, keys, SectionSource.KEY_ISSUES)
            yield Written(f"the key issue “{issue.theme}”", words, href)
    for quarter in content.submissions:
        yield from _of_quarter(quarter)


def _list_page(report: Report, keys: dict[str, str], source: SectionSource) -> str:
    key = keys.get(source.value)
    page = reverse("committee:report", args=[report.pk])
    return reverse("committee:section", args=[report.pk, key]) if key else page


def _of_quarter(quarter: SubmissionContent) -> Iterator[Written]:
    """What a report takes over from its quarters: a reference there may have lost what it meant."""
    page = reverse("signoff:submission", args=[quarter.submission_id])
    for narrative in quarter.narratives:
        for words in (narrative.shows, narrative.why, narrative.doing, narrative.expected):
            yield Written(f"the narrative of {narrative.about}", words, page)
    for risk in quarter.risks:
        yield Written(f"the risk {risk.reference}", risk.mitigation, reverse("risks:risk", args=[risk.key]))
