"""No reference is printed as it was typed: wherever it stands, it is resolved or stops review with its place."""

from dataclasses import replace
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from scorecards.committee.models import KeyIssue, KeyMessage, Section
from scorecards.signoff import services as signoff
from scorecards.signoff.readiness import readiness, report_readiness
from scorecards.signoff.reading import read_report
from scorecards.signoff.references import quarter_references, report_references
from tests import builders
from tests.scorecards.signoff.builders import House, a_house
from tests.scorecards.signoff.test_returns import answered, resolved

pytestmark = pytest.mark.django_db
GONE = "[[figure: gone]]"
NOT_THERE = f"{GONE} refers to something that is not in the report"


@pytest.fixture
def house() -> House:
    return a_house()


def gaps(house: House) -> list[tuple[str, str]]:
    return [(gap.words, gap.href) for gap in report_readiness(house.report) if gap.kind == "reference"]


def section(house: House, key: str) -> str:
    return reverse("committee:section", args=[house.report.pk, key])


def client(user: Any) -> Client:
    signed_in = Client()
    signed_in.force_login(user)
    return signed_in


def test_key_messages_recommendations_and_key_issues_lead_to_their_own_pages(house: House) -> None:
    Section.objects.create(
        report=house.report, order=9, key="issues", heading="Key issues", source="key_issues", required=False
    )
    KeyMessage.objects.filter(report=house.report).update(text=f"See {GONE}.")
    house.report.recommendations.update(text=f"Agree {GONE}.")
    KeyIssue.objects.create(
        report=house.report, order=1, theme="Staff", position="Few.", issue=f"See {GONE}.", focus="Pay."
    )
    assert gaps(house) == [
        (f"Mend a key message: {NOT_THERE}", section(house, "key-messages")),
        (f"Mend a recommendation: {NOT_THERE}", section(house, "recommendations")),
        (f"Mend the key issue “Staff”: {NOT_THERE}", section(house, "issues")),
    ]


def test_an_answer_that_comes_back_leads_to_what_was_asked(house: House) -> None:
    asked = resolved(house)
    answered(house, asked, text=f"As {GONE} shows.")
    page = reverse("committee:resolution", args=[asked.pk])
    assert gaps(house) == [(f"Mend the answer to what the committee asked for: {NOT_THERE}", page)]


def test_an_action_holds_no_reference_and_says_so_at_both_gates(house: House) -> None:
    action = builders.an_action(
        house.submission.scorecard, line=house.line, title="Do what [[table: scorecard]] asks", opened_in="2021-Q2"
    )
    page = reverse("desk:action", args=[action.pk])
    words = f"Mend the action “{action.title}”: no reference can stand there, and [[table: scorecard]] would be printed"
    assert gaps(house) == [(words, page)]
    assert [(gap.words, gap.href) for gap in quarter_references(house.submission)] == [(words, page)]
    assert words in [gap.words for gap in readiness(house.submission)]


def test_the_reason_of_a_risks_score_is_looked_at_as_its_mitigation_is(house: House) -> None:
    register = builders.a_register(house.council, scorecard=house.submission.scorecard)
    risk = builders.a_risk(register, reference="CS1")
    builders.a_score(risk, scored_on=house.submission.data_date, reason=f"See {GONE}.")
    assert gaps(house) == [(f"Mend the risk {risk.reference}: {NOT_THERE}", reverse("risks:risk", args=[risk.pk]))]


def test_a_title_holds_no_reference(house: House) -> None:
    house.report.title = "What [[table: scorecard]] says"
    house.report.save(update_fields=["title"])
    [(words, href)] = gaps(house)
    assert ("Mend the title: no reference can stand there" in words, href) == (
        True,
        reverse("committee:cover", args=[house.report.pk]),
    )


def test_what_stands_where_nobody_looked_is_told_all_the_same(house: House) -> None:
    read = read_report(house.report)
    quarter = read.public.submissions[0]
    line = replace(quarter.quarter, title=f"Quarter 2 {GONE}")
    public = replace(read.public, submissions=(replace(quarter, quarter=line),))
    [gap] = report_references(house.report, replace(read, public=public))
    assert gap.words == f"Mend the report: {GONE} would be printed as it stands"
    assert gap.href == reverse("committee:report", args=[house.report.pk])


def take_away(house: House, gone: str) -> None:
    if gone == "line":
        house.submission.figures.filter(line=house.line).delete()
    elif gone == "actions":
        house.submission.scorecard.actions.all().delete()
    else:
        house.report.sections.get(key=gone).delete()


@pytest.mark.parametrize("gone", ["line", "performance", "appendix-figures", "actions"])
def test_send_for_review_is_stopped_with_a_list_that_leads_to_the_place(house: House, gone: str) -> None:
    typed = {
        "line": f"[[indicator: {house.line.indicator.code}]]",
        "performance": "[[section: performance]]",
        "appendix-figures": "[[page: appendix: appendix-figures]]",
        "actions": "[[table: actions]]",
    }[gone]
    builders.an_action(house.submission.scorecard, line=house.line, owner=house.analyst, due_on="2030-01-01")
    house.report.state = "draft"
    house.report.save(update_fields=["state"])
    Section.objects.filter(report=house.report, key="synopsis").update(text=f"See {typed}.")
    assert gaps(house) == []
    take_away(house, gone)
    sent = client(house.analyst).post(
        reverse("signoff:report-move", args=[house.report.pk]),
        {"move": "send_for_review", "seen_version": house.report.version},
    )
    page = " ".join(sent.content.decode().split())
    assert (sent.status_code, f'href="{section(house, "synopsis")}"' in page, typed in page) == (422, True, True)
    house.report.refresh_from_db()
    assert house.report.state == "draft"


def test_the_writer_of_a_narrative_is_warned_as_it_is_saved(house: House) -> None:
    signoff.recall(house.submission, by=house.analyst, seen_version=house.submission.version)
    page = reverse("desk:line", args=[house.submission.pk, house.line.pk])
    words = {"shows": f"See {GONE}.", "why": "See [[table: scorecard]].", "seen_version": 0, "ready": "1"}
    answer = client(house.analyst).post(page, words, follow=True)
    said = answer.content.decode()
    assert (NOT_THERE in said, "[[table: scorecard]] refers" in said) == (True, False)


def test_the_page_of_a_line_leads_to_what_its_narrative_can_refer_to(house: House) -> None:
    signoff.recall(house.submission, by=house.analyst, seen_version=house.submission.version)
    analyst = client(house.analyst)
    page = reverse("signoff:quarter-targets", args=[house.submission.pk])
    shown = analyst.get(reverse("desk:line", args=[house.submission.pk, house.line.pk])).content.decode()
    assert f'href="{page}"' in shown
    listed = analyst.get(page).content.decode()
    wanted = (f"[[indicator: {house.line.indicator.code}]]", "[[table: scorecard]]")
    assert [each in listed for each in (*wanted, "[[section: synopsis]]")] == [True, True, False]
    assert client(house.member).get(page).status_code == 404


def test_equal_words_elsewhere_do_not_hide_a_reference(house: House) -> None:
    """What is left on paper is told once, however often it stands there."""
    Section.objects.filter(report=house.report, key="synopsis").update(text=f"{GONE} {GONE}")
    assert len(gaps(house)) == 2
