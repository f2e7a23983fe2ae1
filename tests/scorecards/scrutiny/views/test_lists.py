"""Lists are chosen from, and cost the same whatever they hold."""

import pytest
from django.test import Client
from django.urls import reverse

from portal.accounts.models import Council
from scorecards.publishing.models import Publication
from scorecards.scrutiny.models import MemberRequest
from tests import builders
from tests.portal.web.markup import all_of
from tests.scorecards.scrutiny import builders as published

pytestmark = pytest.mark.django_db


def test_past_quarters_are_chosen_by_year(client, council, member):
    published.a_published_quarter(council, period="2020-Q4")
    published.a_published_quarter(council, period="2021-Q1")
    page = client.get(reverse("scrutiny:quarters"), {"year": "2020"})
    assert [quarter.period.code for quarter in page.context["listed"]] == ["2020-Q4"]
    assert [value for value, _words in page.context["filters"].fields["year"].choices] == ["", "2021", "2020"]


def test_twenty_five_quarters_are_a_page(client, council, member):
    copy = published.a_signed_quarter(council)
    for _number in range(26):
        published.a_publication(copy)
    page = client.get(reverse("scrutiny:quarters"), {"page": "2"})
    assert (len(page.context["listed"]), page.context["counted"]) == (1, "26 quarters")


def test_lines_are_chosen_by_rating(client, council, member):
    lines = (published.a_line("TIMELY"), published.a_line("OTHER", rating=published.NOT_RATED))
    publication, _copy = published.a_published_quarter(council, *lines)
    address = reverse("scrutiny:lines", args=[publication.pk, "2021-22-q2"])
    assert client.get(address).context["counted"] == "2 lines"
    chosen = client.get(address, {"rating": "No target set"}).context["themes"]
    assert [row.line.indicator for theme in chosen for row in theme.rows] == ["OTHER"]


def test_a_list_of_several_themes_leads_to_each(client, council, member):
    lines = (published.a_line("TIMELY"), published.a_line("HOMES", theme="homes", theme_label="Homes"))
    publication, _copy = published.a_published_quarter(council, *lines)
    address = reverse("scrutiny:lines", args=[publication.pk, "2021-22-q2"])
    html = client.get(address).content.decode()
    leads = {a.attrs["href"]: a.text for a in all_of(html, "a") if "#theme-" in a.attrs.get("href", "")}
    assert list(leads.values()) == ["Assessment", "Homes"]
    assert set(leads) == {f"#{row.attrs['id']}" for row in all_of(html, "tr", class_="los-theme")}
    assert all_of(client.get(address, {"theme": "homes"}).content.decode(), "nav", class_="los-jump") == []


def test_the_papers_are_downloaded_with_size_and_pages(client, council, member):
    publication, _copy = published.a_published_quarter(council)
    paper, figures = (published.a_document(publication, kind) for kind in ("pdf", "figures"))
    page = client.get(reverse("scrutiny:quarter", args=[publication.pk, "2021-22-q2"]))
    assert [(each.note.split(".")[0], each.href) for each in page.context["papers"]] == [
        ("PDF, 14 pages, 410 KB", reverse("publishing:download", args=[paper.pk])),
        ("CSV, 410 KB", reverse("publishing:download", args=[figures.pk])),
    ]
    assert (str(page.context["meeting"].on), page.context["meeting"].item) == ("2021-12-15", "7")


def costly(client: Client, council: Council, rows: int) -> Publication:
    """Quarters with that many lines, risks and requests each, and a paper."""
    for number in range(rows):
        lines = [published.a_line(f"LINE{each}", history=_past()) for each in range(rows)]
        risks = tuple(published.a_risk(each) for each in range(rows))
        publication, _copy = published.a_published_quarter(council, *lines, period=f"2021-Q{number + 1}", risks=risks)
        MemberRequest.objects.create(
            council=council, copy=publication.copy, about="A line", text="Why?", asked_by=builders.a_person()
        )
    return publication


def _past():
    return tuple(published.a_point("80.0", f"2020-Q{number}") for number in (1, 2, 3))


COSTS = {
    "latest": 9,
    "quarters": 5,
    "quarter": 8,
    "lines": 6,
    "line": 6,
    "risks": 6,
    "risk": 6,
    "requests": 5,
    "request": 4,
}


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize(("page", "cost"), COSTS.items())
def test_each_page_costs_the_same_whatever_it_holds(
    django_assert_num_queries, client, council, member, page, cost, rows
):
    publication = costly(client, council, rows)
    quarter = [publication.pk, f"2021-22-q{rows}"]
    args = {
        "quarter": quarter,
        "lines": quarter,
        "risks": quarter,
        "line": [council.number, "LINE0"],
        "risk": [council.number, 0],
        "request": [MemberRequest.objects.latest("pk").pk],
    }
    address = reverse(f"scrutiny:{page}", args=args.get(page, []))
    with django_assert_num_queries(cost):
        assert client.get(address).status_code == 200
