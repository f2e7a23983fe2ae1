"""What changed between two editions of whom a council is compared with. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Moved:
    """One that is in both editions, with its place in each, 1 being the closest."""

    name: str
    was: int
    now: int

    @property
    def words(self) -> str:
        """ "closer, from 4th place to 2nd" without the places: how it moved."""
        if self.now == self.was:
            return "same place"
        return "closer" if self.now < self.was else "further away"


@dataclass(frozen=True)
class Changes:
    """`joined` and `left` with their places, closest first; `stayed` in the order of the newer edition."""

    joined: tuple[tuple[str, int], ...]
    left: tuple[tuple[str, int], ...]
    stayed: tuple[Moved, ...]


def between(old: Sequence[tuple[int, str]], new: Sequence[tuple[int, str]]) -> Changes:
    """Compare two orders of (key, name), closest first; the same place is told by its key, never by its name."""
    was = {key: place for place, (key, _name) in enumerate(old, 1)}
    now = {key: place for place, (key, _name) in enumerate(new, 1)}
    return Changes(
        joined=tuple((name, now[key]) for key, name in new if key not in was),
        left=tuple((name, was[key]) for key, name in old if key not in now),
        stayed=tuple(Moved(name, was[key], now[key]) for key, name in new if key in was),
    )
