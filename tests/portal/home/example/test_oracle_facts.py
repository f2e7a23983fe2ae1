"""Every figure of the two Shropshire papers is in the example, with its basis, geography and value."""

from decimal import Decimal

import pytest

from portal.figures.rounding import half_up
from portal.home.example import facts
from scorecards.framework.catalogue.reader import catalogue
from tests.portal.home.example.oracle import NOT_REPRESENTABLE, SOURCES, Sought, SoughtChange, rows, sought

pytestmark = pytest.mark.official_data


@pytest.fixture(scope="module")
def kept():
    return catalogue()


@pytest.fixture
def oracle(shared):
    path = shared / "oracles" / "seeds" / "figures.csv"
    if not path.exists():
        pytest.skip("the oracle is not here")
    return path


def own(name):
    """The figures of one of our files, as the oracle would ask for them."""
    return [
        Sought(each.indicator, each.category, "authority", each.basis, each.period_start, each.period_end, each.value)
        for each in facts.figures(facts.SHROPSHIRE / name)
        if each.value is not None
    ]


def quoted(kept):
    """Other people's figures; one without a period is found without its basis where the paper states neither."""
    for each in facts.benchmarks(facts.SHROPSHIRE / "benchmarks.csv"):
        indicator, category = kept.resolve(each.measure)
        basis = None if each.geography == "authority" else each.basis
        yield Sought(indicator, category, each.geography, basis, each.period_start, each.period_end, each.value)


def wanted(row, kept):
    asked = sought(row, kept)
    return [asked.now, asked.before] if isinstance(asked, SoughtChange) else [asked]


@pytest.mark.parametrize(
    ("source", "name", "count"),
    [("shropshire_cabinet_2021-12.txt", "2021-q2.csv", 91), ("shropshire_scrutiny_2026-07.txt", "2026-q1.csv", 27)],
)
def test_every_figure_of_a_paper_is_kept(kept, oracle, source, name, count):
    found = rows(oracle, source)
    stored = {*own(name), *quoted(kept)}
    assert len(found) == count
    assert [each for row in found for each in wanted(row, kept) if each not in stored] == []


def test_every_printed_change_follows_from_its_two_figures(kept, oracle):
    changes = [
        asked
        for source in SOURCES
        for row in rows(oracle, source)
        if isinstance(asked := sought(row, kept), SoughtChange)
    ]
    assert len(changes) == 6
    for each in changes:
        computed = (each.now.value - each.before.value) / each.before.value * 100
        assert half_up(computed, max(0, -each.printed.as_tuple().exponent)) == each.printed


def test_nothing_is_kept_that_no_paper_prints(kept, oracle):
    asked = {each for source in SOURCES for row in rows(oracle, source) for each in wanted(row, kept)}
    mine = {*own("2021-q2.csv"), *own("2026-q1.csv"), *quoted(kept)}
    assert mine - asked == set()


def test_what_cannot_be_kept_is_listed_once_with_a_reason(kept, oracle):
    text = oracle.read_text(encoding="utf-8")
    assert len(NOT_REPRESENTABLE) == 1
    for (source, line, code), reason in NOT_REPRESENTABLE.items():
        assert f",{line}," in text
        assert source in SOURCES
        assert kept.resolve(code) == (code, "")
        assert reason


def test_the_assessments_of_a_month_follow_from_their_parts():
    [average] = [each for each in facts.figures(facts.SHROPSHIRE / "2021-q2.csv") if each.numerator is not None]
    assert average.indicator == "ASM_MONTHLY_AVG"
    assert half_up(average.numerator / average.denominator, 0) == average.value == Decimal(329)
