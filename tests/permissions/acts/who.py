"""Groups of the people of world.py, in its order, and what a row of the tables of acts is."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from tests.permissions.world import World

STAFF = ("owner", "officer", "lead", "analyst", "director")
WRITERS = ("owner", "lead", "analyst", "director")
AUTHORS = ("lead", "analyst", "director")
SENDERS = ("lead", "analyst")
ANALYST = ("analyst",)
ANALYSTS = ("analyst", "analyst abroad")
DIRECTOR = ("director",)
ANSWERERS = ("analyst", "director")
CLERK = ("clerk",)
LAYOUT_EDITORS = ("clerk", "administrator")
MEMBER = ("member",)
MEMBERS = ("member", "entitled")
ADMINISTRATOR = ("administrator",)


@dataclass(frozen=True)
class Act:
    """Who may do it, and how it is done as one of the people."""

    may: tuple[str, ...]
    do: Callable[[World, Any], Any]
