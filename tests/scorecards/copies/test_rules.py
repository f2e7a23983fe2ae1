"""One text for one content, and a chain that shows where it was broken."""

from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from enum import IntEnum
from types import MappingProxyType
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.figures.vocabulary import Unit
from scorecards.copies.rules import NotCanonical, canonical, digest, restored

words = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=8)
figures = st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**12), max_value=10**12, places=6)
contents = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**9), 10**9) | words | figures,
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.text("abcdeiz", max_size=4), inner, max_size=3).filter(lambda d: set(d) != {"figure"})
    ),
    max_leaves=8,
)


def test_equal_content_is_one_text() -> None:
    one = {"b": Decimal("50.10"), "a": "cafe\u0301\r\nx", "at": datetime(2021, 12, 1, 10, tzinfo=UTC)}
    other = {
        "at": datetime(2021, 12, 1, 11, tzinfo=timezone(timedelta(hours=1))),
        "a": "café\nx",
        "b": Decimal("50.1000"),
    }
    expected = '{"a":"café\\nx","at":"2021-12-01T10:00:00.000000Z","b":{"figure":"50.1"}}'
    assert canonical(one) == canonical(other) == expected.encode()


def test_figures_are_plain_decimals() -> None:
    assert canonical([Decimal("1E+2"), Decimal("-0"), Decimal("0.0000001"), Decimal("100")]) == (
        b'[{"figure":"100"},{"figure":"0"},{"figure":"0.0000001"},{"figure":"100"}]'
    )


def test_dates_and_enums_are_their_values() -> None:
    assert canonical((date(2021, 9, 30), Unit.PERCENT, None, True)) == b'["2021-09-30","percent",null,true]'


@pytest.mark.parametrize(
    "content",
    [
        1.5,
        Decimal("NaN"),
        Decimal("Infinity"),
        datetime(2021, 12, 1, 10),  # noqa: DTZ001
        "a\x00b",
        "a\x1bb",
        "\ud800",
        {1: "a"},
        {"é": 1, "e\u0301": 2},
        {"figure": "1"},
        {1, 2},
        b"bytes",
    ],
)
def test_what_could_be_written_in_two_ways_is_refused(content: Any) -> None:
    with pytest.raises(NotCanonical):
        canonical(content)


@given(contents)
def test_what_is_restored_is_written_as_it_was(content: Any) -> None:
    text = canonical(content)
    assert canonical(restored(text)) == text


def test_what_is_of_a_kind_of_its_own_is_written_as_the_kind_that_it_belongs_to() -> None:
    class Word(str):
        """As Django marks safe text."""

    class Size(IntEnum):
        SIX = 6

    own = {Word("a"): Word("x"), "b": MappingProxyType({"c": Size.SIX}), "d": (Unit.PERCENT, [True, None])}
    assert canonical(own) == canonical({"a": "x", "b": {"c": 6}, "d": [Unit.PERCENT.value, [True, None]]})


@given(st.dictionaries(words, figures, min_size=2, max_size=5))
def test_the_order_of_keys_does_not_matter(content: dict[str, Decimal]) -> None:
    backwards = dict(reversed(content.items()))
    try:
        assert canonical(content) == canonical(backwards)
    except NotCanonical:
        with pytest.raises(NotCanonical):
            canonical(backwards)


@given(figures)
def test_a_figure_comes_back_as_itself(value: Decimal) -> None:
    assert restored(canonical({"value": value, "of": 1}))["value"] == value


def test_digest_is_sha_256() -> None:
    assert digest(b"") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
