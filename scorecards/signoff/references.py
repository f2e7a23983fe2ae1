"""References by what things are: what a report's words may refer to, and which of them would be broken on paper."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields, is_dataclass
from itertools import groupby
from typing import Any

from django.urls import reverse

from portal.prose import Reference, references_typed, to_blocks
from scorecards.commentary.models import Narrative
from scorecards.committee.models import Report
from scorecards.copies.content.schema import ReportContent
from scorecards.publishing import making
from scorecards.publishing.story import KINDS, NAME, Target, Targets, as_typed, number, runs
from scorecards.publishing.telling import tell_alone
from scorecards.signoff.places import Written, as_they_are, marked_up, of_actions
from scorecards.signoff.reading import QuarterRead, ReportRead, read_quarter, read_report
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

Offered = list[tuple[str, list[Target]]]


def targets_of_report(report: Report) -> Offered:
    """All that the words of a report may refer to as it stands now, by kind, for who writes it."""
    return grouped(_targets(read_report(report).public).all)


def targets_of_quarter(submission: Submission) -> Offered:
    """All that a narrative of this quarter may refer to: what the quarter brings into every report."""
    return grouped(_targets_alone(read_quarter(submission)).all)


def grouped(targets: Sequence[Target]) -> Offered:
    ordered = sorted(targets, key=lambda target: list(GROUPS).index(target.kind))
    return [(GROUPS[kind], list(found)) for kind, found in groupby(ordered, key=lambda target: target.kind)]


def _targets(content: ReportContent) -> Targets:
    return Targets(making.story_of(content, beside={}, sha256=""))


def _targets_alone(read: QuarterRead) -> Targets:
    return Targets(number(tell_alone(read.public)))


def report_references(report: Report, read: ReportRead) -> list[Gap]:
    """References that would be printed as they were typed, each with the place to mend it.

    They find nothing, or several things, or stand in words in which no reference is read.
    """
    content = read.public
    if not _marked(content):
        return []
    story = making.story_of(content, beside={}, sha256="")
    gaps = wrong(marked_up(report, content), Targets(story))
    gaps += _misplaced(as_they_are(report, content))
    return gaps + _elsewhere(as_typed(story), gaps, reverse("committee:report", args=[report.pk]))


def _marked(told: Any) -> bool:
    """Whether anything in this content looks like the beginning of a reference."""
    if isinstance(told, str):
        return MARK in told
    if isinstance(told, tuple):
        return any(map(_marked, told))
    return is_dataclass(told) and any(_marked(getattr(told, field.name)) for field in fields(told))


def _elsewhere(printed: Iterable[str], gaps: Sequence[Gap], page: str) -> list[Gap]:
    """What is left on the paper though no place of it is known: rather told without its place than printed."""
    told = " ".join(gap.words for gap in gaps)
    return [
        Gap("reference", f"Mend the report: {typed} would be printed as it stands", page)
        for typed in dict.fromkeys(printed)
        if typed not in told
    ]


def quarter_references(submission: Submission, read: QuarterRead | None = None) -> list[Gap]:
    """The same in a quarter's narratives and actions; narratives refer to what the quarter brings into every report."""
    read = read or read_quarter(submission)
    gaps = _misplaced(of_actions(read.content.actions))
    written = [Written(*place) for place in narrative_places(submission) if MARK in place[1]]
    return gaps + wrong(written, _targets_alone(read)) if written else gaps


def narrative_references(submission: Submission, narrative: Narrative) -> list[str]:
    """What the writer of a narrative should know as it is saved: references that stop the quarter's review."""
    words = (narrative.shows, narrative.why, narrative.doing, narrative.expected)
    if not any(MARK in each for each in words):
        return []
    targets = _targets_alone(read_quarter(submission))
    return [f"{typed} {why}." for each in words for typed, why in _faults(each, targets)]


def wrong(written: Iterable[Written], targets: Targets) -> list[Gap]:
    """Every fault of these words."""
    return [
        Gap("reference", f"Mend {each.where}: {typed} {why}", each.href)
        for each in written
        if MARK in each.words
        for typed, why in _faults(each.words, targets)
    ]


def _misplaced(written: Iterable[Written]) -> list[Gap]:
    """References in words that are printed as they are."""
    return [
        Gap("reference", f"Mend {each.where}: no reference can stand there, and {typed} would be printed", each.href)
        for each in written
        for typed in references_typed(each.words)
    ]


def _faults(words: str, targets: Targets) -> Iterator[tuple[str, str]]:
    """Each reference that cannot be printed, as it was typed, and why."""
    for run in runs(to_blocks(words)):
        if run.reference and (why := _wrong(run.reference, targets)):
            yield run.text, why


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
