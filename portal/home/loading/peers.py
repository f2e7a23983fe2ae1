"""What the invented councils agree to show each other of their signed quarters."""

from functools import partial

from portal.accounts.models import Council, User
from portal.accounts.rules import Role
from portal.home.example import facts
from portal.home.example.definitions import SharingFact
from portal.home.loading.diary import Diary
from portal.home.loading.people import first
from scorecards.framework.models import Indicator
from scorecards.peers import services


def tell(councils: dict[str, Council], diary: Diary, *, people: dict[str, User]) -> None:
    """Write each director's agreement into the diary."""
    for fact in facts.sharing():
        by = first(people, fact.council, Role.DIRECTOR)
        diary.on(fact.agreed_on, partial(_share, fact, councils[fact.council], by))


def _share(fact: SharingFact, council: Council, by: User) -> None:
    services.share(council, indicators=[Indicator.objects.get(code=fact.indicator)], by=by)
