"""What stands now, gathered as the content of a copy."""

from scorecards.copies.gathering.quarter import submission_content
from scorecards.copies.gathering.report import public_report, report_content

__all__ = ["public_report", "report_content", "submission_content"]
