"""The sections in their order, each filled from what people wrote or from the quarter's data; appendices at the end."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from portal.charts.palette import Palette
from portal.prose import Paragraph, to_blocks
from scorecards.copies.content.schema import ReportContent, SectionFacts
from scorecards.publishing.story import (
    Bullets,
    KeyIssue,
    Para,
    Part,
    Recommendations,
    Section,
    Story,
    Table,
    actions_table,
    key_issues_table,
    para,
    plain,
    risk_table,
    told,
)
from scorecards.publishing.telling import attached, cover
from scorecards.publishing.telling.audit import HEADING as HOW_CHECKED
from scorecards.publishing.telling.audit import how_checked
from scorecards.publishing.telling.checking import how_to_check
from scorecards.publishing.telling.figures import all_figures
from scorecards.publishing.telling.keys import keyed, quarter_keys
from scorecards.publishing.telling.narratives import action_with_latest
from scorecards.publishing.telling.performance import performance
from scorecards.publishing.telling.reading import how_to_read
from scorecards.publishing.telling.references import listings, references
from scorecards.publishing.telling.resolutions import HEADING, came_of_it, has_own_section
from scorecards.publishing.telling.risks import risk
from scorecards.publishing.telling.since import since_last_met

WIDE = 8  # columns that need a lying page


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
        council=cover.council(content, directorate),
        facts=cover.facts(content, beside),
        people=cover.people(content),
        coverage=cover.coverage(content),
        age=cover.age(content, beside),
        signed=cover.signed(content, proof=not sha256),
        revision=content.revision,
        sha256=sha256,
        sections=attached.with_list(content, tuple(_sections(telling, tuple(how_to_check(beside, sha256))))),
        notices=cover.notices(content, beside),
        running=cover.running(content, beside),
        numbering=content.numbering,
        watermark=cover.mark(content),
    )


def _sections(telling: Telling, how_to_check: tuple[Part, ...]) -> Iterator[Section]:
    """What the layout has first; what is made from the data for reference follows as appendices, then files."""
    laid_out = list(_laid_out(telling))
    if telling.content.resolutions and not has_own_section(telling.content):
        numbered = [place for place, section in enumerate(laid_out, 1) if section.numbered]
        asked = Section(HEADING, tuple(came_of_it(telling.content)), numbered=bool(numbered), key="resolutions")
        laid_out.insert(max(numbered, default=len(laid_out)), asked)
    yield from laid_out
    sections = telling.content.sections
    figures = [_figures_appendix(telling, section) for section in sections if section.source == "appendix_figures"]
    yield from figures
    explained = (*how_to_read(telling.content), *how_to_check)
    # Appendices begin on a page of their own; after figures that do not lie this one is not the first.
    yield Section(cover.HOW_TO_READ, explained, appendix=True, new_page=not figures, key="how_to_read")
    if used := tuple(references(telling.content)):
        yield Section("References", used, appendix=True, key="references")
    if checked := tuple(how_checked(telling.content)):
        yield Section(HOW_CHECKED, checked, appendix=True, key="how_checked")
    yield from attached.sections(telling.content)
    yield Section("Tables and figures", listings(), numbered=False)


def _laid_out(telling: Telling) -> Iterator[Section]:
    for section in telling.content.sections:
        told_by = SOURCES.get(section.source)
        if told_by is None:
            continue
        parts = tuple(told_by(telling, section))
        if parts or section.source not in LEFT_OUT_WHEN_EMPTY:
            alone = section.source in ON_A_NEW_PAGE
            yield Section(section.heading, parts, numbered=section.numbered, key=section.key, new_page=alone)


def _figures_appendix(telling: Telling, section: SectionFacts) -> Section:
    parts = (*told(section.text), *_all_figures(telling))
    wide = any(isinstance(part, Table) and len(part.columns) >= WIDE for part in parts)
    return Section(section.heading, parts, appendix=True, landscape=wide, key=section.key)


def _all_figures(telling: Telling) -> Iterator[Part]:
    quarters = telling.content.submissions
    for quarter, suffix in zip(quarters, quarter_keys(quarters), strict=True):
        yield from keyed(all_figures(quarter), suffix)


def _written(_telling: Telling, section: SectionFacts) -> Iterator[Part]:
    yield from told(section.text)


def _since(telling: Telling, _section: SectionFacts) -> Iterator[Part]:
    yield from since_last_met(telling.content)


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
                yield Recommendations(lead, (para(block),))
            else:
                yield Bullets(block)
            lead = ""


def _performance(telling: Telling, _section: SectionFacts) -> Iterator[Part]:
    several = len(telling.content.submissions) > 1
    for quarter, suffix in zip(telling.content.submissions, quarter_keys(telling.content.submissions), strict=True):
        yield from keyed(performance(quarter, telling.palette, several=several), suffix)


def _risks(telling: Telling, section: SectionFacts) -> Iterator[Part]:
    yield from told(section.text)
    risks = {each.key: each for quarter in telling.content.submissions for each in quarter.risks}
    if risks:
        yield risk_table([risk(each) for each in risks.values()])
    elif section.text:
        yield Para(plain("No risk is recorded with these figures."))


def _actions(telling: Telling, section: SectionFacts) -> Iterator[Part]:
    yield from told(section.text)
    actions = {action.key: action for quarter in telling.content.submissions for action in quarter.actions}
    if actions:
        yield actions_table([(a.about, action_with_latest(a)) for a in actions.values()])
    elif section.text:
        yield Para(plain("No action is open."))


def _resolutions(telling: Telling, section: SectionFacts) -> Iterator[Part]:
    yield from told(section.text)
    yield from came_of_it(telling.content)


def _appendices(_telling: Telling, section: SectionFacts) -> Iterator[Part]:
    """What is written above the list, which follows when every appendix is known."""
    yield from told(section.text)


# By the source of a section; what stands in neither table is an appendix.
SOURCES: Mapping[str, Callable[[Telling, SectionFacts], Iterator[Part]]] = {
    "written": _written,
    "background_papers": _written,
    "since_last_met": _since,
    "key_messages": _key_messages,
    "key_issues": _key_issues,
    "recommendations": _recommendations,
    "performance": _performance,
    "risks": _risks,
    "actions": _actions,
    "resolutions": _resolutions,
    "appendices": _appendices,
}
LEFT_OUT_WHEN_EMPTY = {"key_issues", "resolutions", "risks", "actions"}
ON_A_NEW_PAGE = {"since_last_met"}
