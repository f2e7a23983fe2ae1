"""What stands now, gathered as the content of a copy."""

from scorecards.copies.gathering.quarter import council_facts, submission_content
from scorecards.copies.gathering.report import crest_facts, public_report, report_content

__all__ = ["council_facts", "crest_facts", "public_report", "report_content", "submission_content"]
