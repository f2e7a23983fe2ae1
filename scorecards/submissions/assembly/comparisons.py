"""What others' numbers say beside a line's figure: only what may be compared, each with its year and its basis."""

from collections.abc import Set
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from benchmarks.comparison.rules import Comparators, Compared, Edition, Member
from benchmarks.stats.ranks import standing
from portal.figures.spans import age_in_months, age_words, as_long, length_words, months_before, whole_months
from portal.figures.vocabulary import Basis, Polarity, Similarity, Unit
from portal.figures.words import SYMBOL_WORDS, shown
from scorecards.framework.rules import PartYear
from scorecards.submissions.assembly import chance
from scorecards.submissions.assembly.figures import Key, period_key
from scorecards.submissions.rules import FigureValue
from scorecards.submissions.rules.figures import GROWS_WITH_TIME
from scorecards.submissions.standing import BenchmarkShown, ComparedShown, MemberShown

# A count depends on how many children live in a place, so it is never set against another place's.
NOT_OF_PLACES = frozenset({Unit.COUNT, Unit.GBP_MILLION, Unit.FTE})
MONTHS = 12
RATE_ONLY, NOT_COMPARED = "published as a rate only", "not compared between councils"


@dataclass(frozen=True)
class Beside:
    """The line that is compared: its figure of the quarter, and how like the measure is to it.

    `has_rate` where it is a count that the catalogue also knows as a rate.
    """

    figure: FigureValue | None
    unit: Unit
    polarity: Polarity
    similarity: str
    similarity_note: str
    has_rate: bool = False
    part_year: PartYear = PartYear.APART

    @property
    def judged(self) -> Polarity:
        """Which way is better beside others: neither, among those who count something else."""
        return Polarity.NONE if self.similarity == Similarity.DIFFERENT else self.polarity


@dataclass(frozen=True)
class Scaled:
    """A full year beside a part year, one of the two made as long as the other because the line chose so."""

    value: Decimal
    caution: str
    own_annualised: str = ""
    own_times: Decimal = Decimal(1)


def has_rate(code: str, rates: Set[str]) -> bool:
    """Whether `rates`, the codes of the catalogue's rates, hold the one of this count."""
    return code.endswith("_COUNT") and f"{code.removesuffix('_COUNT')}_RATE" in rates


def compared(who: str, found: Compared | None, line: Beside) -> ComparedShown:
    """The benchmark with its year; or why there is none to set beside the figure."""
    if line.unit in NOT_OF_PLACES:
        return _none(who, RATE_ONLY if line.has_rate else NOT_COMPARED, line)
    if found is None:
        return _none(who, "not available", line)
    if found.value is None:
        return _none(who, SYMBOL_WORDS[found.symbol] if found.symbol else "not available", line)
    scaled = _scaled(found, found.value, line)
    if scaled is None and (reason := _unlike(found, line.figure)):
        return _none(who, reason, line)
    value = scaled.value if scaled else found.value
    return ComparedShown(
        who=who,
        value=value,
        shown=shown(value, line.unit, found.decimals),
        note=_note(found),
        statistic=found.statistic,
        count=found.n,
        of=found.of,
        start=found.period_start,
        end=found.period_end,
        year=found.year,
        quoted=found.quoted,
        source=found.source,
        similarity=line.similarity,
        similarity_note=line.similarity_note,
        caution=scaled.caution if scaled else _caution(found, line.figure),
        reason="",
        age=_age(found, line.figure),
        own_annualised=scaled.own_annualised if scaled else "",
        edition=_edition(found),
        draft=found.draft,
        verdict="" if found.quoted else _side(line, value, scaled),
        cited=found.cited,
    )


def _edition(found: Compared) -> str:
    """None of a quoted number, whose source names the paper."""
    return Edition(found.edition, found.published_on).words if found.edition and not found.quoted else ""


def _side(line: Beside, value: Decimal, scaled: Scaled | None) -> str:
    """By interval; what counts something else is only higher or lower. A quoted number is never calculated with."""
    return chance.side(line.figure, value, line.judged, times=scaled.own_times if scaled else Decimal(1))


def _scaled(found: Compared, value: Decimal, line: Beside) -> Scaled | None:
    """Pro rata: the benchmark × months / 12. Annualised: the line's figure × 12 / months, beside the benchmark.

    None unless the line chose one of them, counts events over whole months of a part year, and the benchmark is of
    a full year. Neither allows for seasons, and both say so.
    """
    figure, start = line.figure, _start(found)
    if line.part_year == PartYear.APART or figure is None or start is None or found.period_end is None:
        return None
    if not _unlike(found, figure) or Basis.SNAPSHOT in (figure.basis, found.basis):
        return None
    months = whole_months(figure.start, figure.end)
    if months is None or months >= MONTHS or whole_months(start, found.period_end) != MONTHS:
        return None
    if line.part_year == PartYear.PRO_RATA:
        return Scaled(value * months / MONTHS, f"pro rata, × {months}/{MONTHS}; seasons are not allowed for")
    own = figure.exact * MONTHS / months if figure.exact is not None else None
    said = shown(own, figure.unit, figure.decimals) if own is not None else ""
    caution = f"annualised, × {MONTHS}/{months}; seasons are not allowed for"
    return Scaled(value, caution, said, Decimal(MONTHS) / months)


def _age(found: Compared, figure: FigureValue | None) -> str:
    """ "20 months old" where the benchmark's period ended a month or more before the figure's."""
    if figure is None or found.period_end is None:
        return ""
    after = figure.end + timedelta(days=1)
    return age_words(found.period_end, after) if age_in_months(found.period_end, after) else ""


def _none(who: str, reason: str, line: Beside) -> ComparedShown:
    return ComparedShown(
        who, None, "", "", "", None, None, None, None, "", False, "", line.similarity, line.similarity_note, "", reason
    )


def _note(found: Compared) -> str:
    """ "mean of 10, 2020/21", "mean as quoted, March 2020", "2020/21, as quoted"."""
    if found.statistic == "value":
        return f"{found.year}, as quoted" if found.quoted else found.year
    if found.quoted:
        return f"mean as quoted, {found.year}"
    return found.words


def _unlike(found: Compared, figure: FigureValue | None) -> str:
    """Why an annual number may not stand beside a part year's: counts and rates of events grow with time."""
    if figure is None or figure.unit not in GROWS_WITH_TIME or Basis.SNAPSHOT in (figure.basis, found.basis):
        both_snapshots = figure is None or (figure.basis == Basis.SNAPSHOT) == (found.basis == Basis.SNAPSHOT)
        return "" if both_snapshots or figure is None or figure.unit not in GROWS_WITH_TIME else "unlike bases"
    return "" if _as_long(found, figure) else "unlike lengths"


def _as_long(found: Compared, figure: FigureValue) -> bool:
    if found.period_end is None:
        return figure.basis in (Basis.YEAR, Basis.ROLLING_12)
    start = _start(found) or found.period_end
    return as_long(figure.start, figure.end, start, found.period_end)


def _start(found: Compared) -> date | None:
    """Its first day; a year that was published by its end alone began twelve months before."""
    if found.period_start is None and found.period_end is not None and found.basis == Basis.YEAR:
        return months_before(found.period_end, 12) + timedelta(days=1)
    return found.period_start


def _caution(found: Compared, figure: FigureValue | None) -> str:
    """ "half-year beside full year", "at a date beside a full year" where a share speaks of another stretch of time."""
    start = _start(found)
    if figure is None or found.period_end is None:
        return ""
    snapshots = figure.basis == Basis.SNAPSHOT, found.basis == Basis.SNAPSHOT
    if all(snapshots) or (start is None and not any(snapshots)):
        return ""
    if snapshots[1]:
        return f"{_stretch(figure.start, figure.end)} beside a date"
    if snapshots[0]:
        return f"at a date beside {_stretch(start, found.period_end) if start else 'a stretch of time'}"
    if start is None or _as_long(found, figure):
        return ""
    return f"{length_words(figure.start, figure.end)} beside {length_words(start, found.period_end)}"


def _stretch(start: date, end: date) -> str:
    """ "a full year", "a half-year", "one quarter"."""
    words = length_words(start, end)
    return f"a {words}" if words in ("full year", "half-year") else words


def benchmark(found: Comparators, line: Beside, council: str) -> BenchmarkShown | None:
    """The council among its neighbours in the latest year that they have a number for."""
    mean = found.neighbours
    if line.unit in NOT_OF_PLACES or mean is None or mean.value is None or not found.members:
        return None
    own = found.own_beside
    own_value = own.value if own else None
    # A place among those who count something else would be read as the line's own.
    place = standing(own_value, [m.value for m in found.members], line.judged)
    rows = [_member(m, line.unit) for m in found.members]
    if own_value is not None and own is not None:
        rows.append(MemberShown(council, own_value, shown(own_value, line.unit, own.decimals), True))
    return BenchmarkShown(
        year=found.members_year,
        source=mean.source,
        mean=mean.value,
        mean_shown=shown(mean.value, line.unit, mean.decimals),
        count=mean.n or 0,
        of=mean.of or 0,
        rank=place.words if place else "",
        members=tuple(rows),
        cited=mean.cited,
    )


def _member(member: Member, unit: Unit) -> MemberShown:
    words = SYMBOL_WORDS[member.symbol] if member.symbol else "not available"
    value = member.value
    return MemberShown(member.name, value, words if value is None else shown(value, unit, member.decimals), False)


def neighbours_by_period(found: Comparators, unit: Unit) -> dict[Key, tuple[Decimal, str]]:
    """The neighbours' mean by its period, for the second line of a chart."""
    if unit in NOT_OF_PLACES:
        return {}
    return {
        period_key(each.basis, _start(each) or each.period_end, each.period_end): (
            each.value,
            shown(each.value, unit, each.decimals),
        )
        for each in found.neighbours_history
        if each.period_end and each.value is not None
    }
