"""What a director should know of a report's own words before signing: numbers that may be a withheld figure."""

from collections.abc import Iterator

from django.urls import reverse

from scorecards.copies.content.texts import report_said
from scorecards.copies.disclosure import Hidden, says
from scorecards.signoff.reading import ReportRead
from scorecards.signoff.rules import Remark
from scorecards.signoff.wording import withheld


def report_remarks(report: ReportRead) -> list[Remark]:
    """Numbers that may be a withheld figure or as well another's, so whoever signs decides.

    What is surely a withheld figure, or a count of one to five children, stops the report: see `wording`.
    """
    _sure, hidden = withheld(report.quarters)
    page = reverse("committee:report", args=[report.content.report_id])
    return [each for said in report_said(report.public) for each in _of(said.where, said.words, hidden, page)]


def _of(place: str, words: str, hidden: list[tuple[str, Hidden]], page: str) -> Iterator[Remark]:
    for line in {line: None for line, figure in hidden if says(words, [figure])}:
        where = place[0].upper() + place[1:]
        yield Remark(f"{where} may name a figure that is withheld for {line}", "The tables print “c” there.", page)
