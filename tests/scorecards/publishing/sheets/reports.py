"""Reports whose tables try what a workbook may be asked to hold."""

import datetime
from dataclasses import replace
from decimal import Decimal

from scorecards.submissions.standing import BreakdownShown, PartShown
from tests.scorecards.publishing import contents
from tests.scorecards.scrutiny import builders as content

RUNS = ("=1+1", "+1", "-1", "@SUM(1)", "\t=1", "\r=1", "'1")


def an_other(who, value="74.2", **fields):
    given = {"value": Decimal(value), "shown": f"{value}%", "note": "mean of 10, 2020/21", "statistic": "mean"}
    given |= {"start": datetime.date(2020, 4, 1), "end": datetime.date(2021, 3, 31), "year": "2020/21"}
    return replace(content.no_comparison(who), **{**given, **fields})


def a_split(*values):
    parts = [
        PartShown(f"p{number}", f"Part {number}", 0, content.a_shown(value, unit="count", decimals=0, basis="snapshot"))
        for number, value in enumerate(values, 1)
    ]
    return BreakdownShown("parts", "Legal status", "category", "count", "at 30 September 2021", tuple(parts), "")


def a_full_report(name="Timely assessments", *more):
    """A line with a past, comparators and categories, one of which is withheld; a risk and an action."""
    line = content.a_line(
        name=name,
        figure=content.a_shown("76.5", numerator=Decimal(412), denominator=Decimal(538)),
        history=(content.a_point("70.0", "2021-Q1"), content.a_point(None, "2020-Q4")),
        last_period=content.a_change("6.5", "70.0"),
        england=an_other("England", statistic="value"),
        region=an_other("North Vale", "71.9", statistic="value"),
        neighbours=an_other("Neighbours"),
        breakdowns=(a_split("571", None, "120"),),
    )
    quarter = contents.a_quarter(line, *more, risks=(content.a_risk(),), actions=(contents.an_action(title=name),))
    council = replace(contents.COUNCIL, code="E06000051", region="North Vale", region_code="E12000005")
    quarter = replace(quarter, council=council)
    return replace(contents.a_report(quarter), council=council)
