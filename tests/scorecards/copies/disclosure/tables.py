"""Papers of one line over three quarters, and what a reader of all of them has in hand."""

import datetime
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import chain, combinations

from portal.figures.vocabulary import Basis, Unit
from portal.figures.words import shown
from scorecards.copies import withhold
from scorecards.copies.content.schema import CheckFacts, SubmissionContent
from scorecards.submissions.standing import BreakdownShown, HistoryPoint, PartShown, Shown
from tests.scorecards.copies.disclosure.attacker import Fact, Reader, at_least, count, share
from tests.scorecards.publishing.contents import a_quarter
from tests.scorecards.scrutiny.builders import a_line, a_shown

Span = tuple[int, int]  # the first and last quarter
STARTS = {quarter: datetime.date(2021, 3 * quarter + 1, 1) for quarter in (1, 2, 3)} | {4: datetime.date(2022, 1, 1)}
LINE, SHARE, OTHER, SEEN = "LINE", "SHARE", "other", "seen"
DAY = datetime.timedelta(days=1)


@dataclass(frozen=True)
class Table:
    """How many children there were: by part, quarter by quarter; what a partial breakdown leaves out is `other`.

    `seen` counts some of them all, whatever part they are in: another line prints it as a share.
    """

    parts: Mapping[str, Sequence[int]]
    seen: Sequence[int] = (0, 0, 0)
    as_shares: bool = False

    def count(self, parts: Sequence[str], span: Span) -> int:
        counts = {**self.parts, SEEN: self.seen}
        return sum(counts[part][quarter - 1] for part in parts for quarter in range(span[0], span[1] + 1))

    @property
    def listed(self) -> list[str]:
        return [part for part in self.parts if part != OTHER]

    @property
    def partial(self) -> bool:
        return OTHER in self.parts


@dataclass(frozen=True)
class Plan:
    """What one paper prints of a quarter: "quarter", "to date" or "" for each; `parts` as counts or as shares."""

    total: str = "quarter"
    also: str = ""
    parts: str = ""
    share: str = ""
    typed: bool = False
    past: bool = False
    rounds: int = 0


Read = tuple[tuple[str, ...], Span, Shown]  # the parts that it counts, when, and what is printed


def papers(table: Table, plans: Sequence[Plan]) -> list[SubmissionContent]:
    """The public contents of quarters signed one after another."""
    found: list[SubmissionContent] = []
    behind: list[SubmissionContent] = []
    for quarter, plan in enumerate(plans, 1):
        content = _content(table, quarter, plan)
        public, _withheld = withhold.public(content, earlier=found, behind=behind)
        found.append(public)
        behind.append(content)
    return found


def _content(table: Table, quarter: int, plan: Plan) -> SubmissionContent:
    own = _figure(table, list(table.parts), plan.total, quarter)
    also = _figure(table, list(table.parts), plan.also, quarter) if plan.also != plan.total else None
    past = [_figure(table, list(table.parts), "quarter", each) for each in range(1, quarter)] if plan.past else []
    line = a_line(
        LINE,
        figure=own,
        other_figures=(also,) if also else (),
        history=tuple(HistoryPoint(each.period, each, "whole", "") for each in past if each),
        breakdowns=_split(table, quarter, plan),
        unit=Unit.COUNT.value,
        decimals=0,
        target=None,
    )
    lines = [line]
    if part := _share(table, quarter, plan, plan.share, [SEEN]):
        lines.append(a_line(SHARE, figure=part, share_of=LINE, target=None))
    content = a_quarter(*lines)
    rounds = CheckFacts("figure", f"{LINE}||", LINE, "round", to=plan.rounds)
    return replace(content, submission_id=quarter, checks=(rounds,) if plan.rounds else ())


def _split(table: Table, quarter: int, plan: Plan) -> tuple[BreakdownShown, ...]:
    if not plan.parts:
        return ()
    figures = [
        _share(table, quarter, plan, plan.parts, [part])
        if table.as_shares
        else _figure(table, [part], plan.parts, quarter)
        for part in table.listed
    ]
    unit = Unit.PERCENT if table.as_shares else Unit.COUNT
    shown_parts = tuple(PartShown(part, part, 0, each) for part, each in zip(table.listed, figures, strict=True))
    kind = "partial" if table.partial else "exhaustive"
    return (BreakdownShown("split", "Split", kind, unit.value, "", shown_parts, ""),)


def span_of(basis: str, quarter: int) -> Span:
    return (1 if basis == "to date" else quarter, quarter)


def _figure(table: Table, parts: Sequence[str], basis: str, quarter: int) -> Shown | None:
    if not basis:
        return None
    value = Decimal(table.count(parts, span_of(basis, quarter)))
    return replace(
        _at(basis, quarter), unit=Unit.COUNT.value, decimals=0, value=value, shown=shown(value, Unit.COUNT, 0)
    )


def _share(table: Table, quarter: int, plan: Plan, basis: str, parts: Sequence[str]) -> Shown | None:
    """A share of all; one that was `typed` has one decimal and no parts."""
    if not basis or not (of := table.count(list(table.parts), span_of(basis, quarter))):
        return None
    part = table.count(parts, span_of(basis, quarter))
    value = Decimal(part) * 100 / of
    typed = plan.typed and basis in (plan.total, plan.also)  # else nobody could tell of how many
    words = shown(value, Unit.PERCENT, 1)
    if typed:
        return replace(_at(basis, quarter), value=Decimal(words.rstrip("%")), shown=words)
    made = {"numerator": Decimal(part), "denominator": Decimal(of)}
    return replace(_at(basis, quarter), value=value, shown=words, **made)


def _at(basis: str, quarter: int) -> Shown:
    start, end = STARTS[span_of(basis, quarter)[0]], STARTS[quarter + 1] - DAY
    word = Basis.YEAR_TO_DATE if basis == "to date" else Basis.QUARTER
    return replace(a_shown("0"), basis=word.value, start=start, end=end, period=f"{start} to {end}")


def facts(table: Table, read: Sequence[SubmissionContent]) -> Iterator[Fact]:
    """All that the papers say, for a reader who even knows which letters hide few children.

    Where a line was rounded once, a letter after that cannot tell: 5 is “about 10”, and so no longer 1 to 5.
    """
    every = tuple(table.parts)
    for quarter in STARTS:
        yield Fact({**dict.fromkeys(_names(every, (quarter, quarter)), 1), f"{SEEN}{quarter}": -1}, 0, None)
    figures = list(chain.from_iterable(map(_read, read)))
    knows = not any(figure.rounded_to for _parts, _span, figure in figures)
    for parts, span, figure in figures:
        parts = parts or every
        names = _names(parts, span)
        true = table.count(parts, span)
        if figure.value is None:
            if figure.unit == Unit.COUNT.value:
                yield count(names, 1, 5) if knows and 1 <= true <= 5 else at_least(names, min(1, true))
        elif figure.unit == Unit.PERCENT.value:
            yield from share(names, _names(every, span), figure.shown.rstrip("%"))
            if figure.numerator is not None:
                yield count(names, int(figure.numerator))
        elif figure.rounded_to:
            yield count(names, *_rounded(figure.shown, figure.rounded_to))
        else:
            yield count(names, int(figure.shown))


def _rounded(words: str, base: int) -> tuple[int, int]:
    """Every number that `about 25` may stand for, tried one by one."""
    about = int(words.removeprefix("about "))
    found = [each for each in range(about + base + 1) if (2 * each + base) // (2 * base) * base == about]
    return min(found), max(found)


def _read(content: SubmissionContent) -> Iterator[Read]:
    for line in content.quarter.lines:
        own = () if line.indicator == LINE else (SEEN,)
        figures = [line.figure, *line.other_figures, *(point.figure for point in line.history)]
        yield from ((own, _span(each), each) for each in figures if each)
        for split in line.breakdowns:
            yield from (((part.code,), _span(part.figure), part.figure) for part in split.parts if part.figure)


def _span(figure: Shown) -> Span:
    first = next(quarter for quarter, day in STARTS.items() if day == figure.start)
    last = next(quarter for quarter, day in STARTS.items() if day == figure.end + DAY) - 1
    return first, last


def _names(parts: Sequence[str], span: Span) -> list[str]:
    return [f"{part}{quarter}" for part in parts for quarter in range(span[0], span[1] + 1)]


def found_out(table: Table, read: Sequence[SubmissionContent], least: int = 2) -> list[str]:
    """Every number of one to five children of which fewer than `least` values fit all that is printed."""
    near = {
        f"{part}{quarter}": table.count([part], (quarter, quarter))
        for part in [*table.parts, SEEN]
        for quarter in (1, 2, 3)
    }
    reader = Reader(facts(table, read), near)
    found = []
    for parts, span in _secrets(table):
        true = table.count(parts, span)
        if 1 <= true <= 5:
            terms = dict.fromkeys(_names(parts, span), 1)
            left = reader.values(terms, enough=least, start=true)
            assert true in left, (parts, span)
            found += [f"{true} of {'+'.join(parts)} in {span}"] * (len(left) < least)
    return found


def _secrets(table: Table) -> Iterator[tuple[tuple[str, ...], Span]]:
    """Each part, all, and all but one, in each span of quarters."""
    every = tuple(table.parts)
    sets = {(SEEN,), *((part,) for part in every), every, *combinations(every, len(every) - 1)}
    yield from ((parts, span) for parts in sorted(sets) for span in ((1, 1), (2, 2), (3, 3), (1, 2), (2, 3), (1, 3)))
