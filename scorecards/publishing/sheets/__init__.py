"""The scorecard of a signed report as tidy tables, written as XLSX, as ODS and as CSV. Pure."""

from scorecards.publishing.sheets.ees import as_ees
from scorecards.publishing.sheets.ods import MEDIA_TYPE as ODS
from scorecards.publishing.sheets.ods import as_ods
from scorecards.publishing.sheets.tables import Book, Column, Kind, Sheet
from scorecards.publishing.sheets.told import book
from scorecards.publishing.sheets.xlsx import MEDIA_TYPE as XLSX
from scorecards.publishing.sheets.xlsx import as_xlsx

__all__ = ["ODS", "XLSX", "Book", "Column", "Kind", "Sheet", "as_ees", "as_ods", "as_xlsx", "book"]
