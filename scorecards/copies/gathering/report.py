"""A report as it stands, around the signed content of its quarters."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from portal.accounts.models import Council
from portal.crests import queries as crests
from portal.figures.vocabulary import Symbol
from portal.figures.words import SYMBOL_WORDS
from scorecards.committee.exempt import PARAGRAPHS
from scorecards.committee.models import Appendix, Report
from scorecards.copies import queries as copies
from scorecards.copies.content.schema import (
    SCHEMA,
    AppendixFacts,
    CheckFacts,
    CoverFacts,
    CrestFacts,
    KeyIssueFacts,
    ReportContent,
    SectionFacts,
    SubmissionContent,
    SupplementFacts,
)
from scorecards.copies.gathering.last_met import last_met
from scorecards.copies.gathering.quarter import council_facts
from scorecards.copies.gathering.resolutions import resolutions

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
) -> ReportContent:
    """The content of this revision around quarters given with their hashes; a proof has no signature yet."""
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
        appendices=_appendices(report),
        submissions=tuple(q for q, _sha in quarters),
        submission_hashes=tuple(sha for _q, sha in quarters),
        statement=statement,
        signed_by=signed_by,
        signed_by_title=signed_by_title,
        signed_at=signed_at,
        symbols=EXPLAINED,
        numbering=report.numbering,
        checks=_confirmed(report),
        resolutions=resolutions(report),
        last_met=last_met(report),
        supplement_to=_supplement_to(report),
        crest=crest_facts(report.council),
    )


def crest_facts(council: Council) -> CrestFacts | None:
    crest = crests.standing(council)
    return CrestFacts(crest.file.sha256, crest.alt) if crest and crest.file else None


def public_report(content: ReportContent, quarters: Sequence[SubmissionContent]) -> ReportContent:
    """The same reading of a report for members, around its public quarters; it names no appendix that is not open."""
    appendices = tuple(each if each.open else _unnamed(each) for each in content.appendices)
    return replace(content, submissions=tuple(quarters), appendices=appendices)


def _supplement_to(report: Report) -> SupplementFacts | None:
    """The report that it stands beside, as that was signed."""
    copy = copies.of_report(report.supplements) if report.supplements else None
    return SupplementFacts(copy.title, copy.signed_at, copy.sha256) if copy else None


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
        **_exemption(report),
    )


def _exemption(of: Report | Appendix) -> dict[str, Any]:
    """By which paragraph of the law, in its words, and why; nothing of what is open."""
    if of.exempt_paragraph is None:
        return {}
    return {
        "paragraph": of.exempt_paragraph,
        "exempt_words": PARAGRAPHS[of.exempt_paragraph],
        "public_interest": of.public_interest,
    }


def _appendices(report: Report) -> tuple[AppendixFacts, ...]:
    return tuple(map(_appendix, report.appendices.select_related("file").order_by("order")))


def _unnamed(exempt: AppendixFacts) -> AppendixFacts:
    """That there is one, by which paragraph and why; nothing else of it."""
    return replace(
        EXEMPT, paragraph=exempt.paragraph, exempt_words=exempt.exempt_words, public_interest=exempt.public_interest
    )


def _appendix(appendix: Appendix) -> AppendixFacts:
    return AppendixFacts(
        title=appendix.title,
        description=appendix.description,
        data_date=appendix.data_date,
        file_name=appendix.file.name if appendix.file else "",
        file_sha256=appendix.file.sha256 if appendix.file else "",
        open=appendix.open,
        draft=appendix.draft,
        made_from=appendix.made_from,
        **_exemption(appendix),
    )


def _confirmed(report: Report) -> tuple[CheckFacts, ...]:
    """Who read what the program cannot read and is published with the report, by the hash of what they read."""
    found = report.appendices.select_related("file", "confirmed_by").order_by("order")
    return tuple(
        CheckFacts(
            kind="appendix",
            key=each.confirmed_sha256,
            place=each.title,
            choice="confirmed",
            by=each.confirmed_by.name if each.confirmed_by else "",
            by_title=each.confirmed_title,
            at=each.confirmed_at,
        )
        for each in found
        if each.open and each.confirmed
    )
