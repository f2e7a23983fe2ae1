"""How the choices about lines and schemes are said."""

from collections.abc import Mapping

from portal.figures.rounding import trimmed
from portal.figures.vocabulary import Basis, Counts, Similarity
from scorecards.framework.rules.rating import Band
from scorecards.framework.rules.vocabulary import Cadence, LifeCycle, NarrativeWhen, PartYear, Shape, Tone

BASIS_CHOICES: Mapping[Basis, str] = {
    Basis.QUARTER: "Activity in the quarter",
    Basis.YEAR_TO_DATE: "Year to date",
    Basis.ROLLING_6: "The last 6 months",
    Basis.ROLLING_12: "The last 12 months",
    Basis.MONTH: "Month",
    Basis.YEAR: "Year",
    Basis.THREE_YEARS: "Three years",
    Basis.SNAPSHOT: "Snapshot at a date",
    Basis.FORECAST: "Forecast outturn of the year",
}
LIFE_CYCLE_CHOICES: Mapping[LifeCycle, str] = {
    LifeCycle.LIVE: "Live",
    LifeCycle.IN_DEVELOPMENT: "In development",
    LifeCycle.RETIRED: "Retired",
}
NARRATIVE_CHOICES: Mapping[NarrativeWhen, str] = {
    NarrativeWhen.WHEN_NEEDED: "When it is rated below acceptable, or has changed a lot",
    NarrativeWhen.ALWAYS: "Every time",
    NarrativeWhen.NEVER: "Never",
}
COUNTS_CHOICES: Mapping[Counts, str] = {
    Counts.CHILDREN: "Children",
    Counts.STAFF: "Staff",
    Counts.NOBODY: "Nobody",
}
SIMILARITY_CHOICES: Mapping[Similarity, str] = {
    Similarity.SAME: "The same",
    Similarity.SIMILAR: "Similar",
    Similarity.DIFFERENT: "Different",
}
PART_YEAR_CHOICES: Mapping[PartYear, str] = {
    PartYear.APART: "Not compared",
    PartYear.PRO_RATA: "With the same share of their year (pro rata, × 6/12 at half-year)",
    PartYear.ANNUALISED: "With this line as for a whole year (annualised, × 12/6 at half-year)",
}
CADENCE_CHOICES: Mapping[Cadence, str] = {Cadence.QUARTER: "Each quarter", Cadence.MONTH: "Each month"}
TONE_CHOICES: Mapping[Tone, str] = {
    Tone.GOOD: "Good",
    Tone.ACCEPTABLE: "Acceptable",
    Tone.FAIR: "Fair",
    Tone.POOR: "Poor",
    Tone.SEVERE: "Severe",
}
SHAPE_CHOICES: Mapping[Shape, str] = {
    Shape.CIRCLE: "Circle",
    Shape.RING: "Ring",
    Shape.DIAMOND: "Diamond",
    Shape.TRIANGLE: "Triangle",
    Shape.SQUARE: "Square",
}


def margin_words(band: Band) -> str:
    """When a band holds: "on target or better", "up to 1 tolerance short of the target", "otherwise"."""
    least = band.least_margin
    if least is None:
        return "otherwise"
    if least == 0:
        return "on target or better"
    size = f"{trimmed(abs(least))} {'tolerance' if abs(least) == 1 else 'tolerances'}"
    return f"{size} or more better than the target" if least > 0 else f"up to {size} short of the target"
