"""Small builders of stories, so that a test states only what it is about."""

from dataclasses import replace
from datetime import UTC, datetime

from portal.charts.primitives import Chart, Line, Rect, Text
from portal.charts.shapes import Way
from portal.crests.rules import art_of, checked
from scorecards.framework.rules import Shape, Tone
from scorecards.publishing.story import (
    Action,
    Align,
    Column,
    Comparison,
    Council,
    Crest,
    Fact,
    Figure,
    Group,
    IndicatorBlock,
    KeyIssue,
    Moved,
    Movement,
    Note,
    Number,
    Panel,
    Para,
    Person,
    Rating,
    Recommendations,
    Risk,
    Row,
    Section,
    Story,
    Subheading,
    Symbol,
    Table,
    key_issues_table,
    moved_table,
    number,
    plain,
    risk_table,
    tally_table,
    told,
)
from tests.portal.crests.drawings import SHIELD

GOOD = Rating("On target", Shape.CIRCLE, Tone.GOOD)
FAIR = Rating("Within tolerance", Shape.DIAMOND, Tone.FAIR)
POOR = Rating("Off target", Shape.TRIANGLE, Tone.POOR)
PLAIN = Rating("No target set", Shape.DASH, Tone.PLAIN)
ABSENT = Symbol("x", "not available")
SUPPRESSED = Symbol("c", "suppressed, between 1 and 5 children")


def a_chart(width=318.0, height=100.0, sentence="Bar chart. Northshire 13.1%, England 23%."):
    marks = (
        Rect(90, 20, 120, 18, "#00594f"),
        Text(84, 33, "Northshire", "#0b0c0c", 9.5, "end", bold=True),
        Text(width - 5, 33, "13.1%", "#0b0c0c", 9.5, "end", bold=True),
        Line(90, 10, 90, height - 10, "#0b0c0c", 0.9),
    )
    return Chart(width, height, marks, sentence)


def a_figure(caption="Re-referrals, full years and this year to date", **changes):
    return Figure(caption, a_chart(**changes))


def comparisons():
    return (
        Comparison("Last quarter", "9.8%", "Q1 to date", "+3.3 pp, worse"),
        Comparison("Last year-end", "15%", "Full year", "basis differs"),
        Comparison("Neighbours, mean 10 of 10", "20%", "Year 2020/21", "basis differs"),
        Comparison("England", "23%", "Year 2020/21", "basis differs"),
    )


def an_indicator(name="Re-referrals within 12 months", **changes):
    block = IndicatorBlock(
        name=name,
        counted="Share of referrals that follow an earlier one within a year",
        figure="13.1%",
        unit="",
        basis="Year to date, 1 April to 30 September 2021",
        rating=GOOD,
        better="Lower is better",
        target="Target 15%, tolerance ± 3",
        figure_chart=a_figure(),
        comparisons=comparisons(),
        uncompared="Nothing to compare with: same point last year, West Midlands (not available).",
        narrative=told("The share has **risen** since the first quarter, yet stays below neighbours'."),
        actions=(Action("Sample audit of families who returned", "Quality manager", "28 February 2022", "on course"),),
    )
    return replace(block, **changes)


def a_table(rows=3, caption="Where children live", **changes):
    columns = (Column("Place"), Column("Share, %", Align.RIGHT), Column("Count", Align.RIGHT))
    body = tuple(Row((f"Place {n}", Number(f"{n}.5"), SUPPRESSED if n == 2 else Number(str(n)))) for n in range(rows))
    return replace(Table(caption, columns, (Group(body),)), **changes)


def a_crest(content=SHIELD, alt="A white cross on blue"):
    """As a paper is given it, from the bytes of a file."""
    return Crest(alt, "c" * 64, "998", art_of(*checked(content)))


def a_section(heading="Purpose", *parts, **changes):
    return Section(heading, tuple(parts), **changes)


def a_story(*sections, **changes):
    story = Story(
        title="Children’s services performance",
        council=Council("Northshire Council", "#00594f", "Children’s Services"),
        facts=(
            Fact("Committee", "Cabinet"),
            Fact("Date", "1 December 2021"),
            Fact("Item", "7"),
            Fact("Classification", "Public"),
        ),
        people=(
            Person("Responsible officer", "A. Director", "a.director@northshire.example", "01234 567890"),
            Person("Portfolio holder", "Cllr B. Member", note="Local members: all"),
        ),
        coverage="Quarter 2 2021/22, year to date to 30 September 2021",
        age="On the day of the meeting these figures are 62 days old.",
        signed="Signed off by A. Director, Director of Children’s Services, on 18 November 2021 at 14:05.",
        revision=1,
        sha256="3505db73" + "0" * 56,
        sections=sections,
        notices=("Northshire is an invented council.",),
        signed_at=datetime(2021, 11, 18, 14, 5, tzinfo=UTC),
    )
    return number(replace(story, **changes))


def all_figures(lines=60, themes=5):
    heads = ["Indicator", "Better", "Basis", "Figure", "Target", "Rating", "Last quarter", "Same point last year"]
    heads += ["Last year-end", "Neighbours, mean", "West Midlands", "England", "Year compared"]
    right = {"Figure", *heads[6:12]}
    columns = tuple(Column(head, Align.RIGHT if head in right else Align.LEFT) for head in heads)
    each = lines // themes
    groups = tuple(
        Group(tuple(_figures_row(theme * each + n) for n in range(each)), heading=f"Theme {theme + 1}")
        for theme in range(themes)
    )
    return Table("All figures by theme", columns, groups, note="x not available; c suppressed.", kind="figures")


def _figures_row(n):
    figure = (Number("13.1", bold=True), Number("1,976", bold=True), SUPPRESSED)[n % 3]
    gaps = (ABSENT,) * 3
    first = (f"Indicator number {n + 1} of the scorecard, %", "Lower", "Year to date", figure, Number("15 ± 3"))
    return Row((*first, (GOOD, FAIR, POOR, PLAIN)[n % 4], *gaps, Number("20"), ABSENT, Number("23.4"), "2020/21"))


def a_rich_story(indicators=6, paragraphs=40):
    """Everything a report can hold, over portrait and landscape pages."""
    long = "\n\n".join(f"Paragraph {n}: " + "the words go on and on over the line. " * 6 for n in range(paragraphs))
    blocks = tuple(an_indicator(f"Indicator {n + 1}") for n in range(indicators))
    issues = [KeyIssue(f"Theme {n}", "Demand stays *high*", "Capacity", "How early help works") for n in range(9)]
    return a_story(
        a_section(
            "Since you last met",
            *told("- **More children: 571.** 133 started.\n- Assessments are slower."),
            tally_table((GOOD, FAIR, POOR, PLAIN), [("Front door", (1, 0, 0, 2)), ("Assessment", (0, 0, 1, 1))]),
            moved_table([Moved("Looked after", GOOD, POOR, Number("571"))], "On 8 September 2021", "What moved"),
            Panel("Cabinet is asked to", told("1. note the report;\n2. name an area.", numbered=False)),
            numbered=False,
        ),
        a_section(
            "Purpose", *told(f'Typed <b>oops</b> & "quotes" ’s.\n\n{long}\n\n[DfE](https://dfe.example/?a=1&b=2)')
        ),
        a_section("Recommendations", Recommendations("Cabinet is asked to:", tuple(map(Para, map(plain, "ab"))))),
        a_section("Financial implications"),
        a_section(
            "Performance",
            Subheading("Front door"),
            *blocks,
            Subheading("Care leavers"),
            a_table(note="Source: Department for Education."),
            a_figure("Care leavers", width=480),
            an_indicator("No chart, long narrative", figure_chart=None, narrative=told(long), breakdowns=(a_table(),)),
        ),
        a_section(
            "All figures by theme", Note(plain("Better says which way is better.")), all_figures(), landscape=True
        ),
        a_section("Key issues for scrutiny", key_issues_table(issues)),
        a_section("Risks", risk_table([a_risk(n) for n in range(6)])),
        a_section("How to read the figures", a_table(90, caption="Numbers behind the chart"), appendix=True),
        a_section("Symbols", *told("Letters stand for words.\n\n- x\n  - not\n    - deep"), appendix=True),
    )


def a_risk(n=0):
    moved = Movement((Way.UP, Way.LEVEL, Way.DOWN)[n % 3], "Up from 16")
    mitigation = "Early help across the partnership.\n\n- one\n- two\n\n" + "More is being done. " * 20
    return Risk(
        f"Numbers of children stay the same or rise {n}", mitigation, ("Demand", "Money"), "20", "high", "5 × 4", moved
    )
