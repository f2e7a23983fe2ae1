"""What somebody asks for, and what they may be told. Pure."""

import re
from dataclasses import dataclass
from enum import StrEnum

WHOLE = 64
LEAST = 16  # signs of a hash that may stand for all of it


class Verdict(StrEnum):
    """UNKNOWN is also what a signed paper is that was never published: nobody learns that there is one."""

    SAME = "same"
    UNSEALED = "unsealed"
    ATTACHED = "attached"
    CHANGED = "changed"
    HASH = "hash"
    SEVERAL = "several"
    WITHDRAWN = "withdrawn"
    UNKNOWN = "unknown"


class NotAHash(ValueError):
    """What was typed cannot be a hash; in words for who typed it."""


@dataclass(frozen=True)
class Hash:
    """A whole SHA-256, or the beginning of one."""

    signs: str

    @property
    def whole(self) -> bool:
        return len(self.signs) == WHOLE

    @property
    def beyond(self) -> str:
        """What every hash that begins so comes before, in the order of any database."""
        return f"{self.signs}g"


def read_hash(typed: str) -> Hash:
    """A hash as people write one: in groups, in capitals, with its name before it. Raises NotAHash."""
    signs = re.sub(r"^sha-?256\s*[:=]?", "", typed.strip().lower())
    signs = re.sub(r"[\s:·…-]", "", signs)
    if not re.fullmatch(r"[0-9a-f]*", signs):
        raise NotAHash("A hash has only the figures 0 to 9 and the letters a to f")
    if len(signs) < LEAST:
        raise NotAHash(f"Enter at least the first {LEAST} signs of the hash")
    if len(signs) > WHOLE:
        raise NotAHash(f"A hash has {WHOLE} signs, and this has {len(signs)}")
    return Hash(signs)
