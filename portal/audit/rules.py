"""How a run of events becomes one hash, chained to the run before. Pure."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import astuple, dataclass
from datetime import UTC, datetime


@dataclass(frozen=True)
class Sealed:
    """An event as the seal reads it: every column, in this order for ever."""

    id: int
    at: datetime
    by_id: int | None
    by_name: str
    council_number: str
    act: str
    subject_type: str
    subject_id: str
    subject_label: str
    before: str
    after: str


def digest(previous: str, events: Iterable[Sealed]) -> str:
    """SHA-256 over the hash of the seal before and each event's text, as 64 hexadecimal digits."""
    found = hashlib.sha256(previous.encode())
    for event in events:
        found.update(b"\n" + text_of(event).encode())
    return found.hexdigest()


def text_of(event: Sealed) -> str:
    """One event as canonical JSON, its time in UTC to the microsecond."""
    at = event.at.astimezone(UTC).isoformat(timespec="microseconds")
    columns = [event.id, at, *astuple(event)[2:]]
    return json.dumps(columns, ensure_ascii=False, separators=(",", ":"))
