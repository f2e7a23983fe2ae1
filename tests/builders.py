"""Small whole rows for tests, each different from the last; a test states only what it is about.

Rows are made directly: builders know no permission and write no trail. What is not given is made or left at its
default; every name carries a counter, so that two of a kind never clash.
"""

import datetime
from decimal import Decimal
from itertools import count
from typing import Any

from django.utils import timezone

from benchmarks.areas.models import Area, AreaCode, AreaFile, ComparatorGroup, GroupMember, NeighbourFile
from benchmarks.areas.rules import AreaKind, GroupKind
from benchmarks.published.models import Import, Mapping, Measure, Observation, Release, Table
from benchmarks.published.rules import Format, ReleaseStatus, Statistic
from portal.accounts.models import Council, Membership, User
from portal.accounts.rules import Role
from portal.figures.vocabulary import Basis, Counts, Polarity, Unit
from portal.files import services as files
from portal.files.models import PrivateFile
from portal.jobs.rules import State as JobState
from scorecards.commentary.models import Action, Comment, Narrative
from scorecards.committee.models import Committee, Meeting, Report
from scorecards.committee.rules import State as ReportState
from scorecards.framework.models import (
    Breakdown,
    Category,
    Framework,
    Indicator,
    IndicatorTheme,
    RatingBand,
    RatingScheme,
    Scorecard,
    ScorecardLine,
    Target,
    Theme,
)
from scorecards.framework.rules import THREE_STATES, Band, BreakdownKind
from scorecards.periods import parse_period
from scorecards.risks.models import Register, Risk, RiskScore
from scorecards.risks.rules import RegisterKind
from scorecards.submissions.models import Figure, Submission
from scorecards.submissions.rules import State

PASSWORD = "correct horse battery"
_counter = count(1)
PLACES = 9000  # a page takes no larger place in an order, and a long run of tests counts further


def number() -> int:
    """The next number; every call gives another."""
    return next(_counter)


def a_council(**fields: Any) -> Council:
    n = number()
    # Below 800: tests name their own councils above, and the counter may come round to any number.
    return Council.objects.create(**{"number": f"{n % 800:03}", "name": f"Council {n}", **fields})


def a_person(role: Role | str | None = None, *, council: Council | None = None, **fields: Any) -> User:
    """Somebody who holds `role` (for a council of their own unless told which); nobody's officer without a role."""
    n = number()
    password = fields.pop("password", None)
    user = User(**{"email": f"person{n}@example.org", "name": f"Person {n}", **fields})
    user.set_password(password) if password else user.set_unusable_password()
    user.save()
    if role is not None:
        a_membership(user, role, council=council or a_council())
    return user


def a_membership(user: User, role: Role | str, *, council: Council, **fields: Any) -> Membership:
    given = {"job_title": f"{Role(role).name.title()} {user.pk}", "starts": datetime.date(2020, 4, 1), **fields}
    user.__dict__.pop("_current_memberships", None)
    return Membership.objects.create(user=user, council=council, role=Role(role).value, **given)


def a_framework(**fields: Any) -> Framework:
    n = number()
    return Framework.objects.create(**{"code": f"framework_{n}", "name": f"Framework {n}", **fields})


def a_theme(framework: Framework | None = None, **fields: Any) -> Theme:
    n = number()
    given = {"code": f"theme_{n}", "label": f"Theme {n}", "order": n % PLACES, **fields}
    return Theme.objects.create(framework=framework or a_framework(), **given)


def a_measure(**fields: Any) -> Measure:
    n = number()
    given = {"code": f"MEASURE_{n}", "name": f"Measure {n}", "unit": Unit.PERCENT.value, "publisher": "A publisher"}
    return Measure.objects.create(**{**given, "polarity": Polarity.HIGH.value, **fields})


def an_indicator(theme: Theme | None = None, **fields: Any) -> Indicator:
    """A percentage where higher is better, of a quarter, a year to date, a year or a snapshot."""
    n = number()
    given: dict[str, Any] = {
        "code": f"INDICATOR_{n}",
        "name": f"Indicator {n}",
        "unit": Unit.PERCENT.value,
        "decimals": 1,
        "polarity": Polarity.HIGH.value,
        "bases": [Basis.QUARTER.value, Basis.YEAR_TO_DATE.value, Basis.YEAR.value, Basis.SNAPSHOT.value],
    }
    indicator = Indicator.objects.create(**{**given, **fields})
    if theme is not None:
        IndicatorTheme.objects.create(theme=theme, indicator=indicator, order=n % PLACES)
    return indicator


def a_breakdown(indicator: Indicator, *labels: str, **fields: Any) -> Breakdown:
    """A breakdown with a category for each label, whose code is the label in small letters with underscores."""
    n = number()
    given = {"code": f"breakdown_{n}", "name": f"Breakdown {n}", "kind": BreakdownKind.EXHAUSTIVE.value}
    breakdown = Breakdown.objects.create(indicator=indicator, **{**given, "unit": Unit.COUNT.value, **fields})
    for order, label in enumerate(labels, 1):
        a_category(breakdown, label=label, code=label.lower().replace(" ", "_"), order=order)
    return breakdown


def a_category(breakdown: Breakdown | None = None, **fields: Any) -> Category:
    n = number()
    given = {"code": f"category_{n}", "label": f"Category {n}", "order": n % PLACES, **fields}
    return Category.objects.create(breakdown=breakdown or a_breakdown(an_indicator()), **given)


def a_scheme(*, council: Council | None = None, bands: tuple[Band, ...] = THREE_STATES, **fields: Any) -> RatingScheme:
    """A scheme with its bands; shipped for all without a council."""
    scheme = RatingScheme.objects.create(council=council, **{"name": f"Scheme {number()}", **fields})
    RatingBand.objects.bulk_create(
        RatingBand(
            scheme=scheme,
            order=order,
            word=band.word,
            shape=band.shape.value,
            tone=band.tone.value,
            least_margin=band.least_margin,
            acceptable=band.acceptable,
        )
        for order, band in enumerate(bands, 1)
    )
    return scheme


def a_scorecard(council: Council | None = None, **fields: Any) -> Scorecard:
    fields.setdefault("name", f"Scorecard {number()}")
    if "scheme" not in fields:
        fields["scheme"] = a_scheme()
    if "framework" not in fields:
        fields["framework"] = a_framework()
    return Scorecard.objects.create(council=council or a_council(), **fields)


def a_line(scorecard: Scorecard | None = None, **fields: Any) -> ScorecardLine:
    """A live line that counts children; of a new indicator under a new theme unless told which."""
    scorecard = scorecard or a_scorecard()
    if "theme" not in fields:
        fields["theme"] = a_theme(scorecard.framework)
    if "indicator" not in fields:
        fields["indicator"] = an_indicator(fields["theme"])
    given = {"headline_basis": Basis.QUARTER.value, "counts": Counts.CHILDREN.value, "order": number() % PLACES}
    return ScorecardLine.objects.create(scorecard=scorecard, **{**given, **fields})


def a_target(line: ScorecardLine | None = None, **fields: Any) -> Target:
    """85 with a tolerance of 5, from 2021-Q1 on; a range when `low` and `high` are given."""
    given: dict[str, Any] = {"tolerance": Decimal(5), "from_period": "2021-Q1"}
    if "low" not in fields:
        given["value"] = Decimal(85)
    return Target.objects.create(line=line or a_line(), **{**given, **fields})


def a_submission(
    scorecard: Scorecard | None = None, *, state: State | str = State.COLLECTING, **fields: Any
) -> Submission:
    """A quarter, 2021-Q2 unless told which; one that is signed off has been so by a director of the council."""
    scorecard = scorecard or a_scorecard()
    period = fields.setdefault("period", "2021-Q2")
    fields.setdefault("data_date", parse_period(period).end)
    if State(state) == State.SIGNED_OFF:
        fields.setdefault("signed_off_at", timezone.now())
        if "signed_off_by" not in fields:
            fields["signed_off_by"] = a_person(Role.DIRECTOR, council=scorecard.council)
    return Submission.objects.create(scorecard=scorecard, state=State(state).value, **fields)


def a_figure(submission: Submission | None = None, line: ScorecardLine | None = None, **fields: Any) -> Figure:
    """80 of the submission's own quarter; a symbol takes the value's place."""
    submission = submission or a_submission(line.scorecard if line else None)
    line = line or a_line(submission.scorecard)
    period = parse_period(submission.period)
    given: dict[str, Any] = {"basis": line.headline_basis, "period_start": period.start, "period_end": period.end}
    if not fields.get("symbol"):
        given["value"] = Decimal(80)
    return Figure.objects.create(submission=submission, line=line, **{**given, **fields})


def a_narrative(submission: Submission | None = None, **fields: Any) -> Narrative:
    """Of a line of the submission's scorecard, unless a line or a theme is given."""
    submission = submission or a_submission()
    if "line" not in fields and "theme" not in fields:
        fields["line"] = a_line(submission.scorecard)
    return Narrative.objects.create(submission=submission, **{"shows": f"What it shows {number()}.", **fields})


def a_comment(submission: Submission | None = None, **fields: Any) -> Comment:
    submission = submission or a_submission()
    if "by" not in fields:
        fields["by"] = a_person(Role.DIRECTOR, council=submission.council)
    given = {"text": f"Why is this so? {number()}", "by_director": True}
    return Comment.objects.create(submission=submission, **{**given, **fields})


def an_action(scorecard: Scorecard | None = None, **fields: Any) -> Action:
    n = number()
    given: dict[str, Any] = {"title": f"Action {n}", "due_on": datetime.date(2021, 12, 31), "opened_in": "2021-Q2"}
    if "owner" not in fields:
        given["owner_name"] = f"Owner {n}"
    return Action.objects.create(scorecard=scorecard or a_scorecard(), **{**given, **fields})


def a_register(council: Council | None = None, **fields: Any) -> Register:
    given = {"kind": RegisterKind.DIRECTORATE.value, "name": f"Register {number()}", **fields}
    return Register.objects.create(council=council or a_council(), **given)


def a_risk(register: Register | None = None, **fields: Any) -> Risk:
    given: dict[str, Any] = {"title": f"Risk {number()}", "opened_on": datetime.date(2021, 4, 1), **fields}
    return Risk.objects.create(register=register or a_register(), **given)


def a_score(risk: Risk | None = None, **fields: Any) -> RiskScore:
    """4 by 4 on 30 September 2021, unless told otherwise."""
    likelihood, impact = fields.setdefault("likelihood", 4), fields.setdefault("impact", 4)
    if likelihood is not None:
        fields.setdefault("score", likelihood * impact)
    given: dict[str, Any] = {"band": "High", "scored_on": datetime.date(2021, 9, 30), "reason": "Reviewed."}
    return RiskScore.objects.create(risk=risk or a_risk(), **{**given, **fields})


def a_meeting(council: Council | None = None, **fields: Any) -> Meeting:
    """15 December 2021, papers out a week before."""
    if "committee" not in fields:
        fields["committee"] = Committee.objects.create(council=council or a_council(), name=f"Committee {number()}")
    on = fields.setdefault("on", datetime.date(2021, 12, 15))
    return Meeting.objects.create(**{"publish_by": on - datetime.timedelta(days=7), **fields})


def a_report(meeting: Meeting | None = None, *, state: ReportState | str = ReportState.DRAFT, **fields: Any) -> Report:
    """A draft of one meeting; one that is signed off has been so by a director of the council."""
    meeting = meeting or a_meeting()
    if ReportState(state) in (ReportState.SIGNED_OFF, ReportState.PUBLISHED, ReportState.WITHDRAWN):
        fields.setdefault("signed_off_at", timezone.now())
        if "signed_off_by" not in fields:
            fields["signed_off_by"] = a_person(Role.DIRECTOR, council=meeting.council)
    given = {"title": f"Report {number()}", "layout": "Committee report"}
    return Report.objects.create(meeting=meeting, state=ReportState(state).value, **{**given, **fields})


def an_area(kind: AreaKind | str = AreaKind.AUTHORITY, *, code: str = "", **fields: Any) -> Area:
    """A place; give `number` to make it the area of a council, `code` for a GSS code."""
    area = Area.objects.create(kind=AreaKind(kind).value, **{"name": f"Area {number()}", **fields})
    if code:
        AreaCode.objects.create(area=area, code=code)
    return area


def a_group(*members: Area, **fields: Any) -> ComparatorGroup:
    """Statistical neighbours of 2021 of a new area, in the order given; `of=None` makes a group for all."""
    if "of" not in fields:
        fields["of"] = an_area()
    given = {
        "kind": GroupKind.NEIGHBOURS.value,
        "edition": "2021",
        "name": f"Neighbours {number()}",
        "source": "A model",
    }
    group = ComparatorGroup.objects.create(**{**given, **fields})
    GroupMember.objects.bulk_create(
        GroupMember(group=group, area=area, position=position) for position, area in enumerate(members, 1)
    )
    return group


def a_neighbour_file(content: bytes = b"", **fields: Any) -> NeighbourFile:
    """A model of neighbours of 2025 as it was sent; one authority of ten numbers unless `content` is given."""
    if not content:
        names = ",".join(f"SN_{place}" for place in range(1, 11))
        content = f"old_la_code,{names}\n901,902,903,904,905,906,907,908,909,910,911\n".encode()
    return NeighbourFile.objects.create(
        **{"edition": "2025", "source": "A model", "file": a_file(content, name="model.csv"), **fields}
    )


def an_area_file(**fields: Any) -> AreaFile:
    """A list of one region as it was sent, with what it would make of the areas."""
    words = ["region", "code E12000005", "no region"]
    outcome = {
        "read": 1,
        "changes": [{"line": 2, "name": "West Midlands", "number": "", "new": True, "words": words}],
        "problems": [],
    }
    file = a_file(b"region_code,region_name\nE12000005,West Midlands\n", name="regions.csv")
    return AreaFile.objects.create(**{"file": file, "outcome": outcome, **fields})


def a_release(**fields: Any) -> Release:
    n = number()
    given: dict[str, Any] = {
        "publication": f"Publication {n}",
        "edition": "2021",
        "publisher": "A publisher",
        "published_on": datetime.date(2021, 10, 28),
        "status": ReleaseStatus.OFFICIAL.value,
        "source": f"Publication {n}, table 1",
        "loaded_at": timezone.now(),
        "accepted_at": timezone.now(),
    }
    return Release.objects.create(**{**given, **fields})


def a_table(**fields: Any) -> Table:
    n = number()
    given = {"code": f"table_{n}", "publication": f"Published table {n}", "publisher": "A publisher"}
    return Table.objects.create(**{**given, "format": Format.EES.value, **fields})


def a_mapping(table: Table | None = None, **fields: Any) -> Mapping:
    """The column "rate" of a table, as a year's value of a new measure."""
    given: dict[str, Any] = {"basis": Basis.YEAR.value, "value": "rate"}
    if "measure" not in fields:
        given["measure"] = a_measure()
    return Mapping.objects.create(table=table or a_table(), **{**given, **fields})


def a_file(content: bytes = b"a,b\n1,2\n", *, name: str = "table.csv") -> PrivateFile:
    return files.store(name, content, media_type="text/csv", by=None)


def an_import(**fields: Any) -> Import:
    """A file of a mapped table that was read through; give `questions` or a `state` for one on its way."""
    if "table" not in fields:
        fields["table"] = a_mapping().table
    if "file" not in fields:
        fields["file"] = a_file()
    given = {"edition": "2025", "status": ReleaseStatus.OFFICIAL.value, "state": JobState.READY.value}
    return Import.objects.create(**{**given, "finished_at": timezone.now(), **fields})


def an_observation(measure: Measure | None = None, **fields: Any) -> Observation:
    """20 of an area in the year to 31 March 2021; give `group` and perhaps `statistic` for a group's."""
    given: dict[str, Any] = {
        "statistic": Statistic.MEAN.value if fields.get("group") else Statistic.VALUE.value,
        "basis": Basis.YEAR.value,
        "period_start": datetime.date(2020, 4, 1),
        "period_end": datetime.date(2021, 3, 31),
    }
    if not fields.get("group") and "area" not in fields:
        fields["area"] = an_area()
    if "release" not in fields:
        fields["release"] = a_release()
    if not fields.get("symbol"):
        given["value"] = Decimal(20)
    return Observation.objects.create(measure=measure or a_measure(), **{**given, **fields})
