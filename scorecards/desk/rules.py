"""Which lines of a scorecard a person asked for, and what stands in the cells beside each. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

from benchmarks.stats.spc.causes import Nature
from scorecards.submissions.standing import ChangeShown, ComparedShown, LineStanding

NOTHING = "not available"
ME = "me"
NARRATIVE_WORDS: dict[str, str] = {
    "needed": "Needs narrative",
    "missing": "Missing",
    "draft": "Draft",
    "again": "Read again",
    "comment": "Comment to answer",
    "ready": "Ready",
}


ANY_CAUSE = "special"
VARIATION_WORDS: dict[str, str] = {
    ANY_CAUSE: "Special cause",
    Nature.CONCERNING.value: "Special cause, concerning",
    Nature.IMPROVING.value: "Special cause, improving",
}


class Work(Protocol):
    """Where a line's narrative stands."""

    @property
    def word(self) -> str: ...
    @property
    def needed(self) -> bool: ...
    @property
    def why(self) -> str: ...
    @property
    def comment(self) -> bool: ...


@dataclass(frozen=True)
class Wanted:
    """What a person asked to see; empty means all. `owner` is a person's key; `me` the reader's."""

    theme: str = ""
    rating: str = ""
    narrative: str = ""
    owner: str = ""
    me: int | None = None
    variation: str = ""


def fits(line: LineStanding, work: Work, cause: Nature | None, wanted: Wanted) -> bool:
    """Whether a line, whose newest figure is a special cause of the kind `cause`, is among those asked for."""
    return (
        wanted.theme in ("", line.theme)
        and wanted.rating in ("", line.rating.word)
        and _works(work, wanted.narrative)
        and _owned(line, wanted)
        and (wanted.variation in ("", cause) or (wanted.variation == ANY_CAUSE and cause is not None))
    )


def _works(work: Work, wanted: str) -> bool:
    if wanted == "needed":
        return work.word == NARRATIVE_WORDS["again"] or (work.needed and work.word != NARRATIVE_WORDS["ready"])
    if wanted == "comment":
        return work.comment
    return wanted == "" or work.word == NARRATIVE_WORDS.get(wanted)


def _owned(line: LineStanding, wanted: Wanted) -> bool:
    if wanted.owner == "":
        return True
    if wanted.owner == ME:
        return wanted.me is not None and wanted.me in (line.owner_id, line.deputy_id)
    return str(line.owner_id) == wanted.owner


@dataclass(frozen=True)
class Cell:
    """One change or comparison: its words, or the reason why there are none (a dash where nothing was loaded)."""

    label: str
    shown: str = ""
    note: str = ""
    absent: str = ""
    restated: str = ""

    @property
    def dash(self) -> bool:
        return not self.shown and self.absent == NOTHING


@dataclass(frozen=True)
class Group:
    """Three cells; one cell with one `reason` where all three are empty for it."""

    cells: tuple[Cell, ...]
    reason: str = ""


def change_cell(label: str, change: ChangeShown) -> Cell:
    then = change.then if change.shown else None
    return Cell(
        label,
        change.shown,
        change.words,
        "" if change.shown else change.reason or NOTHING,
        then.restated_words if then else "",
    )


def compared_cell(label: str, compared: ComparedShown) -> Cell:
    return Cell(label, compared.shown, compared.dated, "" if compared.shown else compared.reason or NOTHING)


def grouped(cells: Sequence[Cell], nothing: str) -> Group:
    """The cells as they are drawn; `nothing` is said where none of the three was ever loaded."""
    reasons = {cell.absent for cell in cells if not cell.shown}
    if any(cell.shown for cell in cells):
        return Group(tuple(cells))
    told = sorted(reasons - {NOTHING})
    if len(told) > 1:
        return Group(tuple(cells))
    return Group(tuple(cells), told[0] if told else nothing)


@dataclass(frozen=True)
class Lack:
    """Some of what a quarter lacks before review: "2 are missing", and where to see them."""

    words: str
    href: str


@dataclass(frozen=True)
class Progress:
    """How many narratives are ready, of how many that are needed or begun; and the lines behind what is not."""

    ready: int
    of: int
    without_figure: tuple[int, ...]
    missing: tuple[int, ...]
    drafts: tuple[int, ...]
    again: tuple[int, ...]
    asked: tuple[int, ...]

    @property
    def words(self) -> str:
        return f"{self.ready} of {self.of} ready" if self.of else "none is needed"


def progress(lines: Iterable[tuple[LineStanding, Work]]) -> Progress:
    """The state of all narrative of a quarter."""
    rows = list(lines)
    begun = [(line, work) for line, work in rows if work.word != "Not needed"]
    return Progress(
        ready=sum(work.word == "Ready" for _line, work in begun),
        of=len(begun),
        without_figure=tuple(line.line for line, _work in rows if line.life_cycle == "live" and line.figure is None),
        missing=tuple(line.line for line, work in begun if work.word == "Missing"),
        drafts=tuple(line.line for line, work in begun if work.word == "Draft"),
        again=tuple(line.line for line, work in begun if work.word == NARRATIVE_WORDS["again"]),
        asked=tuple(line.line for line, work in rows if work.comment),
    )


def counted(count: int, one: str, many: str) -> str:
    """ "1 is missing", "2 are missing"."""
    return f"{count} {one if count == 1 else many}"
