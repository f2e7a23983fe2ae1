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
