"""Official facts of the example: as published, of every authority, with the restatements of a newer edition."""

import csv
import gzip
from datetime import date
from decimal import Decimal

import pytest

from portal.figures.spans import day_words
from portal.figures.vocabulary import Basis, Symbol
from portal.home.example import england
from scorecards.framework.catalogue.reader import catalogue

SHROPSHIRE, ENGLAND = "893", "E92000001"
# What the file of all indicators calls some of our measures.
CALLED = {
    "rereferrals_pct": "REF_REREF_PCT",
    "referrals_rate_10k": "REF_RATE",
    "icpc_15wd_pct": "ICPC_15D_PCT",
    "cla_rate_10k": "CLA_RATE",
    "cla_dental_pct": "CLA_DENTAL_PCT",
    "cl_eet_19_21_pct": "CL_EET_19_21_PCT",
}


def said(publication, edition, measure, place, year):
    [release] = [r for r in england.releases() if (r.publication, r.edition) == (publication, edition)]
    [figure] = [f for f in release.figures if (f.measure, f.place, f.period_end.year) == (measure, place, year)]
    return figure


def test_editions_come_in_the_order_of_their_days_and_name_the_licence():
    found = england.releases()
    assert [each.edition for each in found] == ["2024", "2024", "2025", "2025"]
    assert [each.published_on for each in found] == sorted(each.published_on for each in found)
    assert all("Open Government Licence v3.0" in each.source for each in found)


def test_rates_were_restated_and_shares_were_not():
    before, after = (said("Children in need", edition, "REF_RATE", SHROPSHIRE, 2024) for edition in ("2024", "2025"))
    assert (before.value, after.value) == (Decimal("256.3"), Decimal("255.8"))
    same = {said("Children in need", edition, "REF_REREF_PCT", ENGLAND, 2024).value for edition in ("2024", "2025")}
    assert same == {Decimal("22.4")}


def test_a_year_has_its_days_and_a_date_is_one_day():
    year = said("Children in need", "2025", "REF_REREF_PCT", SHROPSHIRE, 2025)
    day = said("Children in need", "2025", "CP_RATE", SHROPSHIRE, 2025)
    assert (year.basis, year.period_start, year.period_end) == (Basis.YEAR, date(2024, 4, 1), date(2025, 3, 31))
    assert (day.basis, day.period_start, day.period_end) == (Basis.SNAPSHOT, date(2025, 3, 31), date(2025, 3, 31))


def test_a_symbol_is_kept_as_one():
    assert said("Children in need", "2024", "REF_NFA_PCT", "808", 2023).symbol is Symbol.SUPPRESSED


def test_every_place_is_known_and_every_measure_in_the_catalogue():
    known = {each.number for each in england.places()} | {ENGLAND, "E12000005"}
    figures = [figure for release in england.releases() for figure in release.figures]
    assert {each.place for each in figures} <= known
    assert all(catalogue().resolve(code) == (code, "") for code in {each.measure for each in figures})
    assert {edition: len(members) for edition, members in england.neighbours().items()} == {"2021": 10, "2025": 10}
    assert {number for members in england.neighbours().values() for number in members} <= known - {SHROPSHIRE}


def test_every_borough_is_of_inner_or_outer_london():
    boroughs = [place for place in england.places() if place.region == "E12000007" and len(place.numbers) == 1]
    inner = [place.name for place in boroughs if place.within == "E13000001"]
    assert {place.within for place in boroughs} == {"E13000001", "E13000002"}
    assert (len(boroughs), len(inner)) == (33, 14)
    assert {"Haringey", "Newham"} < set(inner)
    assert {place.within for place in england.places() if place.region != "E12000007"} == {""}


@pytest.mark.official_data
def test_the_newest_editions_say_what_was_published(shared):
    kept = {
        (f.measure, f.place, f.period_end.year): f.value if f.symbol is None else f.symbol
        for release in england.releases()
        if release.edition == "2025"
        for f in release.figures
    }
    compared = set()
    with gzip.open(shared / "data" / "dfe" / "derived" / "ees_scorecard_long.csv.gz", "rt", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            place = {"National": ENGLAND, "Local authority": row["old_la_code"]}.get(row["geographic_level"], "")
            if row["indicator"] not in CALLED or not place or not row["value"] or int(row["time_period"]) < 2023:
                continue
            key = CALLED[row["indicator"]], place, int(row["time_period"])
            assert kept[key] == (row["value"] if row["value"] in set(Symbol) else Decimal(row["value"]))
            compared.add(key)
    assert compared == {key for key in kept if key[0] in CALLED.values() and key[1] != "E12000005"}


def test_an_edition_dated_by_its_update_says_that_day() -> None:
    """Of two editions only the day of their last update is known for sure."""
    said = {
        r.source.split("as updated on ")[1].split(" (")[0]: r for r in england.releases() if "as updated" in r.source
    }
    assert {day: (r.publication, r.edition) for day, r in said.items()} == {
        "1 November 2024": ("Children in need", "2024"),
        "26 November 2025": ("Children looked after in England including adoptions", "2025"),
    }
    assert list(said) == [day_words(r.published_on) for r in said.values()]
