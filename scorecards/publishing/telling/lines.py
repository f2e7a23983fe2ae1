"""A line of the scorecard told in full: figure, rating, chart, comparisons, narrative, actions, breakdowns."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from portal.charts.palette import Palette
from portal.figures.vocabulary import Unit
from scorecards.copies.content.schema import ActionFacts, NarrativeFacts, PeerFigures
from scorecards.publishing.story import (
    Align,
    Bullets,
    Cell,
    Column,
    Comparison,
    Group,
    IndicatorBlock,
    Number,
    Para,
    Row,
    Table,
)
from scorecards.publishing.telling.cells import figure_cell, figure_or_symbol, joined, rating, sentence_case
from scorecards.publishing.telling.charts import figure_chart
from scorecards.publishing.telling.narratives import action, narrative_parts
from scorecards.submissions.standing import BreakdownShown, ChangeShown, ComparedShown, LineStanding, PartShown, Shown

# What stands beside a large figure; a share, money and days carry their unit in the figure itself.
UNITS = {
    Unit.PER_10000.value: "per 10,000",
    Unit.PER_MONTH.value: "a month",
    Unit.PER_WORKER.value: "per worker",
    Unit.FTE.value: "full-time equivalent",
}
NOT_AVAILABLE = "not available"
PART_UNITS = {Unit.COUNT.value: "Number", Unit.PERCENT.value: "Share"}


def block(
    line: LineStanding,
    *,
    council: str,
    palette: Palette,
    narrative: NarrativeFacts | None,
    actions: Iterable[ActionFacts],
    peers: PeerFigures | None = None,
) -> IndicatorBlock:
    beside = (peers_table(line, peers),) if peers and peers.count else ()
    chart = figure_chart(line, council, palette)
    return IndicatorBlock(
        name=line.name,
        counted=counted(line),
        figure=figure_or_symbol(line.figure),
        unit=UNITS.get(line.unit, "") if line.figure and line.figure.value is not None else "",
        basis=basis(line.figure),
        interval=interval(line),
        rating=rating(line.rating),
        better=line.polarity_words,
        target=target(line),
        figure_chart=replace(chart, key=line.indicator) if chart else None,
        comparisons=comparisons(line),
        uncompared=uncompared(line),
        narrative=_said(narrative),
        actions=tuple(map(action, actions)),
        breakdowns=(*beside, *(breakdown_table(line, split) for split in line.breakdowns)),
        key=line.indicator,
    )


def _said(narrative: NarrativeFacts | None) -> tuple[Para | Bullets, ...]:
    return narrative_parts(narrative) if narrative else ()


def counted(line: LineStanding) -> str:
    """What is counted, in one line: the definition, how this council departs from it, and how its comparators do."""
    return " ".join(filter(None, (line.definition, line.definition_note, line.compared_as)))


def interval(line: LineStanding) -> str:
    """ "95% interval 74.6% to 78.4%, Wilson’s score interval", or why there is none beside what it is compared with."""
    return sentence_case(line.interval.words) if line.interval else ""


def basis(figure: Shown | None) -> str:
    """ "Year to date, April to September 2021. Restated, was 75.1%."."""
    if figure is None:
        return ""
    words = [sentence_case(figure.period)]
    if figure.population_edition:
        words.append(f"Population: {figure.population_edition}")
    if figure.restated_words:
        words.append(sentence_case(figure.restated_words))
    return ". ".join(words)


def target(line: LineStanding) -> str:
    if line.target is None:
        return ""
    return f"Target {line.target.shown}, {line.target.words}"


def comparisons(line: LineStanding) -> tuple[Comparison, ...]:
    """Of the six that every line has those with something to show: a column that says nothing would hide the others."""
    changes = tuple(_change(change, change.then) for change in line.changes if change.then is not None)
    return (*changes, *(_compared(each) for each in line.comparisons if each.value is not None))


def uncompared(line: LineStanding) -> str:
    """ "Nothing to compare with: last quarter, England (not available)."; nothing where that holds of all six."""
    if not comparisons(line):
        return ""
    found: dict[str, list[str]] = {}
    for change in line.changes:
        if change.then is None:
            found.setdefault(change.reason or NOT_AVAILABLE, []).append(_against(change))
    for each in line.comparisons:
        if each.value is None:
            who = _lowered(each.who) if each is line.neighbours else each.who
            found.setdefault(each.reason or NOT_AVAILABLE, []).append(who)
    said = "; ".join(f"{', '.join(who)} ({why})" for why, who in found.items())
    return f"Nothing to compare with: {said}." if said else ""


def _against(change: ChangeShown) -> str:
    return change.against.removeprefix("the ")


def _change(change: ChangeShown, then: Shown) -> Comparison:
    heading = sentence_case(_against(change))
    against = f"{change.shown}, {change.words.partition(', from ')[0]}" if change.amount is not None else change.reason
    return Comparison(heading, figure_or_symbol(then), then.period_short, against)


def _compared(compared: ComparedShown) -> Comparison:
    return Comparison(compared.who, compared.shown, compared.dated, _caution(compared))


def _caution(compared: ComparedShown) -> str:
    """On which side the figure lies, and what keeps the two from being quite alike."""
    return "; ".join(filter(None, (compared.by_interval, compared.cautioned, compared.alike)))


def peers_table(line: LineStanding, peers: PeerFigures) -> Table:
    """What other councils had signed of the same quarter, one by one, with what they say together."""
    rows = [Row((member.name, Number(member.shown))) for member in peers.members]
    rows.append(Row((sentence_case(peers.words), Number(peers.shown, bold=True)), total=True))
    caption = f"{line.name}: neighbours now, {peers.period}"
    columns = (Column("Council"), Column("Figure", Align.RIGHT))
    note, key = _peers_note(peers), f"{line.indicator}.peers"
    return Table(caption, columns, (Group(tuple(rows)),), note=note, kind="breakdown", key=key)


def members_words(peers: PeerFigures) -> str:
    """ "Eastshire 80.2%; Westshire 79.9%; none of Northernshire"."""
    named = [f"{member.name} {member.shown}" for member in peers.members]
    return "; ".join([*named, *(f"none of {name}" for name in peers.absent)])


def _peers_note(peers: PeerFigures) -> str:
    said = ["Signed-off figures of councils that share this indicator, as they stood at sign-off."]
    if peers.count > 1:
        other = f"mean is {peers.mean_shown}" if peers.statistic == "median" else f"median is {peers.median_shown}"
        said.append(f"The {other}.")
    if peers.absent:
        said.append(f"Without a figure that can be set beside: {', '.join(peers.absent)}.")
    return " ".join(said)


def breakdown_table(line: LineStanding, split: BreakdownShown) -> Table:
    columns = (Column(split.name), Column(PART_UNITS.get(split.unit, "Figure"), Align.RIGHT))
    rows = tuple(Row((_part_name(part), _part_figure(part))) for part in split.parts)
    caption = f"{line.name}: {_lowered(split.name)}, {split.period}"
    key = f"{line.indicator}.{split.code}"
    return Table(caption, columns, (Group(rows),), note=_notes(split), kind="breakdown", key=key)


def _lowered(name: str) -> str:
    """A name inside a sentence; one that begins with capitals (NEET) stays as it is."""
    return name if name[1:2].isupper() else name[:1].lower() + name[1:]


def _part_name(part: PartShown) -> str:
    return f"of which {_lowered(part.label)}" if part.level else part.label


def _part_figure(part: PartShown) -> Cell:
    return figure_cell(part.figure)


def _notes(split: BreakdownShown) -> str:
    meanings = symbol_meanings(part.figure for part in split.parts)
    return " ".join(filter(None, (split.note, meanings)))


def symbol_meanings(figures: Iterable[Shown | None]) -> str:
    """What the letters of a table stand for: "c suppressed; x not available."."""
    found: dict[str, str] = {f.shown: f.absent for f in figures if f is not None and f.value is None and f.shown}
    return joined([f"{letter} {meaning}" for letter, meaning in sorted(found.items())])
