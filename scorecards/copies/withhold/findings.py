"""What disclosure control finds in a quarter, each at its place: by which rule, what would be printed, the choices."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from portal.figures.vocabulary import Symbol, Unit
from scorecards.copies.content.schema import SubmissionContent
from scorecards.copies.disclosure import REASON_WORDS, Choice, Decision, Reason
from scorecards.copies.disclosure.cells import Cell
from scorecards.copies.disclosure.wording import sentences
from scorecards.copies.rules import digest
from scorecards.copies.withhold.cells import Beside, beside, figures, key
from scorecards.copies.withhold.checked import FIGURE, WORDS, choices_of, words_key
from scorecards.copies.withhold.figures import as_rounded
from scorecards.copies.withhold.marks import left_out
from scorecards.copies.withhold.words import NO_WORDS, place_of
from scorecards.copies.withhold.worked import Laid, worked_out
from scorecards.submissions.standing import LineStanding, Shown

OWN = frozenset({Reason.GIVEN, Reason.SMALL_COUNT, Reason.SMALL_NUMERATOR, Reason.SMALL_REST, Reason.SMALL_BASE})
LEFT_OUT = "The sentence is left out"
KEPT = "The words stand as they are"


@dataclass(frozen=True)
class Finding:
    """One thing that would let a few children be recognised.

    `says` is what stands there for staff, `prints` what members are given as things are decided; `first` where it is
    found for itself, not for another; `worked` writes out how a reader could work it out; `pinned` changes with what is
    found, and voids what was decided of it.
    """

    kind: str
    key: str
    line: str
    place: str
    says: str
    rule: str
    prints: str
    where: str
    choices: tuple[Choice, ...]
    pinned: str
    first: bool = True
    worked: str = ""
    href: str = ""
    stops: bool = False

    @property
    def mark(self) -> str:
        """What names it in an address."""
        return digest(f"{self.kind}|{self.key}|{self.place}".encode())[:16]


def figures_found(
    content: SubmissionContent, earlier: Sequence[SubmissionContent], behind: Sequence[SubmissionContent] = ()
) -> tuple[Finding, ...]:
    """Every figure of children that is not printed, or would not be if nobody had decided, line by line.

    Those that are small themselves stand before those that follow from them.
    """
    laid = beside(content, earlier, behind)
    by_itself = laid.decisions()
    decided = laid.decisions(choices_of(content)) if content.checks else by_itself
    cells = {cell.key: cell for cell in laid.cells}
    stands = {cell.key for cell in laid.published}
    side_by_side = _side_by_side(content, earlier, laid, by_itself)
    found: dict[str, Finding] = {}
    for line in content.quarter.lines:
        for category, figure in figures(line):
            name = key(line.indicator, category, figure)
            reason = by_itself[name].reason or decided[name].reason
            if reason is not None and name not in found:
                finding = _figure(line, category, figure, cells[name], reason, decided[name], name in stands)
                found[name] = replace(finding, worked=worked_out(cells[name], reason, side_by_side))
    order = {line.indicator: place for place, line in enumerate(content.quarter.lines)}
    return tuple(sorted(found.values(), key=lambda each: (order[each.key.partition("|")[0]], not each.first)))


def _side_by_side(
    content: SubmissionContent, earlier: Sequence[SubmissionContent], laid: Beside, by_itself: Mapping[str, Decision]
) -> Laid:
    """All of this paper and of earlier ones, as it is printed unless somebody decides otherwise."""
    before = {cell.key: cell for cell in (*laid.kept_back, *laid.published)}
    hidden = {name for name, decision in by_itself.items() if not decision.printed}
    hidden |= {cell.key for cell in laid.kept_back} - {cell.key for cell in laid.cells}
    places = {
        key(line.indicator, category, figure): f"{place_of(line, category)}, {figure.period}"
        for paper in (*earlier, content)
        for line in paper.quarter.lines
        for category, figure in figures(line)
    }
    return Laid(before | {cell.key: cell for cell in laid.cells}, laid.groups, hidden, places)


def _figure(
    line: LineStanding, category: str, figure: Shown, cell: Cell, reason: Reason, decided: Decision, stands: bool
) -> Finding:
    return Finding(
        kind=FIGURE,
        key=cell.key,
        line=line.name,
        place=f"{place_of(line, category)}, {figure.period}",
        says=_said(figure),
        rule=REASON_WORDS[reason],
        prints=_prints(figure, decided),
        where=_where(line, category, figure),
        choices=tuple(_choices(cell, stands)),
        pinned=pinned(figure),
        first=reason in OWN,
    )


def _said(figure: Shown) -> str:
    if figure.value is None:
        return "came in suppressed"
    whole = [f"{each.normalize():,f}" for each in (figure.numerator, figure.denominator) if each]
    parts = f" ({whole[0]} of {whole[1]})" if len(whole) == 2 else ""
    return f"{figure.shown}{parts}"


def _prints(figure: Shown, decided: Decision) -> str:
    if decided.rounded_to:
        return as_rounded(figure, decided.rounded_to).shown
    return figure.words if decided.printed else Symbol.SUPPRESSED.value


def _where(line: LineStanding, category: str, figure: Shown) -> str:
    """Where a reader would meet it."""
    name = key(line.indicator, category, figure)
    drawn = any(key(line.indicator, "", point.figure) == name for point in (*line.history, *line.finer))
    own = not category and line.figure is not None and key(line.indicator, "", line.figure) == name
    places = ["tables and files of figures"]
    places += ["a point of the chart, its words and its data"] if drawn and not category else []
    places += ["the rating, changes and sentences of the line"] if own else []
    return "; ".join(places)


def _choices(cell: Cell, stands: bool) -> Iterator[Choice]:
    yield Choice.SUPPRESS
    if cell.value is None:
        return
    if cell.unit == Unit.COUNT and not stands:
        yield Choice.ROUND
    yield Choice.KEEP


def pinned(figure: Shown) -> str:
    parts = (figure.value, figure.numerator, figure.denominator, figure.unit, figure.decimals, figure.symbol)
    return digest("|".join(_number(part) for part in parts).encode())


def _number(part: object) -> str:
    return format(part.normalize(), "f") if hasattr(part, "normalize") else str(part)


def sentences_found(content: SubmissionContent, public: SubmissionContent) -> Iterator[Finding]:
    """Sentences of narratives and actions that the paper leaves out, or that a director kept."""
    kept = {check.key for check in content.checks if check.kind == WORDS and check.choice == Choice.KEEP}
    for narrative, told in zip(content.narratives, public.narratives, strict=True):
        for part in ("shows", "why", "doing", "expected"):
            full, shown = getattr(narrative, part), getattr(told, part)
            yield from _sentences(f"the narrative of {narrative.about}", full, shown, kept)
    for action, done in zip(content.actions, public.actions, strict=True):
        for full, shown in ((action.title, done.title), (action.latest, done.latest)):
            yield from _sentences(f"the action “{action.title}”", full, shown, kept)


def _sentences(place: str, full: str, shown: str, kept: set[str]) -> Iterator[Finding]:
    gone = left_out(full, "" if shown == NO_WORDS else shown)
    for sentence in dict.fromkeys(each.strip() for each in sentences(full)):
        if sentence in gone or words_key(sentence) in kept:
            prints = LEFT_OUT if sentence in gone else KEPT
            yield words_finding(place, sentence, "It tells a figure that is not printed", prints=prints)


def words_finding(place: str, said: str, rule: str, *, prints: str, href: str = "", stops: bool = False) -> Finding:
    """What stops review has to be reworded or kept; another sentence can be left out as well."""
    choices = (*(() if stops else (Choice.SUPPRESS,)), Choice.REWORD, Choice.KEEP)
    name = words_key(said)
    return Finding(WORDS, name, "", place, said, rule, prints, "", choices, name, href=href, stops=stops)
