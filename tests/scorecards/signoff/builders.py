"""A council with its people, a quarter that lacks nothing, and a report around it, ready to be reviewed."""

import datetime
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils import timezone

from portal.accounts.models import Council, User
from portal.accounts.rules import Role
from portal.accounts.services import Confirmation
from portal.figures.vocabulary import Basis, Unit
from scorecards.committee.models import KeyMessage, Meeting, Recommendation, Report, ReportSubmission, Section
from scorecards.committee.rules import SectionSource
from scorecards.committee.rules import State as ReportState
from scorecards.copies.models import SignedCopy
from scorecards.framework.models import ScorecardLine
from scorecards.framework.rules import BreakdownKind, NarrativeWhen
from scorecards.signoff import services as signoff
from scorecards.submissions.models import Submission
from scorecards.submissions.rules import State
from tests import builders

SECTIONS = (
    ("synopsis", "Synopsis", SectionSource.WRITTEN, "The quarter in *two* sentences."),
    ("key-messages", "Key messages", SectionSource.KEY_MESSAGES, ""),
    ("recommendations", "Recommendations", SectionSource.RECOMMENDATIONS, ""),
    ("risk-table", "Risk table", SectionSource.RISKS, ""),
    ("performance", "Report", SectionSource.PERFORMANCE, ""),
    ("actions", "Actions", SectionSource.ACTIONS, ""),
    ("appendix-figures", "All figures", SectionSource.APPENDIX_FIGURES, ""),
    ("appendices", "Appendices", SectionSource.APPENDICES, ""),
)


@dataclass
class House:
    """The people of one council, its quarter in review and the report around it."""

    council: Council
    analyst: User
    director: User
    other_director: User
    clerk: User
    member: User
    submission: Submission
    line: ScorecardLine
    report: Report

    def confirmed(self, who: User | None = None) -> Confirmation:
        return Confirmation((who or self.director).pk)

    def sign_quarter(self, who: User | None = None) -> SignedCopy:
        person = who or self.director
        seen = signoff.seen(self.submission)
        return signoff.sign_off(self.submission, by=person, seen=seen, confirmation=self.confirmed(person))

    def sign_report(self, who: User | None = None, **given: Any) -> SignedCopy:
        person = who or self.director
        return signoff.sign_off_report(
            self.report,
            by=person,
            seen=signoff.report_seen(self.report),
            confirmation=self.confirmed(person),
            **{"statement": "I have read it.", **given},
        )

    def sign_all(self) -> SignedCopy:
        self.sign_quarter()
        return self.sign_report()


def a_house(**council: Any) -> House:
    home = builders.a_council(**council)
    analyst = builders.a_person(Role.ANALYST, council=home, name="Anna Analyst")
    director = builders.a_person(Role.DIRECTOR, council=home, name="Dora Director", password=builders.PASSWORD)
    other = builders.a_person(Role.DIRECTOR, council=home, name="Otto Other", password=builders.PASSWORD)
    submission, line = a_quarter(home, analyst)
    return House(
        council=home,
        analyst=analyst,
        director=director,
        other_director=other,
        clerk=builders.a_person(Role.CLERK, council=home, name="Clara Clerk"),
        member=builders.a_person(Role.MEMBER, council=home, name="Mira Member"),
        submission=submission,
        line=line,
        report=a_report(home, submission, analyst),
    )


def a_quarter(
    council: Council, sent_by: User, *, name: str = "Children’s services"
) -> tuple[Submission, ScorecardLine]:
    """571 children looked after at the quarter's end, 0.7% of them placed for adoption; sent for review."""
    scorecard = builders.a_scorecard(council, name=name, directorate="Children’s Services")
    theme = builders.a_theme(scorecard.framework, label="Children looked after")
    indicator = builders.an_indicator(theme, name="Children looked after", unit=Unit.COUNT.value, decimals=0)
    placement = builders.a_breakdown(
        indicator,
        "With foster carers",
        "Placed for adoption",
        name="Placement",
        unit=Unit.PERCENT.value,
        kind=BreakdownKind.PARTIAL.value,
    )
    line = builders.a_line(
        scorecard,
        theme=theme,
        indicator=indicator,
        headline_basis=Basis.SNAPSHOT.value,
        narrative_when=NarrativeWhen.NEVER.value,
    )
    submission = builders.a_submission(scorecard, state=State.REVIEW, sent_by=sent_by, sent_at=timezone.now())
    day = submission.data_date
    at = {"basis": Basis.SNAPSHOT.value, "period_start": day, "period_end": day}
    builders.a_figure(submission, line, value=Decimal(571), **at)
    for category, value in zip(placement.categories.order_by("order"), ("72.3", "0.7"), strict=True):
        builders.a_figure(submission, line, category=category, value=Decimal(value), **at)
    return submission, line


def a_report(
    council: Council,
    submission: Submission,
    sent_by: User,
    *,
    meeting: Meeting | None = None,
    title: str = "Children’s services performance, quarter 2",
) -> Report:
    report = builders.a_report(
        meeting or builders.a_meeting(council, on=datetime.date(2021, 12, 1)),
        state=ReportState.REVIEW,
        title=title,
        officer_name="Anna Analyst",
        officer_email="anna@example.org",
        officer_telephone="01632 960001",
        portfolio_holder="Cllr Petra Port",
        late_chair="Councillor Cora Chair",  # it is published today, long after its meeting
        late_reason="The figures came late.",
        late_recorded_at=timezone.now(),
        sent_by=sent_by,
        sent_at=timezone.now(),
    )
    ReportSubmission.objects.create(report=report, submission=submission, order=1)
    for order, (key, heading, source, text) in enumerate(SECTIONS, 1):
        Section.objects.create(
            report=report, order=order, key=key, heading=heading, source=source.value, text=text, required=True
        )
    KeyMessage.objects.create(report=report, order=1, text="**More children** are looked after: 571.")
    Recommendation.objects.create(report=report, order=1, text="Note the report.")
    return report
