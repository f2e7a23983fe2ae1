"""The words that a framework is kept with; stored as these values."""

from enum import StrEnum


class LifeCycle(StrEnum):
    """Whether a line is in use, is coming, or has gone."""

    LIVE = "live"
    IN_DEVELOPMENT = "in_development"
    RETIRED = "retired"


class Cadence(StrEnum):
    QUARTER = "quarter"
    MONTH = "month"


class NarrativeWhen(StrEnum):
    """When a line must have a narrative; when needed: rated below acceptable, or changed a lot."""

    NEVER = "never"
    WHEN_NEEDED = "when_needed"
    ALWAYS = "always"


class PartYear(StrEnum):
    """How the rate of a part year stands beside others' full years: not at all, unless one of the two is chosen."""

    APART = "apart"
    PRO_RATA = "pro_rata"
    ANNUALISED = "annualised"


class BreakdownKind(StrEnum):
    """Whether parts make up the total, leave some of it out, or count a child more than once."""

    EXHAUSTIVE = "exhaustive"
    PARTIAL = "partial"
    OVERLAPPING = "overlapping"


class Tone(StrEnum):
    """How a rating is tinted, best to worst; PLAIN carries no judgement."""

    GOOD = "good"
    ACCEPTABLE = "acceptable"
    FAIR = "fair"
    POOR = "poor"
    SEVERE = "severe"
    PLAIN = "plain"


class Shape(StrEnum):
    """The outline drawn beside a rating's word, so that colour is never alone."""

    CIRCLE = "circle"
    RING = "ring"
    DIAMOND = "diamond"
    TRIANGLE = "triangle"
    SQUARE = "square"
    DASH = "dash"
