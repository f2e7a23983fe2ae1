"""The catalogue holds together, and covers every code it was made from."""

import csv
import shutil

import pytest

from portal.figures.vocabulary import Basis, Polarity, Unit
from scorecards.framework.catalogue.reader import FOLDER, catalogue
from scorecards.framework.rules import BreakdownKind


@pytest.fixture(scope="module")
def kept():
    return catalogue()


@pytest.fixture
def folder(tmp_path):
    for path in FOLDER.glob("*.csv"):
        shutil.copy(path, tmp_path)
    return tmp_path


def change(folder, name, old, new):
    path = folder / name
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), encoding="utf-8")


@pytest.mark.official_data
def test_every_code_of_the_source_is_an_indicator_or_an_alias(kept, shared):
    source = shared / "catalogue" / "indicators.csv"
    if not source.exists():
        pytest.skip("the catalogue's source is not here")
    with source.open(encoding="utf-8", newline="") as file:
        codes = {row["code"] for row in csv.DictReader(file)}
    indicators = {each.code for each in kept.indicators}
    aliases = {each.alias for each in kept.categories if each.alias}
    assert len(codes) == 163
    assert indicators & aliases == set()
    assert indicators | aliases == codes


def test_there_are_133_indicators_and_30_aliases(kept):
    assert len(kept.indicators) == 133
    assert len([each for each in kept.categories if each.alias]) == 30


def test_a_slice_keeps_its_code_as_an_alias(kept):
    assert kept.resolve("CP_CATEGORY_NEGLECT_PCT") == ("CP_COUNT", "neglect")
    assert kept.resolve("REF_COUNT") == ("REF_COUNT", "")
    assert kept.category("CP_COUNT", "CP_CATEGORY_NEGLECT_PCT") == kept.category("CP_COUNT", "neglect")
    with pytest.raises(KeyError):
        kept.resolve("CP_CATEGORY")


def test_a_share_of_a_count_is_stored_in_percent(kept):
    assert kept.indicator("CP_COUNT").unit is Unit.COUNT
    split = kept.breakdown("CP_COUNT", "cp_category")
    assert (split.unit, split.decimals, split.kind) == (Unit.PERCENT, 1, BreakdownKind.EXHAUSTIVE)


def test_court_orders_are_a_subtotal_of_three(kept):
    parts = [each.code for each in kept.categories if each.parent == "court_order"]
    assert parts == ["full_care_order", "interim_care_order", "placement_order"]


def test_the_usual_basis_comes_first(kept):
    assert kept.indicator("REF_COUNT").bases[0] is Basis.YEAR_TO_DATE
    assert kept.indicator("CLA_COUNT").bases == (Basis.SNAPSHOT,)
    assert kept.indicator("ADO_A1_DAYS").bases[0] is Basis.THREE_YEARS


def test_only_care_leavers_by_birthday_have_a_changing_cohort(kept):
    changing = [each.code for each in kept.indicators if each.cohort_changes]
    assert changing == ["CL_INTOUCH_19_21_PCT", "CL_SUITABLE_19_21_PCT", "CL_EET_19_21_PCT"]


def test_polarity_follows_the_source(kept):
    assert kept.indicator("ASM_45D_PCT").polarity is Polarity.HIGH
    assert kept.indicator("REF_REREF_PCT").polarity is Polarity.LOW
    assert kept.indicator("REF_COUNT").polarity is Polarity.NONE


def test_every_indicator_has_one_theme_in_every_framework(kept):
    for framework in kept.frameworks:
        linked = [each.indicator for each in kept.links if each.framework == framework.code]
        assert linked == [each.code for each in kept.indicators]


def test_the_links_agree_with_the_indicators_own_theme_and_outcome(kept):
    links = {(each.indicator, each.framework): each.theme for each in kept.links}
    for each in kept.indicators:
        assert (links[each.code, "journey"], links[each.code, "national"]) == (each.theme, each.outcome)


def test_the_journey_has_fourteen_themes_in_order(kept):
    journey = [each for each in kept.themes if each.framework == "journey"]
    assert [each.order for each in journey] == list(range(1, 15))
    assert (journey[0].code, journey[-1].code) == ("front_door", "education")


def test_the_national_framework_has_four_outcomes_three_enablers_and_context(kept):
    kinds = [each.kind for each in kept.themes if each.framework == "national"]
    assert kinds == ["outcome"] * 4 + ["enabler"] * 3 + ["context"]


def test_a_denominator_that_is_an_indicator_is_a_count(kept):
    for each in kept.indicators:
        for code in filter(None, (each.share_of, each.numerator_of)):
            assert kept.indicator(code).unit is Unit.COUNT, each.code


def test_definitions_name_no_council(kept):
    words = " ".join(each.definition for each in kept.indicators)
    assert [name for name in ("Shropshire", "Devon", "Gloucestershire", "Herefordshire", "seed") if name in words] == []


@pytest.mark.parametrize(
    ("name", "old", "new", "reason"),
    [
        ("frameworks.csv", "national,Children", "journey,Children", "line 4: code stand in an earlier row: journey"),
        ("themes.csv", "national,safe,", "lof,safe,", "line 26: framework is not known: 'lof'"),
        ("indicators.csv", ",children,0,CP_STARTED,,CIN census,,", ",children,0,CP_BEGUN,,CIN census,,", "share_of is"),
        (
            "breakdowns.csv",
            "exhaustive,count,count,0,7",
            "exhaustive,count,percent,0,7",
            "line 8: a breakdown",
        ),
        ("categories.csv", "legal_status,section_20,", "legal_status,court_order,", "indicator and category stand in"),
        ("categories.csv", "legal_status,section_20,", "legal,section_20,", "CLA_COUNT has no breakdown legal"),
        ("categories.csv", "CLA_LEGAL_PO_PCT,percent", "CLA_LEGAL_PO_PCT,", "an alias has a unit"),
        ("categories.csv", "CLA_LEGAL_PO_PCT", "CLA_LEGAL_ICO_PCT", "alias stand in an earlier row"),
        ("categories.csv", "CLA_LEGAL_PO_PCT", "CLA_COUNT", "the alias CLA_COUNT is the code of an indicator"),
        (
            "categories.csv",
            "court_order,CLA_LEGAL_PO_PCT",
            "orders,CLA_LEGAL_PO_PCT",
            "the parent orders is no category",
        ),
        ("links.csv", "REF_COUNT,national,stay_together", "REF_COUNT,national,stay", "national has no theme stay"),
    ],
)
def test_a_bad_row_is_refused(folder, name, old, new, reason):
    change(folder, name, old, new)
    with pytest.raises(ValueError, match=reason):
        catalogue(folder)
