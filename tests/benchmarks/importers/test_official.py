"""Every published file is read with no line lost, and says what is known to stand in it."""

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from types import ModuleType

import pytest

from benchmarks.importers import ees, fingertips, neighbours
from benchmarks.importers.lines import decoded
from benchmarks.importers.neighbours import Neighbours
from benchmarks.importers.rows import EesRow, Level, Place, Problem, Value
from portal.figures.rounding import half_up
from portal.figures.vocabulary import Symbol

pytestmark = pytest.mark.official_data

# Rows of each file, counted without our readers; none of these has a line that cannot be read.
ROWS = {
    "latest/b1_children_in_need_2013_to_2025.csv": 2132,
    "latest/c1_children_in_need_referrals_and_rereferrals_2013_to_2025.csv": 2132,
    "latest/c3_factors_identified_at_end_of_assessment_2018_to_2025.csv": 1312,
    "latest/c4_children_in_need_section_47s_and_icpcs_2013_to_2025.csv": 2132,
    "latest/cla_number_and_rate_per_10k_children.csv": 2505,
    "latest/csww_indicators_2017_to_2025.csv": 1463,
    "latest/d3_cpps_subsequent_plan_2013_to_2025.csv": 2132,
    "latest/d5_cpps_at31march_by_duration_2013_to_2025.csv": 2132,
    "latest/la_care_leavers_accommodation_suitability.csv": 6680,
    "latest/la_care_leavers_activity.csv": 20040,
    "latest/la_cla_placement_stability.csv": 5010,
    "latest/la_cla_school_moves.csv": 6680,
    "latest/la_cla_swcount.csv": 330,
    "latest/la_conviction_health_outcome_cla.csv": 15030,
    "latest/la_hospital_admissions_2324.csv": 7208,
    "latest/ons_mid-year_population_estimates_2012_to_2024.csv": 2132,
    "previous/b1_children_in_need_2013_to_2024.csv": 1967,
    "previous/c1_children_in_need_referrals_and_rereferrals_2013_to_2024.csv": 1967,
    "previous/cla_number_and_rate_per_10k_children_PREV.csv": 2505,
    "previous/csww_indicators_2017_to_2024.csv": 1300,
    "previous/d3_cpps_subsequent_plan_2013_to_2024.csv": 1967,
    "previous/d5_cpps_at31march_by_duration_2013_to_2024.csv": 1967,
}
ENGLAND = Place(Level.NATIONAL, "England", (), ("E92000001",))
SECTION_47 = "c4_children_in_need_section_47s_and_icpcs_2013_to_2025"
STABLE = {"cla_group": "CLA on 31 March", "placement_stability": "With 3 or more placements during the year"}
HEALTH = "la_conviction_health_outcome_cla"
ACTIVITY = "la_care_leavers_activity"
IN_WORK = "Total in education, employment or training"


def read(path: Path, format_: ModuleType = ees) -> Iterator[EesRow | Problem]:
    with path.open("rb") as file:
        yield from format_.read(decoded(file))


def rows(path: Path, format_: ModuleType = ees) -> list[EesRow]:
    return [row for row in read(path, format_) if isinstance(row, EesRow)]


def test_every_file_is_counted(shared: Path):
    folder = shared / "data/dfe"

    assert {str(p.relative_to(folder)) for name in ("latest", "previous") for p in (folder / name).iterdir()} == set(
        ROWS
    )


@pytest.mark.parametrize("name", ROWS)
def test_no_line_is_lost(shared: Path, name: str):
    path = shared / "data/dfe" / name
    found = list(read(path, fingertips if "hospital" in name else ees))

    assert [each for each in found if isinstance(each, Problem)] == []
    assert [row.line for row in found] == list(range(2, ROWS[name] + 2))
    assert path.read_bytes().count(b"\n") == ROWS[name] + 1


@pytest.mark.parametrize(
    ("name", "filters", "column", "expected"),
    [
        ("c1_children_in_need_referrals_and_rereferrals_2013_to_2025", {}, "referral_count", "632830"),
        ("c1_children_in_need_referrals_and_rereferrals_2013_to_2025", {}, "rereferral_percent", "22.6"),
        (SECTION_47, {}, "Section47", "230590"),
        (SECTION_47, {}, "ICPC", "72100"),
        (SECTION_47, {}, "Duration_0-10_days", "6240"),
        (SECTION_47, {}, "Duration_11-15_days", "52430"),
        ("b1_children_in_need_2013_to_2025", {}, "At31_episodes", "402400"),
        ("d5_cpps_at31march_by_duration_2013_to_2025", {}, "CPP_At31", "49420"),
        ("d3_cpps_subsequent_plan_2013_to_2025", {}, "CPP_subsequent_percent", "24.5"),
        (
            "cla_number_and_rate_per_10k_children",
            {"population_type": "Children looked after on 31 March each year"},
            "rate_per_10000",
            "67",
        ),
        ("la_cla_placement_stability", STABLE, "children_percent", "10"),
        (
            HEALTH,
            {"breakdown": "Had their annual health assessment"},
            "children_percent",
            "90",
        ),
        (
            HEALTH,
            {"breakdown": "Had their teeth checked by a dentist"},
            "children_percent",
            "81",
        ),
        (
            "la_care_leavers_activity",
            {"care_leaver_age": "17 to 18 years", "breakdown": IN_WORK},
            "care_leaver_percent",
            "64",
        ),
        (
            "la_care_leavers_activity",
            {"care_leaver_age": "19 to 21 years", "breakdown": IN_WORK},
            "care_leaver_percent",
            "54",
        ),
        ("csww_indicators_2017_to_2025", {}, "agency_rate_fte", "13"),
        ("csww_indicators_2017_to_2025", {}, "caseload_fte", "15.2"),
    ],
)
def test_england_2025_comes_out(shared: Path, name: str, filters: dict[str, str], column: str, expected: str):
    found = [
        row.values[column]
        for row in rows(shared / f"data/dfe/latest/{name}.csv")
        if row.place == ENGLAND and row.period_end.year == 2025 and filters.items() <= row.filters.items()
    ]

    assert found == [Decimal(expected)]


def test_the_population_that_rates_are_made_with_comes_out(shared: Path):
    """Referrals, section 47 and children in need per 10,000, England 2025, as the department prints them."""
    path = shared / "data/dfe/latest/ons_mid-year_population_estimates_2012_to_2024.csv"
    england = [row for row in rows(path) if row.place == ENGLAND and row.period_end.year == 2024]
    population = england[0].values["population_estimate"]

    assert len(england) == 1
    assert isinstance(population, Decimal)
    assert [half_up(Decimal(count) * 10000 / population, 1) for count in (632830, 230590, 402400)] == [
        Decimal("519.4"),
        Decimal("189.3"),
        Decimal("330.3"),
    ]


def test_eleven_regions_and_joint_returns_come_out(shared: Path):
    places = {row.place for row in rows(shared / "data/dfe/latest/csww_indicators_2017_to_2025.csv")}

    assert len([place for place in places if place.level == Level.REGIONAL]) == 11
    assert {(place.numbers, place.codes) for place in places if place.joint} == {
        (("314", "318"), ("E09000021", "E09000027")),
        (("940", "941"), ("E06000061", "E06000062")),
    }


def test_symbols_stay_symbols(shared: Path):
    """Counted in the file itself: 4 times c, 3 times low in the column of absence."""
    path = shared / "data/dfe/latest/csww_indicators_2017_to_2025.csv"
    absence: list[Value] = [row.values["absence_rate_fte"] for row in rows(path)]

    assert {symbol: absence.count(symbol) for symbol in Symbol if symbol in absence} == {
        Symbol.NOT_APPLICABLE: 5,
        Symbol.NOT_AVAILABLE: 3,
        Symbol.SUPPRESSED: 4,
        Symbol.LOW: 3,
        Symbol.LOW_RELIABILITY: 4,
    }


def test_fingertips_says_england_twice(shared: Path):
    """The file holds each line of England twice, once without and once with England as its parent; both are kept."""
    found = [
        (row.values["Value"], row.values["Count"])
        for row in rows(shared / "data/dfe/latest/la_hospital_admissions_2324.csv", fingertips)
        if row.place == ENGLAND
        and row.period_end.year == 2011
        and (row.filters["Sex"], row.filters["Category"]) == ("Persons", "")
    ]

    assert found == [(Decimal("115.21668"), Decimal(107429))] * 2


@pytest.mark.parametrize(
    ("name", "authorities", "problems"),
    [("New_Statistical_Neighbour_Groupings_April_2021.csv", 156, [154, 155, 156]), ("sn_model_2025_wide.csv", 153, [])],
)
def test_neighbour_models_lose_no_line(shared: Path, name: str, authorities: int, problems: list[int]):
    """The three lines of 2021 that are problems part the authorities that had ended from the others."""
    with (shared / "data/dfe/neighbours" / name).open("rb") as file:
        found = list(neighbours.read(decoded(file)))

    assert len([each for each in found if isinstance(each, Neighbours)]) == authorities
    assert [each.line for each in found if isinstance(each, Problem)] == problems


def test_a_councils_neighbours_are_those_of_the_long_file(shared: Path):
    """Published wide and long: each tells the same ten, in the same order, for every authority."""
    folder = shared / "data/dfe/neighbours"
    long: dict[str, list[str]] = {}
    for line in (folder / "statistical_neighbours_dfe_2021_long.csv").read_text().splitlines()[1:]:
        cells = line.replace('"Bristol, City of"', "").replace('"Kingston Upon Hull, City of"', "").split(",")
        long.setdefault(cells[0], []).append(next(cell for cell in cells[3:] if len(cell) == 3 and cell.isdigit()))
    with (folder / "New_Statistical_Neighbour_Groupings_April_2021.csv").open("rb") as file:
        wide = {n.number: list(n.neighbours) for n in neighbours.read(decoded(file)) if isinstance(n, Neighbours)}

    assert wide == long
    assert len(wide["893"]) == 10
