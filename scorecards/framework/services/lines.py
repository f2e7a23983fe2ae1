"""The lines of a scorecard: an indicator with the council's own choices about it."""

import datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Max

from portal.accounts import access
from portal.accounts.rules import Permission
from portal.audit.refusals import MovedOn, NotPossible
from portal.audit.services import record
from portal.figures.vocabulary import Basis, Counts, Similarity
from scorecards.framework.models import Indicator, Scorecard, ScorecardLine, SeriesBreak, Theme
from scorecards.framework.rules import LifeCycle, NarrativeWhen, PartYear
from scorecards.framework.rules.lines import line_problems
from scorecards.framework.services import guarded
from scorecards.framework.services.scorecards import STAFF, check_person

CHANGEABLE = frozenset(
    {
        *("theme", "owner", "deputy", "order", "local_name", "definition_note", "headline_basis"),
        *("life_cycle", "expected_on", "retired_on", "counts", "threshold", "threshold_reason", "narrative_when"),
        *("similarity", "similarity_note", "part_year"),
    }
)
WORDS = {
    "headline_basis": Basis,
    "life_cycle": LifeCycle,
    "counts": Counts,
    "narrative_when": NarrativeWhen,
    "part_year": PartYear,
    "similarity": Similarity,
}
MAY_BE_EMPTY = frozenset({"similarity"})


@transaction.atomic
def add(scorecard: Scorecard, indicator: Indicator, *, by: Any, **choices: Any) -> ScorecardLine:
    """Put an indicator on a scorecard; `choices` are any of CHANGEABLE.

    Unless chosen: the theme is the one that the scorecard's framework gives the indicator, the basis and whom it
    counts are the indicator's own, the order is last in the theme. Raises NotPossible for what cannot be.
    """
    access.require(by, Permission.FRAMEWORK_EDIT, council=scorecard.council_id)
    wanted = _plain(choices)
    if "theme" not in wanted:
        wanted["theme"] = _theme(scorecard, indicator)
    wanted.setdefault("headline_basis", indicator.bases[0])
    wanted.setdefault("counts", indicator.counts)
    wanted.setdefault("order", _last(scorecard, wanted["theme"]) + 1)
    line = ScorecardLine(scorecard=scorecard, indicator=indicator, **wanted)
    _check(line, wanted)
    try:
        with transaction.atomic():
            line.save(force_insert=True)
    except IntegrityError:
        raise NotPossible(f"{indicator} is on this scorecard already", "indicator") from None
    told = {name: guarded.told(value) for name, value in wanted.items()}
    record("add_line", by=by, subject=line, council=scorecard.council, after={"indicator": indicator.code, **told})
    return line


@transaction.atomic
def change(line: ScorecardLine, *, by: Any, seen_version: int, **choices: Any) -> None:
    """Change any of CHANGEABLE. Raises MovedOn for a stale page, NotPossible for what cannot be."""
    _change(line, choices, by=by, seen_version=seen_version, act="change_line")


@transaction.atomic
def retire(line: ScorecardLine, *, by: Any, seen_version: int, on: datetime.date) -> None:
    """Report on the line no longer, from a day on. What was reported stays. Raises MovedOn for a stale page."""
    choices = {"life_cycle": LifeCycle.RETIRED, "retired_on": on}
    _change(line, choices, by=by, seen_version=seen_version, act="retire_line")


@transaction.atomic
def add_break(line: ScorecardLine, *, by: Any, on: datetime.date, reason: str) -> SeriesBreak:
    """From this day the line counts something else. Raises NotPossible without a reason, or twice on a day."""
    council = line.scorecard.council
    access.require(by, Permission.FRAMEWORK_EDIT, council=council)
    if not reason.strip():
        raise NotPossible("Say what changed", "reason")
    try:
        with transaction.atomic():
            added = SeriesBreak.objects.create(line=line, on=on, reason=reason.strip())
    except IntegrityError:
        raise NotPossible("There is a break on this day already", "on") from None
    record("add_break", by=by, subject=line, council=council, after={"on": on, "reason": added.reason})
    return added


@transaction.atomic
def drop_break(broken: SeriesBreak, *, by: Any) -> None:
    """Take back a break that was entered in error; the trail keeps it. Raises MovedOn when it is gone already."""
    line = broken.line
    access.require(by, Permission.FRAMEWORK_EDIT, council=line.scorecard.council_id)
    before = {"on": broken.on, "reason": broken.reason}
    gone, _rows = SeriesBreak.objects.filter(pk=broken.pk).delete()
    if not gone:
        raise MovedOn(line)
    record("drop_break", by=by, subject=line, council=line.scorecard.council, before=before)


def _change(line: ScorecardLine, choices: dict[str, Any], *, by: Any, seen_version: int, act: str) -> None:
    council = line.scorecard.council
    access.require(by, Permission.FRAMEWORK_EDIT, council=council)
    wanted = _dated(line, _plain(choices))
    proposed = ScorecardLine(**{f.attname: getattr(line, f.attname) for f in line._meta.concrete_fields})
    for name, value in wanted.items():
        setattr(proposed, name, value)
    _check(proposed, {name: value for name, value in wanted.items() if value != getattr(line, name)})
    guarded.change(line, wanted, by=by, seen_version=seen_version, act=act, council=council)


def _plain(choices: dict[str, Any]) -> dict[str, Any]:
    """The choices as the database keeps them. Raises TypeError for one that a line does not have."""
    if unknown := set(choices) - CHANGEABLE:
        raise TypeError(f"A line has no {', '.join(sorted(unknown))} to choose")
    return {name: _word(name, value) if name in WORDS else value for name, value in choices.items()}


def _word(name: str, value: Any) -> str:
    """One of the words of a choice. Raises ValueError for another."""
    return "" if not value and name in MAY_BE_EMPTY else WORDS[name](value).value


def _dated(line: ScorecardLine, wanted: dict[str, Any]) -> dict[str, Any]:
    """A day belongs to one turn of the life-cycle: what is live again is no longer expected, nor retired."""
    life_cycle = wanted.get("life_cycle", line.life_cycle)
    kept = dict(wanted)
    if "life_cycle" in wanted and life_cycle != LifeCycle.IN_DEVELOPMENT.value:
        kept["expected_on"] = None
    if "life_cycle" in wanted and life_cycle != LifeCycle.RETIRED.value:
        kept["retired_on"] = None
    return kept


def _check(line: ScorecardLine, changed: dict[str, Any]) -> None:
    """Raise NotPossible for the first thing about the proposed line that cannot be."""
    scorecard = line.scorecard
    if line.theme.framework_id != scorecard.framework_id:
        raise NotPossible(f"{line.theme} is no theme of {scorecard.framework}", "theme")
    for field in ("owner", "deputy"):
        check_person(changed.get(field), scorecard.council, STAFF, field)
    problems = line_problems(
        basis=line.headline_basis,
        bases=line.indicator.bases,
        life_cycle=line.life_cycle,
        expected_on=line.expected_on,
        retired_on=line.retired_on,
        threshold=line.threshold,
        threshold_reason=line.threshold_reason,
        owner=line.owner_id,
        deputy=line.deputy_id,
        similarity=line.similarity,
        similarity_note=line.similarity_note,
    )
    if problems:
        field, words = problems[0]
        raise NotPossible(words, field)


def _theme(scorecard: Scorecard, indicator: Indicator) -> Theme:
    found = Theme.objects.filter(framework=scorecard.framework_id, placings__indicator=indicator).first()
    if found is None:
        raise NotPossible(f"Choose a theme: {scorecard.framework} has none for {indicator}", "theme")
    return found


def _last(scorecard: Scorecard, theme: Theme) -> int:
    return ScorecardLine.objects.filter(scorecard=scorecard, theme=theme).aggregate(last=Max("order"))["last"] or 0
