"""Scores, bands and movement of risks."""

from dataclasses import replace
from itertools import product

import pytest

from scorecards.risks.rules import DEFAULT_BANDS, BandTone, RiskBand, Score, band_for, band_problems, movement


def test_a_score_is_likelihood_times_impact() -> None:
    assert Score(4, 5).value == 20
    assert Score(4, 5).words(DEFAULT_BANDS) == "20, very high"


def test_a_score_may_be_stated_or_missing() -> None:
    assert Score(stated=16).words(DEFAULT_BANDS) == "16, very high"
    assert Score(stated=16, stated_band="Red").words(DEFAULT_BANDS) == "16, red"
    assert Score(stated_band="High").words(DEFAULT_BANDS) == "High"
    assert Score().words(DEFAULT_BANDS) == "No score"


@pytest.mark.parametrize(
    ("given", "why"),
    [
        ({"likelihood": 3}, "given together"),
        ({"likelihood": 0, "impact": 3}, "from 1 to 5"),
        ({"likelihood": 3, "impact": 6}, "from 1 to 5"),
        ({"likelihood": 3, "impact": 4, "stated": 16}, "stated score is 16, but likelihood × impact is 12"),
    ],
)
def test_what_is_no_score_is_refused(given: dict[str, int], why: str) -> None:
    with pytest.raises(ValueError, match=why):
        Score(**given)


def test_the_bands_cover_the_matrix() -> None:
    scores = sorted({likelihood * impact for likelihood, impact in product(range(1, 6), repeat=2)})
    words = [band_for(score, DEFAULT_BANDS).word for score in scores]
    assert words == ["Low"] * 4 + ["Medium"] * 4 + ["High"] * 3 + ["Very high"] * 3
    with pytest.raises(ValueError, match="No band holds"):
        band_for(0, DEFAULT_BANDS)


def test_bands_that_leave_gaps_are_named() -> None:
    low, medium, high, _ = DEFAULT_BANDS
    assert band_problems(DEFAULT_BANDS) == []
    assert band_problems([medium, high]) == ["The first band starts at 1"]
    assert band_problems([low, high, medium]) == ["Each band starts above the one before"]
    assert band_problems([low, replace(medium, word="low")]) == ["Each band has its own word"]
    assert band_problems([low, RiskBand("Never", 26, BandTone.HIGH)]) == ["The highest score is 25"]


@pytest.mark.parametrize(
    ("now", "before", "words"),
    [
        (Score(4, 5), Score(4, 4), "Up from 16, getting worse"),
        (Score(3, 4), Score(4, 4), "Down from 16, getting better"),
        (Score(4, 4), Score(stated=16), "No change"),
        (Score(4, 4), None, "No earlier score"),
        (Score(4, 4), Score(), "No earlier score"),
        (None, Score(4, 4), "No score now"),
        (Score(), Score(), "No score now"),
        (Score(stated_band="High"), Score(stated_band="high"), "No change"),
        (Score(stated_band="High"), Score(stated_band="Medium"), "Was Medium"),
        (Score(stated_band="High"), Score(4, 4), "Was 16"),
    ],
)
def test_movement_in_words(now: Score | None, before: Score | None, words: str) -> None:
    assert movement(now, before, stood_before=True) == words


def test_a_risk_that_was_not_there_is_new() -> None:
    assert movement(Score(4, 4), None, stood_before=False) == "New"
