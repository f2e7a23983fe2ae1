"""Staff who read what members will see where a sentence is left out, and the paper has no such mark."""

from datetime import date
from decimal import Decimal

from scorecards.copies import withhold
from scorecards.copies.withhold.marks import FORECAST_LEFT_OUT, LEFT_OUT, left_out, marked, marked_text
from tests.scorecards.publishing.contents import a_quarter
from tests.scorecards.scrutiny.builders import a_line, a_narrative, a_shown

SMALL = a_line(figure=a_shown("93.3", numerator=Decimal(28), denominator=Decimal(30)))


def test_a_mark_stands_where_a_sentence_is_left_out() -> None:
    full = "First words. It stands at 93.3%. Or 28 of 30.\n\nLast words."
    shown = "First words. \n\nLast words."
    assert marked_text(full, "First words. Last words.") == f"First words. {LEFT_OUT} Last words."
    assert left_out(full, shown) == ["It stands at 93.3%.", "Or 28 of 30."]


def test_words_that_are_printed_whole_have_no_mark() -> None:
    assert marked_text("First. Last.", "First. Last.") == "First. Last."
    assert left_out("First. Last.", "First. Last.") == []


def test_all_that_a_paper_leaves_out_is_marked_and_its_figures_are_the_papers() -> None:
    content = a_quarter(SMALL, narratives=(a_narrative(why="Calm. It was 93.3%. So it stays."),))
    public, _withheld = withhold.public(content)
    shown = marked(content, public)
    assert (shown.narratives[0].why, public.narratives[0].why) == (
        f"Calm. {LEFT_OUT} So it stays.",
        "Calm. So it stays.",
    )
    assert shown.quarter == public.quarter


def test_a_forecast_that_a_paper_leaves_out_is_marked() -> None:
    said = a_narrative(forecast="90.0% by 31 March 2022", forecast_value=Decimal(90), forecast_for=date(2022, 3, 31))
    for line, told in ((SMALL, FORECAST_LEFT_OUT), (a_line(), said.forecast)):
        content = a_quarter(line, narratives=(said,))
        assert marked(content, withhold.public(content)[0]).narratives[0].forecast == told
