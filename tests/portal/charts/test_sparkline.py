"""The history in a cell: one line, the last point a dot."""

from portal.charts.points import Break
from portal.charts.primitives import Dot, Poly
from portal.charts.sparkline import sparkline
from tests.portal.charts.builders import PALETTE, a_part_year, marks_of, some_years


def test_whole_years_are_one_line_that_ends_in_a_dot():
    chart = sparkline(some_years("10", "20", "15"), palette=PALETTE, name="Re-referrals")
    (line,) = marks_of(chart, Poly)
    assert (chart.width, chart.height) == (84, 26)
    assert line.places == ((4, 22), (42, 4), (80, 13))
    assert marks_of(chart, Dot) == [Dot(80, 13, 3, PALETTE.accent, "", 1.75)]
    assert chart.sentence == "Re-referrals: Rose from 10% in 2018 to 15% in 2020."
    assert chart.table_rows == (("2018", "10%"), ("2019", "20%"), ("2020", "15%"))


def test_a_part_year_is_dotted_and_open():
    chart = sparkline((*some_years("10", "20"), a_part_year("Q2", "15")), palette=PALETTE)
    assert [bool(line.dash) for line in marks_of(chart, Poly)] == [False, True]
    assert marks_of(chart, Dot)[-1].fill == PALETTE.paper


def test_gaps_and_breaks_stay_open_and_lonely_points_are_seen():
    points = some_years("10", "20", None, "15", "18")
    chart = sparkline(points, palette=PALETTE, breaks=[Break("2022", "new count")])
    assert [len(line.places) for line in marks_of(chart, Poly)] == [2]
    assert [dot.radius for dot in marks_of(chart, Dot)] == [1.75, 3]


def test_level_single_and_missing_figures_are_drawn_without_complaint():
    assert marks_of(sparkline(some_years("7", "7"), palette=PALETTE), Poly)[0].places == ((4, 13), (80, 13))
    assert len(marks_of(sparkline(some_years("7"), palette=PALETTE), Dot)) == 1
    assert sparkline(some_years(None), palette=PALETTE).marks == ()
    assert sparkline((), palette=PALETTE).sentence == "There are no figures to draw."
