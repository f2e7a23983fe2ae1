"""The seal of a printed paper: PAdES B-B over its bytes, set, checked and looked for. Pure: bytes in, bytes out."""

from scorecards.publishing.seal.checking import Checked, State, check
from scorecards.publishing.seal.example import EXAMPLE_NAME, make_example
from scorecards.publishing.seal.keys import ASK, CannotSeal, CertificateFacts, Key, facts_of, from_pem, from_pkcs12
from scorecards.publishing.seal.sealing import SEALED_BY, seal
from scorecards.publishing.seal.traces import Traces, traces

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
