"""What exists for whom, and what a page of many quarters costs."""

from dataclasses import replace

import pytest

from portal.accounts.models import Council
from portal.accounts.rules import Role
from scorecards.scrutiny import queries
from tests import builders
from tests.scorecards.scrutiny import builders as published

pytestmark = pytest.mark.django_db


@pytest.fixture
def council() -> Council:
    return builders.a_council()


@pytest.fixture
def member(council):
    return builders.a_person(Role.MEMBER, council=council)


def read(person) -> list[int]:
    return [quarter.copy_id for quarter in queries.readable_quarters(person)]


def test_a_published_quarter_is_readable(council, member):
    _publication, copy = published.a_published_quarter(council)
    assert read(member) == [copy.pk]


def test_a_signed_quarter_is_not_readable_before_it_is_published(council, member):
    copy = published.a_signed_quarter(council)
    assert (read(member), queries.readable_copies(member).filter(pk=copy.pk).exists()) == ([], False)


def test_a_council_may_let_members_read_what_is_signed(council, member):
    Council.objects.filter(pk=council.pk).update(members_see_signed_off=True)
    copy = published.a_signed_quarter(council)
    (quarter,) = queries.readable_quarters(member)
    assert (quarter.copy_id, quarter.publication) == (copy.pk, None)
    assert queries.readable_copies(member).filter(pk=copy.pk).exists()


def test_what_was_withdrawn_is_gone_even_where_members_see_what_is_signed(council, member):
    Council.objects.filter(pk=council.pk).update(members_see_signed_off=True)
    copy = published.a_signed_quarter(council)
    publication = published.a_publication(copy, withdrawn=True)
    assert read(member) == []
    assert list(queries.visible_to(member)) == []
    assert not queries.readable_copies(member).filter(pk__in=[copy.pk, publication.copy_id]).exists()


def test_a_quarter_withdrawn_in_one_report_is_readable_in_another(council, member):
    copy = published.a_signed_quarter(council)
    published.a_publication(copy, withdrawn=True)
    standing = published.a_publication(copy)
    (quarter,) = queries.readable_quarters(member)
    assert quarter.publication == standing


@pytest.mark.parametrize("role", [Role.OFFICER, Role.ANALYST, Role.DIRECTOR, Role.CLERK, Role.MEMBER])
def test_each_reading_role_reads_its_own_council_only(council, role):
    _publication, own = published.a_published_quarter(council)
    published.a_published_quarter(builders.a_council())
    assert read(builders.a_person(role, council=council)) == [own.pk]


def test_an_administrator_reads_nothing_by_virtue_of_that_role(council):
    published.a_published_quarter(council)
    assert read(builders.a_person(Role.ADMINISTRATOR, council=council)) == []


def test_a_role_that_ended_reads_nothing(council):
    published.a_published_quarter(council)
    person = builders.a_person()
    builders.a_membership(person, Role.MEMBER, council=council, ends="2020-05-01")
    assert read(person) == []


def test_a_superseded_paper_stays_and_names_what_replaced_it(council, member):
    copy = published.a_signed_quarter(council)
    first = published.a_publication(copy)
    second = published.a_publication(copy, supersedes=first, revision=2)
    newer, older = queries.readable_quarters(member)
    assert (newer.publication, newer.replaced) == (second, False)
    assert (older.publication, older.replaced, older.replaced_by.publication) == (first, True, second)


def test_a_superseded_paper_does_not_lead_to_a_withdrawn_one(council, member):
    copy = published.a_signed_quarter(council)
    first = published.a_publication(copy)
    published.a_publication(copy, supersedes=first, revision=2, withdrawn=True)
    (older,) = queries.readable_quarters(member)
    assert (older.publication, older.replaced, older.replaced_by) == (first, True, None)


def test_a_superseded_paper_leads_past_a_withdrawn_one_to_what_stands(council, member):
    copy = published.a_signed_quarter(council)
    first = published.a_publication(copy)
    second = published.a_publication(copy, supersedes=first, revision=2, withdrawn=True)
    third = published.a_publication(copy, supersedes=second, revision=3)
    newer, older = queries.readable_quarters(member)
    assert (newer.publication, older.publication, older.replaced_by.publication) == (third, first, third)


def test_the_newest_revision_stands_for_a_quarter_once(council, member):
    first = published.a_signed_quarter(council)
    early = published.a_publication(first)
    second = published.a_signed_quarter(
        council, revision=2, revises=first.submission, revision_kind="corrects", revision_reason="Late."
    )
    published.a_publication(second, supersedes=early)
    _publication, other = published.a_published_quarter(council, period="2021-Q1")
    found = queries.standing(queries.readable_quarters(member))
    assert [quarter.copy_id for quarter in found] == [second.pk, other.pk]


def test_two_scorecards_of_one_quarter_in_one_report_have_addresses_of_their_own(council, member):
    one = published.a_signed_quarter(council, scorecard=builders.a_scorecard(council))
    other = published.a_signed_quarter(council, scorecard=builders.a_scorecard(council))
    published.a_publication(one, other)
    slugs = {quarter.copy_id: quarter.slug for quarter in queries.readable_quarters(member)}
    assert slugs == {one.pk: "2021-22-q2", other.pk: f"2021-22-q2-{other.submission_id}"}


@pytest.mark.parametrize("rows", [1, 3])
def test_readable_quarters_cost_three_queries(django_assert_num_queries, council, member, rows):
    Council.objects.filter(pk=council.pk).update(members_see_signed_off=True)
    for number in range(rows):
        published.a_published_quarter(council, period=f"2021-Q{number + 1}")
    published.a_signed_quarter(council, period="2021-Q4")
    with django_assert_num_queries(3):  # memberships, published, signed
        assert len(queries.readable_quarters(member)) == rows + 1


@pytest.mark.parametrize("rows", [1, 3])
def test_a_lines_past_is_one_query(django_assert_num_queries, council, rows):
    found = [published.a_published_quarter(council, period=f"2021-Q{n + 1}")[1].pk for n in range(rows)]
    with django_assert_num_queries(1):
        assert len(queries.contents_of_line(found, "TIMELY")) == rows


def test_only_the_line_asked_for_is_read(council):
    lines = (published.a_line("TIMELY"), published.a_line("OTHER"))
    said = (
        published.a_narrative("TIMELY"),
        published.a_narrative("OTHER"),
        published.a_narrative("", theme="assessment", covers=("TIMELY",)),
    )
    risks = (published.a_risk(1), published.a_risk(2, indicators=("OTHER",)))
    copy = published.a_signed_quarter(council, *lines, narratives=said, risks=risks)
    content = queries.contents_of_line([copy.pk], "TIMELY")[copy.pk]
    assert content.quarter.lines == (lines[0],)
    assert content.narratives == (said[0], said[2])
    assert content.risks == (risks[0],)


def test_a_quarter_without_the_line_is_not_among_them(council):
    copy = published.a_signed_quarter(council, published.a_line("OTHER"))
    assert queries.contents_of_line([copy.pk], "TIMELY") == {}


def test_only_the_risk_asked_for_is_read(council):
    risks = (published.a_risk(1), published.a_risk(2, indicators=("OTHER",)))
    lines = (published.a_line("TIMELY"), published.a_line("OTHER"))
    copy = published.a_signed_quarter(council, *lines, risks=risks, narratives=(published.a_narrative(),))
    content = queries.contents_of_risk([copy.pk], 2)[copy.pk]
    assert (content.risks, content.quarter.lines, content.narratives) == ((risks[1],), (lines[1],), ())
    assert queries.contents_of_risk([copy.pk], 3) == {}


def test_members_are_given_the_public_text_never_the_real_one(council):
    public = published.a_line(figure=published.a_shown(None))
    real = replace(public, figure=published.a_shown("3"))
    copy = published.a_signed_quarter(council, public, real=(real,))
    (line,) = queries.quarter_content(copy.pk).quarter.lines
    assert (line.figure.shown, line.figure.value) == ("c", None)
    (line,) = queries.contents_of_line([copy.pk], "TIMELY")[copy.pk].quarter.lines
    assert (line.figure.shown, line.figure.value) == ("c", None)
