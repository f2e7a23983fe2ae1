"""Every published file from an empty database: no line lost, the known values, agreement with others' table."""

import csv
import gzip
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command

from benchmarks.areas.models import Area, AreaCode, ComparatorGroup
from benchmarks.areas.queries import ENGLAND
from benchmarks.areas.rules import AreaKind
from benchmarks.published.models import Import, Observation
from benchmarks.published.reviews import review
from benchmarks.published.services import imports
from benchmarks.published.services.running import TWICE
from portal.figures.rounding import half_up
from portal.jobs.rules import State
from tests.benchmarks.importers.test_official import ROWS

pytestmark = [pytest.mark.official_data, pytest.mark.slow, pytest.mark.django_db]

POPULATION = "latest/ons_mid-year_population_estimates_2012_to_2024.csv"
FINGERTIPS = "latest/la_hospital_admissions_2324.csv"
REFERRALS = "previous/c1_children_in_need_referrals_and_rereferrals_2013_to_2024.csv"
LOOKED_AFTER = "previous/cla_number_and_rate_per_10k_children_PREV.csv"

# What the edition of 2024 called the columns, and one word of a filter, that the mappings know by their name of 2025.
RENAMED = {
    REFERRALS: (
        "cin_c1",
        {
            "referral_count": "Referrals",
            "rereferral_count": "Re_referrals",
            "rereferral_percent": "Re_referrals_percent",
            "no_further_action_count": "No_Further_Action",
            "no_further_action_percent": "No_Further_Action_percent",
        },
    ),
    LOOKED_AFTER: (
        "cla_rates",
        {
            "population_type": "population_count",
            "children_count": "number",
            "population_type=Children looked after on 31 March each year": (
                "Children looked after at 31 March each year"
            ),
        },
    ),
}

# The code of each indicator of the worked-out table.
INDICATORS = {
    "cin_rate_10k": "CIN_RATE",
    "cl_accom_17_18_pct": "CL_SUITABLE_17_18_PCT",
    "cl_accom_19_21_pct": "CL_SUITABLE_19_21_PCT",
    "cl_eet_17_18_pct": "CL_EET_17_18_PCT",
    "cl_eet_19_21_pct": "CL_EET_19_21_PCT",
    "cla_3plus_placements_pct": "CLA_3PLUS_PLACEMENTS_PCT",
    "cla_3plus_sw_pct": "CLA_3PLUS_WORKERS_PCT",
    "cla_ceased_rate_10k": "CLA_CEASED_RATE",
    "cla_convicted_pct": "CLA_CONVICTED_PCT",
    "cla_dental_pct": "CLA_DENTAL_PCT",
    "cla_health_pct": "CLA_HEALTH_PCT",
    "cla_imms_pct": "CLA_IMMUNISED_PCT",
    "cla_midyear_school_move_pct": "CLA_SCHOOL_MOVE_PCT",
    "cla_rate_10k": "CLA_RATE",
    "cla_same_carer_2y_pct": "CLA_LONGTERM_STABLE_PCT",
    "cla_sdq_avg": "CLA_SDQ_AVG",
    "cla_started_rate_10k": "CLA_STARTED_RATE",
    "cla_substance_pct": "CLA_SUBSTANCE_PCT",
    "cpp_2y_at31mar_pct": "CP_OPEN_2Y_PCT",
    "cpp_rate_10k": "CP_RATE",
    "cpp_repeat_pct": "CP_REPEAT_PCT",
    "cpp_started_rate_10k": "CP_STARTED_RATE",
    "icpc_15wd_pct": "ICPC_15D_PCT",
    "icpc_rate_10k": "ICPC_RATE",
    "referrals_nfa_pct": "REF_NFA_PCT",
    "referrals_rate_10k": "REF_RATE",
    "rereferrals_pct": "REF_REREF_PCT",
    "s47_rate_10k": "S47_RATE",
    "sw_absence_pct": "WF_ABSENCE_PCT",
    "sw_agency_pct": "WF_AGENCY_PCT",
    "sw_caseload": "WF_CASELOAD_AVG",
    "sw_turnover_pct": "WF_TURNOVER_PCT",
    "sw_vacancy_pct": "WF_VACANCY_PCT",
}

ENGLAND_2025 = {
    "REF_RATE": "519.4",
    "REF_REREF_PCT": "22.6",
    "S47_RATE": "189.3",
    "ICPC_15D_PCT": "81.4",
    "CIN_RATE": "330.3",
    "CP_RATE": "40.6",
    "CP_REPEAT_PCT": "24.5",
    "CLA_RATE": "67",
    "CLA_3PLUS_PLACEMENTS_PCT": "10",
    "CLA_HEALTH_PCT": "90",
    "CLA_DENTAL_PCT": "81",
    "CL_EET_17_18_PCT": "64",
    "CL_EET_19_21_PCT": "54",
    "WF_AGENCY_PCT": "13.0",
    "WF_CASELOAD_AVG": "15.2",
}


@pytest.fixture
def dfe(shared: Path) -> Path:
    folder = shared / "data/dfe"
    call_command("set_up", stdout=StringIO())
    call_command("load_areas", str(folder / "reference"), stdout=StringIO())
    return folder


def load(folder: Path, name: str, **options: str) -> Import:
    edition = "2025" if name.startswith("latest") else "2024"
    command = ["import_release", str(folder / name), "--edition", edition, "--published-on", f"{edition}-10-30"]
    given = [part for key, value in options.items() for part in (f"--{key}", value)]
    call_command(*command, *given, "--accept", stdout=StringIO())
    return Import.objects.get(file__name=Path(name).name)


def test_every_file_is_loaded_with_no_line_lost(dfe: Path):
    jobs = {POPULATION: load(dfe, POPULATION)}
    jobs |= {name: load(dfe, name) for name in ROWS if name.startswith("latest") and name != POPULATION}
    _every_line_is_counted(jobs)
    _england_is_known()
    _all_agree(dfe)

    before = {name: _earlier(dfe, name) for name in ROWS if name.startswith("previous")}

    _every_line_is_counted(before)
    assert len({*jobs, *before}) == len(ROWS)
    _neighbours_load(dfe)


def _every_line_is_counted(jobs: dict[str, Import]) -> None:
    for name, job in jobs.items():
        assert (job.state, job.lines_read) == (State.READY, ROWS[name]), name
        assert job.lines_accepted + job.problem_count == job.lines_read
        # England stands twice in the file of Fingertips, line for line: with and without the country as its parent.
        expected = {TWICE: 703} if name == FINGERTIPS else {}
        said = list(job.problems.values_list("words", flat=True))
        assert {words: said.count(words) for words in said} == expected, name


def _england_is_known() -> None:
    said = Observation.objects.filter(area__codes__code=ENGLAND, category="", period_end__year=2025)
    for code, value in ENGLAND_2025.items():
        found = said.get(measure__code=code)
        assert found.value is not None
        assert half_up(found.value, found.decimals or 0) == Decimal(value), code
    assert said.get(measure__code="REF_RATE").release.population is not None


def _all_agree(dfe: Path) -> None:
    """44,292 values and symbols of 33 indicators, worked out by others from the same files."""
    said = Observation.objects.filter(category="", measure__code__in=INDICATORS.values())
    found = {
        (measure, area, year): symbol if value is None else str(half_up(value, decimals).normalize())
        for measure, area, year, value, symbol, decimals in said.values_list(
            "measure__code", "area", "period_end__year", "value", "symbol", "decimals"
        )
    }
    wanted = dict(_worked_out(dfe))
    assert len(wanted) == 44292
    assert {key: (value, found.get(key)) for key, value in wanted.items() if found.get(key) != value} == {}
    assert len(found) == len(wanted)


def _worked_out(dfe: Path) -> Iterator[tuple[tuple[str, int, int], str]]:
    codes = dict(AreaCode.objects.values_list("code", "area"))
    joint = {
        " / ".join(sorted(part.number or "" for part in area.parts.all())): area.pk
        for area in Area.objects.filter(kind=AreaKind.JOINT.value)
    }
    with gzip.open(dfe / "derived/ees_scorecard_long.csv.gz", "rt", encoding="utf-8-sig") as file:
        for row in csv.DictReader(file):
            code = {"National": "country_code", "Regional": "region_code"}.get(row["geographic_level"], "new_la_code")
            area = joint[row["old_la_code"]] if "/" in row["old_la_code"] else codes[row[code]]
            text = row["value"]
            value = str(Decimal(text).normalize()) if text.replace(".", "").isdigit() else text
            yield (INDICATORS[row["indicator"]], area, int(row["time_period"])), value


def _earlier(dfe: Path, name: str) -> Import:
    """An edition before: where columns are named otherwise it is asked and not guessed."""
    if name not in RENAMED:
        return load(dfe, name)
    code, answers = RENAMED[name]
    with (dfe / name).open("rb") as file:
        asked = imports.begin(file, by=None, name=name, edition="2024", publication=_table(code), ring=False)
    assert {question["name"] for question in asked.questions} == {key for key in answers if "=" not in key}
    asked = imports.answer(asked, {key: said for key, said in answers.items() if "=" not in key}, by=None, ring=False)
    words = {key: said for key, said in answers.items() if "=" in key}
    assert {question["name"] for question in asked.questions} == set(words)
    job = imports.answer(asked, words, by=None, ring=False) if words else asked
    imports.run(job.pk)
    job.refresh_from_db()
    assert review(job).gone > 0  # the newest year is only in the edition that was loaded first
    imports.accept(job, by=None)
    return job


def _table(code: str):
    return Import.objects.filter(table__code=code).first().table


def _neighbours_load(dfe: Path) -> None:
    for name, edition in (("New_Statistical_Neighbour_Groupings_April_2021", "2021"), ("sn_model_2025_wide", "2025")):
        call_command("load_neighbours", str(dfe / f"neighbours/{name}.csv"), edition=edition, stdout=StringIO())
    shropshire = ComparatorGroup.objects.get(of__number="893", edition="2025")
    said = Observation.objects.filter(measure__code="REF_REREF_PCT", period_end=date(2025, 3, 31))
    members = said.filter(area__in=shropshire.members.all(), release__edition="2025", value__isnull=False)
    assert members.count() == 10
