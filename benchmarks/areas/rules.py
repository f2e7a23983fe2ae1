"""What kinds of area and comparator group there are. Pure."""

from enum import StrEnum


class AreaKind(StrEnum):
    """JOINT is a joint return, "314 / 318": an area of its own that stands for its parts."""

    AUTHORITY = "authority"
    REGION = "region"
    COUNTRY = "country"
    JOINT = "joint"


class GroupKind(StrEnum):
    NEIGHBOURS = "neighbours"
    REGION = "region"
    QUALITY = "quality"
    FAMILY = "family"
