"""What members read: which signed quarters exist for a person, what these said, lines and risks over time, requests."""

from scorecards.scrutiny.queries.content import (
    contents,
    contents_of_line,
    contents_of_risk,
    quarter_content,
    report_content,
)
from scorecards.scrutiny.queries.papers import papers_of
from scorecards.scrutiny.queries.readable import (
    ReadableQuarter,
    readable_copies,
    readable_quarters,
    standing,
    visible_to,
)
from scorecards.scrutiny.queries.requests import asked_lately, requests_of, requests_visible_to, waiting_for

__all__ = [
    "ReadableQuarter",
    "asked_lately",
    "contents",
    "contents_of_line",
    "contents_of_risk",
    "papers_of",
    "quarter_content",
    "readable_copies",
    "readable_quarters",
    "report_content",
    "requests_of",
    "requests_visible_to",
    "standing",
    "visible_to",
    "waiting_for",
]
