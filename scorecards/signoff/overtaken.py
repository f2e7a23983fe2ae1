"""Words of a report that a figure has overtaken: numbers that nothing prints now."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.urls import reverse

from portal.prose.children import bare
from scorecards.committee.models import Report, Section
from scorecards.committee.rules import LISTS, TEXTS, SectionSource
from scorecards.signoff.moved import Moved, moved
from scorecards.signoff.puts import puts_of
from scorecards.signoff.reading import QuarterRead, ReportRead
from scorecards.signoff.rules import Gap, Remark
from scorecards.submissions.standing import LineStanding

# A number of fewer digits, without the name of its line, may count anything.
TELLING = 3


@dataclass(frozen=True)
class OldNumber:
    """A section that says what a figure was when it was saved; `named` where it names the figure's line too."""

    section: Section
    found: Moved
    named: bool

    @property
    def where(self) -> str:
        return f"the section “{self.section.heading}”"

    @property
    def href(self) -> str:
        return reverse("committee:section", args=[self.section.report_id, self.section.key])


def old_gaps(report: Report, read: ReportRead) -> list[Gap]:
    """Sections that name a line with the figure that it had when they were saved; saving them again confirms them."""
    return [
        Gap(
            "outdated",
            f"Reword or confirm {old.where}: it says {old.found.was} for {old.found.line.name}, now {old.found.now}",
            old.href,
        )
        for old in old_numbers(report, read)
        if old.named
    ]


def old_remarks(report: Report, read: ReportRead) -> list[Remark]:
    """Sections with such a number and without the name of its line: it may be another's."""
    return [
        Remark(
            f"T{old.where[1:]} says {old.found.was}, which no table prints now",
            f"{old.found.line.name} was that when the section was saved, and is now {old.found.now}.",
            old.href,
        )
        for old in old_numbers(report, read)
        if not old.named
    ]


def old_numbers(report: Report, read: ReportRead) -> Iterator[OldNumber]:
    """Where a report's own words say a figure as it was when they were saved, and nothing prints it any more."""
    quarters = [(quarter, puts_of(quarter.submission)) for quarter in read.quarters]
    now = _printed(read.quarters)
    for section in report.sections.order_by("order"):
        words = bare(_text(report, section))
        for quarter, puts in quarters if words.strip() else []:
            for line in quarter.content.quarter.lines:
                found = moved(line, section.updated_at, puts)
                if found is not None and found.was not in now and _says(words, found.was):
                    named = _names(words, line)
                    if named or len(re.findall(r"\d", found.was)) >= TELLING:
                        yield OldNumber(section, found, named)


def _text(report: Report, section: Section) -> str:
    source = SectionSource(section.source)
    if source in TEXTS:
        return section.text
    if source not in LISTS:
        return ""
    rows = getattr(report, section.source).all()  # a list is kept under the name of its source
    if source == SectionSource.KEY_ISSUES:
        return "\n".join(" ".join((row.theme, row.position, row.issue, row.focus)) for row in rows)
    return "\n".join(row.text for row in rows)


def _says(words: str, number: str) -> bool:
    """Whether the text has the number by itself, with or without its commas."""
    digits = re.escape(number).replace(",", ",?").replace("%", r"\s?(?:%|per\s?cent)")
    return bool(re.search(r"\d", number)) and bool(re.search(rf"(?<![\d.,£]){digits}(?!\d|[.,]\d)", words))


def _names(words: str, line: LineStanding) -> bool:
    return line.name.casefold() in words.casefold()


def _printed(quarters: Iterable[QuarterRead]) -> frozenset[str]:
    """Every figure that the quarters' tables print today."""
    found: set[str] = set()
    for quarter in quarters:
        for line in quarter.content.quarter.lines:
            changes = (change.then for change in line.changes)
            parts = (part.figure for split in line.breakdowns for part in split.parts)
            figures = (line.figure, *line.other_figures, *changes, *parts)
            found |= {figure.shown for figure in figures if figure is not None}
            found |= {compared.shown for compared in line.comparisons}
            found |= {point.figure.shown for point in line.history}
    return frozenset(found - {""})
