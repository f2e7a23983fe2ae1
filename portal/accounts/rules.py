"""Who may do what: the roles of a council and what each carries, on one page."""

from enum import StrEnum


class Role(StrEnum):
    OFFICER = "officer"
    ANALYST = "analyst"
    DIRECTOR = "director"
    MEMBER = "member"
    CLERK = "clerk"
    ADMINISTRATOR = "administrator"


class Permission(StrEnum):
    DRAFT_VIEW = "draft.view"
    NARRATIVE_EDIT = "narrative.edit"
    COMMENT_WRITE = "comment.write"
    ACTION_EDIT = "action.edit"
    RISK_EDIT = "risk.edit"
    FRAMEWORK_EDIT = "framework.edit"
    BENCHMARK_LOAD = "benchmark.load"
    SUBMISSION_OPEN = "submission.open"
    FIGURES_LOAD = "figures.load"
    FIGURES_CLOSE = "figures.close"
    SUBMISSION_SEND = "submission.send"
    SUBMISSION_SIGN_OFF = "submission.sign_off"
    DISCLOSURE_DECIDE = "disclosure.decide"
    DISCLOSURE_KEEP = "disclosure.keep"
    SHARING_EDIT = "sharing.edit"
    REPORT_VIEW = "report.view"
    REPORT_EDIT = "report.edit"
    REPORT_SEND = "report.send"
    REPORT_SIGN_OFF = "report.sign_off"
    REPORT_PUBLISH = "report.publish"
    REPORT_WITHDRAW = "report.withdraw"
    MEETING_EDIT = "meeting.edit"
    EXEMPT_GRANT = "exempt.grant"
    LAYOUT_EDIT = "layout.edit"
    PUBLISHED_VIEW = "published.view"
    REQUEST_ASK = "request.ask"
    REQUEST_ANSWER = "request.answer"
    PEOPLE_EDIT = "people.edit"
    COUNCIL_EDIT = "council.edit"
    TRAIL_VIEW = "trail.view"


P = Permission

CARRIES: dict[Role, frozenset[Permission]] = {
    Role.OFFICER: frozenset(
        {P.DRAFT_VIEW, P.NARRATIVE_EDIT, P.COMMENT_WRITE, P.ACTION_EDIT, P.RISK_EDIT, P.PUBLISHED_VIEW}
    ),
    Role.ANALYST: frozenset(
        {
            P.DRAFT_VIEW,
            P.NARRATIVE_EDIT,
            P.COMMENT_WRITE,
            P.ACTION_EDIT,
            P.RISK_EDIT,
            P.FRAMEWORK_EDIT,
            P.BENCHMARK_LOAD,
            P.SUBMISSION_OPEN,
            P.FIGURES_LOAD,
            P.FIGURES_CLOSE,
            P.SUBMISSION_SEND,
            P.DISCLOSURE_DECIDE,
            P.REPORT_VIEW,
            P.REPORT_EDIT,
            P.REPORT_SEND,
            P.REQUEST_ANSWER,
            P.PUBLISHED_VIEW,
        }
    ),
    Role.DIRECTOR: frozenset(
        {
            P.DRAFT_VIEW,
            P.NARRATIVE_EDIT,
            P.COMMENT_WRITE,
            P.ACTION_EDIT,
            P.RISK_EDIT,
            P.SUBMISSION_SIGN_OFF,
            P.DISCLOSURE_DECIDE,
            P.DISCLOSURE_KEEP,
            P.SHARING_EDIT,
            P.REPORT_VIEW,
            P.REPORT_EDIT,
            P.REPORT_SIGN_OFF,
            P.REPORT_WITHDRAW,
            P.REQUEST_ANSWER,
            P.PUBLISHED_VIEW,
            P.TRAIL_VIEW,
        }
    ),
    Role.MEMBER: frozenset({P.PUBLISHED_VIEW, P.REQUEST_ASK}),
    Role.CLERK: frozenset(
        {P.EXEMPT_GRANT, P.REPORT_PUBLISH, P.REPORT_WITHDRAW, P.MEETING_EDIT, P.LAYOUT_EDIT, P.PUBLISHED_VIEW}
    ),
    Role.ADMINISTRATOR: frozenset({P.PEOPLE_EDIT, P.COUNCIL_EDIT, P.LAYOUT_EDIT, P.TRAIL_VIEW}),
}

# The lead officer of a scorecard may send it and edit its report, whatever else the role carries.
LEAD_OFFICER_CARRIES = frozenset({P.SUBMISSION_SEND, P.DISCLOSURE_DECIDE, P.REPORT_VIEW, P.REPORT_EDIT, P.REPORT_SEND})


def carrying(permission: Permission) -> frozenset[Role]:
    """The roles that carry this permission."""
    return frozenset(role for role, carried in CARRIES.items() if permission in carried)
