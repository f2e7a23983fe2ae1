"""Control charts on the desk: a line's page and its files, the scorecard's word and filter, a theme's small charts."""

import csv
from datetime import date
from decimal import Decimal

import pytest
from django.test import Client
from django.urls import reverse

from portal.accounts.rules import Role
from portal.figures.vocabulary import Basis
from scorecards.framework.models import Rebase, SeriesBreak
from scorecards.periods import Quarter
from scorecards.submissions.models import Figure
from tests.builders import a_figure, a_line, a_target
from tests.portal.web.markup import all_of, one
from tests.scorecards.desk.quarter import a_quarter, another_council, referrals
from tests.scorecards.desk.scorecard.page import page, row
from tests.scorecards.submissions.control.lines import JUMPED, STEADY

pytestmark = pytest.mark.django_db


def in_quarters(made, *values, name="Visits in time", **fields):
    """A line with a figure of each quarter, the last of them the open one; "c" is suppressed."""
    line = a_line(made.scorecard, theme=made.themes[1], local_name=name, owner=made.officer, **fields)
    last = Quarter.parse(made.quarter.period)
    for back, value in enumerate(reversed(values)):
        quarter = last.plus(-back)
        said = {"symbol": "c"} if value == "c" else {"value": Decimal(value)}
        a_figure(made.quarter, line, period_start=quarter.start, period_end=quarter.end, **said)
    return line


@pytest.fixture
def made():
    made = a_quarter()
    made.line = in_quarters(made, *JUMPED)
    a_target(made.line)
    return made


def ask(made, name, person=None, line=None):
    client = Client()
    client.force_login(person or made.officer)
    return client.get(reverse(f"desk:{name}", args=[made.quarter.pk, (line or made.line).pk]))


def body(answer):
    return b"".join(answer.streaming_content).decode("utf-8-sig")


def test_the_page_says_finding_promise_and_trial(made):
    html = ask(made, "line").content.decode()
    assert one(html, "figcaption").text == (
        "Over time. Above the upper limit since Q4 2020/21; improving; trial limits."
    )
    assert (
        "Consistently misses the target of 85%: both limits lie on the wrong side of it. "
        "Trial limits: 12 points. Until there are 13, each new one moves them."
    ) in [each.text for each in all_of(html, "p", class_="los-small")]
    assert "plus and minus 2.66 times the mean difference" in html


def test_five_figures_keep_the_plain_chart_and_say_why(made):
    line = in_quarters(made, *STEADY[:5], name="Plans in time")
    html = ask(made, "line", line=line).content.decode()
    assert one(html, "figcaption").text == "Over time. 60.0% both in Q2 2020/21 and in Q2 2021/22."
    assert "A control chart needs 6 figures of one length; there are 5 so far." in html
    assert "How the limits are worked out" not in html


def test_the_numbers_are_a_file_for_spreadsheets(made):
    answer = ask(made, "line-chart-csv")
    rows = list(csv.reader(body(answer).splitlines()))
    assert rows[0] == ["Period", "Shropshire", "Mean", "Lower limit", "Upper limit", "Target", "Special cause"]
    assert rows[-1] == [
        *("Q2 2021/22", "75.0%", "64.0%", "59.2%, trial", "68.8%, trial", "85%"),
        "above the upper limit; improving",
    ]
    assert answer["Content-Disposition"] == 'attachment; filename="Visits in time, 2021-22-q2.csv"'
    assert answer["Content-Type"] == "text/csv; charset=utf-8"


def test_the_chart_is_a_file_of_its_own(made):
    answer = ask(made, "line-chart-svg")
    drawn = body(answer)
    assert drawn.startswith('<?xml version="1.0" encoding="UTF-8"?>\n<svg xmlns="http://www.w3.org/2000/svg"')
    assert "<title>Control chart. Shropshire: Above the upper limit since Q4 2020/21; improving" in drawn
    assert answer["Content-Type"] == "image/svg+xml"
    assert "sandbox" in answer["Content-Security-Policy"]


def test_a_line_without_a_past_has_no_files(made):
    line = in_quarters(made, "60", name="Plans in time")
    assert [ask(made, name, line=line).status_code for name in ("line-chart-csv", "line-chart-svg")] == [404, 404]


@pytest.mark.parametrize("name", ["line-chart-csv", "line-chart-svg"])
def test_files_exist_for_whom_the_page_exists(made, name):
    found = {role: ask(made, name, getattr(made, role)).status_code for role in ("analyst", "director", "member")}
    assert found == {"analyst": 200, "director": 200, "member": 404}
    assert ask(made, name, another_council(Role.DIRECTOR)).status_code == 404


def test_limits_begin_anew_at_a_rebase_and_at_a_break(made):
    SeriesBreak.objects.create(line=made.line, on=date(2019, 4, 1), reason="A new form")
    for day, reason in ((date(2020, 1, 1), "A new team"), (date(2020, 4, 1), "A new duty desk")):
        Rebase.objects.create(line=made.line, on=day, reason=reason, by=made.analyst)
    notes = [row[-1] for row in csv.reader(body(ask(made, "line-chart-csv")).splitlines()) if row[-1] not in ("–", "")]
    assert notes == [
        "Notes",
        "New series from Q1 2019/20: A new form",
        f"Q4 2019/20: limits begin anew, with too few figures for limits yet: A new team (from 1 January 2020, "
        f"{made.analyst.name})",
        f"Q1 2020/21: limits begin anew: A new duty desk (from 1 April 2020, {made.analyst.name})",
    ]


def test_months_are_drawn_where_there_are_more_of_them(made):
    line = in_quarters(made, "60", "61", name="Plans in time")
    quarters = [Quarter.parse("2021-Q1"), Quarter.parse("2021-Q2")]
    for month, value in zip([m for q in quarters for m in q.months], STEADY, strict=False):
        a_figure(
            made.quarter,
            line,
            basis=Basis.MONTH.value,
            value=Decimal(value),
            period_start=month.start,
            period_end=month.end,
        )
    html = ask(made, "line", line=line).content.decode()
    assert one(html, "figcaption").text == (
        "Over time, by month. Common cause variation in Sep 2021: no sign of change; trial limits."
    )


# ---- the scorecard


def test_a_row_says_what_its_newest_figure_is_a_sign_of(made):
    in_quarters(made, *STEADY, name="Plans in time")
    cause = one(row(page(made), "Visits in time"), "span", class_="desk-cause")
    assert cause.text == "Special cause: improving"
    drawn = all_of(row(page(made), "Visits in time"), "svg")
    assert [svg.attrs.get("aria-hidden", "") for svg in drawn] == ["", "true", "true"]  # history, cause, rating
    assert all_of(row(page(made), "Plans in time"), "span", class_="desk-cause") == []


def test_without_a_better_direction_it_is_higher_or_lower(made):
    made.line.indicator.polarity = "none"
    made.line.indicator.save()
    assert one(row(page(made), "Visits in time"), "span", class_="desk-cause").text == "Special cause: higher"


@pytest.mark.parametrize(
    ("asked", "names"),
    [
        ("special", ["Visits in time", "Plans in time"]),
        ("improving", ["Visits in time"]),
        ("concerning", ["Plans in time"]),
        ("", ["Visits in time", "Plans in time", "Steady"]),
    ],
)
def test_lines_are_found_by_their_special_cause(made, asked, names):
    in_quarters(made, *STEADY, "50", "49", name="Plans in time")
    in_quarters(made, *STEADY, name="Steady")
    shown = [each.line.name for theme in page(made, variation=asked).context["themes"] for each in theme.rows]
    assert shown == names


# ---- a theme


def test_a_theme_shows_its_lines_side_by_side(made):
    in_quarters(made, *STEADY[:3], name="Plans in time")
    in_quarters(made, "60", name="One figure")
    client = Client()
    client.force_login(made.officer)
    html = client.get(reverse("desk:theme", args=[made.quarter.pk, made.themes[1].code])).content.decode()
    section = one(html, "section", id="over-time")
    assert "2 lines, each on an axis of its own. Special cause: Visits in time, improving." in section.text
    heads = [cell.text for cell in all_of(html, "th", scope="col")]
    assert heads == ["Period", "Visits in time", "Plans in time"]
    files = [client.get(link.attrs["href"]) for link in all_of(html, "a", download="")]
    assert next(csv.reader(body(files[0]).splitlines())) == heads
    assert "2 small line charts" in body(files[1])


def test_a_theme_without_special_cause_says_so(made):
    for name in ("Plans in time", "Reviews in time"):
        in_quarters(made, *STEADY[:3], name=name)
    Figure.objects.filter(line=made.line).delete()
    client = Client()
    client.force_login(made.officer)
    html = client.get(reverse("desk:theme", args=[made.quarter.pk, made.themes[1].code])).content.decode()
    assert "No newest figure among them is a sign of special cause." in html


def test_a_single_line_is_not_shown_beside_itself(made):
    client = Client()
    client.force_login(made.officer)
    html = client.get(reverse("desk:theme", args=[made.quarter.pk, made.themes[1].code])).content.decode()
    assert all_of(html, "section", id="over-time") == []


def test_a_year_to_date_says_why_it_has_no_control_chart(made):
    html = ask(made, "line", line=referrals(made)).content.decode()
    assert "a year to date grows through the year, so its figures are not equally long" in html
