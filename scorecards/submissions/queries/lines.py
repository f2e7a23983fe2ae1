"""The lines of a quarter's scorecard, each with its target, its breaks and its re-basings, in one query."""

from dataclasses import dataclass
from datetime import date

from django.db.models import F, FilteredRelation, Q

from scorecards.framework.models import ScorecardLine
from scorecards.framework.rules import LifeCycle
from scorecards.framework.rules import Target as TargetRule
from scorecards.submissions.assembly.line import TargetGiven
from scorecards.submissions.models import Submission
from scorecards.submissions.queries.gate import period_of
from scorecards.submissions.standing import RebaseShown


@dataclass(frozen=True)
class QuarterLine:
    """A line as a quarter reads it. `target_from` is the first period of the target that holds, "2021-Q1"."""

    line: ScorecardLine
    target: TargetGiven | None = None
    target_from: str = ""
    breaks: tuple[tuple[date, str], ...] = ()
    rebases: tuple[RebaseShown, ...] = ()


def quarter_lines(submission: Submission, *, only: ScorecardLine | None = None) -> list[QuarterLine]:
    """The quarter's lines in order: retired ones only while they still lived in it."""
    live = ~Q(life_cycle=LifeCycle.RETIRED.value) | Q(retired_on__gte=period_of(submission).start)
    found = ScorecardLine.objects.filter(live, scorecard=submission.scorecard_id)
    if only is not None:
        found = found.filter(pk=only.pk)
    holds = Q(targets__from_period__lte=submission.period) & (
        Q(targets__to_period="") | Q(targets__to_period__gte=submission.period)
    )
    # A line with two breaks or re-basings comes twice: one query, whatever the number of lines.
    rows = (
        found.select_related("indicator__share_of", "indicator__measure", "theme", "owner")
        .annotate(
            held=FilteredRelation("targets", condition=holds),
            target_value=F("held__value"),
            target_low=F("held__low"),
            target_high=F("held__high"),
            target_tolerance=F("held__tolerance"),
            target_from=F("held__from_period"),
            target_reason=F("held__reason"),
            break_on=F("breaks__on"),
            break_reason=F("breaks__reason"),
            rebase_on=F("rebases__on"),
            rebase_reason=F("rebases__reason"),
            rebase_by=F("rebases__by__name"),
        )
        .order_by("theme__order", "order", "id", "held__from_period", "breaks__on", "rebases__on")
    )
    by_line: dict[int, list[ScorecardLine]] = {}
    for row in rows:
        by_line.setdefault(row.pk, []).append(row)
    return [_gathered(group) for group in by_line.values()]


def _gathered(rows: list[ScorecardLine]) -> QuarterLine:
    """One line from its rows: the target that began last, every break and every re-basing once."""
    last = vars(rows[-1])
    target = None
    if last["target_from"] is not None:
        rule = TargetRule(last["target_value"], last["target_low"], last["target_high"], last["target_tolerance"])
        target = TargetGiven(rule, last["target_reason"])
    broken = {vars(row)["break_on"]: vars(row)["break_reason"] for row in rows if vars(row)["break_on"]}
    told = [vars(row) for row in rows if vars(row)["rebase_on"]]
    rebased = {each["rebase_on"]: (each["rebase_reason"], each["rebase_by"]) for each in told}
    return QuarterLine(
        rows[-1],
        target,
        last["target_from"] or "",
        tuple(sorted(broken.items())),
        tuple(RebaseShown(on, *rebased[on]) for on in sorted(rebased)),
    )
