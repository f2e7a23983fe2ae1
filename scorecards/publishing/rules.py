"""The forms in which a signed copy is made. Pure."""

from enum import StrEnum


class DocumentKind(StrEnum):
    """PDF is the committee's paper; FIGURES the printed figures as CSV."""

    PDF = "pdf"
    FIGURES = "figures"


# Forms of which a stranger is told whether they are what was signed, named one by one: what is exempt is not here.
CHECKED_BY_ALL = frozenset({DocumentKind.PDF, DocumentKind.FIGURES})
