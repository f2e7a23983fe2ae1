"""How much can be written, and which forecast can be."""

import pytest

from portal.figures.vocabulary import Unit
from scorecards.commentary.forms import PARTS, AnswerForm, CommentForm, NarrativeForm, ReportForm

DATED = {"seen_version": "0", "forecast_for": "2022-03-31"}


@pytest.mark.parametrize("name", PARTS)
def test_a_part_of_a_narrative_has_up_to_twenty_thousand_characters(name):
    assert NarrativeForm({"seen_version": "0", name: "x" * 20_000}).errors == {}
    longer = NarrativeForm({"seen_version": "0", name: "x" * 20_001})
    assert longer.errors == {name: ["Use at most 20000 characters"]}


@pytest.mark.parametrize("kind", [CommentForm, AnswerForm, ReportForm])
def test_a_remark_has_up_to_five_thousand_characters(kind):
    assert "text" not in kind({"text": "x" * 5_000}).errors
    assert kind({"text": "x" * 5_001}).errors["text"] == ["Use at most 5000 characters"]


@pytest.mark.parametrize("typed", ["0", "100", "54.5%"])
def test_a_percentage_from_nothing_to_the_whole_can_be_expected(typed):
    assert NarrativeForm({**DATED, "forecast_value": typed}, unit=Unit.PERCENT).errors == {}


@pytest.mark.parametrize("typed", ["-1", "100.1", "4000"])
def test_no_other_percentage_can_be_expected(typed):
    wrong = NarrativeForm({**DATED, "forecast_value": typed}, unit=Unit.PERCENT).errors
    assert wrong == {"forecast_value": ["A percentage must be from 0 to 100"]}


def test_a_forecast_is_kept_with_all_its_decimals_or_refused():
    assert NarrativeForm({**DATED, "forecast_value": "54.12340"}, unit=Unit.PERCENT).errors == {}
    finer = NarrativeForm({**DATED, "forecast_value": "54.12345"}, unit=Unit.PERCENT)
    assert finer.errors == {"forecast_value": ["The figure you expect can have at most 4 decimals"]}


def test_a_count_can_be_more_than_a_hundred():
    assert NarrativeForm({**DATED, "forecast_value": "4000"}, unit=Unit.COUNT).errors == {}
