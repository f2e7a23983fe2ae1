"""Charts at their fullest: what it takes to write one as SVG, and to lay it out from its definition first."""

from collections.abc import Callable
from decimal import Decimal

from portal.charts.bars import Reference
from portal.charts.control import Annotation, Cause, Control, ControlLimits, ControlPoint, Level, control_chart
from portal.charts.palette import Palette
from portal.charts.primitives import Chart
from portal.charts.ranked import Member, Ranking, ranking_bars
from portal.charts.sparkline import sparkline
from portal.charts.strip import Authority, Quartiles, Strip, strip_chart
from portal.figures.vocabulary import Polarity, Unit

PALETTE = Palette("#00594f")
Draw = Callable[[], Chart]


def charts() -> dict[str, Draw]:
    """The charts that are timed, by what a reader of the bench calls them."""
    control, strip, ranking, history = a_control(24), a_strip(152), a_ranking(11), a_control(12).points
    return {
        "a control chart of 24 points": lambda: control_chart(control, palette=PALETTE),
        "a strip of 152 authorities": lambda: strip_chart(strip, palette=PALETTE),
        "ranked bars of 11": lambda: ranking_bars(ranking, palette=PALETTE),
        "a sparkline of 12 points": lambda: sparkline(history, palette=PALETTE, name="Benchshire"),
    }


def a_control(count: int) -> Control:
    """Two groups of limits, the later ones on trial; a target, two comparators, an event and a new series."""
    labels = [f"Q{place % 4 + 1} {2020 + place // 4}/{21 + place // 4}" for place in range(count)]
    points = [
        ControlPoint(label, Decimal(60 + place * 7 % 11), f"{60 + place * 7 % 11}.0%")
        for place, label in enumerate(labels)
    ]
    points[-2:] = [
        ControlPoint(label, Decimal(76), "76.0%", cause=Cause.CONCERNING, rule="above the upper limit")
        for label in labels[-2:]
    ]
    half = count // 2
    firm = ControlLimits(labels[0], labels[half - 1], *map(Decimal, (65, 58, 72)), "65.0%", "58.0%", "72.0%")
    trial = ControlLimits(
        labels[half], labels[-1], *map(Decimal, (66, 59, 73)), "66.0%", "59.0%", "73.0%", True, "new front door"
    )
    return Control(
        "Benchshire",
        tuple(points),
        (firm, trial),
        Unit.PERCENT,
        Level("Target", Decimal(70), "70.0%"),
        (Level("England", Decimal(62), "62.0%", note="2024/25"), Level("Mean of 9 of 10", Decimal(64), "64.0%")),
        (Annotation(labels[3], "inspection"), Annotation(labels[half], "counted by decision", new_series=True)),
    )


def a_ranking(count: int) -> Ranking:
    """The council and ten neighbours, each with its interval; the mean and England."""
    members = tuple(
        Member(f"Authority {place}", Decimal(20 + place), f"{20 + place}.0%", place == 3, Decimal(17), Decimal(35))
        for place in range(count)
    )
    lines = Reference("Mean of 10", Decimal(25), "25.0%"), Reference("England", Decimal(27), "27.0%")
    return Ranking(members, Polarity.LOW, Unit.PERCENT, lines, "4th of 11")


def a_strip(count: int) -> Strip:
    """All authorities with ten neighbours marked, the quartiles and England."""
    authorities = tuple(
        Authority(f"Authority {place}", Decimal(place * 37 % 613) / 10, "1.0%", place == 0, 0 < place < 11)
        for place in range(count)
    )
    cuts = Quartiles(*map(Decimal, (15, 30, 45)), "15.0%", "30.0%", "45.0%")
    return Strip(authorities, Polarity.HIGH, Unit.PERCENT, cuts, (Reference("England", Decimal(31), "31.0%"),))
