"""Which figures stand beside each other, and what they say together."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from portal.figures.vocabulary import Basis, Unit
from scorecards.peers.rules import Signed, comparable, definition, figure_beside, together
from scorecards.periods import Quarter
from scorecards.submissions.standing import LineStanding, Shown
from tests.scorecards.peers.builders import a_line
from tests.scorecards.scrutiny.builders import a_shown

NAMES = {1: "Eastshire", 2: "Southshire", 3: "Westshire", 4: "Ashire"}
QUARTER = Quarter(2021, 2)


def signed(*figures: Shown | None, like: LineStanding | None = None, **fields: str) -> Signed:
    return Signed(definition(replace(like or a_line(), **fields)), tuple(f for f in figures if f))


def said(*values: str | None, by_median: bool = False, line: LineStanding | None = None):
    line = line or a_line()
    found = {
        key: [{line.indicator: signed(a_shown(value, decimals=line.decimals) if value else None, like=line)}]
        for key, value in enumerate(values, 1)
    }
    names = {key: NAMES[key] for key in found}
    return together(line, names, found, period=QUARTER, by_median=by_median)


def test_the_mean_and_the_median_say_of_how_many():
    found = said("80", "90", "70.5", None)
    assert (found.mean, found.mean_shown, found.median_shown, found.count, found.of) == (
        Decimal("240.5") / 3,
        "80.2%",
        "80.0%",
        3,
        4,
    )
    assert found.words == "mean of 3 of 4 councils that share this, Q2 2021/22"
    assert [(member.name, member.shown) for member in found.members] == [
        ("Eastshire", "80.0%"),
        ("Southshire", "90.0%"),
        ("Westshire", "70.5%"),
    ]
    assert found.absent == ("Ashire",)


@pytest.mark.parametrize(
    ("values", "words"),
    [
        (("80",), "mean of 1 council that shares this, Q2 2021/22"),
        (("80", "90"), "mean of 2 councils that share this, Q2 2021/22"),
        ((None,), "no figure yet of the 1 council that shares this, Q2 2021/22"),
        ((None, None), "no figure yet of the 2 councils that share this, Q2 2021/22"),
    ],
)
def test_the_number_of_councils_is_always_said(values, words):
    assert said(*values).words == words


def test_the_council_that_prefers_the_median_is_shown_it():
    found = said("80", "90", "70.5", by_median=True)
    assert (found.shown, found.words) == ("80.0%", "median of 3 councils that share this, Q2 2021/22")


def test_the_mean_is_of_the_figures_as_printed():
    """Whoever reads 80.3 and 80.3 must be able to work out what stands beside them."""
    found = said("80.25", "80.34")
    assert ([m.shown for m in found.members], found.mean) == (["80.3%", "80.3%"], Decimal("80.3"))


def test_without_any_figure_there_is_no_mean():
    found = said(None, None)
    assert (found.mean, found.median, found.shown, found.members) == (None, None, "", ())


def test_a_line_without_a_figure_has_nothing_beside_it():
    line = replace(a_line(), figure=None)
    assert together(line, NAMES, {}, period=QUARTER, by_median=False) is None


def test_a_line_whose_own_figure_is_withheld_still_has_neighbours():
    assert said("80", line=a_line(None)).shown == "80.0%"


@pytest.mark.parametrize(
    "otherwise",
    [
        {"definition": "Something else."},
        {"definition_note": "Without agency staff."},
        {"numerator_words": "assessments begun"},
        {"denominator_words": "all children"},
        {"counts": "staff"},
        {"unit": Unit.PER_10000.value},
    ],
)
def test_what_is_counted_otherwise_is_not_set_beside(otherwise):
    line = a_line()
    assert figure_beside(line, signed(line.figure)) == line.figure
    assert figure_beside(line, signed(line.figure, **otherwise)) is None


def test_the_breaks_of_lines_make_no_other_definition():
    line = a_line(definition="In  two\nlines.")
    assert figure_beside(line, signed(line.figure, like=line, definition="In two lines.")) == line.figure


@pytest.mark.parametrize(
    "otherwise",
    [
        {"basis": Basis.YEAR_TO_DATE.value},
        {"start": date(2021, 4, 1)},
        {"end": date(2021, 9, 15)},
    ],
)
def test_only_the_same_basis_and_the_same_days_are_set_beside(otherwise):
    line = a_line()
    assert figure_beside(line, signed(replace(line.figure, **otherwise))) is None


def test_a_part_of_a_quarter_meets_the_same_part():
    line = a_line(figure={"end": date(2021, 8, 31)})
    assert figure_beside(line, signed(line.figure)) == line.figure
    assert figure_beside(line, signed(a_shown())) is None


def test_another_figure_of_the_line_is_taken_where_it_has_the_dates():
    line = a_line()
    to_date = replace(line.figure, basis=Basis.YEAR_TO_DATE.value, start=date(2021, 4, 1))
    assert figure_beside(line, signed(to_date, line.figure)) == line.figure


@pytest.mark.parametrize(
    ("own", "theirs", "beside"),
    [("mid-2024", "mid-2024", True), ("mid-2024", "mid-2023", False), ("", "", False), ("mid-2024", "", False)],
)
def test_rates_stand_beside_those_of_the_same_population(own, theirs, beside):
    rate = {"unit": Unit.PER_10000.value}
    line = a_line(figure={**rate, "population_edition": own}, **rate)
    other = signed(replace(line.figure, population_edition=theirs), like=line)
    assert (figure_beside(line, other) is not None) is beside


@pytest.mark.parametrize(
    ("unit", "is_so"), [("percent", True), ("per_10000", True), ("days", True), ("count", False), ("fte", False)]
)
def test_counts_and_sums_are_never_set_beside(unit, is_so):
    assert comparable(unit) is is_so
