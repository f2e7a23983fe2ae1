"""The cover: where and when the report is read, who answers for it, how old its figures are, what to know first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

from portal.figures.spans import day_words
from scorecards.copies.content.schema import AmendedFacts, ReportContent, SubmissionContent, SupplementFacts
from scorecards.publishing.story import Council, Crest, Fact, Person

HOW_TO_READ = "How to read the figures"
LISTED = 8  # a cover is one page
LOCAL = ZoneInfo("Europe/London")
CLASSIFIED = {"open": "Public", "exempt_in_part": "Exempt in part", "exempt": "Exempt"}
# The cover of a report that was begun before layouts had covers.
USUAL = (
    ("committee", "Committee"),
    ("date", "Date"),
    ("item", "Item"),
    ("classification", "Classification"),
    ("officer", "Responsible officer"),
    ("portfolio_holder", "Portfolio holder"),
)
REVISED = {
    "completes": "completes figures that were missing when it was signed before",
    "corrects": "corrects what was signed before",
}


@dataclass(frozen=True)
class Beside:
    """What the clerk allots and where the paper can be checked, printed beside the signed content and no part of it."""

    meeting_on: date | None = None
    item: str = ""
    late_chair: str = ""
    late_reason: str = ""
    check_at: str = ""

    @classmethod
    def of(cls, beside: Mapping[str, str]) -> Beside:
        """From a document's row: the day as "2021-12-01"."""
        day = beside.get("meeting_on", "")
        said = {name: beside.get(name, "") for name in ("item", "late_chair", "late_reason", "check_at")}
        return cls(date.fromisoformat(day) if day else None, **said)


def council(content: ReportContent, directorate: str = "") -> Council:
    """Whose report it is, with the crest that it was signed with."""
    facts, crest = content.council, content.crest
    shown = Crest(crest.alt, crest.sha256, facts.number) if crest else None
    return Council(facts.name, facts.colour, directorate, shown)


def facts(content: ReportContent, beside: Beside) -> tuple[Fact, ...]:
    """In the order of the layout, under its labels; what says nothing is left out."""
    values = _values(content, beside)
    return tuple(Fact(label, values[fact]) for fact, label in _lines(content) if values.get(fact))


def _lines(content: ReportContent) -> tuple[tuple[str, str], ...]:
    return content.cover.lines or USUAL


def _values(content: ReportContent, beside: Beside) -> dict[str, str]:
    cover, day = content.cover, day_words(meeting_day(content, beside))
    return {
        "committee_and_date": f"{cover.committee}, {day}",
        "committee": cover.committee,
        "date": day,
        "item": beside.item,
        "classification": classified(content),
        "report_by": cover.officer_title or cover.officer_name,
        "decision_type": cover.decision_type,
        "wards": cover.wards,
    }


def running(content: ReportContent, beside: Beside) -> str:
    """ "Cabinet, 1 December 2021, item 7, Public": what stands at the head of every page, whatever the cover lists."""
    values = _values(content, beside)
    item = f"item {beside.item}" if beside.item else ""
    short = CLASSIFIED.get(content.cover.classification, content.cover.classification)
    return ", ".join(filter(None, (values["committee_and_date"], item, short)))


def classified(content: ReportContent) -> str:
    """ "Exempt in part, paragraph 2"."""
    cover = content.cover
    words = CLASSIFIED.get(cover.classification, cover.classification)
    return f"{words}, paragraph {cover.paragraph}" if cover.paragraph else words


def meeting_day(content: ReportContent, beside: Beside) -> date:
    """The day as the clerk has it now; what was known at sign-off where nothing else was said."""
    return beside.meeting_on or content.cover.meeting_on


def people(content: ReportContent) -> tuple[Person, ...]:
    """Who answers for the report, where the cover names them."""
    cover = content.cover
    known = {
        "officer": Person("", cover.officer_name, cover.officer_email, cover.officer_telephone, cover.officer_title),
        "portfolio_holder": Person("", cover.portfolio_holder),
    }
    named = [(label, known[fact]) for fact, label in _lines(content) if fact in known]
    return tuple(replace(person, part=label) for label, person in named if person.name)


def coverage(content: ReportContent) -> str:
    """ "Quarter 1, 2026/27, part quarter, to 18 June 2026"."""
    return content.coverage[:1].upper() + content.coverage[1:]


def age(content: ReportContent, beside: Beside) -> str:
    """How old the figures are on the day of the meeting, for each quarter that the report is around."""
    day = meeting_day(content, beside)
    several = len(content.submissions) > 1
    return " ".join(_age(quarter, day, several) for quarter in content.submissions)


def _age(quarter: SubmissionContent, day: date, several: bool) -> str:
    stands = quarter.quarter.data_date
    of = f" of {quarter.quarter.scorecard}, {quarter.quarter.title}," if several else ""
    days = (day - stands).days
    if days <= 0:
        return f"The figures{of} stand at {day_words(stands)}."
    old = "1 day old" if days == 1 else f"{days} days old"
    return f"On the day of the meeting the figures{of} are {old}: they stand at {day_words(stands)}."


def signed(content: ReportContent, *, proof: bool) -> str:
    """By whom and when, and the statement that was signed."""
    if proof:
        return "A proof: this report is not signed off."
    title = f", {content.signed_by_title}," if content.signed_by_title else ""
    words = f"Signed off by {content.signed_by}{title} on {moment_words(content.signed_at)}."
    return f"{words} {content.statement}".strip()


def moment_words(moment: datetime) -> str:
    """ "18 November 2021 at 14:05", in the time of the house."""
    local = moment.astimezone(LOCAL)
    return f"{day_words(local.date())} at {local:%H:%M}"


def notices(content: ReportContent, beside: Beside) -> tuple[str, ...]:
    return (*exempt(content), *late(beside), *_notices(content))


def mark(content: ReportContent) -> tuple[str, ...]:
    """What stands across every page of a report that is wholly exempt."""
    cover = content.cover
    if cover.classification != "exempt":
        return ()
    by = f": paragraph {cover.paragraph} of Schedule 12A" if cover.paragraph else ""
    return (f"Exempt{by}. Not for publication",)


def exempt(content: ReportContent) -> tuple[str, ...]:
    """What is kept from press and public: that there is something, by which paragraph, and why; nothing of it."""
    cover = content.cover
    if not cover.paragraph:
        return ()
    number = sum(not each.open for each in content.appendices)
    what = "an exempt appendix" if number == 1 else f"{number} exempt appendices"
    begins = f"This report is public. There is {what}" if number == 1 else f"This report is public. There are {what}"
    if not content.appendices:
        begins = "This report is exempt in part; what is exempt is not attached yet"
    if cover.classification == "exempt":
        begins = "This report is exempt and is not for publication: press and public may not read it"
    return (
        f"{begins}; paragraph {cover.paragraph} of Part 1 of Schedule 12A to the Local Government Act 1972: "
        f"{cover.exempt_words} Why the public interest is in not disclosing it: {_sentence(cover.public_interest)}",
    )


def late(beside: Beside) -> tuple[str, ...]:
    """Why a paper that was not open to inspection in time is taken all the same."""
    if not beside.late_reason:
        return ()
    return (
        "Late item. This paper was not published by the last day for the meeting. "
        f"{beside.late_chair}, who chairs the meeting, is of the opinion that it should be considered as a matter of "
        "urgency because of special circumstances (Local Government Act 1972, section 100B(4)(b)): "
        f"{_sentence(beside.late_reason)}",
    )


def _notices(content: ReportContent) -> Iterator[str]:
    if content.council.invented:
        yield (
            f"An invented example. There is no {content.council.name}: its people, children and figures are made up."
        )
    if content.supplement_to:
        yield from _beside(content.supplement_to)
    if content.revision > 1:
        yield f"This is revision {content.revision} of the report. {_sentence(content.revision_reason)}"
        yield from _changed(content.changes)
    for quarter in content.submissions:
        if quarter.revision > 1:
            title = f"{quarter.quarter.scorecard}, {quarter.quarter.title}"
            does = REVISED.get(quarter.revision_kind, "follows one that was signed before")
            yield f"Revision {quarter.revision} of {title} {does}. {_sentence(quarter.revision_reason)}"
            yield from _changed(quarter.changes)


def _beside(report: SupplementFacts) -> Iterator[str]:
    yield (
        f"A supplement to “{report.title}”, which was signed on {moment_words(report.signed_at)} (its seal begins "
        f"{report.sha256[:8]}) and stands as it was signed. These figures came after it."
    )


def _changed(changes: Sequence[AmendedFacts]) -> Iterator[str]:
    """What the revision changes, as far as a cover has room; the appendix lists all of it."""
    if not changes:
        return
    yield "What changed:"
    for change in changes[:LISTED]:
        yield amended(change)
    more = len(changes) - LISTED
    if more > 0:
        yield f"{more} more {'change is' if more == 1 else 'changes are'} listed under “{HOW_TO_READ}”."


def amended(change: AmendedFacts) -> str:
    """ "Repeat referrals, quarter 1: was 11.9%, now 12.1%."."""
    end = "" if change.words.endswith((".”", "!”", "?”")) else "."
    return f"{change.what}: {change.words}{end}"


def _sentence(words: str) -> str:
    words = words.strip()
    return words if words.endswith((".", "!", "?")) else f"{words}."
