"""A file of figures, read: every row becomes a reading or says in plain English why it cannot. Pure.

One subject in ten files: `sheet` (bytes to cells), `formulas` (cells without a result), `columns` (what heads them),
`known` (what rows may speak of), `rows` (one row), `keeping` (what blank cells leave), `values` (readings as the rules
read them), `checks` (rows beside each other), `against` (beside what they replace and what was signed), `file` (all of
it together).
"""

from scorecards.submissions.reading.columns import COLUMNS, OPTIONAL, Unreadable
from scorecards.submissions.reading.file import Read, read_sheet, warnings
from scorecards.submissions.reading.keeping import Kept, keep
from scorecards.submissions.reading.known import Known, Line, Part
from scorecards.submissions.reading.reading import Finding, Kind, Reading
from scorecards.submissions.reading.sheet import Sheet, of_csv, of_workbook

__all__ = [
    "COLUMNS",
    "OPTIONAL",
    "Finding",
    "Kept",
    "Kind",
    "Known",
    "Line",
    "Part",
    "Read",
    "Reading",
    "Sheet",
    "Unreadable",
    "keep",
    "of_csv",
    "of_workbook",
    "read_sheet",
    "warnings",
]
