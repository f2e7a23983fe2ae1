"""What a stranger's file may once have been: hashes to look for, taken without reading it as a PDF.

Nothing is unpacked, so no file can be made that costs more than its own length.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass

# `tsp` names the attribute that holds the signer's certificate, and is heard only before the first seal is looked at.
from asn1crypto import cms, tsp  # noqa: F401

MOST = 8  # places of each kind that are looked at; a paper of ours has two ends and one seal
_END = re.compile(rb"%%EOF\r?\n?")
_RANGE = re.compile(rb"/ByteRange\s{0,9}\[\s{0,9}(\d{1,9})\s{1,9}(\d{1,9})\s{1,9}(\d{1,9})\s{1,9}(\d{1,9})")

# By its own look and not by the range, which is wrong as soon as a sign is put in before it.
_SEAL = re.compile(rb"/Contents\s{0,9}<([0-9A-Fa-f]{256,65536})>")


@dataclass(frozen=True)
class Traces:
    """`own` is the SHA-256 of the file, `beginnings` those of its beginnings that end as a PDF may end.

    `digests` are what seals in it say that they are of. `sealed` tells whether there is any trace of a seal.
    """

    own: str
    beginnings: tuple[str, ...] = ()
    digests: tuple[str, ...] = ()
    sealed: bool = False


def traces(content: bytes) -> Traces:
    """Raises nothing, whatever the bytes."""
    own = hashlib.sha256(content).hexdigest()
    if not content.startswith(b"%PDF-"):
        return Traces(own)
    ranges = [tuple(map(int, found.groups())) for found in _first(_RANGE, content)]
    ends = {found.start() + 5 + more for found in _first(_END, content) for more in range(len(found.group()) - 4)}
    ends |= {start + length for _zero, _begins, start, length in ranges}
    digests = (digest for found in _first(_SEAL, content) for digest in _digest(found.group(1)))
    return Traces(own, tuple(_beginnings(content, ends)), tuple(digests), b"/ByteRange" in content)


def _first(pattern: re.Pattern[bytes], content: bytes) -> Iterator[re.Match[bytes]]:
    for number, found in enumerate(pattern.finditer(content)):
        if number == MOST:
            return
        yield found


def _beginnings(content: bytes, ends: set[int]) -> Iterator[str]:
    """The hash at each end, in one going over."""
    running, done = hashlib.sha256(), 0
    for end in sorted(end for end in ends if 0 < end < len(content)):
        running.update(content[done:end])
        done = end
        yield running.copy().hexdigest()


def _digest(written: bytes) -> Iterator[str]:
    """What a seal says that it is of; nothing where it cannot be read."""
    try:
        signed = cms.ContentInfo.load(bytes.fromhex(written.decode("ascii")))["content"]
        for attribute in signed["signer_infos"][0]["signed_attrs"]:
            if attribute["type"].native == "message_digest":
                yield attribute["values"][0].native.hex()
    except Exception:  # whatever a reader raises at bytes that somebody made up
        return
