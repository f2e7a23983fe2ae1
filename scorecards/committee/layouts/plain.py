"""Two layouts for any council: one that begins with a summary, one with what the meeting is asked to do. Pure."""

from scorecards.committee.layouts.shapes import SINCE_LAST_MET, CoverFact, Layout, SectionLayout, cover
from scorecards.committee.layouts.words import BACKGROUND_PAPERS, EQUALITY_DUTY, NO_LEGAL
from scorecards.committee.rules import SectionSource as Source

W = Source.WRITTEN

_COVER = cover(
    CoverFact.COMMITTEE,
    CoverFact.DATE,
    CoverFact.ITEM,
    CoverFact.CLASSIFICATION,
    CoverFact.OFFICER,
    CoverFact.PORTFOLIO_HOLDER,
)
_SUMMARY = (
    SectionLayout(
        "key_messages", "Key messages", Source.KEY_MESSAGES, guidance="What members should take away, in a few lines."
    ),
    SectionLayout("summary", "Summary", W, guidance="What the quarter shows, what is being done, what comes next."),
)
_ASKED = SectionLayout(
    "recommendations", "Recommendations", Source.RECOMMENDATIONS, guidance="What the meeting is asked to do."
)
_REST = (
    SectionLayout(
        "resolutions",
        "What was asked and what came of it",
        Source.RESOLUTIONS,
        required=False,
        guidance="Made from what the committee resolved before; left out where nothing waits to be told.",
    ),
    SectionLayout(
        "performance", "Performance", Source.PERFORMANCE, guidance="Made from the scorecard, theme by theme."
    ),
    SectionLayout("risks", "Risks", Source.RISKS, required=False, guidance="Made from the risk register."),
    SectionLayout(
        "actions", "Actions", Source.ACTIONS, required=False, guidance="Made from the actions that stand open."
    ),
    SectionLayout("financial_implications", "Financial implications", W),
    SectionLayout("legal_implications", "Legal implications", W, boilerplate=NO_LEGAL),
    SectionLayout("equality_duty", "Equality duty", W, boilerplate=EQUALITY_DUTY),
    SectionLayout(
        "background_papers",
        "Background papers",
        Source.BACKGROUND_PAPERS,
        numbered=False,
        guidance=BACKGROUND_PAPERS,
    ),
    SectionLayout(
        "appendices",
        "Appendices",
        Source.APPENDICES,
        required=False,
        numbered=False,
        guidance="The list of what is attached.",
    ),
    SectionLayout(
        "appendix_figures",
        "All figures",
        Source.APPENDIX_FIGURES,
        guidance="An appendix with every figure, made from the scorecard.",
    ),
)

SUMMARY_FIRST = Layout(sections=(SINCE_LAST_MET, *_SUMMARY, _ASKED, *_REST), cover=_COVER)
RECOMMENDATIONS_FIRST = Layout(sections=(SINCE_LAST_MET, _ASKED, *_SUMMARY, *_REST), cover=_COVER)
