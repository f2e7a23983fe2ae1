"""What is missing before a gate, in words and with the address where it can be mended. Pure."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Gap:
    """One thing that is missing; `kind` groups them when they are counted ("missing", "draft", "comment", "figure")."""

    kind: str
    words: str
    href: str = ""

    def __str__(self) -> str:
        return self.words


@dataclass(frozen=True)
class Remark:
    """Worth knowing before signing, but no reason to stop."""

    words: str
    note: str = ""
    href: str = ""
