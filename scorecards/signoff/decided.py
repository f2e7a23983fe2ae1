"""Decisions on findings as a content is read with them: those that still speak of what stands there."""

from collections.abc import Iterable

from scorecards.committee.models import Report
from scorecards.copies.content.schema import CheckFacts, ReportContent, SubmissionContent
from scorecards.copies.content.texts import Said, quarter_said, report_said
from scorecards.copies.disclosure import Choice
from scorecards.copies.disclosure.wording import sentences
from scorecards.copies.withhold.cells import figures, key
from scorecards.copies.withhold.checked import FIGURE, WORDS, told_of_words, words_key
from scorecards.copies.withhold.findings import pinned
from scorecards.signoff.models import DisclosureChoice
from scorecards.submissions.models import Submission


def quarter_checks(submission: Submission, content: SubmissionContent) -> tuple[CheckFacts, ...]:
    """What was decided of the figures and words that the quarter has now; a changed one has no decision."""
    return tuple(_facts(row) for row in _standing(DisclosureChoice.objects.filter(submission=submission), content))


def report_checks(report: Report, content: ReportContent) -> tuple[CheckFacts, ...]:
    """The same of a report's own words."""
    return tuple(_facts(row) for row in _standing(DisclosureChoice.objects.filter(report=report), content))


def carried(gate: Submission | Report, content: SubmissionContent | ReportContent) -> list[DisclosureChoice]:
    """What was decided in an earlier revision of what stands in this one too, and is not confirmed yet."""
    of = {"submission": gate} if isinstance(gate, Submission) else {"report": gate}
    return _standing(DisclosureChoice.objects.filter(**of, from_revision__gt=0), content)


def reworded(rows: Iterable[DisclosureChoice], content: SubmissionContent | ReportContent) -> list[DisclosureChoice]:
    """Of words that were to be reworded, those that are."""
    asked = [row for row in rows if row.choice == Choice.REWORD.value]
    stand = _stand(content) if asked else frozenset()
    return [row for row in asked if _name(row) not in stand]


def _standing(rows: Iterable[DisclosureChoice], content: SubmissionContent | ReportContent) -> list[DisclosureChoice]:
    """Those that speak of what the content says, and words to be reworded that it says no more."""
    found = list(rows)
    stand = _stand(content) if found else frozenset()
    return [row for row in found if (_name(row) in stand) != (row.choice == Choice.REWORD.value)]


def _stand(content: SubmissionContent | ReportContent) -> frozenset[str]:
    if isinstance(content, ReportContent):
        return frozenset(_words(report_said(content)))
    return frozenset(_figures(content) | _words(quarter_said(content)))


def public_report_checks(checks: Iterable[CheckFacts]) -> tuple[CheckFacts, ...]:
    """For members: that words were kept or reworded, and where; never why, by whom or what they said of a child."""
    return tuple(told_of_words(check) for check in checks if check.choice in (Choice.KEEP, Choice.REWORD))


def kept_words(checks: Iterable[CheckFacts]) -> frozenset[str]:
    return frozenset(check.key for check in checks if check.kind == WORDS and check.choice == Choice.KEEP)


def _figures(content: SubmissionContent) -> set[str]:
    return {
        FIGURE + key(line.indicator, category, figure) + pinned(figure)
        for line in content.quarter.lines
        for category, figure in figures(line)
    }


def _words(texts: Iterable[Said]) -> set[str]:
    """What may be decided of: each text, and each of its sentences."""
    return {WORDS + words_key(each) for said in texts for each in (said.words, *sentences(said.words))}


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
