"""Councils that share an indicator, and what each signed of it."""

from typing import Any

from portal.accounts.models import Council, User
from portal.accounts.rules import Role
from scorecards.copies.models import SignedCopy
from scorecards.framework.models import Indicator
from scorecards.peers.models import Sharing
from scorecards.submissions.standing import LineStanding
from tests import builders
from tests.scorecards.scrutiny import builders as signed

CODE = "TIMELY"


def a_director(council: Council) -> User:
    return builders.a_person(Role.DIRECTOR, council=council)


def an_indicator(code: str = CODE) -> Indicator:
    return Indicator.objects.filter(code=code).first() or builders.an_indicator(code=code, name=f"Name of {code}")


def a_sharing(council: Council, indicator: Indicator | None = None, **fields: Any) -> Sharing:
    given = {"given_by": fields.pop("given_by", None) or a_director(council)}
    return Sharing.objects.create(council=council, indicator=indicator or an_indicator(), **{**given, **fields})


def a_line(value: str | None = "76.5", code: str = CODE, period: str = "2021-Q2", **fields: Any) -> LineStanding:
    """What a quarter says of the indicator; without a value it is suppressed. `figure` changes fields of the figure."""
    figure = signed.a_shown(value, period, **fields.pop("figure", {}))
    return signed.a_line(code, figure=figure, **fields)


def a_peer(name: str, value: str | None = "80", *, sharing: bool = True, **fields: Any) -> Council:
    """A council that shares the indicator and signed a figure of the second quarter of 2021/22."""
    council = builders.a_council(name=name, **fields)
    if sharing:
        a_sharing(council)
    a_copy(council, value)
    return council


def a_copy(council: Council, *values: str | None, line: LineStanding | None = None, **fields: Any) -> SignedCopy:
    """A quarter that the council signed, with a line for each value, or with the line that is given."""
    period = fields.get("period", "2021-Q2")
    lines = [line] if line else [a_line(value, period=period) for value in values]
    return signed.a_signed_quarter(council, *lines, **fields)
