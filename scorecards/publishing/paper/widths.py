"""How wide the columns of a table are: by their shares, or by what their cells hold."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

ROOMY = 1.3  # a small table may be this much wider than it needs
LEAST_PART = 0.6  # and takes at least this part of the page


@dataclass(frozen=True)
class Need:
    """What a column takes without breaking a word, and without breaking a line."""

    least: float
    most: float


def by_share(shares: Sequence[float], needs: Sequence[Need], room: float) -> list[float]:
    """Widths by share, but none narrower than its longest word while the others have room to give."""
    if sum(need.least for need in needs) >= room:
        return by_need(needs, room)
    narrow: set[int] = set()
    while True:
        left = room - sum(needs[place].least for place in narrow)
        whole = sum(share for place, share in enumerate(shares) if place not in narrow)
        widths = [needs[place].least if place in narrow else left * share / whole for place, share in enumerate(shares)]
        found = {place for place, width in enumerate(widths) if width < needs[place].least}
        if not found:
            return widths
        narrow |= found


def by_need(needs: Sequence[Need], room: float) -> list[float]:
    """Widths that break no line where there is room, else no word, else in proportion; never more than `room`.

    Room to spare goes to the first column, which names the rows.
    """
    least, most = sum(need.least for need in needs), sum(need.most for need in needs)
    if most <= room:
        spare = min(room, max(most * ROOMY, room * LEAST_PART)) - most
        return [need.most + (0 if place else spare) for place, need in enumerate(needs)]
    if least <= room:
        part = (room - least) / (most - least)
        return [need.least + (need.most - need.least) * part for need in needs]
    return [need.least * room / least for need in needs]
