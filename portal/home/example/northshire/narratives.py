"""Northshire's narratives: what a figure shows is worked out from it, the rest is chosen to agree with it. Pure."""

from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path

from portal.figures.rounding import half_up
from portal.figures.vocabulary import Polarity, Unit
from portal.figures.words import said, shown
from portal.home.example.definitions import FigureFact, LineFact, NarrativeFact, TargetFact
from portal.home.example.known import known
from portal.home.example.nodes import Node, open_file
from portal.home.example.northshire.figures import RESTATED, figure, live, own_lines
from portal.home.example.northshire.series import index, parts
from scorecards.framework.rules import Target, distance
from scorecards.periods import Quarter

FOLDER = Path(__file__).parent
FORECAST = "ASM_45D_PCT"
MISSING = ("CL_EET_19_21_PCT", "CLA_VISIT_TIMELY_PCT", "EH_REPEAT_PCT")
DRAFT = ("CLA_DENTAL_PCT", "CP_REPEAT_PCT")


@dataclass(frozen=True)
class Stock:
    """Sentences for one line: why it got better or worse or stayed level, and what is being done."""

    subject: str
    why: dict[str, tuple[str, ...]]
    doing: tuple[str, ...]


@dataclass(frozen=True)
class Reading:
    """One line's quarter, with what the sentences need to agree with it."""

    line: LineFact
    quarter: Quarter
    now: FigureFact
    before: FigureFact
    target: TargetFact

    @property
    def polarity(self) -> Polarity:
        return known().indicator(self.line.indicator).polarity

    @property
    def small(self) -> bool:
        """Whether a count from 1 to the threshold lies behind either number, so that neither may be printed."""
        counts = (self.now.numerator, self.before.numerator)
        return self.line.counts == "children" and any(
            count is not None and 0 < count <= self.line.threshold for count in counts
        )

    @property
    def standing(self) -> str:
        """met, near or missed: by the unrounded value, as the line is rated."""
        target = Target(value=self.target.value, tolerance=self.target.tolerance)
        apart = distance(_exact(self.now), target, self.polarity)
        return "met" if apart >= 0 else "near" if apart >= -self.target.tolerance else "missed"

    @property
    def movement(self) -> str:
        """better, worse or level, from the number before; a little movement is level."""
        change = _exact(self.now) - _exact(self.before)
        if self.polarity is Polarity.LOW:
            change = -change
        least = Decimal("0.6") if known().indicator(self.line.indicator).unit is Unit.PERCENT else Decimal("0.2")
        return "level" if abs(change) < least else "better" if change > 0 else "worse"


def narratives(scorecard: str, quarter: Quarter, *, is_open: bool) -> tuple[NarrativeFact, ...]:
    """What was said of every line that has a target; an open quarter still lacks some, and others are drafts."""
    told = []
    for line in own_lines():
        read = reading(line, quarter)
        if line.scorecard == scorecard and read is not None:
            told.append(_narrative(read, is_open=is_open))
    return tuple(told)


def reading(line: LineFact, quarter: Quarter) -> Reading | None:
    """The line's quarter beside the one it compares with; None where there is no target or no number."""
    target = target_in(line, quarter)
    if target is None or not live(line, quarter):
        return None
    now = figure(line, quarter)
    if now.value is None:
        return None
    year = known().indicator(line.indicator).cohort_changes
    before = _latest(line, quarter.same_last_year if year else quarter.previous)
    return Reading(line, quarter, now, before, target) if before.value is not None else None


def target_in(line: LineFact, quarter: Quarter) -> TargetFact | None:
    """The target that holds in the quarter: the last one to begin."""
    begun = [each for each in line.targets if each.from_quarter <= quarter.code]
    return max(begun, key=lambda each: each.from_quarter) if begun else None


def shows(read: Reading) -> str:
    """The figure, its direction and its target in two or three sentences."""
    subject = stock()[read.line.indicator].subject
    when = "a year earlier" if known().indicator(read.line.indicator).cohort_changes else "the quarter before"
    if read.small:
        return f"Too few children stand behind {subject} in this quarter to print it. {_target_words(read)}"
    now, before = _said(read.now, read.line), _said(read.before, read.line)
    moved = _moved(now, before, read)
    opening = (
        f"In this quarter {subject} was {now}, {moved} {when}.",
        f"{subject.capitalize()} stands at {now}, {moved} {when}.",
        f"{subject.capitalize()} was {now} this quarter, {moved} {when}.",
    )[_turn(read) % 3]
    return f"{opening} {_target_words(read)}"


@cache
def stock() -> dict[str, Stock]:
    """The sentences of stock.json, by indicator."""
    lines = open_file(FOLDER / "stock.json").values["lines"]
    return {code: _stock(Node("stock.json", f"lines.{code}", values)) for code, values in lines.items()}


@cache
def _expected() -> dict[str, tuple[str, ...]]:
    node = Node("stock.json", "expected", open_file(FOLDER / "stock.json").values["expected"])
    return {standing: node.texts(standing) for standing in ("met", "near", "missed")}


def _stock(node: Node) -> Stock:
    why = {movement: node.texts(movement) for movement in ("better", "worse", "level")}
    return Stock(node.needed("subject"), why, node.texts("doing"))


def _narrative(read: Reading, *, is_open: bool) -> NarrativeFact:
    code, turn = read.line.indicator, _turn(read)
    words = stock()[code]
    why = words.why["level" if read.small else read.movement]
    forecast = _forecast(read) if code == FORECAST else None
    expected = _expected()[read.standing][turn % 3]
    if forecast is not None:
        expected = f"We forecast {shown(forecast, Unit.PERCENT, 0)} for the next quarter."
    return NarrativeFact(
        line=code,
        by=read.line.owner,
        state=_state(code, is_open=is_open),
        shows=shows(read),
        why=why[turn // 2 % len(why)],
        doing=words.doing[turn // 3 % len(words.doing)],
        expected=expected,
        forecast_value=forecast,
        forecast_for=None if forecast is None else read.quarter.plus(1).end,
    )


def _state(code: str, *, is_open: bool) -> str:
    if not is_open:
        return "ready"
    return "missing" if code in MISSING else "draft" if code in DRAFT else "ready"


def _turn(read: Reading) -> int:
    """Walks through the sentences, so that neighbours in a report and in time are not alike."""
    return index(read.quarter) * 5 + read.line.order


def _moved(now: str, before: str, read: Reading) -> str:
    if now == before:
        return "as it was"
    return f"up from {before}" if _exact(read.now) > _exact(read.before) else f"down from {before}"


def _target_words(read: Reading) -> str:
    target = _unit_said(read.target.value, read.line)
    tolerance = _unit_said(read.target.tolerance, read.line).removesuffix("%")
    points = (" point" if tolerance == "1" else " points") if "%" in target else ""
    return {
        "met": f"The target of {target} is met.",
        "near": f"It misses the target of {target} but stays within its tolerance of {tolerance}{points}.",
        "missed": f"It misses the target of {target} by more than its tolerance of {tolerance}{points}.",
    }[read.standing]


def _forecast(read: Reading) -> Decimal:
    """A point and a half better than now."""
    return half_up(_exact(read.now) + Decimal("1.5"), 0)


def _latest(line: LineFact, quarter: Quarter) -> FigureFact:
    """The figure as it is known now: a restated one where it was put right in the quarter after."""
    first = figure(line, quarter)
    if (line.indicator, quarter) != RESTATED:
        return first
    right = parts(line.indicator, quarter)
    return FigureFact(*first.key, right.numerator, right.denominator, half_up(right.value, 1), None, None, first.note)


def _exact(figure: FigureFact) -> Decimal:
    """The number unrounded, as ratings and changes read it."""
    if figure.numerator is None or not figure.denominator:
        return figure.value or Decimal(0)
    exact = figure.numerator / figure.denominator
    return exact if known().indicator(figure.indicator).unit is Unit.PER_WORKER else exact * 100


def _said(figure: FigureFact, line: LineFact) -> str:
    of = known().indicator(line.indicator)
    return said(figure.value or Decimal(0), of.unit, of.decimals)


def _unit_said(value: Decimal, line: LineFact) -> str:
    unit = known().indicator(line.indicator).unit
    return shown(value, unit, 0)
