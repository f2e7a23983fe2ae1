"""The layouts that the product ships, as data. Pure."""

from dataclasses import dataclass

from scorecards.committee.rules import SectionSource


@dataclass(frozen=True)
class SectionLayout:
    """One section: its heading, how it is filled, whether it must be there, and what to write in it."""

    key: str
    heading: str
    source: SectionSource
    required: bool = True
    guidance: str = ""


W = SectionSource.WRITTEN

SHROPSHIRE = "Shropshire, performance report"

SHIPPED: dict[str, tuple[SectionLayout, ...]] = {
    SHROPSHIRE: (
        SectionLayout("synopsis", "Synopsis", W, guidance="What the report is about, in two or three sentences."),
        SectionLayout(
            "key_messages", "Key messages", SectionSource.KEY_MESSAGES, guidance="What members should take away."
        ),
        SectionLayout(
            "executive_summary", "Executive summary", W, guidance="What the quarter shows and why it matters."
        ),
        SectionLayout(
            "key_issues",
            "Key issues for scrutiny",
            SectionSource.KEY_ISSUES,
            required=False,
            guidance="Theme, current position, risk or issue, and where scrutiny could look.",
        ),
        SectionLayout(
            "recommendations",
            "Recommendations",
            SectionSource.RECOMMENDATIONS,
            guidance="What the meeting is asked to do.",
        ),
        SectionLayout("risk_appraisal", "Risk assessment and opportunities appraisal", W),
        SectionLayout(
            "risk_table", "Risk table", SectionSource.RISKS, required=False, guidance="Made from the risk register."
        ),
        SectionLayout("financial_implications", "Financial implications", W),
        SectionLayout("climate_change", "Climate change appraisal", W),
        SectionLayout("background", "Background", W),
        SectionLayout(
            "performance", "Report", SectionSource.PERFORMANCE, guidance="Made from the scorecard, theme by theme."
        ),
        SectionLayout(
            "actions",
            "Actions",
            SectionSource.ACTIONS,
            required=False,
            guidance="Made from the actions that stand open.",
        ),
        SectionLayout("conclusions", "Conclusions", W),
        SectionLayout(
            "background_papers",
            "List of background papers",
            SectionSource.BACKGROUND_PAPERS,
            guidance="Papers relied on in writing this report (Local Government Act 1972, s.100D), or “None”.",
        ),
        SectionLayout("local_member", "Local member", W),
        SectionLayout(
            "appendix_figures",
            "All figures",
            SectionSource.APPENDIX_FIGURES,
            guidance="An appendix with every figure, made from the scorecard.",
        ),
        SectionLayout(
            "appendices",
            "Appendices",
            SectionSource.APPENDICES,
            required=False,
            guidance="The list of what is attached.",
        ),
    ),
}
