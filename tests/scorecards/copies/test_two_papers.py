"""Two papers laid side by side: what both print together gives no small number of children away."""

import datetime
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from portal.figures.vocabulary import Basis, Unit
from scorecards.copies import withhold
from scorecards.submissions.standing import BreakdownShown, PartShown
from tests.scorecards.publishing.contents import a_quarter
from tests.scorecards.scrutiny.builders import a_line, a_shown

COUNTED = {"unit": Unit.COUNT.value, "decimals": 0}
SPRING, SUMMER, AUTUMN = (datetime.date(2021, month, 1) for month in (4, 7, 10))


def a_count(value, basis=Basis.SNAPSHOT, start=SUMMER, after=AUTUMN):
    end = after - datetime.timedelta(days=1)
    return replace(a_shown(str(value), **COUNTED), basis=basis.value, start=start, end=end, shown=str(value))


def a_split(*parts, kind="exhaustive", unit="count"):
    """Parts by name, in the order given."""
    shown = tuple(PartShown(name, name, 0, figure) for name, figure in parts)
    return BreakdownShown("placement", "Placement", kind, unit, "at", shown, "")


def a_paper(total=None, *parts):
    """One line with its total and its parts, each where the paper has it."""
    return a_quarter(a_line("CLA", figure=total, breakdowns=(a_split(*parts),) if parts else (), **COUNTED))


def printed(content):
    """What a reader finds in a public content: the total under "total", parts by name, `c` as None."""
    line = content.quarter.lines[0]
    found = {"total": line.figure.value} if line.figure else {}
    return found | {p.label: p.figure.value for split in line.breakdowns for p in split.parts}


def shown(content, *earlier):
    return withhold.public(content, earlier=earlier)[0]


def test_a_total_of_another_paper_gives_no_part_away():
    first = shown(a_paper(a_count(100)))
    parts = (("homes", a_count(47)), ("adoption", a_count(3)), ("foster", a_count(50)))

    assert printed(shown(a_paper(None, *parts))) == {"homes": 47, "adoption": None, "foster": 50}
    assert printed(shown(a_paper(None, *parts), first)) == {"homes": None, "adoption": None, "foster": 50}


def test_a_total_is_withheld_where_an_earlier_paper_printed_all_other_parts():
    first = shown(a_paper(None, ("foster", a_count(50)), ("homes", a_count(47)), ("adoption", a_count(3))))

    assert printed(shown(a_paper(a_count(100)))) == {"total": 100}
    assert printed(shown(a_paper(a_count(100)), first)) == {"total": None}


def test_what_an_earlier_paper_printed_is_not_chosen_to_protect_another():
    """To take the homes out of the second paper would hide nothing: they stand in the first."""
    first = shown(a_paper(None, ("homes", a_count(20))))
    parts = (("homes", a_count(20)), ("foster", a_count(77)), ("adoption", a_count(3)))

    assert printed(shown(a_paper(a_count(100), *parts))) == {
        "total": 100,
        "homes": None,
        "foster": 77,
        "adoption": None,
    }
    assert printed(shown(a_paper(a_count(100), *parts), first)) == {
        "total": 100,
        "homes": 20,
        "foster": None,
        "adoption": None,
    }


def test_the_base_of_a_share_may_stand_in_an_earlier_paper():
    base = a_quarter(a_line("ENDED", figure=a_count(66), **COUNTED))
    share = replace(a_shown("4.5"), basis=Basis.SNAPSHOT.value, start=SUMMER, end=AUTUMN - datetime.timedelta(days=1))
    long = a_quarter(a_line("LONG", figure=share, share_of="ENDED"))

    assert (printed(shown(long)), printed(shown(long, shown(base)))) == ({"total": Decimal("4.5")}, {"total": None})
    assert (printed(shown(base)), printed(shown(base, shown(long)))) == ({"total": 66}, {"total": None})


@pytest.mark.parametrize("scorecard", ["Children’s services", "Early help"])
@pytest.mark.parametrize(("year", "hidden"), [(2021, True), (2020, False)])
def test_a_period_less_one_of_another_paper_is_withheld(scorecard, year, hidden):
    """Nine in half a year, of which another paper printed six in its first quarter."""
    spring, summer = SPRING.replace(year=year), SUMMER.replace(year=year)
    first = a_quarter(a_line("ADOPTED", figure=a_count(6, Basis.QUARTER, spring, summer), **COUNTED))
    first = replace(first, quarter=replace(first.quarter, scorecard=scorecard))
    half = a_quarter(a_line("ADOPTED", figure=a_count(9, Basis.YEAR_TO_DATE, SPRING, AUTUMN), **COUNTED))

    assert printed(shown(half)) == {"total": 9}
    assert printed(shown(half, shown(first))) == {"total": None if hidden else 9}


values = st.lists(st.integers(0, 30), min_size=2, max_size=5)
places = st.lists(st.sampled_from(["first", "second", "both", "neither"]), min_size=6, max_size=6)


@settings(max_examples=200, deadline=None)
@given(values, places)
def test_no_reader_of_two_papers_finds_a_few_children_by_subtraction(values, places):
    cells = {"total": sum(values), **{f"p{n}": value for n, value in enumerate(values)}}
    where = dict(zip(cells, places, strict=False))

    def paper(name):
        mine = {key: a_count(value) for key, value in cells.items() if where[key] in (name, "both")}
        return a_paper(mine.pop("total", None), *mine.items())

    first = shown(paper("first"))
    second = shown(paper("second"), first)
    read = [(key, value) for each in (first, second) for key, value in printed(each).items() if value is not None]
    known = {key: int(value) for key, value in read}

    assert not [value for value in known.values() if 1 <= value <= 5]
    assert known == {key: cells[key] for key in known}
    if "total" in known:
        left = known["total"] - sum(value for key, value in known.items() if key != "total")
        assert not 1 <= left <= 5
        unknown = [value for key, value in cells.items() if key not in known]
        assert not (len(unknown) == 1 and 1 <= unknown[0] <= 5)
