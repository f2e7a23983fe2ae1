"""Small counts in people's own words are shown to a person."""

from decimal import Decimal

import pytest

from portal.figures.vocabulary import Unit
from portal.prose.children import small_counts_said
from scorecards.copies.disclosure.wording import Hidden, says


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("We placed 3 children for adoption.", ["3 children"]),
        ("Three looked after children moved.", ["Three looked after children"]),
        ("There were 2 unaccompanied arrivals", ["2 unaccompanied"]),
        ("one young person and four siblings", ["one young person", "four siblings"]),
        ("We placed 3\nchildren.", ["3 children"]),
        ("<b>4</b> children and **3** boys", ["4 children", "3 boys"]),
        ("We saw 571 children.", []),
        ("There are 1,973 children in need and 12.5 children per worker", []),
        ("5% of children and 5 per cent of children", []),
        ("Six children", []),
        ("In quarter 2 the service grew.", []),
        ("We recruited 3 social workers.", []),
    ],
)
def test_small_counts_are_found(text: str, found: list[str]) -> None:
    assert small_counts_said(text) == found


@pytest.mark.parametrize("written", ["0.7%", "0.70%", ".7%", "0·7 per cent", "0.7 of a per cent", "0.7 pc", "０.７％"])
def test_a_share_is_heard_however_it_is_written(written: str) -> None:
    share = Hidden(Decimal("0.7"), Unit.PERCENT, 1, Decimal(4), Decimal(571))
    assert says(f"This was {written} in June.", [share])
    assert not says(f"This was 1{written} in June, or 0.75%.", [share])
