"""How a release may be shown, and what a published number stands for. Pure."""

from enum import StrEnum


class ReleaseStatus(StrEnum):
    """STAFF_ONLY never reaches a member or a paper."""

    OFFICIAL = "official"
    DRAFT = "draft"
    STAFF_ONLY = "staff_only"


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
