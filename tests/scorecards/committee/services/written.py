"""What several tests of reports look up."""

from scorecards.committee.models import Report, Section
from scorecards.committee.rules import SectionSource


def section_from(report: Report, source: SectionSource) -> Section:
    return report.sections.filter(source=source.value).order_by("order")[0]
