"""The whole scorecard of a quarter, read in a number of queries that does not grow with its lines."""

from collections.abc import Sequence
from dataclasses import dataclass

from benchmarks.comparison.queries import comparators
from benchmarks.comparison.rules import Comparators, Edition
from portal.accounts.models import Council
from portal.figures.spans import day_words
from portal.figures.vocabulary import Basis, Polarity, Unit
from portal.figures.words import POLARITY_WORDS
from scorecards.framework.models import Category, Indicator, ScorecardLine
from scorecards.framework.queries import bands_of
from scorecards.framework.rules import Band, LifeCycle, PartYear
from scorecards.periods import Period, Quarter, year_words
from scorecards.submissions.assembly import chance, comparisons
from scorecards.submissions.assembly import line as assembly
from scorecards.submissions.assembly.changes import large
from scorecards.submissions.assembly.figures import Given, Part, own_current, split, with_neighbours
from scorecards.submissions.assembly.line import LineFacts, QuarterFacts
from scorecards.submissions.models import Submission
from scorecards.submissions.queries.gate import period_of
from scorecards.submissions.queries.lines import QuarterLine, quarter_lines
from scorecards.submissions.queries.read import Read, figures_of
from scorecards.submissions.queries.vintage import value_of
from scorecards.submissions.rules import Coverage, coverage_words
from scorecards.submissions.standing import LineStanding, QuarterStanding, RatingShown, ThemeStanding

LIFE_WORDS = {
    LifeCycle.LIVE.value: "",
    LifeCycle.IN_DEVELOPMENT.value: "In development",
    LifeCycle.RETIRED.value: "Retired",
}


@dataclass(frozen=True)
class LineRead:
    """A quarter with one line, beside others as one `edition` has them ("" for the newest of each period).

    `editions` are those that could be asked for, the newest published first.
    """

    standing: QuarterStanding
    edition: str
    editions: tuple[Edition, ...]

    @property
    def line(self) -> LineStanding:
        return self.standing.lines[0]


def quarter_standing(
    submission: Submission, *, only: ScorecardLine | None = None, lines: Sequence[QuarterLine] | None = None
) -> QuarterStanding:
    """Every line of a quarter as it is read; `only` one of them, or those `lines` that were read before."""
    if lines is None:
        lines = quarter_lines(submission, only=only)
    return _standing(submission, lines, _beside(submission, lines))


def line_read(submission: Submission, line: QuarterLine, *, edition: str = "") -> LineRead:
    """One line, beside what an older edition says of others if one is asked for that there is; else the newest."""
    measure = line.line.indicator.measure_id or 0
    beside = _beside(submission, [line], edition)
    editions = beside.get(measure, Comparators()).editions
    if edition and edition not in [each.name for each in editions]:
        edition, beside = "", _beside(submission, [line])
    return LineRead(_standing(submission, [line], beside), edition, editions)


def _beside(submission: Submission, lines: Sequence[QuarterLine], edition: str = "") -> dict[int, Comparators]:
    """Others' numbers by measure; none of a release for staff only, for what is read here is signed and printed."""
    council = submission.scorecard.council
    return comparators(
        {each.line.indicator.measure_id for each in lines if each.line.indicator.measure_id},
        council_number=council.number,
        model=submission.scorecard.comparator_edition,
        upto=submission.data_date,
        edition=edition,
        public=True,
        by_median=council.neighbours_by_median,
    )


def _standing(submission: Submission, lines: Sequence[QuarterLine], beside: dict[int, Comparators]) -> QuarterStanding:
    council = submission.scorecard.council
    period = period_of(submission)
    read = figures_of(submission, [each.line for each in lines])
    quarter = _quarter_facts(submission, period)
    rates = _rates(lines)
    standings = [
        _line(
            each,
            read[each.line.pk],
            beside.get(each.line.indicator.measure_id or 0, Comparators()),
            submission,
            quarter,
            rates,
        )
        for each in lines
    ]
    return QuarterStanding(
        scorecard=submission.scorecard.name,
        period=submission.period,
        title=period.title,
        data_date=submission.data_date,
        coverage=submission.coverage,
        coverage_words=coverage_words(Coverage(submission.coverage), day_words(submission.data_date)),
        last_period_label=quarter.last_period_label,
        year_end_label=quarter.year_end_label,
        region_label=next((c.region_name for c in beside.values() if c.region_name), "Region"),
        neighbours_note=_neighbours_note(council, submission.scorecard.comparator_edition),
        themes=_themes(standings),
        tally=_tally(standings, quarter.bands),
    )


def _rates(lines: Sequence[QuarterLine]) -> frozenset[str]:
    """The codes of the catalogue's rates, where a line counts something that may have one."""
    if not any(each.line.indicator.code.endswith("_COUNT") for each in lines):
        return frozenset()
    return frozenset(Indicator.objects.filter(code__endswith="_RATE").values_list("code", flat=True))


def _quarter_facts(submission: Submission, period: Period) -> QuarterFacts:
    return QuarterFacts(
        period=period,
        bands=bands_of(submission.scorecard.scheme),
        relative=submission.scorecard.council.relative_change,
        last_period_label="last quarter" if isinstance(period, Quarter) else "last month",
        year_end_label=f"year-end {year_words(period.year_start.year - 1)}",
    )


def _line(
    each: QuarterLine,
    read: Sequence[Read],
    beside: Comparators,
    submission: Submission,
    quarter: QuarterFacts,
    rates: frozenset[str],
) -> LineStanding:
    line = each.line
    indicator = line.indicator
    facts = _facts(each, read, quarter)
    last, same, year = assembly.changes(facts, quarter)
    compared = comparisons.Beside(
        facts.current,
        facts.unit,
        facts.polarity,
        *line.likeness,
        comparisons.has_rate(indicator.code, rates),
        PartYear(line.part_year),
    )
    until = facts.current.end if facts.current else quarter.period.end
    history = with_neighbours(assembly.history(facts, until), comparisons.neighbours_by_period(beside, facts.unit))
    others = [
        comparisons.compared(who, found, compared)
        for who, found in (
            ("Neighbours", beside.neighbours),
            (beside.region_name or "Region", beside.region),
            ("England", beside.england),
        )
    ]
    return LineStanding(
        line=line.pk,
        indicator=indicator.code,
        name=str(line),
        definition=indicator.definition,
        definition_note=line.definition_note,
        numerator_words=indicator.numerator,
        denominator_words=indicator.denominator,
        theme=line.theme.code,
        theme_label=line.theme.label,
        owner=line.owner.name if line.owner else "",
        owner_id=line.owner_id,
        deputy_id=line.deputy_id,
        unit=indicator.unit,
        unit_words=assembly.unit_words(facts.unit),
        decimals=indicator.decimals,
        polarity=indicator.polarity,
        polarity_words=POLARITY_WORDS[facts.polarity],
        counts=line.counts,
        threshold=line.threshold,
        share_of=indicator.share_of.code if indicator.share_of else "",
        life_cycle=line.life_cycle,
        life_words=_life_words(line),
        narrative_when=line.narrative_when,
        figure=assembly.headline(facts),
        target=assembly.target_shown(facts),
        rating=assembly.rating(facts, quarter),
        last_period=last,
        same_last_year=same,
        year_end=year,
        neighbours=others[0],
        region=others[1],
        england=others[2],
        benchmark=comparisons.benchmark(beside, compared, submission.scorecard.council.name),
        history=history,
        other_figures=assembly.others(facts, quarter),
        breakdowns=split(facts.parts, until),
        breaks=tuple(f"{day_words(on)}: {reason}" for on, reason in facts.breaks),
        large_change=large(facts.current, (last, same)),
        cohort_changes=facts.cohort_changes,
        finer=assembly.finer(facts, until),
        rebases=each.rebases,
        interval=chance.interval_shown(facts.current) if any(o.value is not None for o in others) else None,
    )


def _facts(each: QuarterLine, read: Sequence[Read], quarter: QuarterFacts) -> LineFacts:
    line = each.line
    totals = [one for one in read if one.figure.category_id is None]
    given = [Given(value_of(r.figure, line), r.own, r.figure.note, r.restated_from, r.restated_at) for r in totals]
    basis = Basis(line.headline_basis)
    return LineFacts(
        unit=Unit(line.indicator.unit),
        decimals=line.indicator.decimals,
        polarity=Polarity(line.indicator.polarity),
        basis=basis,
        cohort_changes=line.indicator.cohort_changes,
        current=own_current(given, basis, quarter.period),
        given=given,
        parts=[_part(r, r.figure.category, line) for r in read if r.own and r.figure.category is not None],
        target=each.target,
        breaks=each.breaks,
    )


def _part(read: Read, category: Category, line: ScorecardLine) -> Part:
    breakdown, figure = category.breakdown, read.figure
    return Part(
        breakdown=breakdown.code,
        name=breakdown.name,
        kind=breakdown.kind,
        unit=breakdown.unit,
        order=breakdown.order,
        code=category.code,
        label=category.label,
        position=category.order,
        parent=category.parent.code if category.parent else "",
        figure=value_of(figure, line, category),
        note=figure.note,
        restated_from=read.restated_from,
        restated_at=read.restated_at,
    )


def _life_words(line: ScorecardLine) -> str:
    words = LIFE_WORDS[line.life_cycle]
    if line.life_cycle == LifeCycle.IN_DEVELOPMENT.value and line.expected_on:
        return f"{words}, expected {day_words(line.expected_on)}"
    if line.life_cycle == LifeCycle.RETIRED.value and line.retired_on:
        return f"{words} on {day_words(line.retired_on)}"
    return words


def _themes(standings: Sequence[LineStanding]) -> tuple[ThemeStanding, ...]:
    found: dict[str, list[LineStanding]] = {}
    for standing in standings:
        found.setdefault(standing.theme, []).append(standing)
    return tuple(ThemeStanding(code, group[0].theme_label, tuple(group)) for code, group in found.items())


def _tally(standings: Sequence[LineStanding], bands: Sequence[Band]) -> tuple[tuple[RatingShown, int], ...]:
    """How many lines hold each rating: the scheme's own first, in its order, then those that are not judged."""
    words = [band.word for band in bands]
    counted: dict[str, tuple[RatingShown, int]] = {}
    for standing in standings:
        word = standing.rating.word
        rating, count = counted.get(word, (standing.rating, 0))
        counted[word] = (rating, count + 1)
    order = {word: place for place, word in enumerate(words)}
    return tuple(sorted(counted.values(), key=lambda each: (order.get(each[0].word, len(words)), each[0].word)))


def _neighbours_note(council: Council, edition: str) -> str:
    return (
        f"Neighbours: the statistical neighbours of the {edition} model, {council.name} left out. “As quoted”: printed "
        "in a paper without its parts, so shown and never calculated with."
    )
