"""What a report says: its cover, its sections in order, and every figure with what must stand beside it."""

import datetime
from dataclasses import replace
from decimal import Decimal

import pytest

from portal.figures.vocabulary import Basis
from scorecards.copies.content.schema import AppendixFacts, CheckFacts
from scorecards.publishing.story import (
    Bullets,
    IndicatorBlock,
    Para,
    Recommendations,
    Subheading,
    Symbol,
    Table,
    number,
)
from scorecards.publishing.telling import Beside, tell
from scorecards.submissions.standing import BreakdownShown, PartShown
from tests.scorecards.publishing.contents import a_quarter, a_report, an_action
from tests.scorecards.scrutiny.builders import a_change, a_line, a_narrative, a_point, a_risk, a_shown
from tests.scorecards.submissions.control.lines import STEADY, past, with_past

HELD = Beside(datetime.date(2021, 12, 1), "7")


def told(report=None, beside=HELD, sha256="ab" * 32):
    return number(tell(report or a_report(), beside, sha256=sha256))


def section(story, heading):
    return next(each for each in story.sections if each.heading == heading)


def parts(story, heading, kind):
    return [part for part in section(story, heading).parts if isinstance(part, kind)]


def words(paragraph):
    return "".join(run.text for run in paragraph.runs)


def test_sections_stand_in_their_order_and_appendices_at_the_end():
    story = told(a_report(a_quarter(risks=(a_risk(),))))

    assert [(s.number, s.heading) for s in story.sections] == [
        ("1", "Synopsis"),
        ("2", "Key messages"),
        ("3", "Key issues for scrutiny"),
        ("4", "Recommendations"),
        ("5", "Risk table"),
        ("6", "Report"),
        ("7", "Actions"),
        ("8", "List of background papers"),
        ("9", "Appendices"),
        ("A", "All figures"),
        ("B", "How to read the figures"),
        ("", "Tables and figures"),
    ]
    assert section(story, "All figures").landscape


def test_key_issues_are_left_out_where_there_are_none():
    assert "Key issues for scrutiny" not in [s.heading for s in told(a_report(key_issues=())).sections]


def test_the_cover_takes_day_and_item_from_beside():
    story = told(beside=Beside(datetime.date(2021, 12, 8), "9"))

    assert [(f.label, f.value) for f in story.facts] == [
        ("Committee", "Cabinet"),
        ("Date", "8 December 2021"),
        ("Item", "9"),
        ("Classification", "Public"),
    ]


def test_an_item_that_is_not_allotted_is_not_printed():
    assert "Item" not in [fact.label for fact in told(beside=Beside()).facts]


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (datetime.date(2021, 12, 1), "are 62 days old: they stand at 30 September 2021."),
        (datetime.date(2021, 10, 1), "are 1 day old: they stand at 30 September 2021."),
        (datetime.date(2021, 9, 30), "The figures stand at 30 September 2021."),
        (datetime.date(2021, 9, 1), "The figures stand at 30 September 2021."),
    ],
)
def test_the_cover_says_how_old_the_figures_are(day, said):
    assert told(beside=Beside(day)).age.endswith(said)


def test_the_coverage_of_a_part_quarter_stands_under_the_title():
    quarter = a_quarter()
    part = replace(quarter, quarter=replace(quarter.quarter, coverage_words="part quarter, to 18 June 2026"))

    assert told(a_report(part)).coverage == "Quarter 2, 2021/22, part quarter, to 18 June 2026"


def test_officer_and_portfolio_holder_can_be_reached():
    officer, holder = told().people

    assert (officer.name, officer.email, officer.telephone) == ("Anna Analyst", "anna@example.org", "01632 960001")
    assert (holder.part, holder.name) == ("Portfolio holder", "Cllr Petra Port")


def test_a_signature_is_said_in_the_time_of_the_house():
    assert told().signed == "Signed off by Dora Director, Director, on 18 November 2021 at 14:05. I have read it."


def test_a_proof_says_that_it_is_not_signed():
    assert told(sha256="").signed == "A proof: this report is not signed off."


def test_an_invented_council_says_so():
    story = told(a_report(council=replace(a_report().council, invented=True)))

    assert story.notices == (
        "An invented example. There is no Northshire: its people, children and figures are made up.",
    )


def test_a_correction_says_what_it_corrects():
    story = told(a_report(revision=2, revision_reason="Two figures were wrong"))

    assert story.notices == ("This is revision 2 of the report. Two figures were wrong.",)


def test_recommendations_are_numbered_and_lists_follow_them():
    found = section(told(), "Recommendations").parts

    assert [type(part) for part in found] == [Recommendations, Bullets, Recommendations]
    assert [(part.lead, part.items[0].number) for part in found if isinstance(part, Recommendations)] == [
        ("Cabinet is asked to:", "4.1"),
        ("", "4.2"),
    ]


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


def test_a_strip_has_six_columns_and_says_why_one_is_empty():
    (block,) = blocks(a_line(last_period=a_change("6.5", "70.0")))

    assert [c.heading for c in block.comparisons] == [
        "Last quarter",
        "Same point last year",
        "Year-end 2020/21",
        "Neighbours",
        "Region",
        "England",
    ]
    assert (block.comparisons[0].figure, block.comparisons[0].against) == ("70.0%", "6.5 pp, better")
    assert block.comparisons[1].figure == Symbol("x", "not available")


def a_compared_line(**fields):
    """Beside England, whose number is six months old and of a similar definition."""
    england = a_line().england
    given = {"value": Decimal("88.2"), "shown": "88.2%", "note": "2020/21", "year": "2020/21", "age": "6 months old"}
    given |= {"similarity": "similar", "similarity_note": "Counts families", "reason": ""}
    return a_line(england=replace(england, **{**given, **fields}))


def test_a_comparison_says_its_age_and_how_like_it_is_defined():
    (block,) = blocks(a_compared_line(caution="half-year beside full year"))

    compared = block.comparisons[5]
    assert (compared.figure, compared.period) == ("88.2%", "2020/21, 6 months old")
    assert compared.against == "half-year beside full year; similar definition"
    assert block.counted == "What is counted. Compared with a similar definition: Counts families."


def test_a_year_made_as_long_says_how():
    (block,) = blocks(a_compared_line(similarity="same", caution="annualised, × 12/6", own_annualised="612.0"))

    assert block.comparisons[5].against == "beside 612.0 annualised, × 12/6"
    assert block.counted == "What is counted."


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
        ("6.1", "It fell."),
        ("6.2", "Why: Sickness."),
        ("6.3", "What is being done: Checks."),
        ("6.4", "Expected next: 85% by December."),
        ("6.5", "Forecast: 85%."),
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


def test_a_line_in_development_stands_in_the_tables_only():
    line = a_line("COMING", figure=None, life_cycle="in_development", life_words="In development")
    story = told(a_report(a_quarter(a_line(), line)))

    assert len(parts(story, "Report", IndicatorBlock)) == 1
    glance = parts(story, "Report", Table)[1]
    assert glance.groups[0].rows[1].cells[3].text == "In development"
    assert [cell.text for cell in glance.groups[0].rows[1].cells[4:]] == ["no figure this quarter"] * 2


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


def _list(story):
    (found,) = parts(story, "Appendices", Bullets)
    return [words(item[0]) for item in found.words.items]


def test_what_is_attached_has_the_letters_after_the_paper_s_own_appendices():
    attached = AppendixFacts("Data set", "All rows.", datetime.date(2021, 9, 30), "rows.csv", "c" * 64, draft=True)
    story = told(a_report(appendices=(attached,)))

    assert _list(story) == [
        "Appendix A, All figures: in this paper.",
        "Appendix B, How to read the figures: in this paper.",
        "Appendix C, Data set (draft): rows.csv, beside this paper.",
    ]
    own = section(story, "Data set (draft)")
    assert (own.number, own.anchor, own.key) == ("C", "appendix-c", "data_set")
    assert [words(part.words) for part in own.parts] == [
        "All rows.",
        "Attached as a file of its own: rows.csv. Its figures stand at 30 September 2021. It is a draft. "
        f"SHA-256 {'c' * 64}.",
    ]


EXEMPT = AppendixFacts(
    "An exempt appendix is not published.",
    *("", None, "", ""),
    open=False,
    paragraph=2,
    exempt_words="Information which is likely to reveal the identity of an individual.",
    public_interest="One family could be recognised",
)


def test_an_exempt_appendix_is_said_to_exist_by_its_paragraph_and_no_more():
    cover = replace(a_report().cover, classification="exempt_in_part", paragraph=2, public_interest="So few", lines=())
    story = told(a_report(appendices=(EXEMPT,), cover=replace(cover, exempt_words="Words of the law.")))

    (part,) = section(story, "Exempt, not published").parts
    assert words(part.words) == (
        "There is an exempt appendix. It is exempt by paragraph 2 of Part 1 of Schedule 12A to the Local Government "
        "Act 1972: Information which is likely to reveal the identity of an individual. Why the public interest is in "
        "not disclosing it: One family could be recognised."
    )
    assert _list(story)[-1] == (
        "Appendix C, Exempt, not published: paragraph 2 of Schedule 12A to the Local Government Act 1972."
    )
    assert story.notices[0] == (
        "This report is public. There is an exempt appendix; paragraph 2 of Part 1 of Schedule 12A to the Local "
        "Government Act 1972: Words of the law. Why the public interest is in not disclosing it: So few."
    )
    assert "Exempt in part, paragraph 2" in [fact.value for fact in story.facts]
    assert story.watermark == ()


def test_what_is_attached_is_listed_where_the_layout_has_no_list():
    attached = AppendixFacts("Data set", "", None, "rows.csv", "c" * 64)
    report = a_report(appendices=(attached,))
    story = told(replace(report, sections=tuple(s for s in report.sections if s.source != "appendices")))

    assert _list(story)[-1] == "Appendix C, Data set: rows.csv, beside this paper."


def test_a_report_that_is_wholly_exempt_is_marked():
    cover = replace(a_report().cover, classification="exempt", paragraph=1, public_interest="So few.")

    assert told(a_report(cover=cover)).watermark == ("Exempt: paragraph 1 of Schedule 12A. Not for publication",)


def test_the_annex_says_who_read_what_is_attached_and_what_was_decided():
    at = datetime.datetime(2021, 11, 18, 14, 5, tzinfo=datetime.UTC)
    read = CheckFacts("appendix", "c" * 64, "Data set", "confirmed", by="Anna Analyst", by_title="Analyst", at=at)
    kept, rounded = CheckFacts("words", "", "a narrative", "keep"), CheckFacts("figure", "", "Adoptions", "round", to=5)
    story = told(a_report(a_quarter(checks=(kept, rounded)), checks=(read,)))

    decided, confirmed = parts(story, "How this paper was checked", Table)
    assert [row.cells[1] for row in decided.groups[0].rows] == [
        "Printed as it is: kept by the director, who gave a reason",
        "Counts are rounded to the nearest 5",
    ]
    assert confirmed.groups[0].rows[0].cells[1:] == ("c" * 64, "Anna Analyst, Analyst", "18 November 2021 at 14:05")
    assert section(story, "How this paper was checked").number == "C"


def test_a_paper_in_which_nothing_was_decided_has_no_annex():
    assert "How this paper was checked" not in [each.heading for each in told().sections]


def test_two_quarters_are_told_apart():
    second = replace(a_quarter(), submission_id=2)
    second = replace(second, quarter=replace(second.quarter, scorecard="Early help"))
    found = parts(told(a_report(a_quarter(), second)), "Report", Subheading)

    assert [heading.words for heading in found] == [
        "Children’s services, quarter 2, 2021/22: Assessment",
        "Early help, quarter 2, 2021/22: Assessment",
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
    assert words(note.words) == (
        "No line of this theme has a figure this quarter, and nothing was written about it. "
        "Name of COMING: in development."
    )
