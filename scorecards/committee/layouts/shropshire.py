"""The layouts of Shropshire's scrutiny report of July 2026 and of its Cabinet report of December 2021. Pure."""

from scorecards.committee.layouts.shapes import SINCE_LAST_MET, CoverFact, Layout, SectionLayout, cover
from scorecards.committee.layouts.words import BACKGROUND_PAPERS
from scorecards.committee.rules import SectionSource as Source

W = Source.WRITTEN

_COVER = cover(
    (CoverFact.COMMITTEE_AND_DATE, "Committee and date"),
    CoverFact.ITEM,
    CoverFact.CLASSIFICATION,
    CoverFact.OFFICER,
)
_SYNOPSIS = SectionLayout("synopsis", "Synopsis", W, guidance="What the report is about, in two or three sentences.")
_SUMMARY = SectionLayout(
    "executive_summary", "Executive summary", W, guidance="What the quarter shows and why it matters."
)
_RECOMMENDATIONS = SectionLayout(
    "recommendations", "Recommendations", Source.RECOMMENDATIONS, guidance="What the meeting is asked to do."
)
_RISKS = (
    SectionLayout("risk_appraisal", "Risk assessment and opportunities appraisal", W),
    SectionLayout("risk_table", "Risk table", Source.RISKS, required=False, guidance="Made from the risk register."),
    SectionLayout("financial_implications", "Financial implications", W),
    SectionLayout("climate_change", "Climate change appraisal", W),
    SectionLayout("background", "Background", W),
    SectionLayout("performance", "Report", Source.PERFORMANCE, guidance="Made from the scorecard, theme by theme."),
    SectionLayout(
        "actions", "Actions", Source.ACTIONS, required=False, guidance="Made from the actions that stand open."
    ),
    SectionLayout("conclusions", "Conclusions", W),
)
_END = (
    SectionLayout(
        "background_papers",
        "List of background papers",
        Source.BACKGROUND_PAPERS,
        guidance=BACKGROUND_PAPERS,
        numbered=False,
    ),
    SectionLayout("local_member", "Local member", W, numbered=False),
    SectionLayout(
        "appendix_figures",
        "All figures",
        Source.APPENDIX_FIGURES,
        guidance="An appendix with every figure, made from the scorecard.",
    ),
    SectionLayout(
        "appendices",
        "Appendices",
        Source.APPENDICES,
        required=False,
        guidance="The list of what is attached.",
        numbered=False,
    ),
)

SCRUTINY_2026 = Layout(
    sections=(
        SINCE_LAST_MET,
        _SYNOPSIS,
        SectionLayout("key_messages", "Key messages", Source.KEY_MESSAGES, guidance="What members should take away."),
        _SUMMARY,
        SectionLayout(
            "key_issues",
            "Key issues for scrutiny",
            Source.KEY_ISSUES,
            required=False,
            guidance="Theme, current position, risk or issue, and where scrutiny could look.",
        ),
        _RECOMMENDATIONS,
        *_RISKS,
        *_END,
    ),
    cover=(*_COVER, *cover((CoverFact.PORTFOLIO_HOLDER, "Cabinet member (portfolio holder)"))),
)

CABINET_2021 = Layout(sections=(SINCE_LAST_MET, _SYNOPSIS, _SUMMARY, _RECOMMENDATIONS, *_RISKS, *_END), cover=_COVER)
