"""Tables page at 25, sort on the server, and say so to those who do not see them."""

import django_tables2 as tables
from django.core.paginator import Paginator
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext

from portal.web.tables import FigureColumn, Table
from tests.portal.web.markup import all_of, one


class Actions(Table):
    caption = "Actions of this quarter"
    name = tables.Column(verbose_name="Action")
    value = FigureColumn(verbose_name="Updates")
    due = tables.Column(verbose_name="Due", orderable=False)

    class Meta:
        empty_text = "No action is open."


ROWS = [{"name": f"Action {n:02}", "value": n, "due": None if n == 1 else "30 November 2021"} for n in range(1, 61)]


def drawn(address: str = "/", rows: list[dict[str, object]] = ROWS, kind: type[Table] = Actions) -> str:
    request = RequestFactory().get(address)
    return render_to_string("web/table.html", {"table": kind(rows, request=request), "request": request})


def test_a_page_has_25_rows_and_each_row_its_heading() -> None:
    html = drawn()
    headings = all_of(html, "th", scope="row")
    assert [e.text for e in headings] == [f"Action {n:02}" for n in range(1, 26)]
    assert one(html, "caption").text == "Actions of this quarter"
    region = one(html, "div", role="region")
    assert (region.attrs["aria-label"], region.attrs["tabindex"]) == ("Actions of this quarter", "0")


def test_each_stacked_cell_names_its_column() -> None:
    labels = all_of(drawn(), "span", class_="los-label")
    assert [e.text for e in labels[:2]] == ["Updates", "Due"]
    flat = type("Flat", (Actions,), {"stack": False})
    html = drawn(kind=flat)
    assert all_of(html, "span", class_="los-label") == []
    assert one(html, "table").attrs["class"] == "los-table"


def test_figures_stand_to_the_right_and_an_empty_cell_is_a_dash() -> None:
    html = drawn()
    assert [e.text for e in all_of(html, "td", class_="los-num")][:2] == ["Updates1", "Updates2"]
    assert "los-num" in all_of(html, "th", scope="col")[1].attrs["class"].split()
    assert all_of(html, "td")[1].text == "Due–"


def test_another_column_can_head_the_rows() -> None:
    by_value = type("ByValue", (Actions,), {"row_heading": "value"})
    assert [e.text for e in all_of(drawn(kind=by_value), "th", scope="row")][:2] == ["1", "2"]


def test_sorting_is_a_link_that_keeps_filters_and_goes_back_to_the_first_page() -> None:
    html = drawn("/?owner=me&sort=name&page=2")
    heads = all_of(html, "th", scope="col")
    assert [e.attrs.get("aria-sort") for e in heads] == ["ascending", None, None]
    links = [e.attrs["href"] for e in all_of(html, "a", class_="los-sort")]
    assert links == ["?owner=me&sort=-name", "?owner=me&sort=value"]


def test_descending_is_announced_and_sorts() -> None:
    html = drawn("/?sort=-name")
    assert all_of(html, "th", scope="col")[0].attrs["aria-sort"] == "descending"
    assert all_of(html, "th", scope="row")[0].text == "Action 60"


def test_the_pages_say_where_one_is() -> None:
    html = drawn("/?owner=me&page=2")
    nav = one(html, "nav", class_="govuk-pagination")
    assert nav.attrs["aria-label"] == "Pages of Actions of this quarter"
    current = one(html, "a", aria_current="page")
    assert (current.text, current.attrs["href"]) == ("2", "?owner=me&page=2")
    ends = {e.attrs["rel"]: e.attrs["href"] for e in all_of(html, "a") if "rel" in e.attrs}
    assert ends == {"prev": "?owner=me&page=1", "next": "?owner=me&page=3"}
    assert "26 to 50 of 60" in one(html, "div", class_="los-pages").text


def test_a_short_list_has_no_pages() -> None:
    assert all_of(drawn(rows=ROWS[:25]), "nav") == []


def test_an_empty_table_says_so() -> None:
    assert one(drawn(rows=[]), "td", class_="los-empty").text == "No action is open."

    class Silent(Table):
        name = tables.Column()

    assert one(drawn(rows=[], kind=Silent), "td", class_="los-empty").text == "There is nothing here yet."


def test_pagination_serves_lists_that_are_no_tables() -> None:
    request = RequestFactory().get("/?quarter=2")
    page = Paginator(range(60), 25).page(1)
    html = render_to_string("web/pagination.html", {"page": page, "field": "p", "request": request, "named": "papers"})
    assert [e.attrs["href"] for e in all_of(html, "a")] == [
        "?quarter=2&p=1",
        "?quarter=2&p=2",
        "?quarter=2&p=3",
        "?quarter=2&p=2",
    ]
    assert one(html, "nav").attrs["aria-label"] == "Pages of papers"


def test_drawing_a_table_asks_the_database_nothing(db: None) -> None:
    from django.db import connection

    with CaptureQueriesContext(
        connection,
    ) as queries:
        drawn()
    assert len(queries) == 0
