"""Who shares what, and what other councils signed of it. Only the public text of signed copies is read."""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import BigIntegerField, Case, CharField, Exists, F, OuterRef, Q, QuerySet, TextField, Value, When

from portal.accounts import access
from portal.accounts.models import Council
from portal.accounts.rules import Permission
from scorecards.committee.models import ReportSubmission
from scorecards.committee.rules import Classification
from scorecards.committee.rules import State as ReportState
from scorecards.copies.content.schema import SCHEMA, PeerFigures, SubmissionContent
from scorecards.copies.models import SignedCopy
from scorecards.copies.plain import from_text
from scorecards.framework.models import Indicator
from scorecards.framework.rules import LifeCycle
from scorecards.peers.models import Sharing
from scorecards.peers.rules import Signed, comparable, said, together
from scorecards.periods import parse_period
from scorecards.submissions.assembly.comparisons import NOT_OF_PLACES
from scorecards.submissions.standing import LineStanding

STANDING = [ReportState.SIGNED_OFF.value, ReportState.PUBLISHED.value]
MOST_KEPT = 200
LONG = ("history", "finer", "breakdowns")  # what a line's figures of the quarter do not need
# What signed quarters say, by the hash of their copy: a copy never changes, so it is read once in a process.
_KEPT: dict[str, dict[str, Signed]] = {}


def visible_to(user: Any) -> QuerySet[Council]:
    """The councils whose sharing a person sees: those whose drafts they see."""
    return Council.objects.filter(pk__in=access.councils_where(user, Permission.DRAFT_VIEW))


# ---- beside a quarter's lines


def beside(council: Council, lines: Iterable[LineStanding], *, period: str) -> dict[str, PeerFigures]:
    """By indicator what other councils signed of this quarter, where they and this council share it; one query.

    Invented councils stand beside invented ones only. A line whose unit is never compared between places, that has no
    figure, or whose indicator nobody else shares has no answer.
    """
    asked = [line for line in lines if comparable(line.unit) and line.figure is not None]
    if not asked:
        return {}
    sharing, signed = _signed(council, {line.indicator for line in asked}, period)
    when = parse_period(period)
    found = (
        together(line, sharing[line.indicator], signed, period=when, by_median=council.neighbours_by_median)
        for line in asked
        if line.indicator in sharing
    )
    return {each.indicator: each for each in found if each is not None}


Sharers = Mapping[str, Mapping[int, str]]
Said = Mapping[int, list[dict[str, Signed]]]


def _signed(council: Council, codes: Iterable[str], period: str) -> tuple[Sharers, Said]:
    """The names of those who share each indicator, and what each signed of the quarter, the newest first."""
    others = Sharing.objects.open().exclude(council=council).filter(council__invented=council.invented)
    mine = Sharing.objects.open().filter(council=council, indicator__code__in=sorted(codes)).values("indicator")
    both = others.filter(indicator__in=mine)
    shared = both.order_by().values_list(
        *(Value("", output_field=CharField()), "council_id", "council__name", "indicator__code"),
        *(Value(0, output_field=BigIntegerField()), Value("", output_field=TextField())),
    )
    kept = dict(_KEPT)
    copies = (
        _newest(period)
        .filter(Exists(both.filter(council=OuterRef("council"))))
        .order_by()
        .values_list("sha256", "council_id", *[Value("", output_field=CharField())] * 2, "pk", _text(kept))
    )
    sharing: dict[str, dict[int, str]] = defaultdict(dict)
    found: list[tuple[int, int, dict[str, Signed]]] = []
    for sha256, other, name, code, pk, text in shared.union(copies, all=True):
        if sha256:
            found.append((pk, other, kept[sha256] if sha256 in kept else _read(sha256, text)))
        else:
            sharing[code][other] = name
    signed: dict[int, list[dict[str, Signed]]] = defaultdict(list)
    for _pk, other, content in sorted(found, key=lambda each: each[0], reverse=True):
        signed[other].append(content)
    return sharing, signed


def _newest(period: str) -> QuerySet[SignedCopy]:
    """Of each scorecard's quarter the newest signed revision, unless all reports around it are withdrawn or exempt."""
    later = SignedCopy.objects.filter(
        submission__scorecard=OuterRef("submission__scorecard"),
        submission__period=OuterRef("submission__period"),
        submission__revision__gt=OuterRef("submission__revision"),
    )
    around = ReportSubmission.objects.filter(submission=OuterRef("submission"))
    exempt = Q(report__classification=Classification.EXEMPT.value)
    gone = Exists(around.filter(exempt | Q(report__state=ReportState.WITHDRAWN.value)))
    standing = Exists(around.filter(~exempt, report__state__in=STANDING))
    return SignedCopy.objects.filter(~Exists(later), Q(standing) | ~Q(gone), submission__period=period)


def _text(kept: Iterable[str]) -> Any:
    """The public text of a copy that was not read in this process before; an empty one of those that were."""
    known = sorted(kept)
    if not known:
        return F("public_content")
    return Case(When(sha256__in=known, then=Value("")), default=F("public_content"), output_field=TextField())


def _read(sha256: str, text: str) -> dict[str, Signed]:
    content = said(from_text(_pruned(text), SubmissionContent))
    if len(_KEPT) >= MOST_KEPT:
        _KEPT.clear()
    _KEPT[sha256] = content
    return content


def _pruned(text: str) -> str:
    """A copy of sixty lines is long: what is no figure of a line is left out before it is read."""
    plain = json.loads(text)
    if plain.get("schema") == SCHEMA:
        for line in (line for theme in plain["quarter"]["themes"] for line in theme["lines"]):
            line.update({name: [] for name in LONG if name in line})
        plain.update(narratives=[], actions=[], risks=[], peers=[])
    return json.dumps(plain, ensure_ascii=False)


# ---- the page on which a director agrees


@dataclass(frozen=True)
class Shareable:
    """An indicator of the council's scorecards: its own sharing if it stands, and the others that share it."""

    indicator: Indicator
    own: Sharing | None
    others: tuple[str, ...]

    @property
    def since(self) -> datetime | None:
        return self.own.given_at if self.own else None


def shareable(council: Council) -> list[Shareable]:
    """What the council can share, and what it shares, by name; two queries."""
    standing: dict[int, list[Sharing]] = defaultdict(list)
    open_ones = Sharing.objects.open().filter(council__invented=council.invented)
    for each in open_ones.select_related("council", "indicator", "given_by").order_by("council__name"):
        standing[each.indicator_id].append(each)
    mine = {pk for pk, found in standing.items() if any(each.council_id == council.pk for each in found)}
    on_lines = Q(lines__scorecard__council=council) & ~Q(lines__life_cycle=LifeCycle.RETIRED.value)
    wanted = Indicator.objects.filter(Q(pk__in=mine) | on_lines & ~Q(unit__in=[u.value for u in NOT_OF_PLACES]))
    return [_shareable(each, council, standing[each.pk]) for each in wanted.distinct().order_by("name", "code")]


def _shareable(indicator: Indicator, council: Council, standing: Iterable[Sharing]) -> Shareable:
    own = next((each for each in standing if each.council_id == council.pk), None)
    return Shareable(indicator, own, tuple(each.council.name for each in standing if each.council_id != council.pk))
