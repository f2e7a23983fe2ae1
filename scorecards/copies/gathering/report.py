"""A report as it stands, around the signed content of its quarters."""

from collections.abc import Sequence
from datetime import datetime

from portal.figures.vocabulary import Symbol
from portal.figures.words import SYMBOL_WORDS
from scorecards.committee.models import Report
from scorecards.committee.rules import Classification
from scorecards.copies.content.schema import (
    SCHEMA,
    AppendixFacts,
    CoverFacts,
    KeyIssueFacts,
    ReportContent,
    SectionFacts,
    SubmissionContent,
)
from scorecards.copies.gathering.quarter import council_facts

# What a paper explains; "not yet available" is in words already.
EXPLAINED = tuple((symbol.value, SYMBOL_WORDS[symbol]) for symbol in Symbol if symbol is not Symbol.NOT_YET)

EXEMPT = AppendixFacts("An exempt appendix is not published.", "", None, "", "", open=False)


def report_content(
    report: Report,
    *,
    quarters: Sequence[tuple[SubmissionContent, str]],
    signed_at: datetime,
    signed_by: str = "",
    signed_by_title: str = "",
    statement: str = "",
    public: bool = False,
) -> ReportContent:
    """The content of this revision around quarters given with their hashes; a proof has no signature yet.

    The `public` one names no appendix that is not open.
    """
    return ReportContent(
        schema=SCHEMA,
        council=council_facts(report.council),
        report_id=report.pk,
        title=report.title,
        coverage="; ".join(f"{q.quarter.title}, {q.quarter.coverage_words}" for q, _sha in quarters),
        revision=report.revision,
        revision_reason=report.revision_reason,
        cover=_cover(report),
        sections=tuple(
            SectionFacts(s.key, s.heading, s.source, s.text, s.numbered) for s in report.sections.order_by("order")
        ),
        key_messages=tuple(m.text for m in report.key_messages.order_by("order")),
        key_issues=tuple(
            KeyIssueFacts(i.theme, i.position, i.issue, i.focus) for i in report.key_issues.order_by("order")
        ),
        recommendations=tuple(r.text for r in report.recommendations.order_by("order")),
        appendices=_appendices(report, public=public),
        submissions=tuple(q for q, _sha in quarters),
        submission_hashes=tuple(sha for _q, sha in quarters),
        statement=statement,
        signed_by=signed_by,
        signed_by_title=signed_by_title,
        signed_at=signed_at,
        symbols=EXPLAINED,
        numbering=report.numbering,
    )


def _cover(report: Report) -> CoverFacts:
    return CoverFacts(
        committee=report.meeting.committee.name,
        meeting_on=report.meeting.on,
        classification=report.classification,
        officer_name=report.officer_name,
        officer_title=report.officer_title,
        officer_email=report.officer_email,
        officer_telephone=report.officer_telephone,
        portfolio_holder=report.portfolio_holder,
        decision_type=report.decision_type,
        wards=report.wards,
        lines=tuple((fact, label) for fact, label in report.cover_facts),
    )


def _appendices(report: Report, *, public: bool) -> tuple[AppendixFacts, ...]:
    return tuple(
        EXEMPT
        if public and a.classification != Classification.OPEN.value
        else AppendixFacts(
            title=a.title,
            description=a.description,
            data_date=a.data_date,
            file_name=a.file.name if a.file else "",
            file_sha256=a.file.sha256 if a.file else "",
            open=a.classification == Classification.OPEN.value,
        )
        for a in report.appendices.select_related("file").order_by("order")
    )
