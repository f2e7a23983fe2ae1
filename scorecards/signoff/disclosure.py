"""The disclosure check of a quarter and of a report: every finding at its place, and what is decided of it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from scorecards.committee.models import Report
from scorecards.copies.disclosure import Choice
from scorecards.copies.withhold.checked import FIGURE, WORDS
from scorecards.copies.withhold.findings import KEPT, Finding, figures_found, sentences_found, words_finding
from scorecards.signoff.decided import reworded
from scorecards.signoff.models import DisclosureChoice
from scorecards.signoff.reading import QuarterRead, ReportRead, signed_before
from scorecards.signoff.rules import Gap
from scorecards.signoff.wording import Place, quarter_stops, report_stops

STOPS = "It stops review until it is reworded, or kept by the director with a reason"
CHOICE_WORDS = {
    Choice.SUPPRESS: "Suppressed",
    Choice.ROUND: "Rounded",
    Choice.REWORD: "To be reworded",
    Choice.KEEP: "Kept",
}


@dataclass(frozen=True)
class Decided:
    """A finding with what was decided of it, if anything; `void` holds a decision on what does not stand there now.

    `refused` says why a choice was not done: rounding that would tell the figure.
    """

    finding: Finding
    row: DisclosureChoice | None = None
    void: DisclosureChoice | None = None
    refused: str = ""

    @property
    def words(self) -> str:
        if self.row is None:
            return "Not decided: suppressed" if self.finding.kind == FIGURE else "Not decided"
        if self.row.choice == Choice.SUPPRESS and self.finding.kind == WORDS:
            return "Left out"
        to = f" to the nearest {self.row.to}" if self.row.to else ""
        return f"{CHOICE_WORDS[Choice(self.row.choice)]}{to}"

    @property
    def waits(self) -> bool:
        """Whether it stops review."""
        return self.finding.stops and (self.row is None or self.row.choice != Choice.KEEP)


@dataclass(frozen=True)
class Check:
    """All that is found, in the order of the page: figures, then words, and what was found and is `reworded`."""

    figures: tuple[Decided, ...]
    words: tuple[Decided, ...]
    reworded: tuple[DisclosureChoice, ...] = ()

    @property
    def waiting(self) -> int:
        return sum(each.waits for each in self.words)

    def find(self, mark: str) -> Decided | None:
        return next((each for each in (*self.figures, *self.words) if each.finding.mark == mark), None)


def quarter_check(read: QuarterRead) -> Check:
    """What is found in a quarter as it stands now, before it is signed."""
    rows = list(DisclosureChoice.objects.filter(submission=read.submission).select_related("by"))
    before = signed_before(read.submission)
    figures = figures_found(read.content, before.earlier, before.behind)
    stops = list(quarter_stops(read))
    stopped = {finding.key: finding for finding in _stopping(stops)}
    left_out = (each for each in sentences_found(read.content, read.public) if each.key not in stopped)
    return Check(
        tuple(_decided(each, rows) for each in figures),
        tuple(_decided(each, rows) for each in (*stopped.values(), *left_out)),
        tuple(reworded(rows, read.content)),
    )


def report_check(report: Report, read: ReportRead) -> Check:
    """What is found in a report's own words; each of its quarters has a check of its own."""
    rows = list(DisclosureChoice.objects.filter(report=report).select_related("by"))
    words = tuple(_decided(each, rows) for each in _stopping(report_stops(report, read)))
    return Check((), words, tuple(reworded(rows, read.content)))


def _stopping(stops: Iterable[tuple[Place, Sequence[Gap]]]) -> Iterator[Finding]:
    for (where, words, href), gaps in stops:
        rule = "; ".join(dict.fromkeys(gap.words.partition(": ")[2] or gap.words for gap in gaps))
        yield words_finding(where, words, _sentence(rule), prints=STOPS, href=href, stops=True)


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:]


def _decided(finding: Finding, rows: Sequence[DisclosureChoice]) -> Decided:
    same = [row for row in rows if row.kind == finding.kind and row.key == finding.key]
    row = next((row for row in same if row.pinned == finding.pinned), None)
    if row is None:
        return Decided(finding, void=_voided(finding, rows))
    if row.choice == Choice.KEEP and finding.kind == WORDS:
        finding = replace(finding, prints=KEPT)
    tells = row.choice == Choice.ROUND and not finding.prints.startswith("about")
    return Decided(finding, row, refused="Rounding would still tell it, so it is suppressed." if tells else "")


def _voided(finding: Finding, rows: Sequence[DisclosureChoice]) -> DisclosureChoice | None:
    """What was decided of another value at the same place."""
    there = (row for row in rows if (row.kind, row.place) == (finding.kind, finding.place))
    return next((row for row in there if row.pinned != finding.pinned), None)
