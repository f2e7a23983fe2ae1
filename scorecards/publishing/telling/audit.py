"""The annex "How this paper was checked": what was decided of single figures and words, and who read what is attached.

It is told from the public content, so that it never says what is not printed, and why a figure was kept is for staff.
"""

from __future__ import annotations

from collections.abc import Iterator

from portal.figures.vocabulary import Symbol
from scorecards.copies.content.schema import CheckFacts, ReportContent
from scorecards.copies.withhold.cells import figures, key
from scorecards.publishing.story import Column, Group, Para, Part, Row, Table, Words, plain
from scorecards.publishing.telling.cover import moment_words
from scorecards.submissions.standing import LineStanding

SUPPRESSED = Symbol.SUPPRESSED.value

HEADING = "How this paper was checked"
CONFIRMED = "I have read it; it holds no count of 1 to 5 children."
READ = (
    "What is attached to a report cannot be checked by the program as its own figures are. A person has read each file "
    f"that is published with it and has confirmed: “{CONFIRMED}” Another file would have another hash."
)
DECIDED = (
    "Each figure and each sentence that could let a few children be recognised was found before review, also by what "
    "is left when printed figures are taken from each other or from those of earlier papers. A letter c stands for a "
    "figure that is withheld: its own number is small, or with it another could be worked out."
)
CHOICES = {
    ("figure", "keep"): "printed as it is: kept by the director, who gave a reason",
    ("words", "keep"): "printed as it is: kept by the director, who gave a reason",
    ("figure", "round"): "counts are rounded to the nearest {to}",
    ("words", "reword"): "reworded before it was signed",
    ("words", "suppress"): "what tells a withheld figure is left out",
}


def how_checked(content: ReportContent) -> Iterator[Part]:
    """Nothing where nothing is withheld or decided and nothing is attached."""
    if rows := tuple(_decided(content)):
        yield Para(plain(DECIDED))
        columns = (Column("Where", share=300), Column("What was decided", share=182))
        yield Table("What was decided of figures and words", columns, (Group(rows),), kind="checks")
    if read := [check for check in content.checks if check.kind == "appendix"]:
        yield Para(plain(READ))
        yield _read(read)


def _decided(content: ReportContent) -> Iterator[Row]:
    for quarter in content.submissions:
        for line in quarter.quarter.lines:
            if withheld := _withheld(line):
                figures = "1 figure is" if withheld == 1 else f"{withheld} figures are"
                yield Row((Words(line.name, bold=True), f"{figures} withheld: c"))
    for check in (*(check for quarter in content.submissions for check in quarter.checks), *content.checks):
        words = CHOICES.get((check.kind, check.choice), "").format(to=check.to)
        if words:
            yield Row((Words(_capital(check.place), bold=True), _capital(words)))


def _withheld(line: LineStanding) -> int:
    """How many of its figures print as a letter; one that stands in several tables is one."""
    found = {key(line.indicator, category, each) for category, each in figures(line) if each.symbol == SUPPRESSED}
    return len(found)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _read(checks: list[CheckFacts]) -> Table:
    rows = tuple(Row((Words(check.place, bold=True), check.key, _person(check), _moment(check))) for check in checks)
    columns = (
        Column("Attached file", share=110),
        Column("SHA-256 of the file that was read", share=180),
        Column("Read and confirmed by", share=106),
        Column("On", share=86),
    )
    return Table("Who read what is attached", columns, (Group(rows),), kind="confirmations")


def _person(check: CheckFacts) -> str:
    return f"{check.by}, {check.by_title}" if check.by_title else check.by


def _moment(check: CheckFacts) -> str:
    return moment_words(check.at) if check.at else ""
