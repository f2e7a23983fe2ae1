"""A reference is chosen from a list, without a script, and put behind the words without saving them."""

from types import SimpleNamespace

import pytest

from scorecards.committee.rules import State
from tests.scorecards.committee.builders import signed_in
from tests.scorecards.committee.views.pages import addresses, set_state, words_of

pytestmark = pytest.mark.django_db


def test_a_chosen_reference_stands_behind_the_words_and_nothing_is_saved(place: SimpleNamespace) -> None:
    client, url = signed_in(place.analyst), addresses(place)["synopsis"]
    shown = words_of(client.get(url))
    assert ("[[section: background]]" in shown, "[[table: symbols]]" in shown) == (True, True)
    given = {"text": "As said in", "seen_version": 1, "reference": "[[section: background]]", "refer": "1"}
    answer = client.post(url, given)
    assert (answer.status_code, answer.context["form"]["text"].value()) == (200, "As said in [[section: background]]")
    assert place.report.sections.get(key="synopsis").text == ""
    given = {"text": answer.context["form"]["text"].value(), "seen_version": 1}
    assert client.post(url, given).status_code == 302
    assert place.report.sections.get(key="synopsis").text == "As said in [[section: background]]"


def test_only_what_is_listed_is_put_there_and_words_are_kept(place: SimpleNamespace) -> None:
    client, url = signed_in(place.analyst), addresses(place)["synopsis"]
    answer = client.post(url, {"text": "Mine", "seen_version": 1, "reference": "<script>", "refer": "1"})
    assert (answer.status_code, answer.context["form"]["text"].value()) == (200, "Mine")


def test_lists_show_what_to_copy_and_readers_see_no_picker(place: SimpleNamespace) -> None:
    shown = words_of(signed_in(place.analyst).get(addresses(place)["key_messages"]))
    assert "[[section: background]]" in shown
    assert "[[section: background]]" not in words_of(signed_in(place.analyst).get(addresses(place)["performance"]))
    set_state(place, State.SIGNED_OFF)
    assert "[[section: background]]" not in words_of(signed_in(place.clerk).get(addresses(place)["synopsis"]))
