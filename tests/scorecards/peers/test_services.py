"""Sharing is given and withdrawn by directors, once, with a trail."""

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.utils import timezone

from portal.accounts.rules import CARRIES, Permission, Role
from portal.audit.models import AuditEvent
from portal.audit.refusals import MovedOn, NotPossible
from portal.audit.words import act_words
from portal.home.words import subject_words
from scorecards.peers import services
from scorecards.peers.models import Sharing
from tests import builders
from tests.scorecards.peers.builders import a_director, a_sharing, an_indicator

pytestmark = pytest.mark.django_db


@pytest.fixture
def home():
    return builders.a_council(name="Homeshire")


def events():
    return [(event.act, event.by_name, event.council_number) for event in AuditEvent.objects.order_by("pk")]


def test_sharing_is_carried_by_directors_only():
    assert [role for role in Role if Permission.SHARING_EDIT in CARRIES[role]] == [Role.DIRECTOR]


def test_what_is_given_stands_and_is_in_the_trail(home):
    director, indicator = a_director(home), an_indicator()
    (sharing,) = services.share(home, indicators=[indicator], by=director)
    assert (sharing.council, sharing.indicator, sharing.given_by, sharing.withdrawn_at) == (
        home,
        indicator,
        director,
        None,
    )
    assert list(Sharing.objects.open()) == [sharing]
    assert events() == [("sharing_given", director.name, home.number)]
    assert act_words("sharing_given") == "shared an indicator with other councils"
    assert subject_words("peers.sharing") == "the sharing of an indicator"


def test_what_is_withdrawn_is_kept_and_can_be_given_again(home):
    director = a_director(home)
    (sharing,) = services.share(home, indicators=[an_indicator()], by=director)
    services.withdraw(sharing, by=director)
    sharing.refresh_from_db()
    assert (sharing.withdrawn_by, sharing.withdrawn_at >= sharing.given_at) == (director, True)
    assert list(Sharing.objects.open()) == []
    services.share(home, indicators=[an_indicator()], by=director)
    assert (Sharing.objects.count(), Sharing.objects.open().count()) == (2, 1)
    assert [act for act, _name, _number in events()] == ["sharing_given", "sharing_withdrawn", "sharing_given"]


def test_nothing_is_shared_or_withdrawn_twice(home):
    director = a_director(home)
    (sharing,) = services.share(home, indicators=[an_indicator()], by=director)
    with pytest.raises(MovedOn):
        services.share(home, indicators=[an_indicator("OTHER"), an_indicator()], by=director)
    assert Sharing.objects.count() == 1
    services.withdraw(sharing, by=director)
    with pytest.raises(MovedOn):
        services.withdraw(sharing, by=director)


def test_a_count_cannot_be_shared(home):
    with pytest.raises(NotPossible):
        services.share(home, indicators=[builders.an_indicator(unit="count")], by=a_director(home))


@pytest.mark.parametrize("role", [role for role in Role if role != Role.DIRECTOR])
def test_only_a_director_shares_and_withdraws(home, role):
    person, sharing = builders.a_person(role, council=home), a_sharing(home)
    for act in (
        lambda: services.share(home, indicators=[an_indicator("OTHER")], by=person),
        lambda: services.withdraw(sharing, by=person),
        lambda: services.arrange(home, wanted=[], seen=[sharing.pk], by=person),
    ):
        with pytest.raises(PermissionDenied):
            act()
    assert list(Sharing.objects.open()) == [sharing]


def test_another_councils_director_decides_nothing_here(home):
    sharing = a_sharing(home)
    with pytest.raises(PermissionDenied):
        services.withdraw(sharing, by=a_director(builders.a_council()))


def test_arranging_gives_and_withdraws_what_differs(home):
    kept, gone = a_sharing(home, an_indicator("KEPT")), a_sharing(home, an_indicator("GONE"))
    wanted = [an_indicator("KEPT"), an_indicator("NEW")]
    services.arrange(home, wanted=wanted, seen=[kept.pk, gone.pk], by=a_director(home))
    assert sorted(each.indicator.code for each in Sharing.objects.open()) == ["KEPT", "NEW"]
    assert [act for act, _name, _number in events()] == ["sharing_withdrawn", "sharing_given"]


def test_a_stale_page_changes_nothing(home):
    sharing = a_sharing(home)
    with pytest.raises(MovedOn):
        services.arrange(home, wanted=[an_indicator("NEW")], seen=[], by=a_director(home))
    assert list(Sharing.objects.open()) == [sharing]


@pytest.mark.parametrize(
    "broken",
    [
        lambda sharing: Sharing.objects.create(
            council=sharing.council, indicator=sharing.indicator, given_by=sharing.given_by
        ),
        lambda sharing: Sharing.objects.filter(pk=sharing.pk).update(withdrawn_at=timezone.now()),
        lambda sharing: Sharing.objects.filter(pk=sharing.pk).update(withdrawn_by=sharing.given_by),
        lambda sharing: Sharing.objects.filter(pk=sharing.pk).update(
            withdrawn_by=sharing.given_by, withdrawn_at=sharing.given_at - timezone.timedelta(seconds=1)
        ),
    ],
)
def test_the_database_refuses_nonsense(home, broken):
    sharing = a_sharing(home)
    with pytest.raises(IntegrityError), transaction.atomic():
        broken(sharing)
