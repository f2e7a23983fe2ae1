from decimal import Decimal

import pytest

from portal.figures.vocabulary import Basis, Counts
from scorecards.framework.rules import Band, Cadence, LifeCycle, NarrativeWhen, Shape, Tone
from scorecards.framework.rules import words as said


@pytest.mark.parametrize(
    ("least", "words"),
    [
        (None, "otherwise"),
        (Decimal("0.000"), "on target or better"),
        (Decimal("-1.000"), "up to 1 tolerance short of the target"),
        (Decimal("-2.5"), "up to 2.5 tolerances short of the target"),
        (Decimal(1), "1 tolerance or more better than the target"),
    ],
)
def test_when_a_band_holds_is_said_in_tolerances(least, words):
    assert said.margin_words(Band("Word", Shape.CIRCLE, Tone.GOOD, least, True)) == words


def test_every_choice_has_words():
    assert set(said.BASIS_CHOICES) == set(Basis)
    assert set(said.LIFE_CYCLE_CHOICES) == set(LifeCycle)
    assert set(said.NARRATIVE_CHOICES) == set(NarrativeWhen)
    assert set(said.COUNTS_CHOICES) == set(Counts)
    assert set(said.CADENCE_CHOICES) == set(Cadence)
    assert set(said.TONE_CHOICES) == set(Tone) - {Tone.PLAIN}
    assert set(said.SHAPE_CHOICES) == set(Shape) - {Shape.DASH}
