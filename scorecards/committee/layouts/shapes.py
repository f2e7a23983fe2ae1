"""What a layout is made of: its sections, how they are numbered, and what stands on the cover. Pure."""

from dataclasses import dataclass
from enum import StrEnum

from scorecards.committee.rules import SectionSource


class Numbering(StrEnum):
    """How a report counts: its sections with the paragraphs in each, its paragraphs right through, or neither."""

    SECTIONS = "sections"
    PARAGRAPHS = "paragraphs"
    NONE = "none"


NUMBERING_WORDS: dict[Numbering, str] = {
    Numbering.SECTIONS: "Sections and their paragraphs: 4, then 4.1 and 4.2",
    Numbering.PARAGRAPHS: "Paragraphs right through the report: 1 to 25, without numbers for sections",
    Numbering.NONE: "No numbers for sections and paragraphs",
}


class CoverFact(StrEnum):
    """What a cover can say. Who answers for the report stands under its title, with how to reach them."""

    COMMITTEE_AND_DATE = "committee_and_date"
    COMMITTEE = "committee"
    DATE = "date"
    ITEM = "item"
    CLASSIFICATION = "classification"
    REPORT_BY = "report_by"
    DECISION_TYPE = "decision_type"
    WARDS = "wards"
    OFFICER = "officer"
    PORTFOLIO_HOLDER = "portfolio_holder"


COVER_WORDS: dict[CoverFact, str] = {
    CoverFact.COMMITTEE_AND_DATE: "Committee and date",
    CoverFact.COMMITTEE: "Committee",
    CoverFact.DATE: "Date",
    CoverFact.ITEM: "Item",
    CoverFact.CLASSIFICATION: "Classification",
    CoverFact.REPORT_BY: "Report by",
    CoverFact.DECISION_TYPE: "Decision type",
    CoverFact.WARDS: "Wards affected",
    CoverFact.OFFICER: "Responsible officer",
    CoverFact.PORTFOLIO_HOLDER: "Portfolio holder",
}


@dataclass(frozen=True)
class CoverLine:
    """One fact of the cover under the label that this council gives it."""

    fact: CoverFact
    label: str


@dataclass(frozen=True)
class SectionLayout:
    """One section: its heading, how it is filled, whether it must be there, what to write, and words it begins with."""

    key: str
    heading: str
    source: SectionSource
    required: bool = True
    guidance: str = ""
    numbered: bool = True
    boilerplate: str = ""


@dataclass(frozen=True)
class Layout:
    """A whole layout. The cover lists its facts in their order."""

    sections: tuple[SectionLayout, ...]
    cover: tuple[CoverLine, ...]
    numbering: Numbering = Numbering.SECTIONS


def cover(*lines: CoverFact | tuple[CoverFact, str]) -> tuple[CoverLine, ...]:
    """Facts under their usual labels, or under those given."""
    return tuple(CoverLine(*line) if isinstance(line, tuple) else CoverLine(line, COVER_WORDS[line]) for line in lines)


SINCE_LAST_MET = SectionLayout(
    "since_last_met",
    "Since you last met",
    SectionSource.SINCE_LAST_MET,
    required=False,
    guidance="One page, made from the report: what moved, what is late, what was promised, what is asked.",
    numbered=False,
)
