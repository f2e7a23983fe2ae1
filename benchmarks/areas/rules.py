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


class FileState(StrEnum):
    """What became of a file that somebody sent: looked at, its content taken, or set aside."""

    CHECKED = "checked"
    ACCEPTED = "accepted"
    SET_ASIDE = "set_aside"


def joint_name(names: list[str]) -> str:
    """What people call a joint return: "Kingston upon Thames and Richmond upon Thames"; 120 letters at most."""
    said = " and ".join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else names[0]
    return said if len(said) <= 120 else f"{said[:119]}…"
