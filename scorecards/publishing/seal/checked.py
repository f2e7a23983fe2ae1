"""What a check of a seal finds."""

from dataclasses import dataclass
from enum import StrEnum


class State(StrEnum):
    """BROKEN: there is a seal, and it is not of this file as it is."""

    VALID = "valid"
    BROKEN = "broken"
    NONE = "none"


@dataclass(frozen=True)
class Checked:
    """What the seal of a file says. `fingerprint` is its certificate's, `digest` the hash of the bytes it is of.

    Whether the certificate is one of ours is for the caller to say.
    """

    state: State
    fingerprint: str = ""
    digest: str = ""
