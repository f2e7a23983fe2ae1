"""An object of the example's JSON is refused with the file and the place that is wrong."""

from datetime import date
from decimal import Decimal

import pytest

from portal.figures.vocabulary import Unit
from portal.home.example.nodes import Node


def a_node(**values):
    return Node("stories.json", "reports[0]", values)


def test_values_are_read_as_what_they_are():
    node = a_node(name=" Referrals ", value="41.60", day="2021-09-30", unit="percent", order=3, ready=True, empty=None)
    assert node.needed("name") == "Referrals"
    assert node.number("value") == Decimal("41.60")
    assert node.day("day") == date(2021, 9, 30)
    assert node.one_of("unit", Unit) is Unit.PERCENT
    assert (node.whole("order"), node.yes("ready")) == (3, True)
    assert (node.number("empty"), node.day("absent"), node.text("empty")) == (None, None, "")


@pytest.mark.parametrize(
    ("question", "value", "reason"),
    [
        (Node.needed, " ", "it is empty"),
        (Node.text, 7, "it is no text: 7"),
        (Node.number, "about 800", "it is no number: 'about 800'"),
        (Node.number, "NaN", "it is no number: 'NaN'"),
        (Node.day, "30/09/2021", "it is no date like 2021-09-30: '30/09/2021'"),
        (Node.known_day, "", "it is missing"),
        (Node.whole, True, "it is no whole number: True"),
        (Node.yes, "yes", "it is neither true nor false: 'yes'"),
    ],
)
def test_a_bad_value_names_file_place_and_reason(question, value, reason):
    with pytest.raises(ValueError) as refusal:
        question(a_node(it=value), "it")
    assert str(refusal.value) == f"stories.json, reports[0]: {reason}"


def test_what_is_not_there_is_said_to_be_missing():
    with pytest.raises(ValueError, match=r"^stories.json, reports\[0\]: name is missing$"):
        a_node().needed("name")
