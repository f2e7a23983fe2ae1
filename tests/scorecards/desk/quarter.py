"""The example of the look: a few lines of Shropshire's quarter 2, 2021/22, with its comparators."""

from datetime import date
from decimal import Decimal
from types import SimpleNamespace
from typing import Any

from benchmarks.areas.queries import ENGLAND
from benchmarks.areas.rules import AreaKind
from portal.accounts.models import Council
from portal.accounts.rules import Role
from portal.figures.vocabulary import Basis, Polarity, Unit
from scorecards.framework.models import ScorecardLine, SeriesBreak, Theme
from scorecards.submissions.models import Submission
from scorecards.submissions.rules import State
from tests.builders import (
    a_breakdown,
    a_council,
    a_figure,
    a_group,
    a_line,
    a_measure,
    a_person,
    a_release,
    a_scorecard,
    a_submission,
    a_target,
    a_theme,
    an_area,
    an_indicator,
    an_observation,
    number,
)

TO_DATE: dict[str, Any] = {
    "basis": Basis.YEAR_TO_DATE.value,
    "period_start": date(2021, 4, 1),
    "period_end": date(2021, 9, 30),
}
LAST_YEAR: dict[str, Any] = {
    "basis": Basis.YEAR.value,
    "period_start": date(2020, 4, 1),
    "period_end": date(2021, 3, 31),
}
NEIGHBOURS = {
    "Cornwall": "93.5",
    "Worcestershire": "92.0",
    "Wiltshire": "89.9",
    "Devon": "87.1",
    "Dorset": "86.3",
    "Suffolk": "84.6",
    "Gloucestershire": "84.1",
    "Somerset": "83.4",
    "Herefordshire": "81.9",
    "Cumbria": "80.5",
}


def a_quarter(*, lines: int = 0, state: State = State.COMMENTARY, council: Council | None = None) -> SimpleNamespace:
    """The council, its people and quarter; with `lines` more lines like the assessments in 45 days."""
    council = council or a_council(name="Shropshire Council", number="893")
    people = {role.value: a_person(role, council=council, name=name) for role, name in NAMES.items()}
    deputy = a_person(Role.OFFICER, council=council, name="Owen Hale")
    scorecard = a_scorecard(council, name="Children’s services scorecard", comparator_edition="2021")
    given: dict[str, Any] = {"narrative_due": date(2021, 11, 5)}
    if state == State.SIGNED_OFF:
        given["signed_off_by"] = people["director"]
    quarter = a_submission(scorecard, period="2021-Q2", state=state, **given)
    area = _areas(council)
    themes = [
        a_theme(scorecard.framework, label=label) for label in ("Front door", "Assessment", "Children looked after")
    ]
    made = SimpleNamespace(council=council, quarter=quarter, scorecard=scorecard, themes=themes, other=deputy, **people)
    made.area = area
    for _ in range(lines):
        an_assessment_line(made)
    return made


NAMES = {
    Role.OFFICER: "Priya Nair",
    Role.ANALYST: "Tom Ellery",
    Role.DIRECTOR: "Helen Marsh",
    Role.MEMBER: "Rob Gittins",
    Role.CLERK: "Ann Low",
    Role.ADMINISTRATOR: "Kit Shaw",
}


def _areas(council: Council) -> SimpleNamespace:
    england = an_area(AreaKind.COUNTRY, code=ENGLAND, name="England")
    region = an_area(AreaKind.REGION, name="West Midlands")
    own = an_area(number=council.number, region=region, name="Shropshire")
    members = [an_area(name=name) for name in NEIGHBOURS]
    a_group(*members, of=own, edition="2021")
    return SimpleNamespace(england=england, region=region, own=own, members=members)


def an_assessment_line(made: SimpleNamespace, **fields: Any) -> ScorecardLine:
    """76.5 % against 85 ± 5, 87.3 % at year-end, neighbours 86.3 %, region 86.4 %, England 88 %; 4th of 11."""
    measure = a_measure(decimals=1)
    release = a_release(source="Department for Education, children in need census")
    for member, value in zip(made.area.members, NEIGHBOURS.values(), strict=True):
        an_observation(measure, area=member, value=Decimal(value), release=release)
    for area, value in ((made.area.own, "89.7"), (made.area.region, "86.4"), (made.area.england, "88.0")):
        an_observation(measure, area=area, value=Decimal(value), release=release)
    theme = fields.pop("theme", made.themes[1])
    indicator = an_indicator(
        theme,
        name=fields.pop("name", f"Assessments completed in 45 working days, {number()}"),
        measure=measure,
        definition="The share of social work assessments that were completed within 45 working days.",
        denominator="assessments completed",
    )
    given: dict[str, Any] = {"theme": theme, "owner": made.officer, "headline_basis": Basis.YEAR_TO_DATE.value}
    line = a_line(made.scorecard, indicator=indicator, **{**given, **fields})
    a_target(line)
    a_figure(made.quarter, line, numerator=Decimal(1512), denominator=Decimal(1976), value=Decimal("76.518"), **TO_DATE)
    a_figure(made.quarter, line, value=Decimal("87.3"), **LAST_YEAR)
    teams = a_breakdown(indicator, "Assessment teams", "Case management", unit=Unit.PERCENT.value, name="By team")
    for team, (done, of) in zip(teams.categories.order_by("order"), ((982, 1021), (452, 812)), strict=True):
        parts = {"numerator": Decimal(done), "denominator": Decimal(of), "value": Decimal(done * 100) / of}
        a_figure(made.quarter, line, category=team, **parts, **TO_DATE)
    return line


def a_count_line(made: SimpleNamespace, name: str, value: int, theme: Theme, **fields: Any) -> ScorecardLine:
    """A count without a better direction."""
    indicator = an_indicator(
        theme,
        name=name,
        unit=Unit.COUNT.value,
        decimals=0,
        polarity=Polarity.NONE.value,
        bases=["year_to_date", "year"],
    )
    given: dict[str, Any] = {"theme": theme, "headline_basis": Basis.YEAR_TO_DATE.value}
    line = a_line(made.scorecard, indicator=indicator, **{**given, **fields})
    a_figure(made.quarter, line, value=Decimal(value), **TO_DATE)
    return line


def a_line_across_a_break(made: SimpleNamespace) -> ScorecardLine:
    line = a_count_line(made, "Contacts", 6430, made.themes[0])
    a_figure(made.quarter, line, value=Decimal(6000), **{**TO_DATE, **_the_year_before()})
    SeriesBreak.objects.create(line=line, on=date(2021, 4, 1), reason="updates no longer counted")
    return line


def referrals(made: SimpleNamespace) -> ScorecardLine:
    """968 in the year to date, up from 917."""
    line = a_count_line(made, "Referrals", 968, made.themes[0])
    a_figure(made.quarter, line, value=Decimal(917), **{**TO_DATE, **_the_year_before()})
    return line


def _the_year_before() -> dict[str, date]:
    return {"period_start": date(2020, 4, 1), "period_end": date(2020, 9, 30)}


def an_earlier_quarter(made: SimpleNamespace, period: str = "2021-Q1") -> Submission:
    return a_submission(made.scorecard, period=period, state=State.SIGNED_OFF, signed_off_by=made.director)


def another_council(role: Role = Role.DIRECTOR) -> Any:
    """Somebody who may do as much, elsewhere."""
    return a_person(role, council=a_council())


def answer_field(comment: Any) -> str:
    """The name under which an answer to this comment is sent."""
    return f"answer-{comment.pk}-text"
