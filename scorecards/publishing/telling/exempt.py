"""An exempt appendix that is made from the report's own figures: every figure as it is, for those entitled alone."""

from __future__ import annotations

from collections.abc import Iterator

from scorecards.copies.content.schema import AppendixFacts, ReportContent, SubmissionContent
from scorecards.publishing.story import Fact, Para, Part, Section, Story, plain
from scorecards.publishing.telling import cover
from scorecards.publishing.telling.attached import exemption
from scorecards.publishing.telling.figures import all_figures
from scorecards.publishing.telling.lines import breakdown_table
from scorecards.publishing.telling.reading import how_to_read

NOT_FOR_PUBLICATION = "Not for publication"


def mark_words(appendix: AppendixFacts, *, serial: str, reader: str) -> tuple[str, ...]:
    """What stands on every page: why it is exempt, whether it is a draft, and whose copy it is."""
    by = f": paragraph {appendix.paragraph} of Schedule 12A" if appendix.paragraph else ""
    draft = ". Draft" if appendix.draft else ""
    return f"Exempt{by}. {NOT_FOR_PUBLICATION}{draft}", f"Copy {serial}: {reader}"


def exempt_figures(content: ReportContent, appendix: AppendixFacts, *, mark: tuple[str, ...], sha256: str) -> Story:
    """The story, not yet numbered, of an appendix with every figure. Give the content for staff."""
    directorate = next((quarter.directorate for quarter in content.submissions if quarter.directorate), "")
    return Story(
        title=appendix.title,
        subtitle=f"An exempt appendix to “{content.title}”",
        council=cover.council(content, directorate),
        facts=_facts(content, appendix),
        people=(),
        coverage=cover.coverage(content),
        age="",
        signed=cover.signed(content, proof=False),
        revision=content.revision,
        sha256=sha256,
        sections=(*_figures(content), _reading(content)),
        notices=tuple(filter(None, (exemption(appendix), appendix.description))),
        running=f"{content.cover.committee}, exempt, {NOT_FOR_PUBLICATION.lower()}",
        signed_at=content.signed_at,
        watermark=mark,
    )


def _facts(content: ReportContent, appendix: AppendixFacts) -> tuple[Fact, ...]:
    by = f", paragraph {appendix.paragraph}" if appendix.paragraph else ""
    return Fact("Committee", content.cover.committee), Fact("Classification", f"Exempt{by}")


def _figures(content: ReportContent) -> Iterator[Section]:
    for quarter in content.submissions:
        yield Section(f"Every figure, {quarter.quarter.title}", tuple(all_figures(quarter)), landscape=True)
        if parts := tuple(_breakdowns(quarter)):
            yield Section(f"Every breakdown, {quarter.quarter.title}", parts)


def _breakdowns(quarter: SubmissionContent) -> Iterator[Part]:
    for line in quarter.quarter.lines:
        yield from (breakdown_table(line, split) for split in line.breakdowns)


def _reading(content: ReportContent) -> Section:
    said = Para(plain("Nothing is withheld in this appendix: counts of one to five children are printed."))
    return Section(cover.HOW_TO_READ, (said, *how_to_read(content)), new_page=True)
