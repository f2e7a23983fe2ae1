"""All open quarters of a council with each line's figure, rating and narrative: seven queries, however many there are.

With ready words it is two more, and for each quarter whose figures moved under them those of its scorecard. It is
`quarter_standing` without what home does not show: benchmarks, breakdowns and history.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import cast

from django.db.models import CharField, Count, Exists, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Cast, Coalesce

from portal.accounts.models import Council
from portal.audit.models import AuditEvent
from portal.figures.vocabulary import Basis, Polarity, Unit
from portal.home.queries.again import lines_to_read_again
from scorecards.commentary.models import Comment, Narrative
from scorecards.commentary.queries import EMPTY, Said, waiting_comments
from scorecards.framework.models import ScorecardLine
from scorecards.framework.queries import bands_of, target_in, whole_lines
from scorecards.framework.rules import LifeCycle
from scorecards.periods import parse_period
from scorecards.signoff.readiness import NarrativeState, narrative_states
from scorecards.submissions.assembly import line as assembly
from scorecards.submissions.assembly.changes import large
from scorecards.submissions.assembly.figures import Given, own_current
from scorecards.submissions.assembly.line import LineFacts, QuarterFacts, TargetGiven
from scorecards.submissions.models import Figure, Submission, UploadState
from scorecards.submissions.queries import key_of, value_of
from scorecards.submissions.rules import State
from scorecards.submissions.standing import QuarterStanding, RatingShown, Shown, TargetShown

OPEN = (State.COLLECTING.value, State.COMMENTARY.value, State.REVIEW.value)


@dataclass(frozen=True)
class Saved:
    """What is said of a line: whether it is marked ready, and who saved it when."""

    ready: bool
    at: datetime
    by: str


@dataclass(frozen=True)
class OpenLine:
    """One line of an open quarter."""

    row: ScorecardLine
    figure: Shown | None
    target: TargetShown | None
    rating: RatingShown
    state: NarrativeState
    saved: Saved | None
    asked_by: str
    asked_at: datetime | None

    @property
    def live(self) -> bool:
        return self.row.life_cycle == LifeCycle.LIVE.value


@dataclass(frozen=True)
class Returned:
    """The director's newest unanswered word on a whole quarter that was sent back."""

    at: datetime
    by: str
    text: str


@dataclass(frozen=True)
class OpenQuarter:
    """An open quarter; `waiting_uploads` are files that nobody has decided on."""

    submission: Submission
    title: str
    lines: Sequence[OpenLine]

    @property
    def waiting_uploads(self) -> int:
        return int(self.submission.waiting)  # type: ignore[attr-defined]

    @property
    def asked_whole(self) -> int:
        """Questions on the whole quarter that wait for an answer: like those on lines, they stop it at the gate."""
        return int(self.submission.asked_whole)  # type: ignore[attr-defined]

    @property
    def returned(self) -> Returned | None:
        at = self.submission.back_at  # type: ignore[attr-defined]
        if at is None:
            return None
        return Returned(at, self.submission.back_by or "", self.submission.back_text)  # type: ignore[attr-defined]


@dataclass(frozen=True)
class _Judged:
    """What the rule for narratives asks of a line."""

    line: int
    life_cycle: str
    narrative_when: str
    rating: RatingShown
    large_change: Decimal | None


@dataclass(frozen=True)
class _Lines:
    lines: Sequence[_Judged]


def open_quarters(council: Council) -> list[OpenQuarter]:
    """Those not signed off, the oldest first, with their lines in the scorecard's order."""
    submissions = _submissions(council)
    lines = _lines(submissions)
    figures = _figures(submissions, [line for found in lines.values() for line in found])
    said = _said(submissions)
    again = lines_to_read_again(_since(submissions, said))
    return [_quarter(s, lines[s.pk], figures, said[s.pk], again.get(s.pk, frozenset())) for s in submissions]


def _since(submissions: Sequence[Submission], said: Mapping[int, Mapping[int, Saved]]) -> dict[Submission, datetime]:
    """When the oldest ready words of each quarter were saved, for those that have some."""
    oldest = {s: min((each.at for each in said[s.pk].values() if each.ready), default=None) for s in submissions}
    return {submission: at for submission, at in oldest.items() if at is not None}


def _submissions(council: Council) -> list[Submission]:
    waiting = Count("uploads", filter=Q(uploads__state=UploadState.CHECKED))
    found = Submission.objects.filter(scorecard__council=council, state__in=OPEN)
    whole = waiting_comments().order_by("-at").filter(submission=OuterRef("pk"), line=None, theme=None)
    asked = whole.filter(_went_back())
    counted = whole.order_by().values("submission").annotate(count=Count("pk")).values("count")
    return list(
        found.select_related("scorecard__council", "scorecard__scheme", "scorecard__director", "sent_by")
        .prefetch_related("scorecard__scheme__bands")
        .annotate(
            waiting=waiting,
            asked_whole=Coalesce(Subquery(counted), 0),
            back_at=Subquery(asked.values("at")[:1]),
            back_by=Subquery(asked.values("by__name")[:1]),
            back_text=Subquery(asked.values("text")[:1]),
        )
        .order_by("period", "scorecard__name")
    )


def _lines(submissions: Sequence[Submission]) -> dict[int, list[ScorecardLine]]:
    """By quarter: its lines with indicator, theme, targets, breaks, and the latest question that waits."""
    living = ~Q(life_cycle=LifeCycle.RETIRED.value)
    found = ScorecardLine.objects.annotate(quarter=F("scorecard__submissions"))
    found = found.filter(living, quarter__in=[s.pk for s in submissions])
    asked = _asked_of_lines()
    rows = whole_lines(found).annotate(
        asked_by=Subquery(asked.values("by__name")[:1]), asked_at=Subquery(asked.values("at")[:1])
    )
    by_quarter: dict[int, list[ScorecardLine]] = defaultdict(list)
    for row in rows.order_by("theme__order", "order", "pk"):
        by_quarter[row.quarter].append(row)  # type: ignore[attr-defined]
    return by_quarter


def _asked_of_lines() -> QuerySet[Comment]:
    """A director's questions on a line, or on its theme, that nobody has answered; the newest first."""
    here = Q(line=OuterRef("pk")) | Q(theme=OuterRef("theme"))
    return waiting_comments().order_by("-at").filter(here, submission=OuterRef("quarter"))


def _went_back() -> Exists:
    """Whether the comment's quarter was sent back after it was made: a mere question sends nothing back."""
    quarter = Cast(OuterRef("submission_id"), CharField())
    moves = AuditEvent.objects.filter(subject_type="submissions.submission", subject_id=quarter, act="send_back")
    return Exists(moves.filter(at__gte=OuterRef("at")))


def _figures(submissions: Sequence[Submission], lines: Iterable[ScorecardLine]) -> list[Figure]:
    """Totals on the headline basis: the quarters' own, and those signed in the two years before."""
    if not submissions:
        return []
    first = min(parse_period(s.period).year_start for s in submissions)
    signed = Q(submission__state=State.SIGNED_OFF.value, period_end__gte=first.replace(year=first.year - 2))
    own = Q(submission__in=[s.pk for s in submissions])
    totals = Figure.objects.filter(own | signed, category=None, line__in={line.pk for line in lines})
    rows = totals.select_related("submission").order_by("submission__period", "submission__revision")
    return list(rows)


def _said(submissions: Sequence[Submission]) -> dict[int, dict[int, Saved]]:
    """By quarter and line: the narrative that speaks of the line, its own before a theme's."""
    said = Narrative.objects.filter(submission__in=[s.pk for s in submissions]).exclude(EMPTY).order_by()
    columns = ("ready", "updated_at", "updated_by__name")
    covers = said.filter(line=None, lines__isnull=False).values_list("theme_id", "submission_id", "lines", *columns)
    own = said.filter(theme=None).values_list("theme_id", "submission_id", "line_id", *columns)
    found: dict[int, dict[int, Saved]] = defaultdict(dict)
    rows = sorted(own.union(covers, all=True), key=lambda row: row[0] is None)
    for _theme, submission, line, ready, at, by in rows:
        found[submission][line] = Saved(bool(ready), at, by or "")
    return found


def _quarter(
    submission: Submission,
    lines: Sequence[ScorecardLine],
    figures: Sequence[Figure],
    said: Mapping[int, Saved],
    again: Collection[int],
) -> OpenQuarter:
    council = submission.scorecard.council
    quarter = _facts_of(submission)
    facts = {line.pk: _facts(line, submission, figures, quarter) for line in lines}
    judged = [_judged(line, facts[line.pk], quarter) for line in lines]
    states = narrative_states(
        cast("QuarterStanding", _Lines(judged)),  # it asks for the lines, and of these for what is judged
        {line: Said(saved.ready) for line, saved in said.items()},
        council.large_change_percent,
        {line.pk for line in lines if line.asked_at},  # type: ignore[attr-defined]
        again,
    )
    ratings = {each.line: each.rating for each in judged}
    return OpenQuarter(
        submission,
        quarter.period.title,
        [
            OpenLine(
                row=line,
                figure=assembly.headline(facts[line.pk]),
                target=assembly.target_shown(facts[line.pk]),
                rating=ratings[line.pk],
                state=states[line.pk],
                saved=said.get(line.pk),
                asked_by=line.asked_by or "",  # type: ignore[attr-defined]
                asked_at=line.asked_at,  # type: ignore[attr-defined]
            )
            for line in lines
        ],
    )


def _facts_of(submission: Submission) -> QuarterFacts:
    return QuarterFacts(
        period=parse_period(submission.period),
        bands=bands_of(submission.scorecard.scheme),
        relative=submission.scorecard.council.relative_change,
        last_period_label="",
        year_end_label="",
    )


def _facts(line: ScorecardLine, submission: Submission, figures: Sequence[Figure], quarter: QuarterFacts) -> LineFacts:
    given = _given(line, submission, figures)
    basis = Basis(line.headline_basis)
    target = target_in(line, submission.period)
    return LineFacts(
        unit=Unit(line.indicator.unit),
        decimals=line.indicator.decimals,
        polarity=Polarity(line.indicator.polarity),
        basis=basis,
        cohort_changes=line.indicator.cohort_changes,
        current=own_current(given, basis, quarter.period),
        given=given,
        parts=(),
        target=TargetGiven(target) if target else None,
        breaks=tuple((b.on, b.reason) for b in line.breaks.all()),
    )


def _given(line: ScorecardLine, submission: Submission, figures: Sequence[Figure]) -> list[Given]:
    """The quarter's own figures of the line, and what was signed before it, each in its newest wording."""
    newest = {}
    mine = [f for f in figures if f.line_id == line.pk]
    for figure in sorted(mine, key=lambda f: f.submission_id == submission.pk):
        earlier = (figure.submission.period, figure.submission.revision) < (submission.period, submission.revision)
        own = figure.submission_id == submission.pk
        if own or (earlier and figure.submission.state == State.SIGNED_OFF.value):
            newest[key_of(figure)] = Given(value_of(figure, line), own)
    return list(newest.values())


def _judged(line: ScorecardLine, facts: LineFacts, quarter: QuarterFacts) -> _Judged:
    last, same, _year = assembly.changes(facts, quarter)
    return _Judged(
        line.pk,
        line.life_cycle,
        line.narrative_when,
        assembly.rating(facts, quarter),
        large(facts.current, (last, same)),
    )
