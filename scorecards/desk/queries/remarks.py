"""Comments and their answers, by the place they were made at."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from scorecards.commentary.models import Comment
from scorecards.framework.models import Theme
from scorecards.submissions.models import Submission


@dataclass(frozen=True)
class Remark:
    """A comment or an answer; `by_director` as when it was written, `by_pk` is who wrote it."""

    pk: int
    text: str
    by: str
    by_director: bool
    at: datetime
    by_pk: int
    answers: tuple["Remark", ...] = ()

    @property
    def waits(self) -> bool:
        """Whether a director asked and nobody else has answered."""
        return self.by_director and all(answer.by_director for answer in self.answers)

    @property
    def joined(self) -> bool:
        """Whether somebody else than who asked has answered."""
        return any(answer.by_pk != self.by_pk for answer in self.answers)


def threads(rows: Iterable[tuple[int | None, Remark]]) -> tuple[Remark, ...]:
    """Remarks in the order they were made, each with its answers; rows are (what it answers, the remark)."""
    ordered = sorted(rows, key=lambda row: (row[1].at, row[1].pk))
    answers: dict[int, list[Remark]] = {}
    for asked, remark in ordered:
        if asked is not None:
            answers.setdefault(asked, []).append(remark)
    return tuple(replace(r, answers=tuple(answers.get(r.pk, []))) for asked, r in ordered if asked is None)


def remarks_on_theme(submission: Submission, theme: Theme) -> tuple[Remark, ...]:
    found = Comment.objects.filter(submission=submission, theme=theme).select_related("by")
    return threads((c.answers_id, _remark(c)) for c in found)


def _remark(comment: Comment) -> Remark:
    return Remark(comment.pk, comment.text, comment.by.name, comment.by_director, comment.at, comment.by_id)


@dataclass(frozen=True)
class Place:
    """Where comments were made: a line, a theme or the quarter, which has no key."""

    line: int | None
    theme: str
    words: str
    remarks: tuple[Remark, ...]


def remarks_of_quarter(submission: Submission) -> list[Place]:
    """All comments of a quarter by place, the quarter's own first."""
    found = Comment.objects.filter(submission=submission).select_related("by", "line__indicator", "theme")
    grouped: dict[tuple[int | None, str, str], list[tuple[int | None, Remark]]] = {}
    for comment in found.order_by("at", "id"):
        theme = comment.theme
        words = str(comment.line or theme or "The quarter")
        key = (comment.line_id, theme.code if theme else "", words)
        grouped.setdefault(key, []).append((comment.answers_id, _remark(comment)))
    places = [Place(*key, threads(rows)) for key, rows in grouped.items()]
    return sorted(places, key=lambda place: (place.line is not None, bool(place.theme)))
