"""Northshire's arithmetic holds together: parts, sums, history, and words that never contradict their figure."""

import re
from decimal import Decimal
from itertools import pairwise

import pytest

from portal.figures.rounding import half_step, half_up
from portal.figures.vocabulary import Basis, Qualifier, Symbol, Unit
from portal.home.example.known import known
from portal.home.example.northshire.benchmarks import benchmarks
from portal.home.example.northshire.figures import RESTATED, live, own_lines
from portal.home.example.northshire.narratives import reading, shows
from portal.home.example.northshire.quarters import ALL, EARLY_HELP, MAIN, actions, key_messages, quarters, reports
from portal.home.example.northshire.series import parts
from scorecards.commentary.rules import OPEN_STATUSES
from scorecards.framework.catalogue.definitions import BreakdownDefinition
from scorecards.periods import Quarter, period_dates
from scorecards.submissions.rules import State

BOTH = [*quarters(MAIN), *quarters(EARLY_HELP)]
SCALE = {Unit.PERCENT: 100, Unit.PER_10000: 10_000, Unit.PER_WORKER: 1}


def own(quarter, indicator, category=""):
    """The figure of that quarter itself, in that quarter's submission."""
    found = next(each for each in quarters(MAIN) if each.quarter == quarter.code)
    line = next(each for each in own_lines() if each.indicator == indicator)
    dates = period_dates(line.headline_basis, quarter)
    key = (indicator, category, line.headline_basis, *dates)
    return next(each for each in found.figures if each.key == key)


def test_there_are_eight_quarters_and_only_the_last_is_open():
    assert [each.quarter for each in quarters()] == [
        "2024-Q3", "2024-Q4", "2025-Q1", "2025-Q2", "2025-Q3", "2025-Q4", "2026-Q1", "2026-Q2",
    ]  # fmt: skip
    assert [each.state for each in quarters()] == [State.SIGNED_OFF] * 7 + [State.COMMENTARY]


def test_the_scorecards_have_about_thirty_and_five_lines():
    assert len([each for each in own_lines() if each.scorecard == MAIN]) == 36
    assert len([each for each in own_lines() if each.scorecard == EARLY_HELP]) == 5


@pytest.mark.parametrize("quarter", BOTH, ids=lambda each: f"{each.scorecard} {each.quarter}")
def test_every_figure_is_whole_and_stands_once(quarter):
    assert len({each.key for each in quarter.figures}) == len(quarter.figures)
    for each in quarter.figures:
        assert (each.value is None) != (each.symbol is None), each.key
        assert each.period_start <= each.period_end
        assert (each.numerator is None) == (each.denominator is None), each.key
        assert each.basis is Basis.MONTH or each.basis in known().indicator(each.indicator).bases, each.key


@pytest.mark.parametrize("quarter", BOTH, ids=lambda each: f"{each.scorecard} {each.quarter}")
def test_every_value_follows_from_its_parts(quarter):
    for each in quarter.figures:
        if each.numerator is None or each.value is None:
            continue
        unit = Unit.PERCENT if each.category else known().indicator(each.indicator).unit
        assert unit is not Unit.PERCENT or each.numerator <= each.denominator, each.key
        assert half_up(each.numerator / each.denominator * SCALE[unit], 1) == each.value, each.key


@pytest.mark.parametrize("quarter", BOTH, ids=lambda each: f"{each.scorecard} {each.quarter}")
def test_every_live_line_has_a_figure_or_a_reason(quarter):
    period = Quarter.parse(quarter.quarter)
    keys = {(each.indicator, each.basis, each.period_end): each for each in quarter.figures if not each.category}
    for line in own_lines():
        if line.scorecard == quarter.scorecard and live(line, period):
            figure = keys[line.indicator, line.headline_basis, period_dates(line.headline_basis, period)[1]]
            assert figure.value is not None or figure.note


@pytest.mark.parametrize("quarter", quarters(), ids=lambda each: each.quarter)
def test_exhaustive_parts_make_the_total(quarter):
    for breakdown in known().breakdowns:
        figures = _parts(quarter, breakdown)
        if figures:
            top = {each.code for each in _categories(breakdown) if not each.parent}
            kept = [each for each in figures if each.category in top]
            assert {each.denominator for each in kept} == {sum(each.numerator for each in kept)}
            assert abs(sum(each.value for each in kept) - 100) <= half_step(1) * len(kept)


@pytest.mark.parametrize("quarter", quarters(), ids=lambda each: each.quarter)
def test_subtotals_are_the_sum_of_their_parts(quarter):
    checked = 0
    for breakdown in known().breakdowns:
        counts = {each.category: each.numerator for each in _parts(quarter, breakdown)}
        for category in _categories(breakdown):
            below = [counts[each.code] for each in _categories(breakdown) if each.parent == category.code and counts]
            if below:
                assert counts[category.code] == sum(below)
                checked += 1
    assert checked == 5


def _categories(breakdown: BreakdownDefinition):
    return [
        each for each in known().categories if (each.indicator, each.breakdown) == (breakdown.indicator, breakdown.code)
    ]


def _parts(quarter, breakdown):
    codes = {each.code for each in _categories(breakdown)}
    period = Quarter.parse(quarter.quarter)
    return [
        each
        for each in quarter.figures
        if each.indicator == breakdown.indicator and each.category in codes and each.period_end == period.end
    ]


def test_children_who_came_and_went_explain_every_total():
    for stock, came, went in (("CLA_COUNT", "CLA_STARTED", "CLA_CEASED"), ("CP_COUNT", "CP_STARTED", "CP_ENDED")):
        for before, now in pairwise(ALL):
            change = own(now, came).value - own(now, went).value
            assert own(now, stock).value == own(before, stock).value + change


def test_three_months_add_up_to_their_quarter():
    checked = 0
    for loaded in quarters():
        for indicator in ("FD_CONTACTS", "REF_COUNT"):
            mine = [each for each in loaded.figures if each.indicator == indicator and not each.category]
            for whole in (each for each in mine if each.basis is Basis.QUARTER):
                months = [each.value for each in mine if each.basis is Basis.MONTH and _within(each, whole)]
                assert (len(months), sum(months)) == (3, whole.value)
                checked += 1
    assert checked == 2 * (len(ALL) + 4)


def _within(month, quarter):
    return quarter.period_start <= month.period_start and month.period_end <= quarter.period_end


def test_a_year_is_its_four_quarters():
    fourth = next(each for each in quarters() if each.quarter == "2025-Q4")
    [year] = [
        each for each in fourth.figures if (each.indicator, each.basis, each.category) == ("REF_COUNT", Basis.YEAR, "")
    ]
    assert year.value == sum(own(Quarter(2025, number), "REF_COUNT").value for number in (1, 2, 3, 4))


def test_the_first_quarter_brings_a_year_and_more_of_history():
    ends = {
        each.period_end.isoformat()
        for each in quarters()[0].figures
        if each.indicator == "CLA_COUNT" and not each.category
    }
    assert ends == {"2023-03-31", "2023-12-31", "2024-03-31", "2024-06-30", "2024-09-30", "2024-12-31"}


def test_one_figure_is_restated_in_the_quarter_after():
    code, quarter = RESTATED
    first = own(quarter, code)
    later = next(each for each in quarters() if each.quarter == quarter.plus(1).code)
    [again] = [each for each in later.figures if each.key == first.key]
    assert again.numerator == first.numerator + 6
    assert again.denominator == first.denominator
    assert again.note.startswith("Restated: ")
    seen = [each for q in quarters() for each in q.figures if each.key == first.key]
    assert len(seen) == 2


def test_what_has_no_number_says_why_and_nothing_softened_is_hidden():
    gaps = [(each.indicator, each.symbol) for quarter in BOTH for each in quarter.figures if each.symbol]
    assert gaps == [("WF_AGENCY_PCT", Symbol.NOT_YET), ("EH_STEP_UP_COUNT", Symbol.SUPPRESSED)]
    softened = [(each.indicator, each.qualifier) for quarter in BOTH for each in quarter.figures if each.qualifier]
    assert softened == [("FIN_OVERSPEND", Qualifier.ABOUT)]


def test_a_retired_line_ends_and_a_coming_one_has_not_begun():
    with_it = [each.quarter for each in quarters() if any(row.indicator == "REF_NFA_PCT" for row in each.figures)]
    assert with_it[-1] == "2025-Q3"
    assert not any(row.indicator == "CLA_SDQ_AVG" for each in quarters() for row in each.figures)


def test_there_are_counts_of_children_from_one_to_five_to_be_suppressed():
    small = [each for q in quarters() for each in q.figures if each.value is not None and each.numerator is None]
    assert any(each.indicator == "CLA_UASC_COUNT" and 1 <= each.value <= 5 for each in small)
    parts_ = [each for q in quarters() for each in q.figures if each.category and 1 <= each.numerator <= 5]
    assert parts_


def test_contacts_fall_at_their_break():
    before, after = own(Quarter(2024, 4), "FD_CONTACTS").value, own(Quarter(2025, 1), "FD_CONTACTS").value
    assert (before - after) / before > Decimal("0.1")


def test_every_narrative_prints_its_figure_and_says_the_way_it_moved():
    for quarter in BOTH:
        for each in quarter.narratives:
            line = next(one for one in own_lines() if (one.scorecard, one.indicator) == (quarter.scorecard, each.line))
            read = reading(line, Quarter.parse(quarter.quarter))
            if read.small:
                assert not re.search(r"\d\.\d", each.shows)
                continue
            assert str(read.now.value) in each.shows
            rises = read.now.value > read.before.value
            falls = read.now.value < read.before.value
            assert ("up from" in each.shows, "down from" in each.shows) == (rises, falls)


def test_every_narrative_says_how_the_figure_stands_to_its_target():
    words = {"met": "is met.", "near": "but stays within", "missed": "by more than"}
    for quarter in BOTH:
        for line in own_lines():
            read = reading(line, Quarter.parse(quarter.quarter)) if line.scorecard == quarter.scorecard else None
            if read is not None:
                assert [state for state, said in words.items() if said in shows(read)] == [read.standing]


def test_a_target_that_was_raised_is_the_one_that_is_named():
    line = next(each for each in own_lines() if each.indicator == "ASM_45D_PCT")
    assert "target of 85%" in shows(reading(line, Quarter(2025, 4)))
    assert "target of 87%" in shows(reading(line, Quarter(2026, 1)))


def test_no_two_quarters_tell_a_line_in_the_same_words():
    for line in own_lines():
        told = [shows(read) for quarter in ALL if (read := reading(line, quarter)) and not read.small]
        assert len(set(told)) == len(told), line.indicator


def test_the_open_quarter_waits_for_words_and_for_an_answer():
    states = {each.line: each.state for each in quarters()[-1].narratives if each.state != "ready"}
    assert states == {
        "CL_EET_19_21_PCT": "missing",
        "CLA_VISIT_TIMELY_PCT": "missing",
        "CLA_DENTAL_PCT": "draft",
        "CP_REPEAT_PCT": "draft",
    }
    assert [each.line for each in quarters()[-1].comments if not each.answers] == ["WF_VACANCY_PCT"]


def test_some_actions_are_closed_some_are_overdue_and_some_are_carried():
    day = ALL[-1].end
    open_ones = [each for each in actions() if each.status in OPEN_STATUSES]
    assert {each.status.value for each in actions()} == {"on_course", "at_risk", "done", "stopped"}
    assert "foster-homes" in {each.key for each in open_ones if each.due_on < day}
    assert [each.key for each in open_ones if each.opened_in < "2025-Q4"] == ["foster-homes", "academy"]


def test_two_reports_were_published_with_messages_from_their_figures():
    assert [each.submissions for each in reports()] == [((MAIN, "2025-Q4"),), ((MAIN, "2026-Q1"),)]
    assert all(each.published_on for each in reports())
    looked_after = own(Quarter(2026, 1), "CLA_COUNT").value
    assert key_messages(Quarter(2026, 1))[2].startswith(f"{looked_after} children were looked after")


def test_neighbours_publish_three_years_and_some_numbers_are_missing():
    kept = benchmarks()
    found = [each for each in kept if (each.measure, each.edition) == ("ASM_45D_PCT", "2026")]
    assert [each.area for each in found] == [*(str(number) for number in range(981, 991)), "998", "North Vale"]
    assert [each.area for each in found if each.value is None] == ["986"]
    assert len({(each.measure, each.area, each.period_end) for each in kept}) == len(kept)


def test_what_is_published_of_northshire_is_its_own_year():
    [own_figure] = [
        each for each in benchmarks() if (each.measure, each.area, each.edition) == ("REF_REREF_PCT", "998", "2026")
    ]
    year = [parts("REF_REREF_PCT", Quarter(2025, number)) for number in (1, 2, 3, 4)]
    share = sum(each.numerator for each in year) / sum(each.denominator for each in year) * 100
    assert own_figure.value == half_up(share, 1)


def test_only_englands_figures_are_real_and_name_their_source():
    sources = {each.source for each in benchmarks() if each.geography == "england"}
    assert sources == {"Department for Education, Local Authority Interactive Tool"}
    assert {each.source for each in benchmarks() if each.geography != "england"} == {"Invented for the example"}
