"""What a control chart shows, in words made from its points and limits."""

from collections.abc import Sequence

from portal.charts.control.points import CAUSE_WORDS, ControlLimits, ControlPoint, Level
from portal.charts.findings import NO_FIGURES


def control_finding(points: Sequence[ControlPoint], limits: Sequence[ControlLimits]) -> str:
    """Whether the latest figure is more than chance: "Above the upper limit since Q3 2025/26; concerning."

    A cause is followed back while the same rule holds, no figure is missing and the limits are the same.
    """
    drawn = [place for place, point in enumerate(points) if point.value is not None]
    if not drawn:
        return NO_FIGURES
    last = points[drawn[-1]]
    group = _group_of(points, drawn[-1], limits)
    said = _cause_words(points, drawn[-1], group)
    if points[-1] is not last:
        said += f" Last figure {last.shown} {last.said}; {points[-1].label}: {points[-1].shown}."
    return f"{said} The limits are trial limits: they rest on few figures." if group and group.trial else said


def control_sentence(
    name: str,
    finding: str,
    limits: Sequence[ControlLimits],
    levels: Sequence[Level],
    assurance: str,
    notes: Sequence[str],
) -> str:
    """All that the picture tells, the finding first; the figures themselves stand in the table."""
    said = [f"Control chart. {name}: {finding}"]
    said += [f"{limits[-1].in_words}."] if limits else []
    for place, level in enumerate(levels):
        told = f"; {assurance}" if place == 0 and assurance else ""
        said.append(f"{level.name} {level.shown}{f', {level.note}' if level.note else ''}{told}.")
    return " ".join([*said, *(f"{note}." for note in notes)])


def _cause_words(points: Sequence[ControlPoint], place: int, group: ControlLimits | None) -> str:
    point = points[place]
    if group is None:
        return f"{point.shown} {point.said}; there are no limits to set it against."
    if point.cause is None:
        return f"Within the limits {point.said}; no special cause."
    first = _begins(points, place, group)
    since = point.said if first == place else f"since {points[first].label}"
    return f"{point.rule[:1].upper()}{point.rule[1:]} {since}; {CAUSE_WORDS[point.cause]}."


def _begins(points: Sequence[ControlPoint], place: int, group: ControlLimits) -> int:
    """Where the run of one special cause began that ends here."""
    point = points[place]
    while points[place].label != group.start:
        before = points[place - 1]
        if before.value is None or (before.cause, before.rule) != (point.cause, point.rule):
            break
        place -= 1
    return place


def _group_of(points: Sequence[ControlPoint], place: int, limits: Sequence[ControlLimits]) -> ControlLimits | None:
    if not limits:
        return None
    places = {point.label: number for number, point in enumerate(points)}
    return next((group for group in limits if places[group.start] <= place <= places[group.end]), None)
