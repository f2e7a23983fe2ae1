"""The forms in which a signed copy is made. Pure."""

from enum import StrEnum


class DocumentKind(StrEnum):
    """PDF is the committee's paper, XLSX and ODS its scorecard as tidy tables, FIGURES the printed figures as CSV."""

    PDF = "pdf"
    XLSX = "xlsx"
    ODS = "ods"
    FIGURES = "figures"


# Forms with pages: what the clerk allots is printed on them, and they are sealed.
PRINTED = frozenset({DocumentKind.PDF})

# Forms of which a stranger is told whether they are what was signed, named one by one: what is exempt is not here.
CHECKED_BY_ALL = frozenset({DocumentKind.PDF, DocumentKind.XLSX, DocumentKind.ODS, DocumentKind.FIGURES})
