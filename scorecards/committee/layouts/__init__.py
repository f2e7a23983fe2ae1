"""The layouts that the product ships, as data. Pure."""

from scorecards.committee.layouts.herefordshire import SCRUTINY_2022
from scorecards.committee.layouts.plain import RECOMMENDATIONS_FIRST, SUMMARY_FIRST
from scorecards.committee.layouts.shapes import (
    COVER_WORDS,
    NUMBERING_WORDS,
    CoverFact,
    CoverLine,
    Layout,
    Numbering,
    SectionLayout,
)
from scorecards.committee.layouts.shropshire import CABINET_2021, SCRUTINY_2026

SHROPSHIRE = "Shropshire, scrutiny report, July 2026"
SHROPSHIRE_CABINET = "Shropshire, Cabinet report, December 2021"
HEREFORDSHIRE = "Herefordshire, scrutiny report, February 2022"
PLAIN_SUMMARY = "Plain, summary first"
PLAIN_RECOMMENDATIONS = "Plain, recommendations first"

SHIPPED: dict[str, Layout] = {
    PLAIN_SUMMARY: SUMMARY_FIRST,
    PLAIN_RECOMMENDATIONS: RECOMMENDATIONS_FIRST,
    SHROPSHIRE: SCRUTINY_2026,
    SHROPSHIRE_CABINET: CABINET_2021,
    HEREFORDSHIRE: SCRUTINY_2022,
}

__all__ = [
    "COVER_WORDS",
    "HEREFORDSHIRE",
    "NUMBERING_WORDS",
    "PLAIN_RECOMMENDATIONS",
    "PLAIN_SUMMARY",
    "SHIPPED",
    "SHROPSHIRE",
    "SHROPSHIRE_CABINET",
    "CoverFact",
    "CoverLine",
    "Layout",
    "Numbering",
    "SectionLayout",
]
