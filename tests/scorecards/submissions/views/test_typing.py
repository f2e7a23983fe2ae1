"""Figures are typed by pages, and nothing typed is lost."""

from datetime import date
from decimal import Decimal

import pytest

from scorecards.submissions.models import Figure
from tests import builders
from tests.scorecards.submissions.views.pages import Quarter

pytestmark = pytest.mark.django_db


def typed(*rows: dict[str, str], seen: int = 0, **total: str) -> dict[str, str]:
    """What the browser posts of the typing page; the cells as they were stand beside those that were typed."""
    sent = {"row-TOTAL_FORMS": str(1 + len(rows)), "row-INITIAL_FORMS": "0"}
    for number, cells in enumerate((total, *rows)):
        sent[f"row-{number}-seen_version"] = cells.pop("seen", str(seen))
        for name in ("numerator", "denominator", "value", "symbol", "qualifier", "note"):
            sent[f"row-{number}-{name}"] = cells.get(name, "")
            sent[f"initial-row-{number}-{name}"] = ""
    return sent


def test_figures_are_typed_and_derived(client):
    quarter = Quarter(client)
    address = quarter.address("figure", quarter.line.pk)
    answer = client.post(address, typed(numerator="127", denominator="968"))
    assert (answer.status_code, answer.url) == (302, quarter.address("figures"))
    figure = Figure.objects.get()
    assert (figure.numerator, figure.denominator, figure.value) == (127, 968, Decimal("13.119835"))
    assert (figure.period_start, figure.period_end) == (date(2021, 7, 1), date(2021, 9, 30))


def test_a_typed_figure_that_cannot_be_true_is_refused_in_its_cell(client):
    quarter = Quarter(client)
    answer = client.post(quarter.address("figure", quarter.line.pk), typed(numerator="9", denominator="8"))
    assert (answer.status_code, Figure.objects.count()) == (200, 0)
    errors = answer.context["formset"].forms[0].errors
    assert errors == {"numerator": ["The numerator, 9, is above the denominator, 8"]}


def test_parts_are_typed_beside_their_total(client):
    quarter = Quarter(client)
    builders.a_breakdown(quarter.line.indicator, "Girls", "Boys")
    sent = typed({"value": "40"}, {"symbol": "c", "note": "too few"}, value="70.5")
    assert client.post(quarter.address("figure", quarter.line.pk), sent).status_code == 302
    held = Figure.objects.order_by("category__order").values_list("category__code", "value", "symbol")
    assert set(held) == {(None, Decimal("70.5"), ""), ("girls", Decimal(40), ""), ("boys", None, "c")}


def test_emptied_cells_take_the_figure_away(client):
    quarter = Quarter(client)
    builders.a_figure(quarter.submission, quarter.line)
    sent = typed(seen=1)
    sent["initial-row-0-value"] = "80"
    assert client.post(quarter.address("figure", quarter.line.pk), sent).status_code == 302
    assert Figure.objects.count() == 0


def test_a_stale_typing_page_answers_409_and_gives_the_words_back(client):
    quarter = Quarter(client)
    figure = builders.a_figure(quarter.submission, quarter.line)
    Figure.objects.update(version=2)
    answer = client.post(quarter.address("figure", quarter.line.pk), typed(seen=1, value="81", note="mine"))
    figure.refresh_from_db()
    assert (answer.status_code, figure.value) == (409, 80)
    assert list(answer.context["words"]) == [("Total", "value: 81; note: mine")]


def test_the_typing_page_shows_figures_as_they_were_typed(client):
    quarter = Quarter(client)
    given = {"numerator": Decimal(127), "denominator": Decimal(968), "value": Decimal("13.119835")}
    builders.a_figure(quarter.submission, quarter.line, **given)
    form = client.get(quarter.address("figure", quarter.line.pk)).context["formset"].forms[0]
    assert [form.initial[name] for name in ("numerator", "denominator", "value")] == ["127", "968", ""]


def test_other_dates_are_typed_by_their_address(client):
    quarter = Quarter(client)
    address = quarter.address("figure", quarter.line.pk) + "?basis=snapshot&end=2021-08-31"
    assert client.post(address, typed(value="5")).status_code == 302
    figure = Figure.objects.get()
    assert (figure.basis, figure.period_start, figure.period_end) == ("snapshot", date(2021, 8, 31), date(2021, 8, 31))


# ---- warnings are read before figures are kept


@pytest.fixture
def signed(client):
    """A quarter after one that was signed with 80%; a change of more than 10% is large."""
    quarter = Quarter(client)
    council = quarter.council
    council.large_change_percent = 10
    council.save()
    earlier = builders.a_submission(quarter.submission.scorecard, period="2021-Q1", state="signed_off")
    builders.a_figure(earlier, quarter.line, value=Decimal(80))
    quarter.figure = quarter.address("figure", quarter.line.pk)
    return quarter


def warned(answer):
    """The warnings with the cell that each leads to, and what the page sends along once they were read."""
    assert answer.status_code == 200
    return answer.context["warnings"], answer.context["warned"]


SLIPPED = "is 8%; it was 80.0% (April to June 2021). It is about a tenth of that. Has a digit or point slipped?"


def test_a_large_change_is_warned_of_before_it_is_kept_and_nothing_typed_is_lost(signed):
    answer = signed.client.post(signed.figure, typed(value="8", note="mine"))
    ((words, cell),), seal = warned(answer)
    assert words.endswith(SLIPPED)
    assert (cell, Figure.objects.filter(submission=signed.submission).count()) == ("id_row-0-value", 0)
    page = " ".join(answer.content.decode().split())
    assert 'value="mine"' in page
    assert f'name="warned" value="{seal}"' in page
    kept = signed.client.post(signed.figure, {**typed(value="8", note="mine"), "warned": seal})
    assert (kept.status_code, kept.url) == (302, signed.address("figures"))
    assert Figure.objects.get(submission=signed.submission).note == "mine"


def test_figures_that_were_corrected_since_are_read_anew(signed):
    _words, seal = warned(signed.client.post(signed.figure, typed(value="8")))
    ((words, _cell),), other = warned(signed.client.post(signed.figure, {**typed(value="50"), "warned": seal}))
    assert "is 50%; it was 80.0%" in words
    assert (other != seal, Figure.objects.filter(submission=signed.submission).exists()) == (True, False)
    assert signed.client.post(signed.figure, {**typed(value="81"), "warned": seal}).status_code == 302


def test_a_figure_in_place_of_another_is_warned_of_as_a_file_is(signed):
    builders.a_figure(signed.submission, signed.line, value=Decimal(82))
    ((words, _cell),), _seal = warned(signed.client.post(signed.figure, typed(seen=1, value="8.2")))
    assert "is 8.2%; the quarter holds 82.0%, and it was 80.0%" in words


def test_parts_that_miss_their_total_are_warned_of(signed):
    builders.a_breakdown(signed.line.indicator, "Girls", "Boys", unit="percent")
    both = ({"numerator": "3", "denominator": "10"}, {"numerator": "5", "denominator": "10"})
    sent = typed(*both, numerator="17", denominator="20")
    assert ("the parts make 8 of 20, but the total is 17 of 20", "id_row-1-numerator") in missed(signed, sent)


def test_a_total_that_is_typed_alone_is_held_against_the_parts_that_stay(signed):
    parts = builders.a_breakdown(signed.line.indicator, "Girls", "Boys", unit="percent")
    sent = typed({}, {}, numerator="17", denominator="20")
    for row, (part, top) in enumerate(zip(parts.categories.order_by("order"), (3, 5), strict=True), start=1):
        given = {"numerator": Decimal(top), "denominator": Decimal(10), "value": Decimal(top * 10)}
        builders.a_figure(signed.submission, signed.line, category=part, **given)
        for kind in ("row", "initial-row"):
            sent |= {f"{kind}-{row}-numerator": str(top), f"{kind}-{row}-denominator": "10"}
        sent[f"row-{row}-seen_version"] = "1"
    assert ("the parts make 8 of 20, but the total is 17 of 20", "id_row-0-numerator") in missed(signed, sent)


def missed(quarter, sent):
    found, _seal = warned(quarter.client.post(quarter.figure, sent))
    return [(words.partition(": ")[2], cell) for words, cell in found]
