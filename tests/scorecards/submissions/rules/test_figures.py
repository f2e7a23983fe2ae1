"""A figure's value follows from its parts."""

from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from portal.figures.vocabulary import Basis, Qualifier, Symbol, Unit
from scorecards.submissions.rules import FigureValue, derive
from tests.scorecards.submissions.rules.figures import a_figure


def test_a_share_is_worked_out_from_its_parts_and_rounded_only_when_shown() -> None:
    share = a_figure(unit=Unit.PERCENT, of=(1512, 1976))
    assert share.figure == Decimal("76.51821862348178137651821862")
    assert share.words == "76.5%"
    assert not share.typed


def test_a_rate_is_per_10000_of_the_population() -> None:
    rate = a_figure(unit=Unit.PER_10000, basis=Basis.SNAPSHOT, of=(221, 60218), population_edition="mid-2020")
    assert rate.words == "36.7"


def test_an_annualised_rate_is_as_for_a_whole_year_and_says_so() -> None:
    half = a_figure(unit=Unit.PER_10000, of=(100, 10000), annualised=True)
    assert half.figure == 200
    assert half.period == "year to date, April to September 2021, annualised"


def test_a_monthly_average_takes_its_months_from_its_dates() -> None:
    monthly = FigureValue(
        Basis.YEAR_TO_DATE, date(2021, 4, 1), date(2021, 9, 30), Unit.PER_MONTH, 0, numerator=Decimal(1976)
    )
    assert monthly.words == "329"


def test_a_count_given_as_numerator_is_its_value() -> None:
    assert (
        FigureValue(Basis.SNAPSHOT, date(2021, 9, 30), date(2021, 9, 30), Unit.COUNT, 0, numerator=Decimal(571)).figure
        == 571
    )


def test_a_figure_typed_without_its_parts_is_marked() -> None:
    assert a_figure("13.1", Unit.PERCENT).typed
    assert not a_figure("571").typed


def test_a_symbol_is_never_a_number() -> None:
    hidden = a_figure("3", symbol=Symbol.SUPPRESSED)
    assert (hidden.figure, hidden.exact, hidden.words) == (None, None, "c, suppressed")


def test_about_800_is_shown_and_never_calculated_with() -> None:
    about = a_figure("800", qualifier=Qualifier.ABOUT)
    assert (about.words, about.figure, about.exact) == ("about 800", 800, None)


def test_a_zero_denominator_gives_nothing() -> None:
    assert derive(a_figure(unit=Unit.PERCENT, of=(0, 0))) is None


def test_a_snapshot_is_of_one_day() -> None:
    assert a_figure("571", basis=Basis.SNAPSHOT).when == "30 September 2021"
    assert a_figure("968").when == "April to September 2021"


@given(st.integers(1, 10**6), st.data())
def test_a_share_lies_between_nought_and_a_hundred(base: int, data: st.DataObject) -> None:
    top = data.draw(st.integers(0, base))
    share = a_figure(unit=Unit.PERCENT, of=(top, base)).figure
    assert share is not None
    assert 0 <= share <= 100
    assert round(share * base / 100) == top
