"""How a release may be shown, and what a published number stands for. Pure."""

from datetime import date, timedelta
from enum import StrEnum

from portal.figures.spans import months_before
from portal.figures.vocabulary import Basis


class ReleaseStatus(StrEnum):
    """STAFF_ONLY never reaches a member or a paper."""

    OFFICIAL = "official"
    DRAFT = "draft"
    STAFF_ONLY = "staff_only"


class Format(StrEnum):
    """The kinds of file that bring a release: Explore education statistics, Fingertips, LAIT, our own quarterly one."""

    EES = "ees"
    FINGERTIPS = "fingertips"
    LAIT = "lait"
    QUARTERLY = "quarterly"


class Statistic(StrEnum):
    """VALUE is of an area; the others are of a group."""

    VALUE = "value"
    MEAN = "mean"
    MEDIAN = "median"
    LOWEST = "lowest"
    HIGHEST = "highest"
    BETTER = "better"
    WORSE = "worse"


# The edition of a release that is a paper which quotes numbers of others.
AS_QUOTED = "as quoted"

# The measure of which rates for each 10,000 children are made.
POPULATION = "POP_0_17"

_MONTHS = {
    Basis.MONTH: 1,
    Basis.QUARTER: 3,
    Basis.ROLLING_6: 6,
    Basis.ROLLING_12: 12,
    Basis.YEAR: 12,
    Basis.FORECAST: 12,
    Basis.THREE_YEARS: 36,
}


def start_of(basis: Basis, end: date) -> date:
    """The first day that a published number speaks of, from its last: a year to date begins on 1 April."""
    if basis == Basis.SNAPSHOT:
        return end
    if basis == Basis.YEAR_TO_DATE:
        return date(end.year if (end.month, end.day) >= (4, 1) else end.year - 1, 4, 1)
    return months_before(end, _MONTHS[basis]) + timedelta(days=1)
