"""A reading as the rules read it."""

from collections.abc import Mapping

from scorecards.submissions.reading.known import Known, Line, Part
from scorecards.submissions.reading.reading import Key, Reading
from scorecards.submissions.rules import FigureValue

Said = Mapping[Key, FigureValue]


def value_of(reading: Reading, known: Known) -> FigureValue:
    """The figure with unit and decimals of its line, or of its category's breakdown."""
    split: Line | Part = known.part(reading.line, reading.category) or known.by_id[reading.line]
    return FigureValue(
        basis=reading.basis,
        start=reading.start,
        end=reading.end,
        unit=split.unit,
        decimals=split.decimals if reading.decimals is None else reading.decimals,
        numerator=reading.numerator,
        denominator=reading.denominator,
        value=reading.value,
        symbol=reading.symbol,
        qualifier=reading.qualifier,
        population_edition=reading.population_edition,
    )
