"""Small multiples: each panel with its title and last figure, on an axis that is honest about being shared."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from portal.charts.bars import Reference
from portal.charts.frames import NARROW, PAPER, WIDE
from portal.charts.multiples import Multiples, Panel, multiples_chart
from portal.charts.palette import TARGET_DASH, UNLIKE_DASH
from portal.charts.points import Break
from portal.charts.primitives import Dot, Line, Poly, Text
from portal.figures.vocabulary import Unit
from tests.portal.charts.builders import PALETTE, a_part_year, crooked, marks_of, some_years, unlawful, words_of

TARGET = Reference("Target", Decimal(50), "50%")


def panel(*values, title="Re-referrals", first=2018, **more):
    return Panel(title, some_years(*values, first=first), Unit.PERCENT, **more)


def drawn(*panels, frame=WIDE, **more):
    return multiples_chart(Multiples("Help and protection", panels, **more), palette=PALETTE, frame=frame)


def test_each_panel_has_its_title_and_its_last_figure():
    chart = drawn(panel("50", "61", title="Assessments"), panel("20", "18"))
    bold = [mark.words for mark in marks_of(chart, Text) if mark.bold]
    assert bold == ["Assessments", "61%", "Re-referrals", "18%"]


def test_the_last_figure_names_its_period_where_later_ones_are_missing():
    assert panel("50", "61", None).last == "61%, 2019"
    assert panel(None, None).last == "c, suppressed"
    assert Panel("Empty", (), Unit.COUNT).last == "no figures"


def test_a_missing_figure_leaves_a_gap_and_an_empty_panel_no_picture():
    assert [len(mark.places) for mark in marks_of(drawn(panel("5", "6", None, "7", "8")), Poly)] == [2, 2]
    assert [type(mark) for mark in drawn(panel(None, None)).marks] == [Text, Text]


def test_a_part_year_is_dotted_and_open_and_a_break_joins_nothing():
    mixed = Panel("Late", (*some_years("5", "6"), a_part_year("Q2", "7")), Unit.PERCENT)
    chart = drawn(mixed)
    assert [mark.dash for mark in marks_of(chart, Poly)] == [(), UNLIKE_DASH]
    assert [(mark.fill, mark.stroke) for mark in marks_of(chart, Dot)] == [(PALETTE.paper, PALETTE.accent)]
    broken = drawn(panel("5", "6", "7", "8", breaks=(Break("2020", "new count"),)))
    assert [len(mark.places) for mark in marks_of(broken, Poly)] == [2, 2]


def test_a_common_axis_puts_equal_figures_at_equal_heights():
    low, high = panel("10", "10", "20"), panel("80", "80", "90")
    own = drawn(low, high)
    common = drawn(low, high, common=True)
    assert [marks_of(chart, Dot)[0].y - marks_of(chart, Dot)[1].y > 20 for chart in (own, common)] == [False, True]
    assert words_of(common).count("0%") == 2


def test_one_axis_over_two_units_is_refused():
    with pytest.raises(ValueError, match="one unit"):
        Multiples("Theme", (panel("1"), Panel("Count", some_years("1"), Unit.COUNT)), common=True)


def test_a_target_is_dashed_and_named_with_its_figure():
    chart = drawn(panel("40", "61", target=TARGET))
    assert len([mark for mark in marks_of(chart, Line) if mark.dash == TARGET_DASH]) == 1
    assert "Target: 50%" in words_of(chart)


@pytest.mark.parametrize(("frame", "columns"), [(WIDE, 3), (WIDE.sized(320), 2), (PAPER, 2), (WIDE.sized(140), 1)])
def test_as_many_panels_stand_side_by_side_as_have_room(frame, columns):
    chart = drawn(*(panel("1", "2", title=f"P{n}") for n in range(4)), frame=frame)
    assert len({mark.x for mark in marks_of(chart, Text) if mark.words.startswith("P")}) == columns


def test_the_sentence_tells_each_finding_and_target_and_the_axis():
    definition = Multiples("Theme", (panel("40", "61", target=TARGET), panel("5", "4", "3", title="Late")))
    assert definition.sentence == (
        "Theme: 2 small line charts, each on its own axis. Re-referrals: Rose from 40% in 2018 to 61% in 2019. "
        "Late: Falling every year since 2018. Re-referrals: Target: 50%."
    )
    assert "on one axis" in Multiples("Theme", (panel("1"), panel("2")), common=True).sentence


def test_the_table_holds_every_figure_and_target():
    late = Panel("Late", some_years("3", first=2020), Unit.PERCENT)
    assert Multiples("Theme", (panel("40", None, target=TARGET), late)).as_table() == (
        ("Period", "Re-referrals", "Late"),
        (("2018", "40%", "–"), ("2019", "c, suppressed", "–"), ("2020", "–", "3%"), ("Target", "50%", "–")),
    )


def test_multiples_of_nothing_are_refused():
    with pytest.raises(ValueError, match="at least one panel"):
        drawn()


panels = st.builds(
    lambda values, title, aim: panel(*values, title=title, target=TARGET if aim else None),
    st.lists(st.one_of(st.none(), st.integers(0, 90000).map(str)), min_size=1, max_size=20),
    st.sampled_from(["Late", "Children subject to a child protection plan for a second or subsequent time"]),
    st.booleans(),
)


@pytest.mark.parametrize("frame", [WIDE, WIDE.sized(320), NARROW, PAPER])
@settings(max_examples=15, deadline=None)
@given(found=st.lists(panels, min_size=1, max_size=8), common=st.booleans())
def test_no_word_leaves_the_picture_or_covers_another_and_the_picture_is_lawful(frame, found, common):
    chart = drawn(*found, frame=frame, common=common)
    assert crooked(chart) == []
    assert unlawful(chart) == set()


def test_periods_of_panels_that_began_at_different_times_stay_in_their_order():
    early, late = panel("1", "2", first=2016), panel("3", "4", "5", first=2017)
    assert [row[0] for row in Multiples("Theme", (early, late)).as_table()[1]] == ["2016", "2017", "2018", "2019"]
