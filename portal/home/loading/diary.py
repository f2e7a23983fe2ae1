"""A diary of acts, played in the order of their days, with the clock set to each: signed copies keep true dates."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import time_machine

LONDON = ZoneInfo("Europe/London")
Act = Callable[[], object]


@dataclass
class Diary:
    """Entries of one day are played in the order in which they were written, a minute apart."""

    entries: list[tuple[date, int, Act]] = field(default_factory=list)

    def on(self, day: date, act: Act) -> None:
        self.entries.append((day, len(self.entries), act))

    def play(self) -> None:
        """Play every entry; a day that lies ahead is played today, since nothing can have happened later."""
        today = datetime.now(LONDON).date()
        written: dict[date, int] = {}
        for day, _place, act in sorted(self.entries, key=lambda entry: entry[:2]):
            happened = min(day, today)
            minute = written[happened] = written.get(happened, -1) + 1
            moment = datetime(happened.year, happened.month, happened.day, 9, tzinfo=LONDON) + timedelta(minutes=minute)
            with time_machine.travel(moment, tick=True):
                act()
