"""The acts that join rooms: review, sign-off, publication, revision. Each in one transaction, all or nothing."""

from scorecards.signoff.reading import (
    UNSIGNED,
    QuarterRead,
    ReportRead,
    Seen,
    quarter_now,
    read_quarter,
    read_report,
    report_seen,
    seen,
)
from scorecards.signoff.services.answers import answer_resolution, record_resolution
from scorecards.signoff.services.disclosure import confirm, confirm_report, decide, decide_report
from scorecards.signoff.services.publication import (
    allot_item,
    is_late,
    move_meeting,
    publish,
    take_late,
    unpublishable,
    withdraw,
)
from scorecards.signoff.services.quarters import recall, revise, send_back, send_for_review, sign_off
from scorecards.signoff.services.reports import (
    beside,
    correct,
    recall_report,
    send_report,
    send_report_back,
    sign_off_report,
)

__all__ = [
    "UNSIGNED",
    "QuarterRead",
    "ReportRead",
    "Seen",
    "allot_item",
    "answer_resolution",
    "beside",
    "confirm",
    "confirm_report",
    "correct",
    "decide",
    "decide_report",
    "is_late",
    "move_meeting",
    "publish",
    "quarter_now",
    "read_quarter",
    "read_report",
    "recall",
    "recall_report",
    "record_resolution",
    "report_seen",
    "revise",
    "seen",
    "send_back",
    "send_for_review",
    "send_report",
    "send_report_back",
    "sign_off",
    "sign_off_report",
    "take_late",
    "unpublishable",
    "withdraw",
]
