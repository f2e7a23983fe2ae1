"""What a line's page says of its figure in sentences. Pure."""

from portal.figures.rounding import half_up
from portal.figures.vocabulary import Polarity, Unit
from portal.figures.words import MINUS, shown
from portal.figures.words import said as in_words
from scorecards.desk.splits import number
from scorecards.submissions.standing import ChangeShown, ComparedShown, LineStanding, Shown, TargetShown

NAMED = {"pp": "percentage points"}


def headline(line: LineStanding) -> str:
    """ "1,512 of 1,976, year to date, April to September 2021. Down 10.8 percentage points since year-end …"."""
    figure = line.figure
    if figure is None:
        return "There is no figure for this quarter."
    said = [f"{sentence(', '.join(filter(None, [_parts(figure), figure.period])))}."]
    change = next((each for each in line.changes if each.amount is not None), None)
    return " ".join([*said, f"{movement(change)}."] if change else said)


def _parts(figure: Shown) -> str:
    """The numbers that a share is made of."""
    if figure.unit != Unit.PERCENT.value or figure.numerator is None or figure.denominator is None:
        return ""
    return f"{number(figure.numerator)} of {number(figure.denominator)}"


def movement(change: ChangeShown) -> str:
    """ "Down 10.8 percentage points since year-end 2020/21, getting worse"; "No change since last quarter"."""
    size = change.shown.lstrip(f"+{MINUS}")
    number, _space, unit = size.partition(" ")
    way = "Up" if change.shown.startswith("+") else "Down" if change.shown.startswith(MINUS) else ""
    if not way:
        return f"No change since {change.against}"
    amount = f"{number} {NAMED.get(unit, unit)}".strip()
    verdict = f", getting {change.verdict}" if change.verdict else ""
    return f"{way} {amount} since {change.against}{verdict}"


def sentence(words: str) -> str:
    return words[:1].upper() + words[1:]


def facts(line: LineStanding) -> list[tuple[str, str, str]]:
    """The row of facts as (label, value, note): target, the changes, the comparators."""
    found = [_target(line)]
    found += [_change(change) for change in line.changes]
    found += [_compared(compared) for compared in line.comparisons]
    return found


def _then(change: ChangeShown) -> str:
    """ "Last quarter, Q1 2021/22"; a year-end names its year already."""
    label, period = sentence(change.against.removeprefix("the ")), change.then.period_short if change.then else ""
    return label if period in label else f"{label}, {period}"


def _target(line: LineStanding) -> tuple[str, str, str]:
    if line.target is None:
        return "Target", "–", "no target set"
    return "Target", line.target.shown, "; ".join(filter(None, [line.target.words, _apart(line, line.target)]))


def _apart(line: LineStanding, target: TargetShown) -> str:
    """How far the figure lies from its target, in the line's unit: "8.5 points short of the target"."""
    margin = line.rating.margin  # in tolerances
    if margin is None:
        return ""
    apart = half_up(margin * target.tolerance, line.decimals)
    if apart == 0:
        return "on the target"
    size, unit = abs(apart), Unit(line.unit)
    if unit == Unit.PERCENT:
        words = f"{shown(size, Unit.COUNT, line.decimals)} {'point' if size == 1 else 'points'}"
    else:
        words = in_words(size, unit, line.decimals)
    missed = "above" if Polarity(line.polarity) is Polarity.LOW else "short of"
    return f"{words} {'better than' if apart > 0 else missed} the target"


def _change(change: ChangeShown) -> tuple[str, str, str]:
    label = sentence(change.against.removeprefix("the "))
    if change.then is None:
        return label, "–", "no figure loaded" if change.reason == "not available" else change.reason
    then = change.then.shown or change.then.absent
    note = change.reason
    if change.amount is not None:
        note = f"{change.shown}, {_verdict(change)}"
    if change.then.restated:
        note += f"; {change.then.restated_words}"
    return label, then, note


def _verdict(change: ChangeShown) -> str:
    """ "getting worse (half-year beside full year)": the change's own words without the earlier figure."""
    first, _comma, rest = change.words.partition(",")
    lengths = f" ({rest.split(' (', 1)[1]}" if " (" in rest else ""
    return (f"getting {first}" if change.verdict else first) + lengths


def _compared(compared: ComparedShown) -> tuple[str, str, str]:
    if compared.value is None:
        return compared.who, "–", compared.reason
    note = (compared.dated, compared.by_interval, compared.cautioned, compared.alike)
    return compared.who, compared.shown, "; ".join(filter(None, note))


def editions(line: LineStanding) -> list[str]:
    """Each edition once with those whose numbers are of it: "Neighbours and England: edition 2025, published …"."""
    whose: dict[str, list[str]] = {}
    for each in line.comparisons:
        if each.value is not None and each.edition:
            whose.setdefault(each.edition, []).append(each.who)
    return [f"{' and '.join(filter(None, [', '.join(who[:-1]), who[-1]]))}: {of}" for of, who in whose.items()]


def _beside(compared: ComparedShown) -> str:
    """ "88.0%, worse by interval"."""
    return ", ".join(filter(None, (compared.shown, compared.by_interval)))


def interval(line: LineStanding) -> str:
    """ "95% interval 74.6% to 78.4%, Wilson’s score interval."; why there is none; nothing where nothing compares."""
    return f"{sentence(line.interval.words)}." if line.interval else ""


def pairs(line: LineStanding) -> list[tuple[str, str]]:
    """Facts to write from: what is known, and nothing else."""
    found: list[tuple[str, str]] = []
    if line.figure is not None and line.figure.shown:
        found.append((f"This quarter, {line.figure.period}", line.figure.shown))
    if line.target is not None:
        found.append(("Target", f"{line.target.shown}, {line.target.words}"))
    for change in line.changes:
        if change.then is not None and change.then.shown:
            found.append((_then(change), change.then.shown))
        if change.amount is not None:
            found.append((f"Change since {change.against}", f"{change.shown}, {_verdict(change)}"))
    found += [(f"{c.who}, {c.dated}", _beside(c)) for c in line.comparisons if c.value is not None]
    if line.benchmark is not None and line.benchmark.rank:
        found.append((f"Among its neighbours, {line.benchmark.year}", line.benchmark.rank))
    if line.figure is not None and line.figure.denominator is not None:
        label = line.denominator_words or "Denominator"
        found.append((sentence(label), number(line.figure.denominator)))
    return found
