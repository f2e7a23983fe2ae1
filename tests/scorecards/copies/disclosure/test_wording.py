"""Small counts in people's own words are shown to a person."""

import pytest

from portal.prose.children import small_counts_said


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
