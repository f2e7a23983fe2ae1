"""The papers of one meeting become one file: each told anew from its signed copy, printed in one run."""

from collections.abc import Sequence
from dataclasses import replace

from portal.figures.spans import day_words
from scorecards.copies import queries as copies
from scorecards.copies.content.schema import ReportContent
from scorecards.publishing.making import PRINTED_BY, CannotMake, Made, printed_pack, story_of, versions
from scorecards.publishing.queries import PaperOfMeeting
from scorecards.publishing.story import Fact, Pack, Story
from scorecards.publishing.telling import Beside
from scorecards.publishing.telling.cover import council, meeting_day

NOTE = (
    "This file holds the reports that are published for the meeting, in the order of the agenda. Each is also a paper "
    "of its own, and that is the one that was signed."
)
NOTHING = "None of its papers is published any more. It is made again when there are papers to put into it."


def make(papers: Sequence[PaperOfMeeting]) -> Made:
    """Raises CannotMake, copies.plain.UnknownSchema."""
    if not papers:
        raise CannotMake(NOTHING)
    contents = [copies.public_report(paper.copy) for paper in papers]
    told = [
        story_of(content, beside=paper.beside, sha256=paper.copy.sha256)
        for paper, content in zip(papers, contents, strict=True)
    ]
    front = front_of(contents[0], Beside.of(papers[0].beside), told)
    items = tuple(paper.beside.get("item", "") for paper in papers)
    about = f"{len(told)} report" + ("" if len(told) == 1 else "s")
    printed = printed_pack(Pack(front, tuple(told), items, about))
    name = f"{front.title}.pdf".replace("/", "-")
    return Made(name, printed.content, "application/pdf", printed.pages, versions(*PRINTED_BY))


def front_of(content: ReportContent, beside: Beside, reports: Sequence[Story]) -> Story:
    """The cover, from the first report: all are of one meeting. It is dated as the last that was signed."""
    committee, day = content.cover.committee, day_words(meeting_day(content, beside))
    example = [notice for notice in reports[0].notices if notice.startswith("Example.")]
    return replace(
        reports[0],
        title=f"Papers for {committee}, {day}",
        council=council(content),
        facts=(Fact("Committee", committee), Fact("Date", day)),
        people=(),
        coverage="",
        age="",
        signed="",
        subtitle="",
        sections=(),
        notices=(NOTE, *example),
        signed_at=max(report.signed_at for report in reports if report.signed_at),
    )
