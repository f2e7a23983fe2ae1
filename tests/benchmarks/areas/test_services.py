import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from benchmarks.areas import queries
from benchmarks.areas.models import Area, AreaCode, ComparatorGroup, GroupMember
from benchmarks.areas.rules import AreaKind, GroupKind
from benchmarks.areas.services import areas, groups
from portal.accounts.rules import Role
from portal.audit.models import AuditEvent
from portal.audit.refusals import NotPossible
from tests.builders import a_group, a_person, an_area

pytestmark = pytest.mark.django_db


def test_an_analyst_adds_an_area_with_its_codes_and_the_trail_says_so():
    analyst = a_person(Role.ANALYST)

    added = areas.add(AreaKind.AUTHORITY, by=analyst, name="Somewhere", number="893", codes=["E06000051", "E10000025"])

    assert queries.area(number="893") == added
    assert queries.area(code="E10000025") == added
    assert [(e.act, e.by_id) for e in AuditEvent.objects.all()] == [("add_area", analyst.pk)]


@pytest.mark.parametrize("role", [r for r in Role if r != Role.ANALYST])
def test_nobody_else_adds_areas_or_groups(role):
    person = a_person(role)

    with pytest.raises(PermissionDenied):
        areas.add(AreaKind.AUTHORITY, by=person, name="Somewhere")
    with pytest.raises(PermissionDenied):
        areas.add_code(an_area(), "E06000051", by=person)
    with pytest.raises(PermissionDenied):
        groups.make(GroupKind.NEIGHBOURS, by=person, name="Neighbours")
    with pytest.raises(PermissionDenied):
        groups.give_members(a_group(), [an_area()], by=person)
    assert AuditEvent.objects.count() == 0


def test_a_number_or_a_code_belongs_to_one_area_only():
    areas.add(AreaKind.AUTHORITY, by=None, name="One", number="893", codes=["E06000051"])

    with pytest.raises(NotPossible, match="number 893"):
        areas.add(AreaKind.AUTHORITY, by=None, name="Two", number="893")
    with pytest.raises(NotPossible, match="E06000051 belongs"):
        areas.add(AreaKind.AUTHORITY, by=None, name="Two", codes=["E06000051"])
    assert Area.objects.count() == 1


def test_an_area_keeps_its_earlier_codes():
    area = areas.add(AreaKind.AUTHORITY, by=None, name="One", number="893", codes=["E10000025"])

    areas.add_code(area, "E06000051", by=None)

    assert queries.by_code(["E10000025", "E06000051", "E00000000"]) == {"E10000025": area, "E06000051": area}


def test_a_group_keeps_the_order_of_its_members():
    of, first, second = an_area(number="893"), an_area(name="Z"), an_area(name="A")

    group = groups.make(
        GroupKind.NEIGHBOURS, by=None, name="Statistical neighbours", edition="2021", of=of, members=[first, second]
    )

    assert queries.neighbours("893", "2021") == group
    assert list(queries.members(group)) == [first, second]
    assert queries.neighbours("893", "2025") is None
    assert queries.editions_of("893") == ["2021"]


def test_a_group_refuses_itself_twins_and_a_second_of_its_kind():
    of, other = an_area(), an_area()

    with pytest.raises(NotPossible, match="its own comparator"):
        groups.make(GroupKind.NEIGHBOURS, by=None, name="N", of=of, members=[of])
    with pytest.raises(NotPossible, match="only once"):
        groups.make(GroupKind.NEIGHBOURS, by=None, name="N", of=of, members=[other, other])
    groups.make(GroupKind.NEIGHBOURS, by=None, name="N", edition="2021", of=of)
    with pytest.raises(NotPossible, match="already a group"):
        groups.make(GroupKind.NEIGHBOURS, by=None, name="N", edition="2021", of=of)
    assert ComparatorGroup.objects.count() == 1


def test_members_are_given_once():
    group = a_group()

    groups.give_members(group, [an_area()], by=None)

    with pytest.raises(NotPossible, match="keeps them"):
        groups.give_members(group, [an_area()], by=None)
    assert GroupMember.objects.count() == 1


@pytest.mark.parametrize(
    "breaking",
    [
        lambda: Area.objects.update(kind="village"),
        lambda: Area.objects.update(number="89"),
        lambda: Area.objects.update(number="893"),
        lambda: AreaCode.objects.update(code="E06000051"),
        lambda: ComparatorGroup.objects.update(kind="friends"),
        lambda: ComparatorGroup.objects.update(name="Same", of=None),
        lambda: ComparatorGroup.objects.update(name="Same", of=Area.objects.first()),
        lambda: GroupMember.objects.update(position=1),
        lambda: GroupMember.objects.update(area=Area.objects.last()),
    ],
)
def test_the_database_refuses(breaking):
    for number, code in (("001", "E00000001"), ("002", "E00000002")):
        a_group(an_area(), an_area(), of=an_area(number=number, code=code))

    with pytest.raises(IntegrityError), transaction.atomic():
        breaking()
