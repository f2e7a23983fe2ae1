"""The words that figures are described with; stored as these values in every table that keeps figures."""

from enum import StrEnum


class Unit(StrEnum):
    """What a value counts. Codes follow the catalogue; `per_10000` is of children aged 0 to 17."""

    COUNT = "count"
    PERCENT = "percent"
    PER_10000 = "per_10000"
    PER_MONTH = "per_month"
    PER_WORKER = "per_worker"
    FTE = "fte"
    DAYS = "days"
    SCORE = "score"
    RANK = "rank"
    GBP_MILLION = "gbp_million"


class Polarity(StrEnum):
    """Which way is better; NONE has no better direction, RANGE is good inside its limits."""

    HIGH = "high"
    LOW = "low"
    RANGE = "range"
    NONE = "none"


class Basis(StrEnum):
    """What stretch of time a figure speaks of. Figures of unlike basis are never compared silently."""

    QUARTER = "quarter"
    YEAR_TO_DATE = "year_to_date"
    ROLLING_6 = "rolling_6"
    ROLLING_12 = "rolling_12"
    MONTH = "month"
    YEAR = "year"
    THREE_YEARS = "three_years"
    SNAPSHOT = "snapshot"
    FORECAST = "forecast"


class Symbol(StrEnum):
    """Why there is no number. The letters are those of Explore education statistics; NOT_YET is our own."""

    NOT_APPLICABLE = "z"
    NOT_AVAILABLE = "x"
    SUPPRESSED = "c"
    LOW = "low"
    ROUNDS_TO_ZERO = "k"
    LOW_RELIABILITY = "u"
    NOT_YET = "ny"


class Qualifier(StrEnum):
    """How a stated figure is softened; a qualified figure never enters arithmetic."""

    ABOUT = "about"
    OVER = "over"
    UNDER = "under"
    ALMOST = "almost"


class Counts(StrEnum):
    """Whom a line counts: only children are protected by disclosure control."""

    CHILDREN = "children"
    STAFF = "staff"
    NOBODY = "nobody"


class Similarity(StrEnum):
    """How the definition of a benchmark relates to the line's own."""

    SAME = "same"
    SIMILAR = "similar"
    DIFFERENT = "different"
