"""The sections in their order, each filled from what people wrote or from the quarter's data; appendices at the end."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from portal.charts.palette import Palette
from portal.figures.spans import day_words
from portal.prose import List, Paragraph, to_blocks
from scorecards.copies.content.schema import AppendixFacts, ReportContent, SectionFacts
from scorecards.publishing.story import (
    Bullets,
    Column,
    Council,
    Group,
    KeyIssue,
    Para,
    Part,
    Recommendations,
    Row,
    Section,
    Story,
    Table,
    Words,
    actions_table,
    key_issues_table,
    plain,
    risk_table,
    told,
)
from scorecards.publishing.telling import cover
from scorecards.publishing.telling.checking import how_to_check
from scorecards.publishing.telling.figures import all_figures
from scorecards.publishing.telling.narratives import action_with_latest
from scorecards.publishing.telling.performance import performance
from scorecards.publishing.telling.reading import how_to_read
from scorecards.publishing.telling.resolutions import HEADING, came_of_it, has_own_section
from scorecards.publishing.telling.risks import risk


@dataclass(frozen=True)
class Telling:
    """What the sections are told from."""

    content: ReportContent
    palette: Palette


def tell(content: ReportContent, beside: cover.Beside, *, sha256: str = "") -> Story:
    """The story of a report, not yet numbered. Give the public content; without a hash it is a proof."""
    telling = Telling(content, Palette.of_council(content.council.colour))
    directorate = next((quarter.directorate for quarter in content.submissions if quarter.directorate), "")
    return Story(
        title=content.title,
        council=Council(content.council.name, content.council.colour, directorate),
        facts=cover.facts(content, beside),
        people=cover.people(content),
        coverage=cover.coverage(content),
        age=cover.age(content, beside),
        signed=cover.signed(content, proof=not sha256),
        revision=content.revision,
        sha256=sha256,
        sections=tuple(_sections(telling, tuple(how_to_check(beside, sha256)))),
        notices=cover.notices(content, beside),
        running=cover.running(content, beside),
        numbering=content.numbering,
    )


def _sections(telling: Telling, how_to_check: tuple[Part, ...]) -> Iterator[Section]:
    """Numbered sections first; what is made from the data for reference follows as appendices."""
    sections = telling.content.sections
    for section in sections:
        told_by = SOURCES.get(section.source)
        if told_by is None:
            continue
        parts = tuple(told_by(telling, section))
        if parts or section.source not in LEFT_OUT_WHEN_EMPTY:
            yield Section(section.heading, parts, numbered=section.numbered, key=section.key)
    if telling.content.resolutions and not has_own_section(telling.content):
        yield Section(HEADING, tuple(came_of_it(telling.content)), key="resolutions")
    for section in sections:
        if section.source == "appendix_figures":
            figures = (part for quarter in telling.content.submissions for part in all_figures(quarter))
            parts = (*told(section.text), *figures)
            yield Section(section.heading, parts, appendix=True, landscape=True, key=section.key)
    explained = (*how_to_read(telling.content), *how_to_check)
    yield Section(cover.HOW_TO_READ, explained, appendix=True, new_page=True, key="how_to_read")


def _written(_telling: Telling, section: SectionFacts) -> Iterator[Part]:
    yield from told(section.text)


def _key_messages(telling: Telling, _section: SectionFacts) -> Iterator[Part]:
    for message in telling.content.key_messages:
        yield from told(message)


def _key_issues(telling: Telling, _section: SectionFacts) -> Iterator[Part]:
    issues = [KeyIssue(i.theme, i.position, i.issue, i.focus) for i in telling.content.key_issues]
    if issues:
        yield key_issues_table(issues)


def _recommendations(telling: Telling, _section: SectionFacts) -> Iterator[Part]:
    """Each recommendation is a numbered paragraph; a list inside one follows it."""
    lead = f"{telling.content.cover.committee} is asked to:"
    for words in telling.content.recommendations:
        for block in to_blocks(words):
            if isinstance(block, Paragraph):
                yield Recommendations(lead, (Para(block),))
            else:
                yield Bullets(block)
            lead = ""


def _performance(telling: Telling, _section: SectionFacts) -> Iterator[Part]:
    several = len(telling.content.submissions) > 1
    for quarter in telling.content.submissions:
        yield from performance(quarter, telling.palette, several=several)


def _risks(telling: Telling, section: SectionFacts) -> Iterator[Part]:
    yield from told(section.text)
    risks = {each.key: each for quarter in telling.content.submissions for each in quarter.risks}
    if risks:
        yield risk_table([risk(each) for each in risks.values()])
    else:
        yield Para(plain("No risk stands in the risk table of this report."))


def _actions(telling: Telling, section: SectionFacts) -> Iterator[Part]:
    yield from told(section.text)
    actions = {action.key: action for quarter in telling.content.submissions for action in quarter.actions}
    if actions:
        yield actions_table([(a.about, action_with_latest(a)) for a in actions.values()])
    else:
        yield Para(plain("No action stands open in this report."))


def _resolutions(telling: Telling, section: SectionFacts) -> Iterator[Part]:
    yield from told(section.text)
    yield from came_of_it(telling.content)


def _appendices(telling: Telling, section: SectionFacts) -> Iterator[Part]:
    """What follows in the paper, and what is attached to it."""
    yield from told(section.text)
    made = [s.heading for s in telling.content.sections if s.source == "appendix_figures"]
    yield Bullets(List(False, tuple((plain(f"{heading}: in this paper."),) for heading in (*made, cover.HOW_TO_READ))))
    if telling.content.appendices:
        columns = (Column("Attached"), Column("Data date"), Column("File"), Column("SHA-256"))
        rows = tuple(map(_attached, telling.content.appendices))
        yield Table("Attached appendices", columns, (Group(rows),), kind="appendices")


def _attached(appendix: AppendixFacts) -> Row:
    if not appendix.open:
        return Row((appendix.title, *(Words("–", quiet=True),) * 3))
    title = f"{appendix.title}. {appendix.description}".strip() if appendix.description else appendix.title
    day = day_words(appendix.data_date) if appendix.data_date else Words("not stated", quiet=True)
    return Row((title, day, appendix.file_name or Words("–", quiet=True), appendix.file_sha256[:16]))


# By the source of a section; what stands in neither table is an appendix.
SOURCES: Mapping[str, Callable[[Telling, SectionFacts], Iterator[Part]]] = {
    "written": _written,
    "background_papers": _written,
    "key_messages": _key_messages,
    "key_issues": _key_issues,
    "recommendations": _recommendations,
    "performance": _performance,
    "risks": _risks,
    "actions": _actions,
    "resolutions": _resolutions,
    "appendices": _appendices,
}
LEFT_OUT_WHEN_EMPTY = {"key_issues", "resolutions"}
