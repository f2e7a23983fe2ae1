import datetime
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from django.conf import settings

from portal.prose import to_blocks
from scorecards.copies.content.schema import LastMetFacts, RatedFacts, ResolutionFacts, RiskFacts, SectionFacts
from scorecards.publishing.paper import render
from scorecards.publishing.story import Bullets, Panel, Para, Section, Subheading, Table, Words, number
from scorecards.publishing.telling.cover import Beside
from scorecards.publishing.telling.report import tell
from scorecards.publishing.telling.shortened import cut, entries, shared
from scorecards.submissions.standing import RatingShown
from tests.scorecards.publishing.contents import SOURCES, a_quarter, a_report, an_action
from tests.scorecards.publishing.paper.papers import outline
from tests.scorecards.scrutiny.builders import MET, a_line

FONTS = Path(settings.FONTS_DIR)
BEFORE = datetime.date(2021, 9, 8)
OFF = RatingShown("Off target", "triangle", "poor", Decimal(1), False, "Below target.")
SECTIONS = (
    SectionFacts("since_last_met", "Since you last met", "since_last_met", "", numbered=False),
    *(SectionFacts(source, heading, source, text) for heading, source, text in SOURCES),
)


def a_risk(n: int = 1, **changes: object) -> RiskFacts:
    risk = RiskFacts(
        key=n,
        reference=f"R{n}",
        register="Register",
        title="Too few carers",
        mitigation="Recruit.",
        owner="Dora Director",
        strategic=(),
        indicators=(),
        likelihood=4,
        impact=4,
        score=16,
        band="High",
        scored_on=BEFORE,
        score_reason="",
        movement="Up from 12",
        moved="up",
        closed=False,
    )
    return replace(risk, **changes)


def a_resolution(n: int = 1, **changes: object) -> ResolutionFacts:
    resolution = ResolutionFacts(
        key=n,
        meeting_on=BEFORE,
        kind="Asked for",
        minute="12",
        text="Say why referrals rose.",
        respondent="",
        due_on=datetime.date(2021, 11, 1),
        answer="More **schools** refer.",
        answered_on=datetime.date(2021, 10, 20),
    )
    return replace(resolution, **changes)


def last_met(*lines: str, word: str = "On target") -> LastMetFacts:
    ratings = tuple(
        RatedFacts(1, line, word, "circle" if word else "dash", "good" if word else "plain") for line in lines
    )
    return LastMetFacts(BEFORE, "The report before", ratings)


def since(*quarters, **changes) -> Section:
    content = a_report(*quarters, sections=SECTIONS, **changes)
    return next(s for s in number(tell(content, Beside())).sections if s.key == "since_last_met")


def said(section: Section, heading: str) -> list[str]:
    """The words under a heading, entry by entry."""
    found: list[str] = []
    here = False
    for part in section.parts:
        if isinstance(part, Subheading):
            here = part.words == heading
        elif here and isinstance(part, Bullets):
            found += ["".join(run.text for run in item[0].runs) for item in part.words.items]
        elif here and isinstance(part, Para):
            found.append("".join(run.text for run in part.words.runs))
    return found


def table_of(section: Section) -> Table | None:
    return next((part for part in section.parts if isinstance(part, Table)), None)


def test_it_stands_first_on_a_page_of_its_own_without_numbers() -> None:
    first = number(tell(a_report(sections=SECTIONS), Beside())).sections[0]
    assert (first.heading, first.new_page, first.number) == ("Since you last met", True, "")


def test_a_report_whose_layout_has_no_such_section_tells_none() -> None:
    assert "Since you last met" not in [s.heading for s in tell(a_report(), Beside()).sections]


def test_ratings_that_moved_are_those_of_the_committee_s_last_report_and_unlike_now() -> None:
    lines = [a_line("A", name="Alpha", rating=OFF), a_line("B", name="Beta", rating=MET), a_line("C", rating=OFF)]
    section = since(a_quarter(*lines), last_met=last_met("A", "B"))
    table = table_of(section)
    assert table is not None
    assert [row.cells[0] for row in table.groups[0].rows] == [Words("Alpha", bold=True)]
    assert [(cell.word, cell.tone) for cell in table.groups[0].rows[0].cells[1:3]] == [
        ("On target", "good"),
        ("Off target", "poor"),
    ]
    assert table.columns[1].heading == "On 8 September 2021"


def test_what_was_not_rated_then_or_is_not_now_has_not_moved() -> None:
    assert table_of(since(a_quarter(a_line("A", rating=OFF)), last_met=last_met("A", word=""))) is None
    withheld = RatingShown("Not shown", "dash", "plain", None, None, "")
    assert table_of(since(a_quarter(a_line("A", rating=withheld)), last_met=last_met("A"))) is None


def test_without_an_earlier_report_it_says_so_and_compares_nothing() -> None:
    section = since()
    assert isinstance(section.parts[0], Para)
    assert section.parts[0].words.runs[0].text == "Cabinet has not had a published report on these figures before."
    assert said(section, "Ratings that moved") == []


def test_risks_that_rose_come_first_and_those_that_stayed_are_not_told() -> None:
    risks = (
        a_risk(1, moved="down", movement="Down from 20", score=12, band="Medium"),
        a_risk(2, score=12, band="Medium"),
        a_risk(3, moved="same", movement="Unchanged"),
        a_risk(4),
    )
    assert said(since(a_quarter(risks=risks)), "Risks that moved") == [
        "16 high, up from 12: R4: Too few carers.",
        "12 medium, up from 12: R2: Too few carers.",
        "12 medium, down from 20: R1: Too few carers.",
    ]


def test_actions_that_are_overdue_stand_the_oldest_first() -> None:
    day = datetime.date(2021, 7, 1)
    actions = (
        an_action(key=1, title="Later", late=True, state="20 days late"),
        an_action(key=2, title="Sooner", late=True, state="200 days late", due_on=day),
        an_action(key=3, title="On its way"),
    )
    assert said(since(a_quarter(actions=actions)), "Actions overdue") == [
        "200 days late, Quality manager: Sooner.",
        "20 days late, Quality manager: Later.",
    ]


def test_what_was_promised_is_told_with_what_came_of_it_and_what_waits_first() -> None:
    waits = a_resolution(2, text="Visit the hub.", answer="", answered_on=None)
    assert said(since(resolutions=(a_resolution(), waits)), "What was promised and what came of it") == [
        "8 September 2021, Visit the hub: Not answered yet, due 1 November 2021.",
        "8 September 2021, Say why referrals rose: Answered 20 October 2021: More schools refer.",
    ]


def test_nothing_moved_and_nothing_late_is_said() -> None:
    section = since(a_quarter(risks=(a_risk(moved="same"),)), last_met=last_met())
    assert said(section, "Ratings that moved") == ["No rating moved."]
    assert said(section, "Risks that moved") == ["No risk moved."]
    assert said(section, "Actions overdue") == ["No action is overdue."]


def test_to_a_committee_that_has_not_met_no_risk_has_moved_and_nothing_is_said_of_it() -> None:
    headings = [
        part.words for part in since(a_quarter(risks=(a_risk(moved="same"),))).parts if isinstance(part, Subheading)
    ]
    assert headings == ["Key messages", "Actions overdue"]


def test_a_rating_that_moved_is_told_where_no_risk_stands() -> None:
    section = since(last_met=last_met())
    headings = [part.words for part in section.parts if isinstance(part, Subheading)]
    assert headings == ["Key messages", "Ratings that moved", "Actions overdue"]


def test_a_message_stands_whole_where_the_page_has_room_for_all_of_them() -> None:
    message = "Visits are made in time. " + "More children are seen alone than in any year before. " * 5
    assert said(since(key_messages=(message,)), "Key messages") == [message.strip()]
    assert said(since(key_messages=(message,) * 20), "Key messages")[0].endswith("…")


def test_what_is_asked_stands_at_the_end_in_the_order_of_the_recommendations() -> None:
    panel = since().parts[-1]
    assert isinstance(panel, Panel)
    assert panel.heading == "Cabinet is asked to"
    assert isinstance(panel.parts[0], Bullets)
    assert [item[0].runs[0].text for item in panel.parts[0].words.items] == ["Note the report, and:", "Name an area."]


WORDS = {
    "usual": "Children wait longer for an assessment since two social workers left, and families say so. ",
    "wide": "WAITING MEMBERS WOMEN MAMMOTH WIMBLEDON ",
    "one word": "Unaussprechlichkeitsverordnungsentwurf" * 8 + " ",
}


def crowded(words: str, many: int = 60):
    """A report of which everything is too much for one page."""
    lines = [a_line(f"L{n}", name=(words * 9)[:110] + str(n), rating=OFF) for n in range(many)]
    risks = tuple(a_risk(n, title=words * 5) for n in range(many))
    actions = tuple(an_action(key=n, title=words * 5, late=True, state="20 days late") for n in range(many))
    quarter = a_quarter(*lines, risks=risks, actions=actions)
    return a_report(
        quarter,
        sections=SECTIONS,
        key_messages=tuple(words * 9 for _ in range(many)),
        recommendations=tuple(words * 9 for _ in range(many)),
        resolutions=tuple(a_resolution(n, text=words * 5, answer=words * 9) for n in range(many)),
        last_met=last_met(*(f"L{n}" for n in range(many))),
    )


@pytest.mark.parametrize("kind", list(WORDS))
def test_sixty_of_everything_with_long_words_keep_to_one_page_and_say_how_many_more_there_are(kind: str) -> None:
    story = number(tell(crowded(WORDS[kind]), Beside()))
    first, second, *rest = story.sections
    empty = (replace(second, new_page=True), *rest)
    short = replace(story, sections=(first, *(replace(each, parts=()) for each in empty)))
    pages = {words.split("  ")[-1]: page for words, page in outline(render(short, fonts=FONTS))}
    assert pages["1 Synopsis"] == pages["Since you last met"] + 1
    told = [said(first, h) for h in ("Key messages", "Risks that moved", "Actions overdue")]
    assert kind == "wide" or all(len(each) >= 2 for each in told)
    for words, where in zip(told, ("Key messages", "Risk table", "Actions"), strict=True):
        shown = len(words) - 1
        begins = f"And {60 - shown} more" if shown else "60 in all"
        assert words[-1].startswith(f"{begins}, see section ")
        assert words[-1].endswith(f"({where}).")


def test_entries_are_shared_out_one_of_each_in_turn() -> None:
    assert shared([[1, 1, 1], [2, 2], []], 4) == [2, 1, 0]
    assert shared([[1], [1]], 9) == [1, 1]
    assert shared([[3], [1]], 2) == [0, 1]


def test_a_reference_is_cut_off_whole() -> None:
    runs = next(entries(to_blocks("a " * 43 + "[[figure: TIMELY]] b")))
    assert any(run.reference for run in runs)
    kept = cut(runs, 1)
    assert kept[-1].text == "…"
    assert all(run.reference is None for run in kept)


def test_what_is_too_long_ends_after_a_sentence_where_one_ends_late_enough() -> None:
    runs = next(entries(to_blocks("The share fell to a half of what it had been a year ago. " + "It goes on. " * 20)))
    assert cut(runs, 1)[-1].text == "The share fell to a half of what it had been a year ago. It goes on. It goes on. …"
    assert cut(next(entries(to_blocks("Yes. " + "word " * 40))), 1)[-1].text == "Yes." + " word" * 13 + "…"
