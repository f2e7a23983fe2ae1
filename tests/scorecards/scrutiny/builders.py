"""Signed content written by hand: a line, a quarter, a report, and the rows of copies and publications around them."""

import datetime
from dataclasses import replace
from decimal import Decimal
from typing import Any

from django.utils import timezone

from portal.accounts.models import Council
from portal.accounts.rules import Role
from portal.figures.vocabulary import Basis, Unit
from portal.figures.words import shown
from portal.files import services as files
from scorecards.copies import queries as copies
from scorecards.copies.content.schema import (
    SCHEMA,
    CouncilFacts,
    CoverFacts,
    NarrativeFacts,
    ReportContent,
    RiskFacts,
    SubmissionContent,
)
from scorecards.copies.models import SignedCopy
from scorecards.copies.plain import to_text
from scorecards.copies.rules import BEGINNING, chained, digest
from scorecards.periods import parse_period
from scorecards.publishing.models import Document, Publication, PublishedQuarter
from scorecards.submissions.models import Submission
from scorecards.submissions.rules import State
from scorecards.submissions.standing import (
    ChangeShown,
    ComparedShown,
    HistoryPoint,
    LineStanding,
    QuarterStanding,
    RatingShown,
    Shown,
    TargetShown,
    ThemeStanding,
)
from tests import builders

MET = RatingShown("On target", "circle", "good", Decimal(0), True, "At or above target.")
NOT_RATED = RatingShown("No target set", "dash", "plain", None, None, "")


def a_shown(value: str | None = "76.5", period: str = "2021-Q2", **fields: Any) -> Shown:
    """A share of the quarter; without a value it is suppressed."""
    quarter = parse_period(period)
    number = Decimal(value) if value is not None else None
    given: dict[str, Any] = {
        "basis": Basis.QUARTER.value,
        "start": quarter.start,
        "end": quarter.end,
        "unit": Unit.PERCENT.value,
        "decimals": 1,
        "value": number,
        "numerator": None,
        "denominator": None,
        "symbol": "" if number is not None else "c",
        "qualifier": "",
        "shown": shown(number, Unit.PERCENT, 1) if number is not None else "c",
        "absent": "" if number is not None else "suppressed",
        "period": f"quarter, to {quarter.end}",
        "period_short": quarter.label,
    }
    return Shown(**{**given, **fields})


def no_change(reason: str = "not available", against: str = "last quarter") -> ChangeShown:
    return ChangeShown(against, None, None, "", "", "", reason)


def a_change(amount: str, then: str, verdict: str = "better", **fields: Any) -> ChangeShown:
    given: dict[str, Any] = {
        "against": "last quarter",
        "then": a_shown(then, "2021-Q1"),
        "amount": Decimal(amount),
        "shown": f"{amount} pp",
        "words": f"{verdict}, from {a_shown(then).shown}",
        "verdict": verdict,
        "reason": "",
    }
    return ChangeShown(**{**given, **fields})


def no_comparison(who: str) -> ComparedShown:
    return ComparedShown(who, None, "", "", "", None, None, None, None, "", False, "", "same", "", "", "not available")


def a_point(value: str | None, period: str, **fields: Any) -> HistoryPoint:
    given: dict[str, Any] = {"label": parse_period(period).label, "kind": "whole", "break_before": ""}
    return HistoryPoint(**{**given, "figure": a_shown(value, period), **fields})


def a_line(indicator: str = "TIMELY", **fields: Any) -> LineStanding:
    given: dict[str, Any] = {
        "line": 1,
        "indicator": indicator,
        "name": f"Name of {indicator}",
        "definition": "What is counted.",
        "definition_note": "",
        "numerator_words": "assessments in time",
        "denominator_words": "assessments",
        "theme": "assessment",
        "theme_label": "Assessment",
        "owner": "Olive Owner",
        "owner_id": 1,
        "deputy_id": None,
        "unit": Unit.PERCENT.value,
        "unit_words": "Share",
        "decimals": 1,
        "polarity": "high",
        "polarity_words": "Higher is better",
        "counts": "children",
        "threshold": 5,
        "share_of": "",
        "life_cycle": "live",
        "life_words": "",
        "narrative_when": "when_needed",
        "figure": a_shown(),
        "target": TargetShown(Decimal(85), None, None, Decimal(5), "85%", "tolerance 5 points", ""),
        "rating": MET,
        "last_period": no_change(),
        "same_last_year": no_change(against="the same point last year"),
        "year_end": no_change(against="year-end 2020/21"),
        "neighbours": no_comparison("Neighbours"),
        "region": no_comparison("Region"),
        "england": no_comparison("England"),
    }
    return LineStanding(**{**given, **fields})


def a_risk(key: int = 7, **fields: Any) -> RiskFacts:
    given: dict[str, Any] = {
        "key": key,
        "reference": f"R{key}",
        "register": "Directorate register",
        "title": f"Risk {key}",
        "mitigation": "What is done about it.",
        "owner": "Olive Owner",
        "strategic": ("Demand",),
        "indicators": ("TIMELY",),
        "likelihood": 4,
        "impact": 4,
        "score": 16,
        "band": "High",
        "scored_on": datetime.date(2021, 9, 30),
        "score_reason": "Reviewed.",
        "movement": "No change",
        "moved": "same",
        "closed": False,
    }
    return RiskFacts(**{**given, **fields})


def a_narrative(indicator: str = "TIMELY", **fields: Any) -> NarrativeFacts:
    given: dict[str, Any] = {
        "indicator": indicator,
        "theme": "",
        "about": f"Name of {indicator}",
        "covers": (),
        "shows": "What it shows.",
        "why": "",
        "doing": "",
        "expected": "",
        "forecast": "",
        "forecast_value": None,
        "forecast_for": None,
        "by": "Olive Owner",
    }
    return NarrativeFacts(**{**given, **fields})


def a_content(
    submission: Submission,
    *lines: LineStanding,
    risks: tuple[RiskFacts, ...] = (),
    narratives: tuple[NarrativeFacts, ...] = (),
) -> SubmissionContent:
    council, period = submission.scorecard.council, parse_period(submission.period)
    lines = lines or (a_line(figure=a_shown(period=submission.period)),)
    words = list(dict.fromkeys(line.rating for line in lines))
    return SubmissionContent(
        schema=SCHEMA,
        council=_facts(council),
        scorecard_id=submission.scorecard_id,
        submission_id=submission.pk,
        period=submission.period,
        revision=submission.revision,
        revision_kind="",
        revision_reason="",
        directorate="",
        director="Dora Director",
        quarter=QuarterStanding(
            scorecard=submission.scorecard.name,
            period=submission.period,
            title=period.title,
            data_date=submission.data_date,
            coverage="whole",
            coverage_words="the whole quarter",
            last_period_label="last quarter",
            year_end_label="year-end 2020/21",
            region_label="Region",
            neighbours_note="",
            themes=tuple(
                ThemeStanding(code, label, tuple(line for line in lines if line.theme == code))
                for code, label in dict.fromkeys((line.theme, line.theme_label) for line in lines)
            ),
            tally=tuple((word, sum(line.rating == word for line in lines)) for word in words),
        ),
        narratives=narratives,
        actions=(),
        risks=risks,
    )


def _facts(council: Council) -> CouncilFacts:
    return CouncilFacts(council.number, council.name, council.colour, council.invented)


def a_copy(council: Council, public: Any, *, real: Any = None, **fields: Any) -> SignedCopy:
    """A signed copy at the end of the council's chain; `real` is what staff read, where it differs."""
    texts = to_text(real or public), to_text(public)
    last = copies.last_of(council)
    previous = last.chain_sha256 if last else BEGINNING
    sealed = copies.sealed(*texts)
    given: dict[str, Any] = {
        "schema": SCHEMA,
        "sha256": digest(sealed),
        "position": last.position + 1 if last else 1,
        "previous_sha256": previous,
        "chain_sha256": chained(sealed, previous),
        "signed_at": timezone.now(),
        "signed_by": builders.a_person(),
        "signed_by_name": "Dora Director",
        "signed_by_title": "Director",
        "content": texts[0],
        "public_content": texts[1],
    }
    return SignedCopy.objects.create(council=council, **{**given, **fields})


def a_signed_quarter(council: Council, *lines: LineStanding, **fields: Any) -> SignedCopy:
    """A signed quarter, 2021-Q2 unless told which, not published; lines, `risks` and `narratives` are its content."""
    said = {name: fields.pop(name) for name in ("risks", "narratives") if name in fields}
    real = fields.pop("real", None)
    if "scorecard" not in fields:
        known = SignedCopy.objects.filter(council=council, submission__isnull=False).first()
        fields["scorecard"] = known.submission.scorecard if known else builders.a_scorecard(council)
    scorecard = fields.pop("scorecard")
    submission = builders.a_submission(scorecard, state=State.SIGNED_OFF, **fields)
    content = a_content(submission, *lines, **said)
    return a_copy(
        council,
        content,
        real=a_content(submission, *real) if real else None,
        submission=submission,
        title=f"{scorecard.name}, {content.quarter.title}",
        period=submission.period,
        revision=submission.revision,
    )


def a_revision(of: SignedCopy, *lines: LineStanding, **fields: Any) -> SignedCopy:
    """The next signed revision of a signed quarter."""
    given = {"revision_kind": "corrects", "revision_reason": "A figure was wrong.", "period": of.period}
    given |= {"revision": of.revision + 1, "revises": of.submission, "scorecard": of.submission.scorecard}
    return a_signed_quarter(of.council, *lines, **given, **fields)


def a_report_content(council: Council, *quarters: SubmissionContent, **fields: Any) -> ReportContent:
    given: dict[str, Any] = {
        "schema": SCHEMA,
        "council": _facts(council),
        "report_id": 1,
        "title": "Children’s services performance",
        "coverage": "the whole quarter",
        "revision": 1,
        "revision_reason": "",
        "cover": CoverFacts(
            "Cabinet", datetime.date(2021, 12, 1), "Public", "Olive Owner", "Head", "o@example.org", "01", "Cllr P"
        ),
        "sections": (),
        "key_messages": ("Assessments are slower.",),
        "key_issues": (),
        "recommendations": (),
        "appendices": (),
        "submissions": quarters,
        "submission_hashes": ("",) * len(quarters),
        "statement": "",
        "signed_by": "Dora Director",
        "signed_by_title": "Director",
        "signed_at": timezone.now(),
    }
    return ReportContent(**{**given, **fields})


def a_publication(*quarters: SignedCopy, supersedes: Publication | None = None, **fields: Any) -> Publication:
    """A published report around signed quarters of one council; content fields such as `key_messages` may be given."""
    council = quarters[0].council
    row = {name: fields.pop(name) for name in ("published_at", "withdrawn") if name in fields}
    content = a_report_content(council, *(copies.public_quarter(quarter) for quarter in quarters), **fields)
    report = builders.a_report(builders.a_meeting(council))
    copy = a_copy(
        council,
        content,
        report=report,
        title=content.title,
        period=quarters[0].period,
        revision=content.revision,
    )
    clerk = builders.a_person(Role.CLERK, council=council)
    withdrawn = row.pop("withdrawn", False)
    if withdrawn:
        row |= {"withdrawn_at": timezone.now(), "withdrawn_by": clerk, "withdrawn_reason": "A fault."}
    publication = Publication.objects.create(copy=copy, published_by=clerk, **row)
    PublishedQuarter.objects.bulk_create(PublishedQuarter(publication=publication, copy=each) for each in quarters)
    if supersedes is not None:
        Publication.objects.filter(pk=supersedes.pk).update(superseded_at=timezone.now(), superseded_by=publication)
    return publication


def a_published_quarter(council: Council, *lines: LineStanding, **fields: Any) -> tuple[Publication, SignedCopy]:
    """A quarter with a report of its own."""
    quarter = a_signed_quarter(council, *lines, **fields)
    return a_publication(quarter), quarter


def a_document(publication: Publication, kind: str = "pdf", size: int = 410_000) -> Document:
    """A ready file of a published report."""
    file = files.store(f"paper.{kind}", b"x" * size, media_type="application/pdf", by=None)
    return Document.objects.create(
        copy=publication.copy,
        kind=kind,
        file=file,
        state="ready",
        pages=14 if kind == "pdf" else None,
        beside={"meeting_on": "2021-12-15", "item": "7"} if kind == "pdf" else {},
        finished_at=timezone.now(),
    )


def with_period(line: LineStanding, period: str, value: str | None = "76.5") -> LineStanding:
    return replace(line, figure=a_shown(value, period))
