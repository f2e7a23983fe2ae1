"""What a meeting receives: committees, meetings, templates, reports and what was resolved."""

from scorecards.committee.models.clearances import Clearance, ClearedWording, Clearer
from scorecards.committee.models.entitlements import Entitlement
from scorecards.committee.models.feeds import Feed
from scorecards.committee.models.meetings import Committee, Meeting, Resolution, ResolutionAction
from scorecards.committee.models.reports import (
    Appendix,
    KeyIssue,
    KeyMessage,
    Recommendation,
    Report,
    ReportSubmission,
    Section,
    SectionRevision,
)
from scorecards.committee.models.returns import ResolutionReturn
from scorecards.committee.models.templates import BoilerplateRevision, Template, TemplateSection

__all__ = [
    "Appendix",
    "BoilerplateRevision",
    "Clearance",
    "ClearedWording",
    "Clearer",
    "Committee",
    "Entitlement",
    "Feed",
    "KeyIssue",
    "KeyMessage",
    "Meeting",
    "Recommendation",
    "Report",
    "ReportSubmission",
    "Resolution",
    "ResolutionAction",
    "ResolutionReturn",
    "Section",
    "SectionRevision",
    "Template",
    "TemplateSection",
]
