"""The example's words hold together, and a bad place in a file is refused by name."""

import csv
import json
import re
from decimal import Decimal

import pytest

from portal.home.example import facts, stories
from portal.home.example.northshire import quarters as northshire
from portal.home.example.northshire.figures import own_lines
from scorecards.committee.chain import Days, chain_before
from scorecards.committee.layouts import SHIPPED
from scorecards.committee.rules import SectionSource, publish_by
from scorecards.submissions.rules import Coverage, State

FOLDERS = (facts.SHROPSHIRE, facts.HEREFORDSHIRE, facts.NORTHSHIRE)
HEREFORDSHIRE_STORY = facts.HEREFORDSHIRE / "narrative.json"
WRITTEN = {SectionSource.WRITTEN, SectionSource.BACKGROUND_PAPERS}


def all_actions():
    return [*stories.actions(), *northshire.actions()]


def all_reports():
    return [*stories.reports(), *stories.reports(HEREFORDSHIRE_STORY), *northshire.reports()]


def all_risks():
    for folder in (facts.SHROPSHIRE, facts.NORTHSHIRE):
        yield from stories.risks(folder / "risks.json").registers


def people():
    return {each.email for each in facts.people()}


def test_one_shropshire_quarter_is_open_and_one_is_signed():
    assert [(each.quarter, each.state, each.coverage, each.data_date.isoformat()) for each in stories.quarters()] == [
        ("2021-Q2", State.COMMENTARY, Coverage.WHOLE, "2021-09-30"),
        ("2026-Q1", State.SIGNED_OFF, Coverage.PART, "2026-06-18"),
    ]


def test_every_line_that_always_needs_a_narrative_has_one():
    for quarter in stories.quarters():
        needed = [
            each.indicator
            for each in facts.lines(facts.SHROPSHIRE)
            if each.scorecard == quarter.scorecard and each.narrative_when == "always"
        ]
        assert [each.line for each in quarter.narratives] == needed


def test_the_attached_extract_says_the_figures_of_its_quarter():
    """Nothing in it is new, so nothing in it can give a child away."""
    (named,) = [each for report in all_reports() for each in report.appendices]
    with (facts.SHROPSHIRE / named.file).open() as table:
        rows = list(csv.DictReader(table))
    figures = next(each for each in stories.quarters() if each.quarter == "2026-Q1").figures

    assert named.data_date.isoformat() == "2026-06-18"
    assert sorted(Decimal(row["Figure"].rstrip("%")) for row in rows) == sorted(each.value for each in figures)


def test_the_open_quarter_lacks_one_narrative_has_one_draft_and_one_question_waits():
    quarter = stories.quarters()[0]
    states = {each.line: each.state for each in quarter.narratives if each.state != "ready"}
    assert states == {"CLA_RATE": "draft", "CL_EET_19_21_PCT": "missing"}
    assert [each.line for each in quarter.comments if not each.answers] == ["CL_EET_19_21_PCT"]


def test_a_signed_quarter_has_only_ready_narratives_and_answered_comments():
    for quarter in (*stories.quarters(), *northshire.quarters()):
        if quarter.state is State.SIGNED_OFF:
            assert {each.state for each in quarter.narratives} <= {"ready"}
            assert all(each.answers for each in quarter.comments)
            assert quarter.narrative_due <= quarter.sent_on <= quarter.signed_on


def test_everyone_who_writes_has_a_login():
    for quarter in (*stories.quarters(), *northshire.quarters()):
        assert {each.by for each in quarter.narratives} <= people()
        assert {each.by for each in quarter.comments} <= people()
        assert {answer.by for each in quarter.comments for answer in each.answers} <= people()
    for action in all_actions():
        assert {update.by for update in action.updates} | ({action.owner} - {""}) <= people()


def test_actions_stand_as_their_last_report_left_them():
    for action in all_actions():
        if action.updates:
            assert action.updates[-1].status is action.status, action.key
        assert [each.on for each in action.updates] == sorted(each.on for each in action.updates)


def test_actions_belong_to_lines_of_their_scorecard():
    lines = {(each.scorecard, each.indicator) for each in (*facts.lines(facts.SHROPSHIRE), *own_lines())}
    for action in all_actions():
        assert (action.scorecard, action.line) in lines


def test_every_report_has_the_sections_that_its_layout_leaves_to_people_in_order():
    for report in all_reports():
        own = [each for each in SHIPPED[report.layout].sections if each.source in WRITTEN and not each.boilerplate]
        written = [each.key for each in report.sections]
        assert [key for key in written if key in {each.key for each in own}] == [each.key for each in own]
        assert set(written) <= {each.key for each in SHIPPED[report.layout].sections}
        assert report.recommendations


def test_each_real_paper_is_in_its_own_layout():
    assert [(each.key, each.layout) for each in all_reports()[:3]] == [
        ("shropshire-2021-q2", "Shropshire, Cabinet report, December 2021"),
        ("shropshire-2026-q1", "Shropshire, scrutiny report, July 2026"),
        ("herefordshire-2021-q3", "Herefordshire, scrutiny report, February 2022"),
    ]


def test_a_layout_that_is_not_shipped_is_refused(tmp_path):
    told = json.loads(HEREFORDSHIRE_STORY.read_text(encoding="utf-8"))
    told["reports"][0]["layout"] = "Of nobody"
    (tmp_path / "narrative.json").write_text(json.dumps(told), encoding="utf-8")
    with pytest.raises(ValueError, match=r"^narrative.json, reports\[0\]: no layout is called Of nobody$"):
        stories.reports(tmp_path / "narrative.json")


def test_a_report_that_is_exempt_in_part_and_no_other_has_an_exempt_appendix(tmp_path):
    [told] = [report for report in northshire.reports() if report.exempt]
    assert (told.key, told.exempt.paragraph) == ("northshire-2026-q1", 2)
    for change in ({"exempt": []}, {"classification": "open"}):
        story = json.loads(northshire.STORY.read_text(encoding="utf-8"))
        story["reports"][1] |= change
        (tmp_path / "story.json").write_text(json.dumps(story), encoding="utf-8")
        with pytest.raises(ValueError, match=r"^story.json, reports\[1\]: a report that is exempt in part"):
            stories.reports(tmp_path / "story.json")


def test_the_committee_of_july_has_days_that_its_figures_of_18_june_keep():
    held = stories.meetings(facts.SHROPSHIRE / "meetings.json")
    [own] = held.days
    [meeting] = [each for each in held.meetings if each.committee == own.committee]
    days = Days(draft=own.draft, sign_off=own.sign_off, narrative=own.narrative, figures=own.figures)
    found = chain_before(meeting.on, meeting.publish_by, days, ())
    assert [day.isoformat() for _step, day in found.steps] == [
        "2026-06-18", "2026-06-19", "2026-06-23", "2026-06-23", "2026-06-23",
    ]  # fmt: skip


def test_no_private_address_is_printed():
    for report in all_reports():
        assert report.officer_email.endswith(("@shropshire.example", "@herefordshire.example", "@northshire.example"))


def test_the_scrutiny_report_has_nine_key_issues_and_a_part_quarter():
    report = stories.reports()[1]
    assert len(report.key_issues) == 9
    assert report.submissions == (("shropshire-2026", "2026-Q1"),)


def test_six_risks_link_to_eight_strategic_ones():
    strategic, table = stories.risks(facts.SHROPSHIRE / "risks.json").registers
    assert [each.title for each in strategic.risks] == [
        "Governance and Compliance", "Performance and Assurance", "Financial Sustainability", "Demand Management",
        "Financial Controls", "Reputation and Transparency", "Transformation and Delivery", "Demographic Change",
    ]  # fmt: skip
    assert [len(each.strategic) for each in table.risks] == [2, 4, 2, 2, 5, 5]
    assert {key for each in table.risks for key in each.strategic} == {each.key for each in strategic.risks}


def test_every_score_of_shropshire_says_that_it_is_illustrative():
    _, table = stories.risks(facts.SHROPSHIRE / "risks.json").registers
    assert {score.illustrative for risk in table.risks for score in risk.scores} == {True}
    assert [risk.key for risk in table.risks if not risk.scores] == ["measures-in-development"]


def test_scores_are_dated_in_order_and_never_twice_on_a_day():
    for register in all_risks():
        for risk in register.risks:
            days = [each.scored_on for each in risk.scores]
            assert days == sorted(set(days)), risk.key
            assert all(day >= risk.opened_on for day in days), risk.key


def test_papers_are_published_with_five_clear_working_days():
    for folder in FOLDERS:
        for meeting in stories.meetings(folder / "meetings.json").meetings:
            assert publish_by(meeting.on) == meeting.publish_by, meeting


def test_reports_go_to_meetings_and_are_signed_before_they_are_published():
    meetings = {
        (each.committee, each.on): each.publish_by
        for folder in FOLDERS
        for each in stories.meetings(folder / "meetings.json").meetings
    }
    for report in all_reports():
        last = meetings[report.committee, report.on]
        if report.published_on is not None:
            assert report.signed_on <= report.published_on <= last


def test_resolutions_and_requests_speak_of_published_reports():
    published = {each.key for each in all_reports() if each.published_on is not None}
    for folder in FOLDERS:
        told = stories.meetings(folder / "meetings.json")
        assert {each.report for each in (*told.resolutions, *told.requests)} <= published


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"state": "nearly"}, "state is not a word we know: 'nearly'"),
        ({"shows": " "}, "shows is empty"),
        ({"forecast_value": "85"}, "a forecast has a value and a day"),
        ({"forecast_value": "lots"}, "forecast_value is no number: 'lots'"),
        ({"forecast_for": "31/12/2021"}, "forecast_for is no date like 2021-09-30: '31/12/2021'"),
        ({"why": 7}, "why is no text: 7"),
    ],
)
def test_a_bad_narrative_is_refused_by_its_place(tmp_path, change, reason):
    narrative = {"line": "REF_COUNT", "by": "a@b.example", "state": "ready", "shows": "A rise."} | change
    path = tmp_path / "narrative.json"
    quarter = {
        "scorecard": "s", "quarter": "2021-Q2", "figures": "f.csv", "state": "commentary", "data_date": "2021-09-30",
        "coverage": "whole", "narrative_due": "2021-11-05", "narratives": [narrative],
    }  # fmt: skip
    path.write_text(json.dumps({"submissions": [quarter]}), encoding="utf-8")
    (tmp_path / "f.csv").write_text(",".join(facts.FIGURE_COLUMNS) + "\n", encoding="utf-8")
    with pytest.raises(ValueError) as refusal:
        stories.quarters(tmp_path)
    assert str(refusal.value) == f"narrative.json, submissions[0].narratives[0]: {reason}"


def test_bad_json_is_refused_by_its_line(tmp_path):
    (tmp_path / "risks.json").write_text('{\n"bands": [}\n', encoding="utf-8")
    with pytest.raises(ValueError, match=r"^risks.json, line 2: this is not JSON"):
        stories.risks(tmp_path / "risks.json")


def test_a_link_to_no_strategic_risk_is_refused(tmp_path):
    risk = {"key": "r", "title": "T", "strategic": ["nowhere"], "owner_name": "O", "opened_on": "2026-04-01"}
    register = {"key": "k", "kind": "directorate", "name": "N", "risks": [risk]}
    (tmp_path / "risks.json").write_text(json.dumps({"registers": [register]}), encoding="utf-8")
    with pytest.raises(
        ValueError, match=r"^risks.json, registers\[0\].risks\[0\]: no strategic risk is called nowhere$"
    ):
        stories.risks(tmp_path / "risks.json")


def test_a_score_lies_between_one_and_five(tmp_path):
    score = {"scored_on": "2026-04-01", "likelihood": 6, "impact": 1, "reason": "R"}
    risk = {"key": "r", "title": "T", "owner_name": "O", "opened_on": "2026-04-01", "scores": [score]}
    register = {"key": "k", "kind": "directorate", "name": "N", "risks": [risk]}
    (tmp_path / "risks.json").write_text(json.dumps({"registers": [register]}), encoding="utf-8")
    with pytest.raises(ValueError, match="likelihood and impact are from 1 to 5"):
        stories.risks(tmp_path / "risks.json")


def test_a_number_keeps_its_digits(tmp_path):
    narrative = {
        "line": "X", "by": "a@b.example", "state": "ready", "shows": "S", "forecast_value": "85.10",
        "forecast_for": "2021-12-31",
    }  # fmt: skip
    (tmp_path / "a.json").write_text(json.dumps({"narratives": [narrative]}), encoding="utf-8")
    [node] = stories.open_file(tmp_path / "a.json").nodes("narratives")
    assert str(stories.narrative(node).forecast_value) == str(Decimal("85.10"))


def test_the_people_of_the_papers_are_invented_with_numbers_of_nobody():
    told = [path.read_text(encoding="utf-8") for folder in FOLDERS for path in folder.glob("*.json")]
    numbers = [number for text in told for number in re.findall(r"\b0\d{3,4} \d{6}\b", text)]
    assert numbers
    assert [number for number in numbers if not number.startswith("01632 960")] == []
    for name in ("Tanya Miles", "David Shaw", "Andy Hall", "Hurst-Knight"):
        assert [name for text in told if name in text] == []
