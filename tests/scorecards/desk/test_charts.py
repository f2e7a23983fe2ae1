"""The pictures of a line's page. Pure."""

from decimal import Decimal

from portal.charts.palette import Palette
from scorecards.desk.charts import among_neighbours, over_time
from scorecards.submissions.standing import BenchmarkShown, MemberShown
from tests.scorecards.submissions.test_pictures import a_half_year, a_standing, year

PALETTE = Palette(accent="#00594f")


def test_one_point_is_no_history():
    assert over_time(a_standing([year(2021, "87.3")]), "Shropshire Council", PALETTE) is None


def test_the_line_goes_by_its_short_name_at_both_widths():
    pictures = over_time(a_standing([year(2020, "91.0"), year(2021, "89.7")]), "Shropshire Council", PALETTE)
    assert pictures.wide.table_head == pictures.narrow.table_head == ("Period", "Shropshire")
    assert (pictures.wide.width, pictures.narrow.width) == (640, 345)
    assert pictures.says == "Fell from 91.0% in 2019/20 to 89.7% in 2020/21."


def test_an_open_dot_is_explained():
    pictures = over_time(a_standing([year(2021, "89.7"), a_half_year("76.5")]), "Shropshire Council", PALETTE)
    assert pictures.says.endswith(" An open dot is part of a year.")


def test_the_council_stands_among_its_neighbours_by_its_short_name():
    members = (
        MemberShown("Devon", Decimal("87.1"), "87.1%", False),
        MemberShown("Shropshire Council", Decimal("89.7"), "89.7%", True),
    )
    found = BenchmarkShown("2020/21", "A source", Decimal("87.1"), "87.1%", 1, 1, "", members)
    pictures = among_neighbours(a_standing(benchmark=found), "Shropshire Council", PALETTE)
    assert [row[0] for row in pictures.wide.table_rows] == ["Shropshire", "Devon", "Mean of 1"]
    assert pictures.says == "2020/21. The newest year that is published."


def test_without_published_neighbours_nothing_is_drawn():
    assert among_neighbours(a_standing(), "Shropshire Council", PALETTE) is None
