"""A chart as a file to keep: its numbers for a spreadsheet, its picture for a document."""

from io import BytesIO

from django.http import FileResponse

from portal.charts.primitives import Chart
from portal.charts.svg import svg_file
from portal.charts.table import csv_text
from portal.files.downloads import send


def as_csv(chart: Chart, name: str) -> FileResponse:
    """The numbers that the chart shows; the byte order mark tells spreadsheets how its dashes are written."""
    numbers = BytesIO(csv_text(chart).encode("utf-8-sig"))
    return send(numbers, as_name=f"{name}.csv", media_type="text/csv; charset=utf-8")


def as_svg(chart: Chart, name: str) -> FileResponse:
    """The chart by itself, with its sentence as title."""
    return send(BytesIO(svg_file(chart).encode()), as_name=f"{name}.svg", media_type="image/svg+xml")
