"""How a line is told: its figure, what stands beside it, its words, chart and rows in the tables."""

import datetime
from dataclasses import replace
from decimal import Decimal

from portal.charts.primitives import Text
from portal.figures.vocabulary import Basis
from scorecards.publishing.story import Bullets, IndicatorBlock, Para, Subheading, Symbol, Table
from scorecards.submissions.standing import BreakdownShown, PartShown
from tests.scorecards.publishing.contents import a_quarter, a_report, an_action
from tests.scorecards.publishing.telling.tellings import parts, section, told, words
from tests.scorecards.scrutiny.builders import a_change, a_line, a_narrative, a_point, a_shown
from tests.scorecards.submissions.control.lines import STEADY, past, with_past


def blocks(*lines, **quarter):
    return parts(told(a_report(a_quarter(*lines, **quarter))), "Report", IndicatorBlock)


def test_a_line_is_told_with_its_basis_rating_and_target():
    (block,) = blocks(a_line())

    assert (block.name, block.figure, block.rating.word, block.better, block.target) == (
        "Name of TIMELY",
        "76.5%",
        "On target",
        "Higher is better",
        "Target 85%, tolerance 5 points",
    )


def test_a_withheld_figure_is_a_letter_with_its_meaning():
    (block,) = blocks(a_line(figure=a_shown(None)))

    assert block.figure == Symbol("c", "suppressed")


def test_a_line_without_any_comparison_has_no_strip():
    assert blocks(a_line())[0].comparisons == ()


def test_a_strip_holds_what_has_a_figure_and_one_sentence_says_why_the_others_have_none():
    published = replace(a_line().neighbours, reason="published as a rate only")
    (block,) = blocks(a_line(last_period=a_change("6.5", "70.0"), neighbours=published))

    assert [(c.heading, c.figure, c.against) for c in block.comparisons] == [
        ("Last quarter", "70.0%", "6.5 pp, better"),
    ]
    assert block.uncompared == (
        "Nothing to compare with: same point last year, year-end 2020/21, Region, England (not available); neighbours "
        "(published as a rate only)."
    )


def test_a_figure_that_was_withheld_then_stays_in_the_strip_as_a_letter():
    (block,) = blocks(a_line(last_period=replace(a_change("6.5", "70.0"), then=a_shown(None), amount=None)))

    assert block.comparisons[0].figure == Symbol("c", "suppressed")
    assert "last quarter" not in block.uncompared


def test_where_nothing_can_be_compared_nothing_is_said_of_each():
    assert blocks(a_line())[0].uncompared == ""


def a_compared_line(**fields):
    """Beside England, whose number is six months old and of a similar definition."""
    england = a_line().england
    given = {"value": Decimal("88.2"), "shown": "88.2%", "note": "2020/21", "year": "2020/21", "age": "6 months old"}
    given |= {"similarity": "similar", "similarity_note": "Counts families", "reason": ""}
    return a_line(england=replace(england, **{**given, **fields}))


def test_a_comparison_says_its_age_and_how_like_it_is_defined():
    (block,) = blocks(a_compared_line(caution="half-year beside full year"))

    (compared,) = block.comparisons
    assert (compared.figure, compared.period) == ("88.2%", "2020/21, 6 months old")
    assert compared.against == "half-year beside full year; similar definition"
    assert block.counted == "What is counted. Compared with a similar definition: Counts families."


def test_a_year_made_as_long_says_how():
    (block,) = blocks(a_compared_line(similarity="same", caution="annualised, × 12/6", own_annualised="612.0"))

    assert block.comparisons[0].against == "beside 612.0 annualised, × 12/6"
    assert block.counted == "What is counted. Compared with the same definition: Counts families."


def test_the_table_of_all_figures_says_the_age_and_the_definition_once():
    story = told(a_report(a_quarter(a_compared_line())))
    tables = [table for table in parts(story, "All figures", Table) if "Year compared" in str(table.columns)]

    assert "2020/21, 6 months old; similar definition: Counts families" in str(tables[0].groups)


def test_a_restated_figure_says_what_it_was():
    (block,) = blocks(a_line(figure=replace(a_shown(), restated=True, restated_from="75.1%")))

    assert block.basis.endswith("Restated, was 75.1%")


def test_a_restated_figure_says_since_when_where_its_copy_keeps_that():
    at = datetime.datetime(2021, 7, 31, 23, 30, tzinfo=datetime.UTC)  # half past midnight by the clocks here
    line = a_line(figure=replace(a_shown(), restated=True, restated_from="75.1%", restated_at=at))
    (block,) = blocks(line)
    found = section(told(a_report(a_quarter(line))), "How to read the figures").parts
    lists = [words(item[0]) for part in found if isinstance(part, Bullets) for item in part.words.items]

    assert block.basis.endswith("Restated on 1 August 2021, was 75.1%")
    assert lists == ["Name of TIMELY, quarter, to 2021-09-30: now 76.5%, was 75.1% until 1 August 2021."]


def test_a_narrative_is_numbered_paragraphs_that_say_what_they_answer():
    said = a_narrative(shows="It fell.", why="Sickness.", doing="Checks.", expected="85% by December.", forecast="85%")
    (block,) = blocks(a_line(), narratives=(said,))

    assert [(p.number, words(p.words)) for p in block.narrative] == [
        ("5.1", "It fell."),
        ("5.2", "Why: Sickness."),
        ("5.3", "What is being done: Checks."),
        ("5.4", "Expected next: 85% by December."),
        ("5.5", "Forecast: 85%."),
    ]


def test_a_theme_s_narrative_stands_before_its_lines():
    said = a_narrative("", theme="assessment", about="Assessment", shows="All of it.")
    found = parts(told(a_report(a_quarter(narratives=(said,)))), "Report", (Subheading, Para, IndicatorBlock))

    assert [type(part).__name__ for part in found] == ["Subheading", "Para", "IndicatorBlock"]


def test_actions_stand_with_their_line_and_in_the_table():
    story = told(a_report(a_quarter(actions=(an_action(latest="Half done.", latest_on=datetime.date(2021, 11, 2)),))))

    (block,) = parts(story, "Report", IndicatorBlock)
    assert [action.sentence for action in block.actions] == [
        "Audit a sample. Quality manager; due 28 February 2022; On course."
    ]
    (table,) = parts(story, "Actions", Table)
    assert table.groups[0].rows[0].cells[1] == "Audit a sample. 2 November 2021: Half done."


def test_a_breakdown_says_of_which_and_what_it_leaves_open():
    part = PartShown("a", "Aged under 1", 1, a_shown(None))
    split = BreakdownShown("age", "Age", "partial", "percent", "at 30 September 2021", (part,), "Not all are listed.")
    (block,) = blocks(a_line(breakdowns=(split,)))

    (table,) = block.breakdowns
    assert table.groups[0].rows[0].cells == ("of which aged under 1", Symbol("c", "suppressed"))
    assert table.note == "Not all are listed. c suppressed."


def test_a_chart_is_drawn_where_a_line_joins_two_figures():
    assert blocks(a_line())[0].figure_chart is None
    chart = blocks(a_line(history=(a_point("70.0", "2021-Q1"), a_point("76.5", "2021-Q2"))))[0].figure_chart

    assert chart.number == "1"
    assert "76.5%" in chart.chart.sentence


def test_a_chart_of_two_figures_on_both_sides_of_a_break_is_not_drawn():
    history = (a_point("70.0", "2021-Q1"), a_point("76.5", "2021-Q2", break_before="Counted anew"))

    assert blocks(a_line(history=history))[0].figure_chart is None


def test_six_figures_are_drawn_as_a_control_chart_with_its_finding():
    figure = blocks(with_past(*STEADY))[0].figure_chart

    finding = "Common cause variation in Q2 2021/22: no sign of change; trial limits"
    assert figure.title == f"Figure 1: Name of TIMELY. {finding}"
    assert figure.chart.sentence.startswith(f"Control chart. Northshire: {finding}. Mean 61.0%")
    assert figure.chart.table_head == figure.narrow.table_head == figure.wide.table_head
    plain = blocks(with_past(*STEADY[:5]))[0].figure_chart
    assert plain.chart.sentence.startswith("Line chart.")


def test_how_to_read_explains_control_charts_where_there_is_one():
    def explained(line):
        paras = parts(told(a_report(a_quarter(line))), "How to read the figures", Para)
        return any(words(para.words).startswith("A control chart sets") for para in paras)

    assert (explained(with_past(*STEADY)), explained(a_line())) == (True, False)


def test_a_control_chart_of_months_says_so():
    months = past(*STEADY, basis=Basis.MONTH, months=1)
    figure = blocks(with_past("60", "61", finer=months))[0].figure_chart

    assert figure.caption.startswith("Name of TIMELY, by month. Common cause variation in Sep 2021")


def test_a_withheld_point_is_named_and_never_drawn():
    history = tuple(
        a_point(value, period) for value, period in ((None, "2020-Q4"), ("70.0", "2021-Q1"), ("76.5", "2021-Q2"))
    )
    chart = blocks(a_line(history=history))[0].figure_chart.chart

    assert chart.table_rows[0][1] == "c, suppressed"


def test_on_paper_the_years_of_others_stand_in_the_strip_and_not_beside_their_lines():
    england = a_compared_line(similarity="same", note="as quoted", end=datetime.date(2020, 3, 31)).england
    figure = blocks(with_past(*STEADY, england=england))[0].figure_chart

    def written(chart):
        return " ".join(mark.words for mark in chart.marks if isinstance(mark, Text))

    assert ("months old" in written(figure.wide), "months old" in written(figure.chart)) == (True, False)
    assert "England 88.2%" in written(figure.chart)
    assert figure.chart.sentence == figure.wide.sentence
    assert figure.chart.height < 130


def test_a_line_in_development_stands_in_the_tables_only():
    line = a_line("COMING", figure=None, life_cycle="in_development", life_words="In development")
    story = told(a_report(a_quarter(a_line(last_period=a_change("6.5", "70.0")), line)))

    assert len(parts(story, "Report", IndicatorBlock)) == 1
    glance = parts(story, "Report", Table)[1]
    assert glance.groups[0].rows[1].cells[3].text == "In development"
    assert [cell.text for cell in glance.groups[0].rows[1].cells[4:]] == ["no figure this quarter"]


def test_a_column_that_says_nothing_of_any_line_is_one_sentence():
    def glance(line):
        table = parts(told(a_report(a_quarter(line))), "Report", Table)[1]
        return [column.heading for column in table.columns][4:], table.note

    last, same = "Since last quarter", "Since the same point last year"
    there = a_change("6.5", "70.0")
    neither = "No figure of last quarter or the same point last year is available to compare with."
    only = "No figure of the same point last year is available to compare with."
    assert glance(a_line()) == ([], neither)
    assert glance(a_line(last_period=there)) == ([last], only)
    assert glance(a_line(last_period=there, same_last_year=there)) == ([last, same], "")


def test_a_glance_without_any_target_has_no_column_for_it():
    table = parts(told(a_report(a_quarter(a_line(target=None)))), "Report", Table)[1]

    assert [column.heading for column in table.columns] == ["Line", "Figure", "Rating"]


def test_every_line_stands_in_the_appendix_and_empty_columns_are_left_out():
    table = parts(told(a_report(a_quarter(a_line("ONE"), a_line("TWO")))), "All figures", Table)[0]

    assert [row.cells[0].text for row in table.groups[0].rows] == ["Name of ONE", "Name of TWO"]
    assert [column.heading for column in table.columns] == [
        "Line",
        "Better",
        "Basis",
        "Figure",
        "Target",
        "Rating",
        "Year compared",
    ]


def test_restated_figures_are_listed():
    line = a_line(
        figure=replace(a_shown(), restated=True, restated_from="75.1%"), breaks=("1 April 2021: Counted anew",)
    )
    found = section(told(a_report(a_quarter(line))), "How to read the figures").parts

    lists = [words(item[0]) for part in found if isinstance(part, Bullets) for item in part.words.items]
    assert lists == [
        "Name of TIMELY, quarter, to 2021-09-30: now 76.5%, was 75.1%.",
        "Name of TIMELY, 1 April 2021: Counted anew",
    ]


def test_words_hold_no_dash_for_a_range():
    story = told(a_report(a_quarter(a_line(history=(a_point("70.0", "2021-Q1"), a_point("76.5", "2021-Q2"))))))

    assert "–" not in " ".join([story.age, story.coverage, story.signed, *(f.value for f in story.facts)])


def behind(*lines):
    tables = parts(told(a_report(a_quarter(*lines))), "All figures", Table)
    return [table for table in tables if table.kind == "past-figures"]


def test_the_numbers_behind_the_charts_stand_under_their_periods():
    one = a_line("ONE", history=(a_point("70.0", "2021-Q1", neighbours=Decimal(68), neighbours_shown="68.0%"),))
    one = replace(one, history=(*one.history, a_point("76.5", "2021-Q2")))
    two = a_line("TWO", history=(a_point(None, "2021-Q1"), a_point("9.0", "2021-Q2")))

    (table,) = behind(one, two, a_line("WITHOUT"))
    assert table.caption == "The numbers behind the charts, quarter 2, 2021/22: Q1 2021/22 to Q2 2021/22"
    assert [column.heading for column in table.columns] == ["Line", "Q1 2021/22", "Q2 2021/22"]
    assert [[shown_in(cell) for cell in row.cells] for row in table.groups[0].rows] == [
        ["Name of ONE", "70.0%", "76.5%"],
        ["Name of ONE: neighbours", "68.0%", "–"],
        ["Name of TWO", "c", "9.0%"],
    ]
    assert table.note == "c suppressed; – no figure."


def test_lines_of_other_periods_have_a_table_of_their_own_and_many_periods_two():
    quarters = [f"{year}-Q{n}" for year in range(2016, 2020) for n in range(1, 5)]
    many = a_line("MANY", history=tuple(a_point("7.0", period) for period in quarters))
    few = a_line("FEW", history=(a_point("7.0", "2021-Q1"), a_point("7.0", "2021-Q2")))

    assert [[row.cells[0].text for row in table.groups[0].rows] for table in behind(many, few)] == [
        ["Name of MANY"],
        ["Name of MANY"],
        ["Name of FEW"],
    ]
    assert [len(table.columns) for table in behind(many, few)] == [9, 9, 3]


def shown_in(cell):
    return cell.letter if isinstance(cell, Symbol) else cell.text


def test_a_theme_of_which_nothing_is_reported_says_so():
    line = a_line("COMING", figure=None, life_cycle="in_development", life_words="in development")
    found = section(told(a_report(a_quarter(line))), "Report").parts

    heading, note = found[-2:]
    assert isinstance(heading, Subheading)
    assert words(note.words) == ("No line of this theme has a figure this quarter. Name of COMING: in development.")
