"""What is attached to a report, what of it is exempt, and how the paper was checked."""

import datetime
from dataclasses import replace

import pytest

from portal.prose import Reference
from scorecards.copies.content.schema import AppendixFacts, CheckFacts
from scorecards.publishing.story import Bullets, Table, Targets
from tests.scorecards.publishing.contents import a_quarter, a_report
from tests.scorecards.publishing.telling.tellings import parts, section, told, words


def _list(story):
    (found,) = parts(story, "Appendices", Bullets)
    return [words(item[0]) for item in found.words.items]


def test_what_is_attached_has_the_letters_after_the_paper_s_own_appendices():
    attached = AppendixFacts("Data set", "All rows.", datetime.date(2021, 9, 30), "rows.csv", "c" * 64, draft=True)
    story = told(a_report(appendices=(attached,)))

    assert _list(story) == [
        "Appendix A, All figures: in this paper.",
        "Appendix B, How to read the figures: in this paper.",
        "Appendix C, Data set (draft): rows.csv, beside this paper.",
    ]
    own = section(story, "Data set (draft)")
    assert (own.number, own.anchor, own.key) == ("C", "appendix-c", "data_set")
    assert [words(part.words) for part in own.parts] == [
        "All rows.",
        "Attached as a file of its own: rows.csv. Its figures stand at 30 September 2021. It is a draft. "
        f"SHA-256 {'c' * 64}.",
    ]


@pytest.mark.parametrize("title", ["Appendix figures", "How to read", "Data, set"])
def test_no_title_takes_the_key_of_another_part(title):
    first = AppendixFacts("Data set", "", None, "first.csv", "c" * 64)
    second = AppendixFacts(title, "", None, "second.csv", "d" * 64)
    story = told(a_report(appendices=(first, second)))

    assert _list(story) == [
        "Appendix A, All figures: in this paper.",
        "Appendix B, How to read the figures: in this paper.",
        "Appendix C, Data set: first.csv, beside this paper.",
        f"Appendix D, {title}: second.csv, beside this paper.",
    ]
    assert len({each.key for each in story.sections}) == len(story.sections)
    (target,) = [each for each in Targets(story).all if each.name == title]
    assert Targets(story).one(Reference("appendix", target.key)) == target


EXEMPT = AppendixFacts(
    "An exempt appendix is not published.",
    *("", None, "", ""),
    open=False,
    paragraph=2,
    exempt_words="Information which is likely to reveal the identity of an individual.",
    public_interest="One family could be recognised",
)


def test_an_exempt_appendix_is_said_to_exist_by_its_paragraph_and_no_more():
    cover = replace(a_report().cover, classification="exempt_in_part", paragraph=2, public_interest="So few", lines=())
    story = told(a_report(appendices=(EXEMPT,), cover=replace(cover, exempt_words="Words of the law.")))

    (part,) = section(story, "Exempt, not published").parts
    assert words(part.words) == (
        "There is an exempt appendix. It is exempt by paragraph 2 of Part 1 of Schedule 12A to the Local Government "
        "Act 1972: Information which is likely to reveal the identity of an individual. Why the public interest is in "
        "not disclosing it: One family could be recognised."
    )
    assert _list(story)[-1] == (
        "Appendix C, Exempt, not published: paragraph 2 of Schedule 12A to the Local Government Act 1972."
    )
    assert story.notices[0] == (
        "This report is public. There is an exempt appendix; paragraph 2 of Part 1 of Schedule 12A to the Local "
        "Government Act 1972: Words of the law. Why the public interest is in not disclosing it: So few."
    )
    assert "Exempt in part, paragraph 2" in [fact.value for fact in story.facts]
    assert story.watermark == ()


def test_what_is_attached_is_listed_where_the_layout_has_no_list():
    attached = AppendixFacts("Data set", "", None, "rows.csv", "c" * 64)
    report = a_report(appendices=(attached,))
    story = told(replace(report, sections=tuple(s for s in report.sections if s.source != "appendices")))

    assert _list(story)[-1] == "Appendix C, Data set: rows.csv, beside this paper."


def test_a_report_that_is_wholly_exempt_is_marked():
    cover = replace(a_report().cover, classification="exempt", paragraph=1, public_interest="So few.")

    assert told(a_report(cover=cover)).watermark == ("Exempt: paragraph 1 of Schedule 12A. Not for publication",)


def test_the_annex_says_who_read_what_is_attached_and_what_was_decided():
    at = datetime.datetime(2021, 11, 18, 14, 5, tzinfo=datetime.UTC)
    read = CheckFacts("appendix", "c" * 64, "Data set", "confirmed", by="Anna Analyst", by_title="Analyst", at=at)
    kept, rounded = CheckFacts("words", "", "a narrative", "keep"), CheckFacts("figure", "", "Adoptions", "round", to=5)
    story = told(a_report(a_quarter(checks=(kept, rounded)), checks=(read,)))

    decided, confirmed = parts(story, "How this paper was checked", Table)
    assert [row.cells[1] for row in decided.groups[0].rows] == [
        "Printed as it is: kept by the director, who gave a reason",
        "Counts are rounded to the nearest 5",
    ]
    assert confirmed.groups[0].rows[0].cells[1:] == ("c" * 64, "Anna Analyst, Analyst", "18 November 2021 at 14:05")
    assert section(story, "How this paper was checked").number == "C"


def test_a_paper_in_which_nothing_was_decided_has_no_annex():
    assert "How this paper was checked" not in [each.heading for each in told().sections]
