"""What a director should know of a report's own words before signing: figures that its tables do not print."""

from collections.abc import Iterator

from django.urls import reverse

from scorecards.copies.content.schema import ReportContent
from scorecards.copies.disclosure import Hidden, small_counts_said, without
from scorecards.copies.withhold import unprinted
from scorecards.signoff.reading import ReportRead
from scorecards.signoff.rules import Remark


def report_remarks(report: ReportRead) -> list[Remark]:
    """Words of the report itself that name one to five children, or a figure that is withheld in the tables.

    Nothing is taken out of them: whoever signs decides.
    """
    hidden = [each for quarter in report.quarters for each in unprinted(quarter.content, quarter.public)]
    page = reverse("committee:report", args=[report.content.report_id])
    return [remark for place, words in _texts(report.content) for remark in _of(place, words, hidden, page)]


def _texts(content: ReportContent) -> Iterator[tuple[str, str]]:
    yield from ((f"The section “{section.heading}”", section.text) for section in content.sections)
    yield from (("A key message", words) for words in content.key_messages)
    yield from (("A recommendation", words) for words in content.recommendations)
    for issue in content.key_issues:
        yield f"The key issue “{issue.theme}”", " ".join((issue.position, issue.issue, issue.focus))


def _of(place: str, words: str, hidden: list[tuple[str, Hidden]], page: str) -> Iterator[Remark]:
    for said in small_counts_said(words):
        note = "Counts of one to five children are not printed; consider other words."
        yield Remark(f"{place} says “{said}”", note, page)
    # A whole number alone says too little to be sure: only shares and rates are looked for.
    lines = {line: None for line, figure in hidden if figure.decimals and without(words, [figure]) != words}
    for line in lines:
        yield Remark(f"{place} names a figure that is withheld for {line}", "The tables print “c” there.", page)
