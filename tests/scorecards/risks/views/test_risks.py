"""A risk is found, opened, scored, linked and closed by pages."""

import datetime
from types import SimpleNamespace

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from portal.accounts.rules import Role
from scorecards.risks.models import Risk
from scorecards.risks.rules import RegisterKind
from scorecards.risks.services import risks
from tests.builders import (
    a_line,
    a_membership,
    a_person,
    a_register,
    a_risk,
    a_score,
    a_scorecard,
    an_action,
)
from tests.scorecards.risks.views.pages import signed_in, words_of

pytestmark = pytest.mark.django_db


TODAY = timezone.localdate()


def shown(client: Client, **asked: str) -> list[str]:
    page = client.get(reverse("risks:table"), asked).context["page"]
    return [row.risk.title for row in page]


def test_filters_by_register_owner_and_whether_open(place: SimpleNamespace) -> None:
    other = a_register(place.council)
    mine = a_risk(other, title="Mine", owner=place.officer)
    a_score(mine, likelihood=1, impact=1)
    a_score(a_risk(other, title="Worse", owner_name="A partner"), likelihood=5, impact=5)
    a_risk(other, title="Gone", closed_on=TODAY, closed_reason="Built.")
    client = signed_in(place.officer)
    assert shown(client) == ["Worse", "Mine", place.risk.title]
    assert shown(client, register=str(other.pk)) == ["Worse", "Mine"]
    assert shown(client, owner=place.officer.name) == ["Mine"]
    assert shown(client, show="closed") == ["Gone"]
    assert shown(client, show="all", register=str(other.pk)) == ["Worse", "Mine", "Gone"]
    assert len(shown(client, register="nonsense")) == 3
    assert "No risk is like that" in words_of(
        client.get(reverse("risks:table"), {"show": "closed", "owner": "A partner"})
    )


def test_a_risk_is_opened_scored_and_closed_by_pages(place: SimpleNamespace) -> None:
    client = signed_in(place.officer)
    day = {"opened_on": TODAY.isoformat()}
    words = {"title": "Demand grows", "mitigation": "- We plan\n- We build", "owner": place.officer.pk}
    answer = client.post(reverse("risks:open"), {"register": place.register.pk, **words, **day})
    risk = Risk.objects.get(title="Demand grows")
    assert answer["Location"] == reverse("risks:risk", args=[risk.pk])
    assert "<li>We plan</li>" in words_of(client.get(answer["Location"]))
    score = {"how": "matrix", "likelihood": 4, "impact": 5, "reason": "More came.", "seen_version": 1}
    answer = client.post(reverse("risks:score", args=[risk.pk]), {**score, "scored_on": TODAY.isoformat()})
    assert (answer.status_code, risk.scores.get().score, risk.scores.get().band) == (302, 20, "Very high")
    close = {"on": TODAY.isoformat(), "reason": "The homes are open.", "seen_version": 2}
    assert client.post(reverse("risks:close", args=[risk.pk]), close).status_code == 302
    page = words_of(client.get(reverse("risks:risk", args=[risk.pk])))
    assert ("The homes are open." in page, "Score the risk" in page) == (True, False)


def test_a_closed_risk_is_opened_again_by_its_page_and_says_so(place: SimpleNamespace) -> None:
    client, story = signed_in(place.officer), reverse("risks:risk", args=[place.risk.pk])
    reopen = reverse("risks:reopen", args=[place.risk.pk])
    assert reopen not in words_of(client.get(story))
    risks.close(place.risk, by=place.officer, seen_version=1, on=TODAY, reason="The homes are open.")
    assert reopen in words_of(client.get(story))
    assert "The homes are open." in words_of(client.get(reopen))
    said = {"reason": "Two homes were shut.", "seen_version": 2}
    assert client.post(reopen, {**said, "reason": ""}).status_code == 200
    assert client.post(reopen, said)["Location"] == story
    page = words_of(client.get(story))
    assert [words in page for words in ("The homes are open.", "Two homes were shut.", "Score the risk")] == [True] * 3
    again = client.post(reopen, said)
    assert (again.status_code, "Two homes were shut." in words_of(again)) == (409, True)


def test_two_people_on_one_risk_see_both_texts_and_lose_nothing(place: SimpleNamespace) -> None:
    first, second = signed_in(place.officer), signed_in(place.analyst)
    url, seen = reverse("risks:reword", args=[place.risk.pk]), {"seen_version": 1}
    first.post(url, {"title": "Theirs", "mitigation": "Their homes", **seen})
    answer = second.post(url, {"title": "Mine", "mitigation": "My homes", **seen})
    page = words_of(answer)
    place.risk.refresh_from_db()
    assert (answer.status_code, place.risk.title) == (409, "Theirs")
    assert [words in page for words in ("Theirs", "Their homes", "Mine", "My homes")] == [True] * 4
    assert answer.context["form"]["seen_version"].value() == "2"
    assert "Error:" in page
    again = second.post(url, {"title": "Mine", "mitigation": "My homes", "seen_version": 2})
    place.risk.refresh_from_db()
    assert (again.status_code, place.risk.title) == (302, "Mine")
    assert [w.title for w in place.risk.wordings.all()] == ["Mine", "Theirs"]


def test_words_for_a_risk_that_was_closed_meanwhile_are_given_back(place: SimpleNamespace) -> None:
    Risk.objects.filter(pk=place.risk.pk).update(closed_on=TODAY, closed_reason="Built.", version=2)
    client = signed_in(place.officer)
    words = {"title": "My wording", "mitigation": "My homes", "seen_version": 1}
    answer = client.post(reverse("risks:reword", args=[place.risk.pk]), words)
    assert answer.status_code == 409
    assert ("My wording" in words_of(answer), "My homes" in words_of(answer)) == (True, True)
    stale = {"on": TODAY.isoformat(), "reason": "My reason", "seen_version": 1}
    answer = client.post(reverse("risks:close", args=[place.risk.pk]), stale)
    assert (answer.status_code, "My reason" in words_of(answer)) == (409, True)
    answer = client.post(reverse("risks:link-action", args=[place.risk.pk]), {"action": place.action.pk})
    assert answer.status_code == 409
    answer = client.post(reverse("risks:unlink-action", args=[place.risk.pk, place.action.pk]))
    assert answer.status_code == 409


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"how": "matrix", "likelihood": 4}, "Choose impact from 1 to 5."),
        ({"how": "stated"}, "Enter the score or the band as stated."),
        ({"how": "none", "band": "High"}, "A score is stated below"),
        ({"how": "none", "reason": ""}, "Enter why it is scored so"),
        ({"how": "none", "scored_on": (TODAY + datetime.timedelta(1)).isoformat()}, "cannot be dated ahead"),
        ({"how": "none", "scored_on": "2020-01-01"}, "dated before the risk was opened"),
    ],
)
def test_a_score_that_says_too_little_is_refused(place: SimpleNamespace, given: dict[str, object], words: str) -> None:
    form = {"reason": "So.", "scored_on": TODAY.isoformat(), "seen_version": 1, **given}
    answer = signed_in(place.officer).post(reverse("risks:score", args=[place.risk.pk]), form)
    assert (answer.status_code, place.risk.scores.count()) == (200, 0)
    assert words in words_of(answer)


def test_no_score_may_be_said_and_a_chosen_level_is_then_left_out(place: SimpleNamespace) -> None:
    form = {"reason": "So.", "scored_on": TODAY.isoformat(), "seen_version": 1, "how": "none", "likelihood": 4}
    signed_in(place.officer).post(reverse("risks:score", args=[place.risk.pk]), form)
    kept = place.risk.scores.get()
    assert (kept.likelihood, kept.score, kept.band, kept.reason) == (None, None, "", "So.")


def test_an_action_is_linked_and_its_link_taken_away(place: SimpleNamespace) -> None:
    client, page = signed_in(place.officer), reverse("risks:risk", args=[place.risk.pk])
    client.post(reverse("risks:link-action", args=[place.risk.pk]), {"action": place.action.pk})
    assert place.action.title in words_of(client.get(page))
    answer = client.post(reverse("risks:link-action", args=[place.risk.pk]), {"action": an_action().pk})
    assert (answer.status_code, place.risk.risk_actions.count()) == (200, 1)
    client.post(reverse("risks:unlink-action", args=[place.risk.pk, place.action.pk]))
    assert place.action.title not in words_of(client.get(page))


def test_nobody_of_another_council_is_offered_as_owner_or_link(place: SimpleNamespace) -> None:
    stranger, line = a_person(Role.OFFICER), a_line()
    gone = a_person()
    a_membership(gone, Role.OFFICER, council=place.council, ends=datetime.date(2020, 12, 31))
    form = signed_in(place.officer).get(reverse("risks:open")).context["form"]
    assert set(form.fields["owner"].queryset) == {place.officer, place.analyst}
    assert "lines" not in form.fields
    words = {"register": place.register.pk, "title": "Mine", "opened_on": TODAY.isoformat()}
    for given in ({"owner": stranger.pk}, {"register": a_register().pk}):
        answer = signed_in(place.officer).post(reverse("risks:open"), {**words, **given})
        assert (answer.status_code, Risk.objects.filter(title="Mine").count()) == (200, 0)
    assert line.scorecard.council != place.council


@pytest.mark.parametrize("name", ["register", "owner", "strategic", "lines"])
def test_a_key_that_no_database_can_keep_is_no_choice(place: SimpleNamespace, name: str) -> None:
    a_risk(a_register(place.council, kind=RegisterKind.STRATEGIC.value))
    a_line(a_scorecard(place.council))
    given = {"register": place.register.pk, "title": "T", "opened_on": TODAY.isoformat(), name: str(2**63)}
    answer = signed_in(place.officer).post(reverse("risks:open"), given)
    assert (answer.status_code, "Choose one of the list" in words_of(answer)) == (200, True)
    assert Risk.objects.filter(title="T").count() == 0
