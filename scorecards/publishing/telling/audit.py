"""The annex "How this paper was checked": what was decided of single figures and words, and who read what is attached.

It is told from the public content, so that it never says what is not printed, and why a figure was kept is for staff.
"""

from __future__ import annotations

from collections.abc import Iterator

from scorecards.copies.content.schema import CheckFacts, ReportContent
from scorecards.publishing.story import Column, Group, Para, Part, Row, Table, Words, plain
from scorecards.publishing.telling.cover import moment_words

HEADING = "How this paper was checked"
CONFIRMED = "I have read it; it holds no count of 1 to 5 children."
READ = (
    "What is attached to a report cannot be checked by the program as its own figures are. A person has read each file "
    f"that is published with it and has confirmed: “{CONFIRMED}” Another file would have another hash."
)
DECIDED = (
    "Each figure and each sentence that could let a few children be recognised was found before review. What is "
    "withheld is marked with its letter where it would stand. What follows was decided by a person otherwise."
)
CHOICES = {
    "keep": "printed as it is: kept by the director, who gave a reason",
    "round": "counts are rounded to the nearest {to}",
    "suppress": "withheld",
    "confirmed": "read and confirmed",
}


def how_checked(content: ReportContent) -> Iterator[Part]:
    """Nothing where nothing was decided and nothing is attached."""
    quarters = [check for quarter in content.submissions for check in quarter.checks]
    decided = [check for check in (*quarters, *content.checks) if check.kind != "appendix"]
    if decided:
        yield Para(plain(DECIDED))
        yield _decided(decided)
    if read := [check for check in content.checks if check.kind == "appendix"]:
        yield Para(plain(READ))
        yield _read(read)


def _decided(checks: list[CheckFacts]) -> Table:
    rows = tuple(Row((Words(check.place, bold=True), _choice(check))) for check in checks)
    columns = (Column("Where", share=300), Column("What was decided", share=182))
    return Table("What was decided of figures and words", columns, (Group(rows),), kind="checks")


def _choice(check: CheckFacts) -> str:
    words = CHOICES.get(check.choice, check.choice).format(to=check.to)
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
