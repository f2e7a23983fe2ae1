"""The forms in which a signed copy is made. Pure."""

from enum import StrEnum


class DocumentKind(StrEnum):
    """PDF is the committee's paper; FIGURES the printed figures as CSV."""

    PDF = "pdf"
    FIGURES = "figures"


# Forms of which a stranger is told whether they are the paper that was signed; what is exempt is not among them.
CHECKED_BY_ALL = frozenset(DocumentKind)
