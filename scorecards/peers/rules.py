"""Which signed figures of other councils may stand beside a line's own, and what they say together. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from benchmarks.stats.groups import mean, median
from portal.figures.rounding import half_up
from portal.figures.vocabulary import Unit
from portal.figures.words import shown
from scorecards.copies.content.schema import PeerFigures, PeerShown, SubmissionContent
from scorecards.periods import Period
from scorecards.submissions.assembly.comparisons import NOT_OF_PLACES
from scorecards.submissions.standing import LineStanding, Shown


@dataclass(frozen=True)
class Signed:
    """What a signed quarter says of one indicator: how it counts, and its figures."""

    definition: tuple[str, ...]
    figures: tuple[Shown, ...]


def comparable(unit: str) -> bool:
    """Whether figures of this unit are ever set beside another place's: counts and sums are not."""
    return Unit(unit) not in NOT_OF_PLACES


def said(content: SubmissionContent) -> dict[str, Signed]:
    """The figures of a signed quarter by the code of their indicator; only those that others may stand beside."""
    lines = (line for line in content.quarter.lines if comparable(line.unit))
    return {line.indicator: Signed(definition(line), tuple(_figures(line))) for line in lines}


def _figures(line: LineStanding) -> Iterable[Shown]:
    """A symbol is no figure; nor is "about 800", which nothing may be worked out from."""
    found = (line.figure, *line.other_figures)
    return (each for each in found if each is not None and each.value is not None and not each.qualifier)


def definition(line: LineStanding) -> tuple[str, ...]:
    """All that says what a line counts and whom, the council's own note included: what differs is another measure."""
    words = (line.definition, line.definition_note, line.numerator_words, line.denominator_words)
    return (*(" ".join(each.split()) for each in words), line.counts, line.unit)


def figure_beside(line: LineStanding, other: Signed) -> Shown | None:
    """The other's figure of the same basis and the same days, counted as the line is; None where there is none.

    The same days are the same quarter and length, so that a part of a quarter meets the same part only.
    """
    own = line.figure
    if own is None or other.definition != definition(line):
        return None
    return next((each for each in other.figures if _alike(each, own)), None)


def _alike(theirs: Shown, own: Shown) -> bool:
    if (theirs.basis, theirs.start, theirs.end) != (own.basis, own.start, own.end):
        return False
    stated = theirs.population_edition == own.population_edition != ""
    return own.unit != Unit.PER_10000.value or stated


def together(
    line: LineStanding,
    sharing: Mapping[int, str],
    signed: Mapping[int, Iterable[Mapping[str, Signed]]],
    *,
    period: Period,
    by_median: bool,
) -> PeerFigures | None:
    """What the councils that share a line's indicator say of it; None where the line has no figure to stand beside.

    `sharing` names the other councils by key, `signed` has what they signed of the quarter, the newest first. The mean
    and the median are of the figures as they are printed, so that whoever reads them can work them out again.
    """
    own = line.figure
    if own is None or not sharing:
        return None
    found = {key: _first(line, signed.get(key, ())) for key in sharing}
    members = sorted(
        (_member(sharing[key], figure, line) for key, figure in found.items() if figure is not None),
        key=lambda member: member.name,
    )
    values = [member.value for member in members]
    middle, centre = mean(values), median(values)
    return PeerFigures(
        indicator=line.indicator,
        basis=own.basis,
        period=own.period,
        quarter=period.label,
        statistic="median" if by_median else "mean",
        mean=middle.value if middle else None,
        mean_shown=_shown(middle.value, line) if middle else "",
        median=centre.value if centre else None,
        median_shown=_shown(centre.value, line) if centre else "",
        count=len(members),
        of=len(sharing),
        members=tuple(members),
        absent=tuple(sorted(sharing[key] for key, figure in found.items() if figure is None)),
    )


def _first(line: LineStanding, signed: Iterable[Mapping[str, Signed]]) -> Shown | None:
    """Of several scorecards that have the indicator the one signed last."""
    other = next((each[line.indicator] for each in signed if line.indicator in each), None)
    return figure_beside(line, other) if other else None


def _member(name: str, figure: Shown, line: LineStanding) -> PeerShown:
    value = half_up(figure.value or Decimal(0), line.decimals)
    return PeerShown(name, value, _shown(value, line))


def _shown(value: Decimal, line: LineStanding) -> str:
    return shown(value, Unit(line.unit), line.decimals)
