"""A reference is chosen from a list, without a script, and put behind the words without saving them."""

from types import SimpleNamespace

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from scorecards.committee.models import KeyIssue
from scorecards.committee.rules import State
from tests.builders import a_figure, a_line
from tests.scorecards.committee.builders import signed_in
from tests.scorecards.committee.views.pages import set_state, words_of

pytestmark = pytest.mark.django_db
BACKGROUND = "[[section: background]]"


def page_of(place: SimpleNamespace, key: str) -> str:
    return reverse("committee:section", args=[place.report.pk, key])


def rows(*given: dict[str, object], **more: object) -> dict[str, object]:
    """What a page of rows sends: these, with the version that it was drawn with."""
    sent = {"row-TOTAL_FORMS": len(given), "row-INITIAL_FORMS": 0, "seen_version": 1, **more}
    return sent | {f"row-{n}-{name}": value for n, row in enumerate(given) for name, value in row.items()}


def text_of(place: SimpleNamespace, key: str = "synopsis") -> str:
    return str(place.report.sections.get(key=key).text)


def test_a_chosen_reference_stands_behind_the_words_and_nothing_is_saved(place: SimpleNamespace) -> None:
    client, url = signed_in(place.analyst), page_of(place, "synopsis")
    assert "Refer to a figure, table or section" in words_of(client.get(url))
    asked = client.post(url, {"text": "As said in", "seen_version": 1, "pick": "1"})
    shown = words_of(asked)
    assert (BACKGROUND in shown, "[[table: symbols]]" in shown, "As said in" in shown) == (True, True, True)
    given = {"text": "As said in", "seen_version": 1, "reference": BACKGROUND, "refer": "1"}
    answer = client.post(url, given)
    assert (answer.status_code, answer.context["form"]["text"].value()) == (200, f"As said in {BACKGROUND}")
    assert BACKGROUND in [target.markup for _kind, found in answer.context["targets"] for target in found]
    assert text_of(place) == ""
    given = {"text": answer.context["form"]["text"].value(), "seen_version": 1}
    assert client.post(url, given).status_code == 302
    assert text_of(place) == f"As said in {BACKGROUND}"


def test_only_what_is_listed_is_put_there_and_words_are_kept(place: SimpleNamespace) -> None:
    client, url = signed_in(place.analyst), page_of(place, "synopsis")
    answer = client.post(url, {"text": "Mine", "seen_version": 1, "reference": "<script>", "refer": "1"})
    assert (answer.status_code, answer.context["form"]["text"].value()) == (200, "Mine")


@pytest.mark.parametrize("key", ["key_messages", "recommendations", "key_issues"])
def test_lists_show_what_to_copy_when_asked_and_keep_what_was_typed(place: SimpleNamespace, key: str) -> None:
    client, url = signed_in(place.analyst), page_of(place, key)
    name = "theme" if key == "key_issues" else "text"
    typed = {name: "Typed and not saved"}
    if key == "key_issues":
        typed |= {"position": "One.", "issue": "Two.", "focus": "Three."}
    shown = words_of(client.post(url, rows(typed, pick="1")))
    assert (BACKGROUND in shown, "Typed and not saved" in shown) == (True, True)
    assert (place.report.key_messages.count(), KeyIssue.objects.count()) == (0, 0)


def test_readers_and_sections_that_are_made_have_no_picker(place: SimpleNamespace) -> None:
    picker = "Refer to a figure, table or section"
    assert picker not in words_of(signed_in(place.analyst).get(page_of(place, "performance")))
    set_state(place, State.SIGNED_OFF)
    assert picker not in words_of(signed_in(place.clerk).get(page_of(place, "synopsis")))


def test_words_are_seen_as_they_read_before_they_are_saved(place: SimpleNamespace) -> None:
    client, url = signed_in(place.analyst), page_of(place, "synopsis")
    words = f"See {BACKGROUND}, **now**.\n\n[[name: winter]] The winter."
    answer = client.post(url, {"text": words, "seen_version": 1, "preview": "1"})
    shown = words_of(answer)
    assert "Background)</a>, <strong>now</strong>." in shown
    assert (">See <a" in shown, "[[name: winter]] The winter.</span>" in shown) == (True, False)
    assert (answer.context["preview"].wrong, answer.context["form"]["text"].value()) == ([], words)
    assert (text_of(place), place.report.sections.get(key="synopsis").version) == ("", 1)


def test_what_is_gone_is_told_beside_the_words(place: SimpleNamespace) -> None:
    client, url = signed_in(place.analyst), page_of(place, "synopsis")
    answer = client.post(url, {"text": "See [[figure: gone]].", "seen_version": 1, "preview": "1"})
    assert answer.context["preview"].wrong == [
        "Mend the section “Synopsis”: [[figure: gone]] refers to something that is not in the report"
    ]
    assert "These stop the report before review" in words_of(answer)


@pytest.mark.parametrize("key", ["key_messages", "recommendations"])
def test_rows_are_seen_in_their_order_before_they_are_saved(place: SimpleNamespace, key: str) -> None:
    first, second = {"place": 20, "text": f"Second, {BACKGROUND}"}, {"place": 10, "text": "First"}
    answer = signed_in(place.analyst).post(page_of(place, key), rows(first, second, preview="1"))
    html = answer.context["preview"].html
    assert (html.index("First") < html.index("Second, <a"), BACKGROUND in html) == (True, False)
    assert place.report.key_messages.count() + place.report.recommendations.count() == 0


def test_a_key_issue_is_seen_in_its_table(place: SimpleNamespace) -> None:
    issue = {"theme": "Staff", "position": f"See {BACKGROUND}.", "issue": "Few.", "focus": "Pay."}
    answer = signed_in(place.analyst).post(page_of(place, "key_issues"), rows(issue, preview="1"))
    html = answer.context["preview"].html
    assert ("<table" in html, "Staff" in html, "Background)</a>" in html) == (True, True, True)


def test_whoever_only_reads_is_told_the_number(place: SimpleNamespace) -> None:
    place.report.sections.filter(key="synopsis").update(text=f"See {BACKGROUND}.")
    place.report.key_messages.create(order=1, text=f"As in {BACKGROUND}.")
    set_state(place, State.SIGNED_OFF)
    client = signed_in(place.clerk)
    for key in ("synopsis", "key_messages"):
        shown = words_of(client.get(page_of(place, key)))
        assert (BACKGROUND in shown, "(Background)</a>." in shown) == (False, True)


def _cost(client: Client, url: str, assert_num: DjangoAssertNumQueries, most: int) -> int:
    with assert_num(most):
        answer = client.get(url)
    return len(answer.content)


@pytest.mark.parametrize("key", ["synopsis", "key_messages"])
def test_a_section_costs_the_same_with_one_line_and_with_sixty(
    place: SimpleNamespace, key: str, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    """What words can refer to is read when it is asked for: reading sixty lines takes a second and more."""
    client, url = signed_in(place.analyst), page_of(place, key)
    few = _cost(client, url, django_assert_max_num_queries, 13)
    for _ in range(60):
        a_figure(place.submission, a_line(place.submission.scorecard))
    many = _cost(client, url, django_assert_max_num_queries, 13)
    assert (many - few < 1000, many < 60_000) == (True, True)
