"""The world as tables ask for it, and whose words it holds."""

from copy import copy
from dataclasses import dataclass, field
from typing import Any

from portal.accounts.models import Council, User

# In every name and word of the council, so that a page that tells another council's person anything is caught.
OURS = "Quillfordshire"
# In everything that is not signed, so that a page that tells a member of it is caught.
DRAFT = "Undertow"
# In everything that is exempt, so that a page that tells it to somebody who is not entitled is caught.
EXEMPT = "Hemlockshire"
AT_HOME = ("owner", "officer", "lead", "analyst", "director", "member", "clerk", "administrator", "entitled")
ABROAD = ("officer", "lead", "analyst", "director", "member", "clerk", "administrator")
OTHERS = ("ended", "nobody")
PEOPLE = (*AT_HOME, *(f"{who} abroad" for who in ABROAD), *OTHERS)


@dataclass
class World:
    """The council, its people by what they are called in the tables, and one of every noun by its name."""

    council: Council
    abroad: Council
    people: dict[str, User]
    things: dict[str, Any] = field(default_factory=dict)

    def __getattr__(self, name: str) -> Any:
        try:
            return self.__dict__["things"][name]
        except KeyError:
            raise AttributeError(name) from None

    def fresh(self) -> "World":
        """The same rows in objects of their own: an act that is taken back leaves its changes on those."""
        return World(_anew(self.council), self.abroad, self.people, {n: _anew(t) for n, t in self.things.items()})


def _anew(thing: Any) -> Any:
    made = copy(thing)
    made._state.fields_cache.clear()
    return made
