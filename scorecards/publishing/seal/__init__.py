"""The seal of a printed paper: PAdES B-B over its bytes, set, checked and looked for. Pure: bytes in, bytes out.

pyHanko takes half a second and 30 MB to load. So it is loaded by who sets or checks the first seal, and not by every
process of the portal as it starts.
"""

from scorecards.publishing.seal.checked import Checked, State
from scorecards.publishing.seal.example import EXAMPLE_NAME, make_example
from scorecards.publishing.seal.keys import ASK, CannotSeal, CertificateFacts, Key, facts_of, from_pem, from_pkcs12
from scorecards.publishing.seal.traces import Traces, traces

SEALED_BY = ("pyhanko", "cryptography")

__all__ = [
    "ASK",
    "EXAMPLE_NAME",
    "SEALED_BY",
    "CannotSeal",
    "CertificateFacts",
    "Checked",
    "Key",
    "State",
    "Traces",
    "check",
    "facts_of",
    "from_pem",
    "from_pkcs12",
    "make_example",
    "seal",
    "traces",
]


def seal(pdf: bytes, key: Key) -> bytes:
    """The same paper with its seal behind it."""
    from scorecards.publishing.seal import sealing

    return sealing.seal(pdf, key)


def check(pdf: bytes) -> Checked:
    """Look at every byte: a seal that leaves some out, is not the only one or is not written as ours is broken."""
    from scorecards.publishing.seal import checking

    return checking.check(pdf)
