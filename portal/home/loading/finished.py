"""Shropshire's quarter 2 of 2021/22, which the example keeps open, as it is once everything has been done.

The words that are missing are the example's own, kept for the visitor to type.
"""

from dataclasses import replace
from datetime import date

from portal.home.example.definitions import AnswerFact, CommentFact, NarrativeFact, QuarterFact, ReportFact
from scorecards.submissions.rules import State

ANSWERED_ON, SENT_ON, SIGNED_ON = date(2021, 11, 15), date(2021, 11, 17), date(2021, 11, 19)
REPORT_SIGNED_ON, PUBLISHED_ON = date(2021, 11, 22), date(2021, 11, 23)
ANSWER = "Not from these figures. We will bring the number of places to the meeting."


def quarter(open_one: QuarterFact) -> QuarterFact:
    """Every narrative ready, every question answered, sent for review and signed."""
    return replace(
        open_one,
        state=State.SIGNED_OFF,
        sent_on=SENT_ON,
        signed_on=SIGNED_ON,
        narratives=tuple(_ready(each) for each in open_one.narratives),
        comments=tuple(_answered(each, open_one.narratives) for each in open_one.comments),
    )


def report(fact: ReportFact) -> ReportFact:
    """A draft is signed, and published on the last day for it; one that is out stays as it is."""
    if fact.published_on:
        return fact
    return replace(fact, signed_on=REPORT_SIGNED_ON, published_on=PUBLISHED_ON)


def _ready(fact: NarrativeFact) -> NarrativeFact:
    return replace(fact, state="ready")


def _answered(fact: CommentFact, narratives: tuple[NarrativeFact, ...]) -> CommentFact:
    if fact.answers:
        return fact
    writer = next(each.by for each in narratives if each.line == fact.line)
    return replace(fact, answers=(AnswerFact(writer, ANSWERED_ON, ANSWER),))
