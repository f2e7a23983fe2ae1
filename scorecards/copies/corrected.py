"""What a revision of a report changes in its own words, section by section and sentence by sentence. Pure."""

from collections.abc import Iterable, Iterator

from scorecards.copies.content.schema import AmendedFacts, AppendixFacts, ReportContent
from scorecards.copies.reworded import reworded


def report_changes(before: ReportContent | None, now: ReportContent, *, quotes: bool) -> tuple[AmendedFacts, ...]:
    """Nothing where there was no revision before; its quarters list their own. `quotes` as in `reworded`."""
    if before is None:
        return ()
    return (*_words(before, now, quotes), *_appendices(before.appendices, now.appendices))


def _words(before: ReportContent, now: ReportContent, quotes: bool) -> Iterator[AmendedFacts]:
    was, says = dict(_places(before)), dict(_places(now))
    for place in dict.fromkeys((*says, *was)):
        for words in reworded(was.get(place, ""), says.get(place, ""), quotes=quotes):
            yield AmendedFacts("words", "", place, words)


def _places(content: ReportContent) -> Iterator[tuple[str, str]]:
    """Each part that people wrote, under its name; sections of one heading are told apart by their keys."""
    yield "Title", content.title
    headings = [section.heading for section in content.sections]
    for section in content.sections:
        alone = headings.count(section.heading) == 1
        yield f"Section “{section.heading}”{'' if alone else f' ({section.key})'}", section.text
    yield "Key messages", _rows(content.key_messages)
    yield "Recommendations", _rows(content.recommendations)
    yield "Key issues", _rows(words for i in content.key_issues for words in (i.theme, i.position, i.issue, i.focus))
    told = [(each.text, each.answer, *each.actions) for each in content.resolutions]
    yield "What was asked and what came of it", _rows(words for each in told for words in each)


def _rows(rows: Iterable[str]) -> str:
    return "\n".join(row for row in rows if row)


def _appendices(before: tuple[AppendixFacts, ...], now: tuple[AppendixFacts, ...]) -> Iterator[AmendedFacts]:
    """Open ones by title and file; what is exempt has neither here."""
    was = {each.title: each.file_sha256 for each in before if each.open}
    says = {each.title: each.file_sha256 for each in now if each.open}
    for title, sha256 in says.items():
        if title not in was:
            yield AmendedFacts("appendix", "", f"Appendix “{title}”", "added")
        elif was[title] != sha256:
            yield AmendedFacts("appendix", "", f"Appendix “{title}”", "another file")
    for title in was:
        if title not in says:
            yield AmendedFacts("appendix", "", f"Appendix “{title}”", "taken out")
