"""What a revision of a report changes: cover, words sentence by sentence, files, quarters signed in between. Pure."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from portal.figures.spans import day_words
from scorecards.committee.rules import CLASSIFICATION_WORDS
from scorecards.copies.amended import changes_since
from scorecards.copies.content.schema import AmendedFacts, AppendixFacts, ReportContent, SubmissionContent
from scorecards.copies.reworded import reworded

COVER = {
    "classification": "Classification",
    "officer_name": "Responsible officer",
    "portfolio_holder": "Portfolio holder",
    "decision_type": "Decision type",
    "wards": "Wards affected",
}


def report_changes(before: ReportContent | None, now: ReportContent, *, quotes: bool) -> tuple[AmendedFacts, ...]:
    """Of two public contents; nothing where there was no revision before. `quotes` as in `reworded`.

    A quarter lists itself what its last revision changed; of one that was revised more than once between the two, all
    is listed here.
    """
    if before is None:
        return ()
    files = _appendices(before.appendices, now.appendices)
    return (*_cover(before, now, quotes), *_words(before, now, quotes), *files, *_quarters(before, now, quotes))


def _cover(before: ReportContent, now: ReportContent, quotes: bool) -> Iterator[AmendedFacts]:
    """Who answers for the report and what it decides; day and item are no part of what is signed."""
    for name, label in COVER.items():
        was, says = (_said(name, getattr(content.cover, name)) for content in (before, now))
        if was != says:
            yield AmendedFacts("cover", "", label, _from(was if quotes else "", says))


def _said(name: str, value: str) -> str:
    known = {kind.value: words for kind, words in CLASSIFICATION_WORDS.items()} if name == "classification" else {}
    return known.get(value, value) or "not said"


def _from(was: str, now: str) -> str:
    return f"was {was}, now {now}" if was else f"now {now}"


def _quarters(before: ReportContent, now: ReportContent, quotes: bool) -> Iterator[AmendedFacts]:
    was = {(each.scorecard_id, each.period): each for each in before.submissions}
    for quarter in now.submissions:
        then = was.get((quarter.scorecard_id, quarter.period))
        if then is not None and quarter.revision > then.revision + 1:
            yield from _since(then, quarter, quotes)


def _since(then: SubmissionContent, now: SubmissionContent, quotes: bool) -> Iterator[AmendedFacts]:
    for change in changes_since(then, now, quotes=quotes):
        yield replace(change, what=f"{change.what}, since revision {then.revision}")


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
    """Open ones by their titles; what is exempt has none here, and is counted."""
    was = {each.title: each for each in before if each.open}
    says = {each.title: each for each in now if each.open}
    for title, appendix in says.items():
        words = ["added"] if title not in was else _appendix(was[title], appendix)
        yield from (AmendedFacts("appendix", "", f"Appendix “{title}”", each) for each in words)
    exempt = [sum(not each.open for each in appendices) for appendices in (before, now)]
    if exempt[0] != exempt[1]:
        yield AmendedFacts("appendix", "", "Exempt appendices", f"were {exempt[0]}, now {exempt[1]}")
    for title in was:
        if title not in says:
            yield AmendedFacts("appendix", "", f"Appendix “{title}”", "taken out")


def _appendix(before: AppendixFacts, now: AppendixFacts) -> Iterator[str]:
    if before.file_sha256 != now.file_sha256:
        yield "another file"
    if before.data_date != now.data_date:
        yield f"its figures stand at {day_words(now.data_date)}" if now.data_date else "it states no data date"
    if before.draft != now.draft:
        yield "a draft" if now.draft else "no draft any more"
    if before.description != now.description:
        yield "described anew"
