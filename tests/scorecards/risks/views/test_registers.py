"""Registers and their bands are kept by pages."""

from types import SimpleNamespace

import pytest
from django.urls import reverse

from portal.accounts.models import Council
from scorecards.risks.models import Register
from tests.scorecards.risks.views.pages import signed_in, words_of

pytestmark = pytest.mark.django_db


def bands(council: Council, *rows: tuple[object, str], seen: str = "") -> dict[str, object]:
    given: dict[str, object] = {"band-TOTAL_FORMS": 8, "band-INITIAL_FORMS": 0, "seen": seen}
    for place, (least, word) in enumerate(rows):
        given |= {f"band-{place}-least": least, f"band-{place}-word": word}
    return given


def test_bands_are_kept_as_rows_with_some_to_spare(place: SimpleNamespace) -> None:
    client, url = signed_in(place.analyst), reverse("risks:bands")
    assert client.post(url, bands(place.council, (1, "Green"), (9, "Red"))).status_code == 302
    page = client.get(url)
    assert [form["word"].value() for form in page.context["formset"]][:3] == ["Green", "Red", None]
    assert "Red from 9" in words_of(client.get(reverse("risks:registers")))
    stale = client.post(url, bands(place.council, (1, "Mine")))
    assert (stale.status_code, "Mine" in words_of(stale), "Red from 9" in words_of(stale)) == (
        409,
        True,
        True,
    )
    assert client.post(url, bands(place.council, (1, "Mine"), seen=stale.context["seen"])).status_code == 302
    assert [b.word for b in place.council.score_bands.all()] == ["Mine"]


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ([(2, "Low")], "The first band starts at 1."),
        ([(1, "Low"), (1, "High")], "Each band starts at a score of its own."),
        ([(1, "Low"), (9, "")], "Give both the score and the word"),
        ([(1, "Low"), (30, "High")], "Enter 25 or less"),
        ([], "The first band starts at 1."),
    ],
)
def test_bands_with_gaps_are_refused_in_words(
    place: SimpleNamespace, rows: list[tuple[object, str]], words: str
) -> None:
    answer = signed_in(place.analyst).post(reverse("risks:bands"), bands(place.council, *rows))
    assert (answer.status_code, place.council.score_bands.count()) == (200, 0)
    assert words in words_of(answer)


def test_a_register_is_made_by_page_and_its_name_is_one(place: SimpleNamespace) -> None:
    client, url = signed_in(place.analyst), reverse("risks:register")
    assert client.post(url, {"name": "Board", "kind": "board"}).status_code == 302
    answer = client.post(url, {"name": "Board", "kind": "board"})
    assert (answer.status_code, "There is a register of that name already." in words_of(answer)) == (200, True)
    assert Register.objects.filter(council=place.council, name="Board").count() == 1
