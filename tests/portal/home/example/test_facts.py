"""The example's tables hold together, and a bad row is refused by file and line."""

import re
from datetime import date
from decimal import Decimal

import pytest

from portal.accounts.rules import Role
from portal.figures.vocabulary import Basis, Qualifier, Symbol
from portal.home.example import facts, stories
from portal.home.example.logins import logins
from portal.home.example.northshire import quarters as northshire
from scorecards.framework.catalogue.reader import catalogue
from scorecards.framework.rules import LifeCycle, NarrativeWhen


@pytest.fixture(scope="module")
def kept():
    return catalogue()


def all_lines():
    return [line for folder in facts.FOLDERS.values() for line in facts.lines(folder)]


def test_two_councils_are_real_and_three_are_invented():
    assert [(each.number, each.name, each.invented) for each in facts.councils()] == [
        ("893", "Shropshire", False),
        ("884", "Herefordshire", False),
        ("998", "Northshire", True),
        ("997", "Southmere", True),
        ("996", "Eastvale", True),
    ]


def test_every_role_has_a_login_in_each_council():
    roles = {(each.council, each.role) for each in facts.people() if each.council not in facts.PEERS}
    assert roles == {(council, role) for council in ("893", "884", "998") for role in Role}


def test_every_person_has_an_invented_address():
    domains = {
        "893": {"shropshire"},
        "884": {"herefordshire"},
        "998": {"northshire"},
        "997": {"southmere"},
        "996": {"southmere", "eastvale"},
    }
    for each in facts.people():
        found = re.fullmatch(r"[a-z]+\.[a-z]+@([a-z]+)\.example", each.email)
        assert found
        assert found[1] in domains[each.council]


def test_a_login_says_what_to_try_and_those_who_are_only_compared_with_have_one():
    offered = [each for each in facts.people() if each.what_to_try]
    assert len({each.email for each in offered}) == len(offered) == 17
    assert [email for _role, email, _password, _first in logins()] == [each.email for each in offered]
    assert [(each.council, each.role) for each in offered if each.council in facts.PEERS] == [("997", Role.DIRECTOR)]


def test_what_is_shared_stands_on_a_line_of_each_council_that_shares_it():
    councils = {each.code: each.council for each in facts.scorecards()}
    lines = {(councils[each.scorecard], each.indicator) for each in all_lines()}
    shared = {(each.council, each.indicator) for each in facts.sharing()}
    assert shared <= lines
    assert {council for council, _indicator in shared} == {"998", *facts.PEERS}
    assert len(shared) == 9


def test_neighbours_are_ten_and_bear_no_number_in_use():
    assert [each.number for each in facts.areas()] == [str(number) for number in range(981, 991)]


def test_scorecards_are_led_by_people_of_their_council():
    roles = {(each.email, each.council, each.role) for each in facts.people()}
    for each in facts.scorecards():
        assert (each.director, each.council, Role.DIRECTOR) in roles
        assert (each.lead_officer, each.council, Role.OFFICER) in roles


def test_every_line_stands_under_a_theme_of_its_scorecards_framework(kept):
    themes = {(each.framework, each.code) for each in kept.themes}
    frameworks = {each.code: each.framework for each in facts.scorecards()}
    for line in all_lines():
        assert (frameworks[line.scorecard], line.theme) in themes, line.indicator


def test_every_line_uses_a_basis_of_its_indicator_and_counts_as_it_does(kept):
    for line in all_lines():
        indicator = kept.indicator(line.indicator)
        assert line.headline_basis in indicator.bases, line.indicator
        assert line.counts is indicator.counts, line.indicator


def test_lines_of_a_scorecard_are_in_order_and_each_stands_once():
    for scorecard in facts.scorecards():
        lines = [each for each in all_lines() if each.scorecard == scorecard.code]
        assert [each.order for each in lines] == list(range(1, len(lines) + 1))
        assert len({each.indicator for each in lines}) == len(lines)


def test_owners_and_deputies_are_officers_of_the_council():
    officers = {(each.email, each.council) for each in facts.people() if each.role is Role.OFFICER}
    councils = {each.code: each.council for each in facts.scorecards()}
    for line in all_lines():
        for person in filter(None, (line.owner, line.deputy)):
            assert (person, councils[line.scorecard]) in officers


def test_the_cabinet_scorecard_has_the_fourteen_headlines_of_the_paper():
    lines = [each for each in facts.lines(facts.SHROPSHIRE) if each.scorecard == "shropshire-2021"]
    assert [each.indicator for each in lines if each.headline] == [
        "FD_CONTACTS", "REF_COUNT", "REF_REREF_PCT", "ASM_45D_PCT", "CIN_RATE", "CP_COUNT", "CP_ENDED_2Y_PCT",
        "CLA_COUNT", "CLA_RATE", "CLA_STARTED", "CLA_CEASED", "CL_INTOUCH_19_21_PCT", "CL_SUITABLE_19_21_PCT",
        "CL_EET_19_21_PCT",
    ]  # fmt: skip


def test_shropshires_targets_say_that_they_are_not_the_councils():
    reasons = {target.reason for line in facts.lines(facts.SHROPSHIRE) for target in line.targets}
    assert reasons == {"Example target, not the council’s"}


def test_only_lines_with_a_better_direction_have_targets(kept):
    for line in all_lines():
        if line.targets:
            assert kept.indicator(line.indicator).polarity != "none", line.indicator


def test_the_examples_show_every_life_cycle_and_every_need_of_narrative():
    assert {line.life_cycle for line in all_lines()} == set(LifeCycle)
    assert {line.narrative_when for line in all_lines()} >= {NarrativeWhen.ALWAYS, NarrativeWhen.NEVER}


def test_later_targets_follow_the_first():
    [line] = [each for each in facts.lines(facts.NORTHSHIRE) if each.indicator == "ASM_45D_PCT"]
    assert [(each.value, each.from_quarter) for each in line.targets] == [
        (Decimal(85), "2024-Q3"),
        (Decimal(87), "2026-Q1"),
    ]


@pytest.mark.parametrize(
    ("name", "scorecard"), [("2021-q2.csv", "shropshire-2021"), ("2026-q1.csv", "shropshire-2026")]
)
def test_every_figure_has_a_line_and_every_live_line_a_figure(kept, name, scorecard):
    lines = {each.indicator: each for each in facts.lines(facts.SHROPSHIRE) if each.scorecard == scorecard}
    figures = facts.figures(facts.SHROPSHIRE / name)
    assert {each.indicator for each in figures} <= set(lines)
    for each in figures:
        assert each.basis in kept.indicator(each.indicator).bases
        assert not each.category or kept.category(each.indicator, each.category).code == each.category
    end = max(each.period_end for each in figures)
    current = {(each.indicator, each.basis) for each in figures if each.period_end == end and not each.category}
    for code, line in lines.items():
        if line.life_cycle is LifeCycle.LIVE:
            assert (code, line.headline_basis) in current


def test_herefordshires_paper_has_two_numbers_and_says_where_it_has_none():
    found = facts.figures(facts.HEREFORDSHIRE / "2021-q3.csv")
    assert [(each.indicator, each.basis, each.value, each.symbol) for each in found] == [
        ("ASM_45D_PCT", Basis.MONTH, Decimal(58), None),
        ("CP_OPEN_2Y_PCT", Basis.SNAPSHOT, None, Symbol.NOT_AVAILABLE),
        ("CLA_COUNT", Basis.SNAPSHOT, Decimal(345), None),
    ]
    assert all(each.note.startswith("Scrutiny paper, 22 February 2022, paragraph") for each in found)


def test_about_800_contacts_is_a_softened_figure():
    [figure] = [each for each in facts.figures(facts.SHROPSHIRE / "2021-q2.csv") if each.qualifier is not None]
    assert (figure.indicator, figure.value, figure.qualifier) == (
        "FD_CONTACTS_EXISTING",
        Decimal(800),
        Qualifier.ABOUT,
    )


def test_six_months_to_18_june_begin_on_19_december():
    bases = {each.basis: each for each in facts.figures(facts.SHROPSHIRE / "2026-q1.csv")}
    assert bases[Basis.ROLLING_6].period_start == date(2025, 12, 19)
    assert bases[Basis.SNAPSHOT].period_start == bases[Basis.SNAPSHOT].period_end == date(2026, 6, 18)


def test_a_line_without_a_figure_this_quarter_says_why():
    gaps = [each for each in facts.figures(facts.SHROPSHIRE / "2021-q2.csv") if each.symbol is not None]
    assert [(each.indicator, each.symbol) for each in gaps] == [("REF_RATE", Symbol.NOT_AVAILABLE)]
    assert gaps[0].note.endswith("The paper gives the rate for whole years only")


def test_every_shropshire_figure_names_its_source():
    for name, paper in (
        ("2021-q2.csv", "Cabinet paper, 1 December 2021, section"),
        ("2026-q1.csv", "Scrutiny paper, 1"),
    ):
        assert [each for each in facts.figures(facts.SHROPSHIRE / name) if not each.note.startswith(paper)] == []


def test_benchmarks_speak_of_measures_we_have(kept):
    for each in facts.benchmarks(facts.SHROPSHIRE / "benchmarks.csv"):
        assert kept.resolve(each.measure)
        assert each.quoted


def test_what_is_pinned_by_reports_exists():
    told = {(each.scorecard, each.quarter) for each in stories.quarters()} | {
        (each.scorecard, each.quarter) for each in northshire.quarters()
    }
    for report in (*stories.reports(), *northshire.reports()):
        assert set(report.submissions) <= told


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("REF_COUNT,,snapshot,2021-09-30,2021-09-30,,,,,,", "a figure has either a value or a symbol"),
        ("REF_COUNT,,snapshot,2021-09-30,2021-09-30,,,5,x,,", "a figure has either a value or a symbol"),
        ("REF_COUNT,,snapshot,2021-09-30,2021-04-01,,,5,,,", "a figure has two dates, the second not before the first"),
        ("REF_COUNT,,snapshot,2021-09-30,2021-09-30,5,,5,,,", "a figure has both of its parts or none"),
        ("REF_COUNT,,now,2021-09-30,2021-09-30,,,5,,,", "basis is not a word we know: 'now'"),
        ("REF_COUNT,,year,2020-04-01,2021-03-31,,,5,,,", "the figure stands in an earlier row"),
    ],
)
def test_a_bad_figure_is_refused_by_file_and_line(tmp_path, row, reason):
    first = "REF_COUNT,,year,2020-04-01,2021-03-31,,,2029,,,"
    path = tmp_path / "figures.csv"
    path.write_text("\n".join([",".join(facts.FIGURE_COLUMNS), first, row]), encoding="utf-8")
    with pytest.raises(ValueError) as refusal:
        facts.figures(path)
    assert str(refusal.value) == f"figures.csv, line 3: {reason}"


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("REF_RATE,england,E92000001,,year,,,1,494,1,Paper,", "a stated period has two dates"),
        ("REF_RATE,england,E92000001,,year,,,0,494,0,Paper,", "only a quoted figure may lack its period"),
        ("REF_RATE,england,E92000001,,year,,,0,,1,Paper,", "value is empty"),
    ],
)
def test_a_bad_benchmark_is_refused_by_file_and_line(tmp_path, row, reason):
    path = tmp_path / "benchmarks.csv"
    path.write_text("\n".join([",".join(facts.BENCHMARK_COLUMNS), row]), encoding="utf-8")
    with pytest.raises(ValueError, match=rf"^benchmarks.csv, line 2: {reason}"):
        facts.benchmarks(path)


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        (",live,,,,,", ",retired,,,,,", "a retired line, and no other, says when it was retired"),
        (",live,,,,,", ",in_development,,,,,", "a line in development, and no other, says when it is expected"),
        (",live,,,,,", ",live,,,2021-04-01,,", "a break has a date and a reason"),
        (",85,5,", ",85,-5,", "a target has a value, and a tolerance of zero or more"),
    ],
)
def test_a_bad_line_is_refused_by_file_and_line(tmp_path, old, new, reason):
    row = "s,ASM_45D_PCT,assessment,1,1,Assessments,,quarter,live,,,,,85,5,2021-Q1,Ours,always,a@b.example,,children,5"
    path = tmp_path / "lines.csv"
    path.write_text("\n".join([",".join(facts.LINE_COLUMNS), row.replace(old, new, 1)]), encoding="utf-8")
    with pytest.raises(ValueError, match=rf"^lines.csv, line 2: {reason}"):
        facts.lines(tmp_path)
