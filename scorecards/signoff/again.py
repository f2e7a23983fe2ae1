"""Narratives that were marked ready before a figure of their lines changed: they are read again, and saved."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from django.urls import reverse

from scorecards.commentary import queries as commentary
from scorecards.commentary.models import Narrative
from scorecards.commentary.queries import Talk
from scorecards.signoff.moved import Moved, moved_at_all
from scorecards.signoff.puts import all_puts
from scorecards.signoff.rules import Gap
from scorecards.submissions.models import Submission
from scorecards.submissions.rules import State
from scorecards.submissions.standing import QuarterStanding


@dataclass(frozen=True)
class Again:
    """What must be read again: lines by their keys, each with the reason in words, and themes by their codes."""

    lines: Mapping[int, str] = field(default_factory=dict)
    themes: frozenset[str] = frozenset()


def to_read_again(submission: Submission, standing: QuarterStanding) -> Iterator[Gap]:
    """Each narrative that was marked ready before a figure of its lines changed; saving it again confirms it."""
    ready = [narrative for narrative in commentary.narratives_of(submission) if narrative.ready]
    puts = all_puts(submission) if ready else []
    lines = {line.line: line for line in standing.lines}
    for narrative in ready:
        for key in _rests_on(narrative):
            found = moved_at_all(lines[key], narrative.updated_at, puts) if key in lines else None
            if found is not None:
                yield Gap("outdated", _again(narrative, found), _page(submission, narrative))


def places_to_read_again(submission: Submission, standing: QuarterStanding, talk: Talk) -> Again:
    """Where those narratives stand, of the lines in `standing`. None of a signed quarter; else two queries."""
    said = _ready_words(talk)
    if not said or submission.state == State.SIGNED_OFF.value:
        return Again()
    puts = all_puts(submission)
    lines = {line.line: line for line in standing.lines}
    stale = [
        (line, theme, found.words)
        for line, theme, at in said
        if line in lines and (found := moved_at_all(lines[line], at, puts))
    ]
    speaks = {line: words for line, theme, words in stale if bool(theme) == talk.lines[line].by_theme}
    return Again(speaks, frozenset(theme for _line, theme, _words in stale if theme))


def _ready_words(talk: Talk) -> list[tuple[int, str, datetime | None]]:
    """(line, theme, when it was saved) of each line that ready words speak of; no theme where they are its own."""
    own = [(line, "", said.at) for line, said in talk.lines.items() if said.ready and not said.by_theme]
    themes = {code: said for code, said in talk.themes.items() if said.ready}
    return own + [(line, code, themes[code].at) for code, line in talk.covered if code in themes]


def _rests_on(narrative: Narrative) -> Iterable[int]:
    return [narrative.line_id] if narrative.line_id is not None else [line.pk for line in narrative.lines.all()]


def _again(narrative: Narrative, found: Moved) -> str:
    of_theme = f" of {narrative.theme}" if narrative.theme_id is not None else ""
    return f"Read the narrative{of_theme} for {found.line.name} again and save it: {found.words}"


def _page(submission: Submission, narrative: Narrative) -> str:
    if narrative.line_id is not None:
        return reverse("desk:line", args=[submission.pk, narrative.line_id])
    return reverse("desk:theme", args=[submission.pk, narrative.theme.code if narrative.theme else ""])
