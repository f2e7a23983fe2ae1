import pytest
from django.core.exceptions import PermissionDenied

from portal.accounts.rules import Role
from portal.audit.models import AuditEvent
from portal.audit.refusals import MovedOn, NotPossible
from scorecards.framework.models import Scorecard
from scorecards.framework.rules import Cadence
from scorecards.framework.services import scorecards
from tests.builders import a_council, a_framework, a_line, a_person, a_scheme, a_scorecard

pytestmark = pytest.mark.django_db


@pytest.fixture
def council():
    return a_council()


@pytest.fixture
def analyst(council):
    return a_person(Role.ANALYST, council=council)


def make(council, by, **given):
    asked = {"name": "Children", "scheme": a_scheme(), "framework": a_framework(), **given}
    return scorecards.make(council, by=by, **asked)


def test_an_analyst_makes_a_scorecard_and_the_trail_says_so(council, analyst):
    director, lead = a_person(Role.DIRECTOR, council=council), a_person(Role.OFFICER, council=council)

    made = make(council, analyst, director=director, lead_officer=lead, cadence=Cadence.MONTH)

    assert (made.director, made.lead_officer, made.cadence, made.version) == (director, lead, "month", 1)
    event = AuditEvent.objects.get()
    assert (event.act, event.by_id, event.council_number) == ("make_scorecard", analyst.pk, council.number)


@pytest.mark.parametrize("role", [r for r in Role if r != Role.ANALYST])
def test_nobody_else_makes_or_changes_one(council, role):
    person, scorecard = a_person(role, council=council), a_scorecard(council)

    with pytest.raises(PermissionDenied):
        make(council, person)
    with pytest.raises(PermissionDenied):
        scorecards.change(scorecard, by=person, seen_version=1, name="Other")
    assert Scorecard.objects.get().name == scorecard.name


def test_an_analyst_of_another_council_changes_nothing(council):
    stranger, scorecard = a_person(Role.ANALYST), a_scorecard(council)

    with pytest.raises(PermissionDenied):
        scorecards.change(scorecard, by=stranger, seen_version=1, name="Other")


def test_a_change_counts_the_version_up_and_tells_before_and_after(council, analyst):
    scorecard = a_scorecard(council, name="Before")

    scorecards.change(scorecard, by=analyst, seen_version=1, name="After", comparator_edition="2025")

    assert (scorecard.name, scorecard.version) == ("After", 2)
    event = AuditEvent.objects.get()
    assert (event.before, event.after) == ('{"name": "Before"}', '{"name": "After"}')


def test_a_stale_page_changes_nothing(council, analyst):
    scorecard = a_scorecard(council, name="Before")
    scorecards.change(scorecard, by=analyst, seen_version=1, name="First")

    with pytest.raises(MovedOn):
        scorecards.change(scorecard, by=analyst, seen_version=1, name="Second")
    with pytest.raises(MovedOn):
        scorecards.change(scorecard, by=analyst, seen_version=1, name="First")
    assert Scorecard.objects.get().name == "First"


def test_what_is_as_it_was_leaves_no_event(council, analyst):
    scorecard = a_scorecard(council)

    scorecards.change(scorecard, by=analyst, seen_version=1, name=scorecard.name)

    assert (scorecard.version, AuditEvent.objects.count()) == (1, 0)


def test_names_people_and_schemes_are_the_councils_own(council, analyst):
    make(council, analyst)

    for wrong, field in (
        ({}, "name"),
        ({"name": " "}, "name"),
        ({"name": "B", "director": a_person(Role.OFFICER, council=council)}, "director"),
        ({"name": "B", "director": a_person(Role.DIRECTOR)}, "director"),
        ({"name": "B", "lead_officer": a_person(Role.MEMBER, council=council)}, "lead_officer"),
        ({"name": "B", "scheme": a_scheme(council=a_council())}, "scheme"),
    ):
        with pytest.raises(NotPossible) as refused:
            make(council, analyst, **wrong)
        assert refused.value.field == field
    assert make(council, analyst, name="B", scheme=a_scheme(council=council)).name == "B"


def test_a_framework_stays_once_lines_stand_under_its_themes(council, analyst):
    line, other = a_line(a_scorecard(council)), a_framework()

    with pytest.raises(NotPossible):
        scorecards.change(line.scorecard, by=analyst, seen_version=1, framework=other)
    assert Scorecard.objects.get().framework == line.theme.framework
    empty = a_scorecard(council)
    scorecards.change(empty, by=analyst, seen_version=1, framework=other)
    assert empty.framework == other


def test_a_scorecard_has_nothing_else_to_change(council, analyst):
    with pytest.raises(TypeError, match="cadence"):
        scorecards.change(a_scorecard(council), by=analyst, seen_version=1, cadence="month")
