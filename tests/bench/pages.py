"""The scorecard page with every column filled: targets, three earlier figures, neighbours, region, England."""

from datetime import date
from decimal import Decimal

from django.test import Client
from django.urls import reverse

from benchmarks.areas.rules import AreaKind, GroupKind
from portal.accounts.rules import Role
from portal.figures.vocabulary import Basis, Polarity, Unit
from tests import builders as a

EARLIER = [
    (date(2020, 7, 1), date(2020, 9, 30)),
    (date(2021, 4, 1), date(2021, 6, 30)),
    (date(2021, 7, 1), date(2021, 9, 30)),
]
YEAR = {"basis": Basis.YEAR.value, "period_start": date(2020, 4, 1), "period_end": date(2021, 3, 31)}


def scorecard_of(lines: int) -> tuple[Client, str]:
    """A signed-in analyst and the address of a full quarter."""
    council = a.a_council(number="893", name="Benchshire")
    submission = a.a_submission(
        scorecard=a.a_scorecard(council, comparator_edition="2025"), period="2021-Q2", data_date=date(2021, 9, 30)
    )
    places = _places(council)
    for number in range(lines):
        _line(submission, places, number)
    client = Client()
    client.force_login(a.a_person(Role.ANALYST, council=council), backend="portal.accounts.backends.ByEmail")
    return client, reverse("desk:scorecard", args=[submission.pk])


def _places(council):
    region = a.an_area(AreaKind.REGION)
    own = a.an_area(number=council.number, region=region)
    members = [a.an_area(region=region) for _ in range(10)]
    a.a_group(*members, kind=GroupKind.NEIGHBOURS.value, edition="2025", of=own)
    return [own, region, a.an_area(AreaKind.COUNTRY, code="E92000001"), *members]


def _line(submission, places, number):
    measure = a.a_measure(unit=Unit.PERCENT.value)
    indicator = a.an_indicator(
        unit=Unit.PERCENT.value,
        decimals=1,
        polarity=Polarity.HIGH.value,
        bases=[Basis.QUARTER.value],
        measure=measure,
    )
    line = a.a_line(submission.scorecard, indicator=indicator, headline_basis=Basis.QUARTER.value)
    a.a_target(line, value=Decimal(85), tolerance=Decimal(5), from_period="2020-Q1")
    for place, (start, end) in enumerate(EARLIER):
        a.a_figure(
            submission,
            line,
            basis=Basis.QUARTER.value,
            period_start=start,
            period_end=end,
            value=Decimal(70 + (number + place) % 25),
        )
    for place, area in enumerate(places):
        a.an_observation(measure, area=area, value=Decimal(60 + (place + number) % 30), **YEAR)


def read(client: Client, address: str) -> None:
    """One request, which must answer."""
    response = client.get(address)
    if response.status_code != 200:
        raise RuntimeError(f"{address} answered {response.status_code}")
