"""Loads the example once: councils, people, and their quarters on the days on which they happened.

What loads it is half of the program. So it is itself loaded by who needs it, and not at each start of a portal that has
its example already.
"""

from collections.abc import Callable

from portal.accounts.models import Council

__all__ = ["is_loaded", "load", "load_papers"]


def is_loaded() -> bool:
    """Whether any council is here: the example is only ever loaded into an empty portal."""
    return Council.objects.exists()


def load(say: Callable[[str], None], *, unfilled: bool = False) -> None:
    """Load everything; `unfilled` leaves Shropshire's quarter 2 of 2021/22 as its analyst finds it."""
    from portal.home.loading import everything

    everything.load(say, unfilled=unfilled)


def load_papers(say: Callable[[str], None]) -> None:
    """Load what the three real papers stand on and no more."""
    from portal.home.loading import everything

    everything.load_papers(say)
