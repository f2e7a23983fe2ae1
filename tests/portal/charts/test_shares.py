"""A breakdown: whose shares, beside whose, and none for a suppressed category."""

from decimal import Decimal

import pytest

from portal.charts.frames import NARROW
from portal.charts.primitives import Rect
from portal.charts.shares import Share, share_bars
from tests.portal.charts.builders import PALETTE, coloured, marks_of, words_of

SHARES = (
    Share("Neglect", Decimal("41.6"), "41.6%", Decimal(47), "47%"),
    Share("Sexual abuse", None, "c", Decimal(4), "4%"),
    Share("Physical abuse", Decimal("5.0"), "5.0%"),
)


def test_a_suppressed_category_has_a_symbol_and_no_bar():
    chart = share_bars(SHARES, own="Northshire", palette=PALETTE)
    assert len(marks_of(chart, Rect)) == 2
    assert chart.table_head == ("Category", "Northshire")
    assert chart.table_rows == (("Neglect", "41.6%"), ("Sexual abuse", "c"), ("Physical abuse", "5.0%"))
    assert chart.sentence == "Bar chart. Northshire: Neglect 41.6%; Sexual abuse c; Physical abuse 5.0%."


def test_a_comparator_is_an_outlined_bar_with_a_key_and_a_column():
    chart = share_bars(SHARES, own="Northshire", beside="England, 2021", palette=PALETTE)
    pale = coloured(marks_of(chart, Rect), PALETTE.pale)
    assert {mark.stroke for mark in pale} == {PALETTE.axis}
    assert len(pale) == 3  # two shares and the key
    assert chart.table_head == ("Category", "Northshire", "England, 2021")
    assert chart.table_rows[2] == ("Physical abuse", "5.0%", "–")
    assert chart.sentence == (
        "Bar chart. Northshire, beside England, 2021: Neglect 41.6%, against 47%; Sexual abuse c, against 4%; "
        "Physical abuse 5.0%, against no figure."
    )


def test_a_comparator_that_is_not_named_is_not_drawn():
    assert "47%" not in words_of(share_bars(SHARES, own="Northshire", palette=PALETTE))


def test_a_key_that_does_not_fit_takes_two_lines():
    own = "Bournemouth, Christchurch and Poole"
    chart = share_bars(SHARES, own=own, beside="England, 31 March 2021", palette=PALETTE, frame=NARROW)
    first, second = (mark for mark in chart.marks if getattr(mark, "words", "") in (own, "England, 31 March 2021"))
    assert first.x == second.x
    assert first.y < second.y


def test_a_breakdown_without_categories_is_refused():
    with pytest.raises(ValueError, match="at least one category"):
        share_bars((), own="Northshire", palette=PALETTE)
