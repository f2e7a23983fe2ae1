"""Members' pages: who gets which, what stands on them, and what never does."""

from dataclasses import replace

import pytest
from django.test import Client
from django.urls import reverse

from portal.accounts.models import Council
from portal.accounts.rules import Role
from portal.figures.vocabulary import Basis
from scorecards.publishing.models import Publication
from scorecards.scrutiny.models import MemberRequest
from scorecards.submissions.rules import State
from tests import builders
from tests.scorecards.scrutiny import builders as published

pytestmark = pytest.mark.django_db


@pytest.fixture
def council() -> Council:
    return builders.a_council()


def signed_in(client: Client, role: Role | str | None, council: Council):
    person = builders.a_person(role, council=council)
    client.force_login(person)
    return person


@pytest.fixture
def member(client, council):
    return signed_in(client, Role.MEMBER, council)


def words(answer) -> str:
    return " ".join(answer.content.decode().split()).replace(" >", ">")


def addresses(council: Council) -> dict[str, str]:
    """Every address of the room, about something that is published."""
    publication, copy = published.a_published_quarter(council, risks=(published.a_risk(),))
    asked = MemberRequest.objects.create(council=council, text="Why?", asked_by=builders.a_person())
    quarter = [publication.pk, "2021-22-q2"]
    return {
        "latest": reverse("scrutiny:latest"),
        "quarters": reverse("scrutiny:quarters"),
        "latest risks": reverse("scrutiny:risks"),
        "quarter": reverse("scrutiny:quarter", args=quarter),
        "lines": reverse("scrutiny:lines", args=quarter),
        "risks": reverse("scrutiny:risks", args=quarter),
        "line": reverse("scrutiny:line", args=[council.number, "TIMELY"]),
        "risk": reverse("scrutiny:risk", args=[council.number, 7]),
        "requests": reverse("scrutiny:requests"),
        "request": reverse("scrutiny:request", args=[asked.pk]),
        "ask": reverse("scrutiny:ask"),
        "ask of a quarter": f"{reverse('scrutiny:ask')}?copy={copy.pk}",
        "ask of a line": f"{reverse('scrutiny:ask')}?copy={copy.pk}&line=TIMELY",
        "ask of a risk": f"{reverse('scrutiny:ask')}?copy={copy.pk}&risk=7",
        "answer": reverse("scrutiny:answer", args=[asked.pk]),
    }


# For what one may read, whether one may ask, whether one may answer.
EXPECTED = {
    Role.MEMBER: (200, 200, 403),
    Role.OFFICER: (200, 403, 403),
    Role.ANALYST: (200, 403, 200),
    Role.DIRECTOR: (200, 403, 200),
    Role.CLERK: (200, 403, 403),
    Role.ADMINISTRATOR: (404, 404, 404),
    None: (404, 404, 404),
}


def answers(client: Client, found: dict[str, str]) -> dict[str, int]:
    return {name: client.get(address).status_code for name, address in found.items()}


def by_kind(found: dict[str, str], read: int, ask: int, answer: int) -> dict[str, int]:
    kinds = {"ask": ask, "answer": answer}
    return {name: kinds.get(name.split()[0], read) for name in found}


@pytest.mark.parametrize(("role", "expected"), EXPECTED.items())
def test_each_role_gets_each_page_or_not(client, council, role, expected):
    found = addresses(council)
    signed_in(client, role, council)
    assert answers(client, found) == by_kind(found, *expected)


LISTS = ("latest", "quarters", "latest risks", "requests")


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.ADMINISTRATOR])
def test_another_councils_work_does_not_exist(client, council, role):
    found = addresses(council)
    signed_in(client, role, builders.a_council())
    may_ask = 200 if role is Role.MEMBER else 403
    own = {**dict.fromkeys(LISTS, 200), "ask": may_ask}
    assert answers(client, found) == {name: own.get(name, 404) for name in found}
    assert b"Risk 7" not in client.get(found["latest risks"]).content


def test_who_is_not_signed_in_is_asked_to(client, council):
    found = addresses(council)
    assert set(answers(client, found).values()) == {302}


def test_what_is_withdrawn_is_gone_from_every_address(client, council, member):
    found = addresses(council)
    Publication.objects.update(withdrawn_at="2022-01-01T00:00Z", withdrawn_by=member, withdrawn_reason="A fault.")
    still = (*LISTS, "ask", "request", "answer")
    expected = {name: 200 if name in still else 404 for name in found} | {"answer": 403}
    assert answers(client, found) == expected
    assert "Nothing is published yet" in words(client.get(found["latest"]))


def test_a_draft_and_an_unpublished_quarter_have_no_address(client, council, member):
    copy = published.a_signed_quarter(council, risks=(published.a_risk(),))
    draft = builders.a_submission(copy.submission.scorecard, state=State.REVIEW, period="2021-Q3")
    found = [
        reverse("scrutiny:signed", args=[copy.pk]),
        reverse("scrutiny:signed-lines", args=[copy.pk]),
        reverse("scrutiny:signed-risks", args=[copy.pk]),
        reverse("scrutiny:quarter", args=[copy.pk, "2021-22-q2"]),
        reverse("scrutiny:quarter", args=[draft.pk, "2021-22-q3"]),
        reverse("scrutiny:line", args=[council.number, "TIMELY"]),
        reverse("scrutiny:risk", args=[council.number, 7]),
        f"{reverse('scrutiny:ask')}?copy={copy.pk}",
    ]
    assert [client.get(address).status_code for address in found] == [404] * len(found)


def test_a_council_that_says_so_shows_a_signed_quarter_and_marks_it(client, council, member):
    Council.objects.filter(pk=council.pk).update(members_see_signed_off=True)
    copy = published.a_signed_quarter(council, risks=(published.a_risk(),))
    page = client.get(reverse("scrutiny:signed", args=[copy.pk]))
    assert (page.status_code, "Signed, not published yet" in words(page)) == (200, True)
    assert client.get(reverse("scrutiny:signed-lines", args=[copy.pk])).status_code == 200
    assert client.get(reverse("scrutiny:signed-risks", args=[copy.pk])).status_code == 200
    assert client.get(reverse("scrutiny:latest")).context["quarter"].copy_id == copy.pk


def test_a_signed_quarter_that_is_published_has_the_address_of_its_publication_only(client, council, member):
    Council.objects.filter(pk=council.pk).update(members_see_signed_off=True)
    _publication, copy = published.a_published_quarter(council)
    assert client.get(reverse("scrutiny:signed", args=[copy.pk])).status_code == 404


def test_the_latest_quarter_is_the_newest_that_stands(client, council, member):
    published.a_published_quarter(council, period="2021-Q1")
    copy = published.a_signed_quarter(council, period="2021-Q2")
    early = published.a_publication(copy)
    newest = published.a_publication(copy, supersedes=early, key_messages=("Second.",), revision=2)
    page = client.get(reverse("scrutiny:latest"))
    assert page.context["quarter"].publication == newest
    assert "Second." in words(page)


def test_a_superseded_paper_says_what_replaced_it(client, council, member):
    copy = published.a_signed_quarter(council)
    first = published.a_publication(copy)
    second = published.a_publication(copy, supersedes=first, revision=2)
    page = client.get(reverse("scrutiny:quarter", args=[first.pk, "2021-22-q2"]))
    link = reverse("scrutiny:quarter", args=[second.pk, "2021-22-q2"])
    assert ("Superseded" in words(page), f'href="{link}"' in words(page)) == (True, True)


def test_the_quarters_page_shows_messages_tally_and_what_moved(client, council, member):
    moved = published.a_line(
        "TIMELY", year_end=published.a_change("-10.8", "87.3", "worse", against="year-end 2020/21")
    )
    still = published.a_line("OTHER", rating=published.NOT_RATED)
    risks = (published.a_risk(1, moved="up", movement="Up from 12, getting worse"), published.a_risk(2))
    publication, _copy = published.a_published_quarter(council, moved, still, risks=risks)
    page = client.get(reverse("scrutiny:quarter", args=[publication.pk, "2021-22-q2"]))
    assert page.context["report"].key_messages == ("Assessments are slower.",)
    assert [row.words for row in page.context["moved"]] == ["-10.8 pp since year-end 2020/21, worse, from 87.3%"]
    assert [risk.key for risk in page.context["risks"]] == [1]
    assert (page.context["lines"], page.context["unjudged"]) == (2, 1)


def test_a_suppressed_figure_prints_c_and_says_why(client, council, member):
    hidden = published.a_line(figure=published.a_shown(None), last_period=published.no_change("suppressed"))
    publication, _copy = published.a_published_quarter(
        council, hidden, real=(replace(hidden, figure=published.a_shown("3")),)
    )
    for name, args in (("lines", [publication.pk, "2021-22-q2"]), ("line", [council.number, "TIMELY"])):
        page = words(client.get(reverse(f"scrutiny:{name}", args=args)))
        assert '>c</span><span class="los-note">suppressed</span>' in page
        assert "a count of 1 to 5 children" in page
        assert "3.0%" not in page


def test_the_words_of_a_page_are_those_of_the_copy(client, council, member):
    copy = published.a_signed_quarter(council, narratives=(published.a_narrative(shows="As it was signed."),))
    published.a_publication(copy)
    line = builders.a_line(copy.submission.scorecard)
    builders.a_narrative(copy.submission, line=line, shows="Written in a draft.")
    builders.a_comment(copy.submission, text="A director’s question.")
    page = words(client.get(reverse("scrutiny:line", args=[council.number, "TIMELY"])))
    assert "As it was signed." in page
    assert ("Written in a draft." in page, "A director’s question." in page) == (False, False)


def test_a_line_over_time_takes_the_newest_word_and_names_the_first(client, council, member):
    then = published.a_line(figure=published.a_shown("80.0", "2021-Q1"))
    anew = published.a_line(
        figure=published.a_shown("82.0", "2021-Q2"),
        history=(published.a_point("81.5", "2021-Q1"), published.a_point("82.0", "2021-Q2", break_before="New form")),
        breaks=("1 July 2021: New form",),
    )
    published.a_published_quarter(council, then, period="2021-Q1")
    published.a_published_quarter(council, anew, period="2021-Q2")
    answer = client.get(reverse("scrutiny:line", args=[council.number, "TIMELY"]))
    assert [(row.figure.shown, row.first and row.first.shown) for row in answer.context["rows"]] == [
        ("82.0%", None),
        ("81.5%", "80.0%"),
    ]
    page = words(answer)
    assert "restated in quarter 2, 2021/22" in page
    assert "<b>Series break</b>, 1 July 2021: New form." in page


def test_a_line_that_two_scorecards_have_is_told_of_one_at_a_time(client, council, member):
    ones = [builders.a_scorecard(council), builders.a_scorecard(council)]
    for scorecard, value in zip(ones, ("70.0", "90.0"), strict=True):
        line = published.a_line(figure=published.a_shown(value))
        published.a_published_quarter(council, line, scorecard=scorecard)
    address = reverse("scrutiny:line", args=[council.number, "TIMELY"])
    for scorecard, shown in zip(ones, ("70.0%", "90.0%"), strict=True):
        rows = client.get(address, {"scorecard": scorecard.pk}).context["rows"]
        assert [row.figure.shown for row in rows] == [shown]
    assert client.get(address, {"scorecard": "0"}).status_code == 404


def test_a_risks_story_keeps_each_score_and_wording(client, council, member):
    early = published.a_risk(title="Old words", score=12, likelihood=3, movement="New", moved="")
    later = published.a_risk(title="New words", movement="Up from 12, getting worse", moved="up")
    published.a_published_quarter(council, period="2021-Q1", risks=(early,))
    published.a_published_quarter(council, period="2021-Q2", risks=(later,))
    answer = client.get(reverse("scrutiny:risk", args=[council.number, 7]))
    assert [(row.risk.score, row.risk.movement) for row in answer.context["rows"]] == [
        (16, "Up from 12, getting worse"),
        (12, "New"),
    ]
    assert [row.before.title for row in answer.context["reworded"]] == ["Old words"]


def test_each_quarter_keeps_its_own_risk_table(client, council, member):
    first, _copy = published.a_published_quarter(council, period="2021-Q1", risks=(published.a_risk(1),))
    published.a_published_quarter(council, period="2021-Q2", risks=(published.a_risk(2),))
    page = client.get(reverse("scrutiny:risks", args=[first.pk, "2021-22-q1"]))
    assert [risk.key for risk in page.context["open"]] == [1]
    assert [risk.key for risk in client.get(reverse("scrutiny:risks")).context["open"]] == [2]


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
    "latest": 8,
    "quarters": 5,
    "quarter": 7,
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


def test_a_year_to_date_is_drawn_as_a_part_year(client, council, member):
    part = published.a_shown("76.5", basis=Basis.YEAR_TO_DATE.value)
    past = (
        published.a_point("80.0", "2020-Q4"),
        replace(published.a_point("76.5", "2021-Q2"), figure=part, kind="part"),
    )
    published.a_published_quarter(council, published.a_line(history=past))
    trend = client.get(reverse("scrutiny:line", args=[council.number, "TIMELY"])).context["trend"]
    assert trend.wide.table_rows[1][0] == "Q2 2021/22, July to September 2021"
