"""Public content of a quarter and of a report written by hand, without a database."""

import datetime
from dataclasses import replace

from scorecards.copies.content.schema import (
    SCHEMA,
    ActionFacts,
    CouncilFacts,
    CoverFacts,
    KeyIssueFacts,
    ReportContent,
    SectionFacts,
    SubmissionContent,
)
from scorecards.submissions.standing import QuarterStanding, ThemeStanding
from tests.scorecards.scrutiny.builders import MET, a_line

COUNCIL = CouncilFacts("998", "Northshire", "#00594f", False)
SOURCES = (
    ("Synopsis", "written", "The quarter in *two* sentences."),
    ("Key messages", "key_messages", ""),
    ("Key issues for scrutiny", "key_issues", ""),
    ("Recommendations", "recommendations", ""),
    ("Risk table", "risks", ""),
    ("Report", "performance", ""),
    ("Actions", "actions", ""),
    ("All figures", "appendix_figures", ""),
    ("List of background papers", "background_papers", "None."),
    ("Appendices", "appendices", ""),
)


def a_quarter(*lines, **changes):
    lines = lines or (a_line(),)
    quarter = QuarterStanding(
        scorecard="Children’s services",
        period="2021-Q2",
        title="quarter 2, 2021/22",
        data_date=datetime.date(2021, 9, 30),
        coverage="whole",
        coverage_words="whole quarter",
        last_period_label="last quarter",
        year_end_label="year-end 2020/21",
        region_label="North Vale",
        neighbours_note="Neighbours: those of the 2021 model.",
        themes=(ThemeStanding("assessment", "Assessment", lines),),
        tally=((MET, len(lines)),),
    )
    content = SubmissionContent(
        schema=SCHEMA,
        council=COUNCIL,
        scorecard_id=1,
        submission_id=1,
        period="2021-Q2",
        revision=1,
        revision_kind="",
        revision_reason="",
        directorate="Children’s Services",
        director="Dora Director",
        quarter=quarter,
        narratives=(),
        actions=(),
        risks=(),
    )
    return replace(content, **changes)


def a_report(*quarters, **changes):
    quarters = quarters or (a_quarter(),)
    report = ReportContent(
        schema=SCHEMA,
        council=COUNCIL,
        report_id=1,
        title="Children’s services performance",
        coverage="; ".join(f"{q.quarter.title}, {q.quarter.coverage_words}" for q in quarters),
        revision=1,
        revision_reason="",
        cover=CoverFacts(
            "Cabinet",
            datetime.date(2021, 12, 1),
            "open",
            "Anna Analyst",
            "Head of performance",
            "anna@example.org",
            "01632 960001",
            "Cllr Petra Port",
        ),
        sections=tuple(SectionFacts(str(n), h, source, text) for n, (h, source, text) in enumerate(SOURCES)),
        key_messages=("**More children** are looked after.",),
        key_issues=(KeyIssueFacts("Demand", "High.", "Capacity.", "Early help."),),
        recommendations=("Note the report, and:\n\n- one\n- two", "Name an area."),
        appendices=(),
        submissions=quarters,
        submission_hashes=("a" * 64,) * len(quarters),
        statement="I have read it.",
        signed_by="Dora Director",
        signed_by_title="Director",
        signed_at=datetime.datetime(2021, 11, 18, 14, 5, tzinfo=datetime.UTC),
        symbols=(("c", "suppressed"), ("x", "not available")),
    )
    return replace(report, **changes)


def an_action(**changes):
    action = ActionFacts(
        key=1,
        title="Audit a sample",
        owner="Quality manager",
        due_on=datetime.date(2022, 2, 28),
        status="on_course",
        state="On course",
        late=False,
        about="Name of TIMELY",
        indicator="TIMELY",
        latest="",
        latest_on=None,
    )
    return replace(action, **changes)
