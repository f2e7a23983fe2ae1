"""What the committee read of these scorecards before, as its members read it: how each line was rated then."""

from collections.abc import Iterator

from scorecards.committee.models import Report
from scorecards.committee.rules import Classification, SectionSource, State
from scorecards.copies.content.schema import LastMetFacts, RatedFacts, ReportContent
from scorecards.copies.models import SignedCopy
from scorecards.copies.plain import from_text


def last_met(report: Report) -> LastMetFacts | None:
    """The newest published report of an earlier meeting on a scorecard of this one; None where there is none.

    Read only for a report that has a place to tell it. What was wholly exempt is told in no other report.
    """
    if not report.sections.filter(source=SectionSource.SINCE_LAST_MET.value).exists():
        return None
    copy = _before(report)
    return _facts(from_text(copy.public_content, ReportContent)) if copy else None


def _before(report: Report) -> SignedCopy | None:
    earlier = SignedCopy.objects.filter(
        report__meeting__committee=report.meeting.committee_id,
        report__meeting__on__lt=report.meeting.on,
        report__state=State.PUBLISHED.value,
        report__submissions__scorecard__in=report.submissions.values("scorecard"),
    ).exclude(report__classification=Classification.EXEMPT.value)
    return earlier.order_by("-report__meeting__on", "-position").first()


def _facts(content: ReportContent) -> LastMetFacts:
    return LastMetFacts(content.cover.meeting_on, content.title, tuple(_ratings(content)))


def _ratings(content: ReportContent) -> Iterator[RatedFacts]:
    """Of each scorecard as its newest quarter there has it."""
    newest = {each.scorecard_id: each for each in sorted(content.submissions, key=lambda each: each.period)}
    for quarter in newest.values():
        for line in quarter.quarter.lines:
            word = line.rating.word if line.rating.rated else ""
            yield RatedFacts(quarter.scorecard_id, line.indicator, word, line.rating.shape, line.rating.tone)
