"""The layout of Herefordshire's scrutiny report of February 2022: paragraphs counted right through. Pure.

The printed paper runs from paragraph 25 to 16, which is why the program counts.
"""

from scorecards.committee.layouts.shapes import SINCE_LAST_MET, CoverFact, Layout, Numbering, SectionLayout, cover
from scorecards.committee.layouts.words import (
    BACKGROUND_PAPERS,
    ENVIRONMENT,
    EQUALITY_DUTY,
    NO_LEGAL,
    NO_RESOURCES,
)
from scorecards.committee.rules import SectionSource as Source

W = Source.WRITTEN

SCRUTINY_2022 = Layout(
    numbering=Numbering.PARAGRAPHS,
    cover=cover(
        (CoverFact.COMMITTEE, "Meeting"),
        (CoverFact.DATE, "Meeting date"),
        CoverFact.REPORT_BY,
        CoverFact.CLASSIFICATION,
        CoverFact.DECISION_TYPE,
        CoverFact.WARDS,
    ),
    sections=(
        SINCE_LAST_MET,
        SectionLayout("purpose", "Purpose", W, numbered=False, guidance="What the report is to give the committee."),
        SectionLayout(
            "recommendations",
            "Recommendation",
            Source.RECOMMENDATIONS,
            numbered=False,
            guidance="What the committee is asked to do.",
        ),
        SectionLayout(
            "alternative_options",
            "Alternative options",
            W,
            guidance="What else the committee could do, and why that is not recommended.",
        ),
        SectionLayout(
            "key_considerations",
            "Key considerations",
            W,
            guidance="What members need to know before they read the figures.",
        ),
        SectionLayout(
            "performance", "Performance", Source.PERFORMANCE, guidance="Made from the scorecard, theme by theme."
        ),
        SectionLayout("community_impact", "Community impact", W, guidance="How this serves the county plan."),
        SectionLayout("environmental_impact", "Environmental impact", W, boilerplate=ENVIRONMENT),
        SectionLayout(
            "equality_duty",
            "Equality duty",
            W,
            boilerplate=EQUALITY_DUTY,
            guidance="The duty as the Act has it; say how this report bears on it.",
        ),
        SectionLayout("resource_implications", "Resource implications", W, boilerplate=NO_RESOURCES),
        SectionLayout("legal_implications", "Legal implications", W, boilerplate=NO_LEGAL),
        SectionLayout("risk_management", "Risk management", W, guidance="How the risks below are kept in hand."),
        SectionLayout("risk_table", "Risks", Source.RISKS, required=False, guidance="Made from the risk register."),
        SectionLayout("consultees", "Consultees", W, guidance="Whom the report was shown to, or “None”."),
        SectionLayout(
            "appendices",
            "Appendices",
            Source.APPENDICES,
            required=False,
            numbered=False,
            guidance="The list of what is attached.",
        ),
        SectionLayout(
            "background_papers",
            "Background papers",
            Source.BACKGROUND_PAPERS,
            numbered=False,
            guidance=BACKGROUND_PAPERS,
        ),
        SectionLayout(
            "appendix_figures",
            "Performance scorecard",
            Source.APPENDIX_FIGURES,
            guidance="An appendix with every figure, made from the scorecard.",
        ),
    ),
)
