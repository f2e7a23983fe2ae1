"""Files for spreadsheets: every number as a number, no cell a formula."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.charts.primitives import Chart
from portal.charts.table import csv_text
from portal.charts.trend import trend
from portal.figures.vocabulary import Unit
from tests.portal.charts.builders import PALETTE, a_history


def cell(words: str) -> str:
    return list(csv.reader(io.StringIO(csv_text(Chart(1, 1, (), "", ("Name",), ((words,),))), newline="")))[1][0]


@pytest.mark.parametrize(
    ("shown", "written"),
    [
        ("1,234.5", "1234.5"),
        ("−5", "-5"),
        ("-5", "-5"),
        ("−0.4%", "-0.4%"),
        ("−£2.5m", "-£2.5m"),
        ("63.5%", "63.5%"),
        ("12 days", "12 days"),
        ("c, suppressed", "c, suppressed"),
        ("–", "–"),
        ("=1+1", "'=1+1"),
        ("+3.3 pp", "'+3.3 pp"),
        ("-cmd|' /C calc'!A0", "'-cmd|' /C calc'!A0"),
        ("@SUM(A1)", "'@SUM(A1)"),
        (" =1+1", "' =1+1"),
        ("\t=1+1", "'\t=1+1"),
        ("Bath, North East", "Bath, North East"),
    ],
)
def test_figures_are_numbers_and_formulas_are_text(shown, written):
    assert cell(shown) == written


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=20))
def test_no_words_become_a_formula_and_none_are_lost(words):
    found = cell(words)
    assert not found.startswith(("=", "+", "@", "\t", "\r"))
    assert plain(found) in (plain(words), f"'{plain(words)}")


def plain(words: str) -> str:
    return words.replace("-", "−").replace(",", "")


def test_a_chart_hands_out_its_own_table():
    chart = trend(a_history("60", None, "1234"), unit=Unit.PERCENT, palette=PALETTE)
    assert csv_text(chart) == 'Period,Northshire\r\n2018,60%\r\n2019,"c, suppressed"\r\n2020,1234%\r\n'
