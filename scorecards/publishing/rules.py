"""The forms in which a signed copy is made. Pure."""

from enum import StrEnum


class DocumentKind(StrEnum):
    """PDF is the committee's paper; FIGURES the printed figures as CSV."""

    PDF = "pdf"
    FIGURES = "figures"
