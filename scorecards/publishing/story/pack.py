"""Several reports of one meeting told in one file: a cover of its own, and anchors that no two of them share."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any, TypeVar

from portal.charts.primitives import Chart
from scorecards.publishing.story.report import Crest, Entry, Story

Told = TypeVar("Told")


@dataclass(frozen=True)
class Pack:
    """The papers of a meeting. `front` is the cover, without sections; `about` stands at its foot.

    `items` are the numbers that the clerk allotted, one for each report, empty where there is none.
    """

    front: Story
    reports: tuple[Story, ...]
    items: tuple[str, ...]
    about: str

    def entries(self, reports: Sequence[Story]) -> Iterator[Entry]:
        """The contents list over all reports, which are given with their anchors: each with its item and sections."""
        for place, (item, report) in enumerate(zip(self.items, reports, strict=True), 1):
            yield Entry(2, item, report.title, f"report-{place}-title")
            for section in report.sections:
                words = section.title if section.appendix else f"{section.number} {section.title}".strip()
                yield Entry(3, "", words, section.anchor)


def with_anchors(told: Told, begins: str) -> Told:
    """A numbered story, or a part of one, whose anchors and references to them begin with `begins`."""
    if isinstance(told, Chart | Crest):
        return told
    if type(told) is tuple:
        each: Any = tuple(with_anchors(one, begins) for one in told)  # type: ignore[attr-defined]
        return each  # type: ignore[no-any-return]
    if not is_dataclass(told) or isinstance(told, type):
        return told
    changed = {field.name: _changed(field.name, getattr(told, field.name), begins) for field in fields(told)}
    kept = {name: value for name, value in changed.items() if value is not getattr(told, name)}
    return replace(told, **kept) if kept else told


def _changed(name: str, value: Any, begins: str) -> Any:
    if name == "anchor" and value:
        return begins + value
    if name == "href" and isinstance(value, str) and value.startswith("#"):
        return f"#{begins}{value[1:]}"
    return value if isinstance(value, str) else with_anchors(value, begins)
