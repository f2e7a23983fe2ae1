"""The forms in which a signed copy is made. Pure."""

import re
from enum import StrEnum


class DocumentKind(StrEnum):
    """PDF is the committee's paper, LARGE_PRINT the same in 18 points; the others hold its figures.

    XLSX and ODS are its scorecard as tidy tables, FIGURES every printed figure as CSV.
    """

    PDF = "pdf"
    LARGE_PRINT = "large_print"
    XLSX = "xlsx"
    ODS = "ods"
    FIGURES = "figures"
    EXEMPT = "exempt"


# Forms with pages: what the clerk allots is printed on them, and they are sealed.
PRINTED = frozenset({DocumentKind.PDF, DocumentKind.LARGE_PRINT})

# The members' pack of a meeting holds reports that the public may read, of which there must be several; of one that is
# exempt in part its open part.
IN_PACK = ("open", "exempt_in_part")
LEAST_IN_PACK = 2

# Made for one reader at a time; every other form is made once, for whom the report is.
NUMBERED = frozenset({DocumentKind.EXEMPT})
MADE_ONCE = tuple(kind for kind in DocumentKind if kind not in NUMBERED)

# Forms of which a stranger is told whether they are what was signed, named one by one: what is exempt is not here.
CHECKED_BY_ALL = frozenset(
    {DocumentKind.PDF, DocumentKind.LARGE_PRINT, DocumentKind.XLSX, DocumentKind.ODS, DocumentKind.FIGURES}
)

_NUMBERS = re.compile(r"(\d+)")


def agenda_order(item: str, title: str) -> tuple[bool, list[tuple[bool, int, str]], str]:
    """Items as people count them: 7 before 7b before 10, letters after numbers; what has no item comes last."""
    parts = [(not part.isdigit(), int(part) if part.isdigit() else 0, part.lower()) for part in _NUMBERS.split(item)]
    return not item, [part for part in parts if part[2]], title
