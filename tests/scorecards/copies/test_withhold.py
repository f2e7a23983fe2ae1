"""The public content: small figures become letters, and so do their ratings, changes, points and words."""

import datetime
from dataclasses import replace
from decimal import Decimal

import pytest

from portal.figures.vocabulary import Unit
from scorecards.copies import withhold
from scorecards.copies.content.schema import AmendedFacts
from scorecards.submissions.standing import BreakdownShown, IntervalShown, PartShown
from tests.scorecards.publishing.contents import a_quarter, an_action
from tests.scorecards.scrutiny.builders import a_change, a_line, a_narrative, a_point, a_shown

SMALL = a_shown("93.3", numerator=Decimal(28), denominator=Decimal(30))


def public(content):
    return withhold.public(content)[0]


def line_of(content):
    return public(content).quarter.lines[0]


def a_small_line(**fields):
    return a_line(figure=SMALL, **fields)


def test_a_withheld_figure_is_not_told_as_for_a_whole_year():
    beside = replace(a_small_line().neighbours, own_annualised="186.6", caution="annualised, × 12/6")
    kept = replace(beside, own_annualised="")
    large = a_line(neighbours=beside, region=beside, england=beside)

    assert line_of(a_quarter(replace(large, figure=SMALL))).comparisons == (kept, kept, kept)
    assert line_of(a_quarter(large)).comparisons == (beside, beside, beside)


def a_judged_line(**fields):
    """Worse than England by its interval, which can be made of it."""
    england = replace(a_line().england, value=Decimal(99), shown="99.0%", reason="", verdict="worse")
    around = IntervalShown(Decimal("78.68"), Decimal("98.15"), "78.7% to 98.2%", "Wilson’s score interval")
    return a_line(england=england, interval=around, **fields)


def test_a_withheld_figure_has_no_interval_and_lies_on_no_side():
    large = line_of(a_quarter(a_judged_line()))
    small = line_of(a_quarter(a_judged_line(figure=SMALL)))

    assert (large.interval.shown, large.england.by_interval) == ("78.7% to 98.2%", "worse by interval")
    assert (small.interval, small.england.by_interval, small.england.shown) == (None, "", "99.0%")


@pytest.mark.parametrize("limit", ["78.7%", "98.2 per cent", "98·2%"])
def test_no_words_say_a_limit_of_a_withheld_figures_interval(limit):
    said = a_narrative(shows="", why=f"Chance alone gives {limit}. It goes on.")
    told = [
        public(a_quarter(line, narratives=(said,))).narratives[0].why
        for line in (a_judged_line(figure=SMALL), a_judged_line())
    ]

    assert told == ["It goes on.", said.why]


def test_a_limit_of_nothing_or_of_all_gives_nothing_away():
    around = IntervalShown(Decimal(0), Decimal(100), "0.0% to 100.0%", "Wilson’s score interval")
    said = a_narrative(shows="", why="We aim at 100.0% and never 0.0%.")
    line = replace(a_judged_line(figure=SMALL), interval=around)

    assert public(a_quarter(line, narratives=(said,))).narratives[0].why == said.why


def test_a_share_that_gives_two_children_away_is_a_letter_without_its_parts():
    figure = line_of(a_quarter(a_small_line())).figure

    assert (figure.shown, figure.symbol, figure.value, figure.numerator, figure.denominator) == (
        "c",
        "c",
        None,
        None,
        None,
    )


def test_its_rating_and_changes_say_nothing():
    line = line_of(a_quarter(a_small_line(last_period=a_change("3.3", "90.0"))))

    assert (line.rating.word, line.rating.rule) == ("Not shown", "")
    assert (line.last_period.amount, line.last_period.shown, line.large_change) == (None, "", None)


def test_its_rating_is_not_counted():
    shown = public(a_quarter(a_small_line(), a_line("OTHER", figure=a_shown("76.5"))))

    assert [(rating.word, count) for rating, count in shown.quarter.tally] == [("On target", 1), ("Not shown", 1)]


@pytest.mark.parametrize(("printed_before", "was"), [("75.1%", "75.1%"), ("c", ""), (None, "")])
def test_what_a_figure_was_is_said_where_an_earlier_paper_printed_it(printed_before, was):
    restated = a_quarter(a_line(figure=replace(a_shown("76.5"), restated=True, restated_from="75.1%")), revision=2)
    before = replace(a_shown("75.1"), shown=printed_before) if printed_before else None
    earlier = [a_quarter(a_line(figure=before))] if before else []
    figure = withhold.public(restated, earlier=earlier)[0].quarter.lines[0].figure

    assert (figure.shown, figure.restated, figure.restated_from) == ("76.5%", True, was)


def test_changes_are_told_of_the_public_contents_alone():
    told = AmendedFacts("figure", "TIMELY", "Name of TIMELY", "was 28, now 29")
    content = a_quarter(a_small_line(), revision=2, changes=(told,))

    assert public(content).changes == ()
    shown = withhold.public(content, earlier=[a_quarter(a_line(figure=a_shown("75.1")))])[0]
    assert [change.words for change in shown.changes] == [
        "Changed; now c, suppressed",
        "Changed; now Not shown",
    ]


def test_its_point_over_time_is_a_letter():
    line = line_of(
        a_quarter(a_small_line(history=(a_point(None, "2021-Q1"), replace(a_point("1", "2021-Q2"), figure=SMALL))))
    )

    assert [point.figure.shown for point in line.history] == ["c", "c"]


def test_a_small_share_of_a_printed_count_is_withheld():
    """The 0.7% of 571 of the paper of December 2021: four children."""
    count = a_shown("571", unit=Unit.COUNT.value, decimals=0, shown="571")
    part = PartShown("adoption", "Placed for adoption", 0, a_shown("0.7"))
    other = PartShown("foster", "With foster carers", 0, a_shown("72.3"))
    split = BreakdownShown("placement", "Placement", "partial", "percent", "at", (part, other), "")
    line = line_of(a_quarter(a_line(unit=Unit.COUNT.value, decimals=0, figure=count, breakdowns=(split,))))

    assert line.figure.shown == "571"
    assert [p.figure.shown for p in line.breakdowns[0].parts] == ["c", "72.3%"]


def test_the_narrative_of_a_withheld_line_does_not_say_it():
    said = a_narrative(
        shows="It misses the target of 95% but stays within its tolerance.",
        why="Because 76.5% helped. Up to **93.3**%, from less. It goes on.",
    )
    shown, withheld = withhold.public(a_quarter(a_small_line(), narratives=(said,)))

    assert (shown.narratives[0].shows, shown.narratives[0].why) == (
        "The figure is not shown, so that no child can be recognised.",
        "Because 76.5% helped. It goes on.",
    )
    assert (
        withheld[-1]
        == "The narrative of Name of TIMELY tells a figure that is not printed; the paper leaves those words out."
    )


def test_how_far_a_withheld_figure_moved_is_not_said_either():
    said = a_narrative(shows="Up.", why="Up 3.3 points on last quarter. More families came.")
    line = a_small_line(last_period=a_change("3.3", "90.0"))

    assert public(a_quarter(line, narratives=(said,))).narratives[0].why == "More families came."
    moved = a_line(last_period=a_change("3.3", "73.2"))
    assert public(a_quarter(moved, narratives=(said,))).narratives[0].why == said.why


def test_what_is_printed_is_told_as_words_would_say_it():
    content = public(a_quarter(a_small_line(), a_line("OTHER", last_period=a_change("3.3", "73.2"))))

    assert [(figure.value, figure.change) for figure in withhold.printed(content)] == [
        (Decimal("76.5"), False),
        (Decimal("73.2"), False),
        (Decimal("3.3"), True),
    ]


def test_a_theme_s_narrative_says_no_figure_of_its_lines():
    said = a_narrative("", theme="assessment", about="Assessment", shows="It stands at 93.3%. Work goes on.")

    assert public(a_quarter(a_small_line(), narratives=(said,))).narratives[0].shows == "Work goes on."


@pytest.mark.parametrize("of", ["line", "theme"])
def test_actions_do_not_say_it(of):
    where = {"indicator": "TIMELY"} if of == "line" else {"indicator": "", "about": "Assessment"}
    shown = public(
        a_quarter(
            a_small_line(), actions=(an_action(title="Raise 93.3% to 100%", latest="Begun. At 93.3% now.", **where),)
        )
    )

    assert (shown.actions[0].title, shown.actions[0].latest) == ("[not shown]", "Begun.")


def test_words_of_another_line_stay_as_typed():
    said = a_narrative("OTHER", shows="It stands at 93.3%.")
    shown = public(a_quarter(a_small_line(), a_line("OTHER", figure=a_shown("76.5")), narratives=(said,)))

    assert shown.narratives[0].shows == "It stands at 93.3%."


def test_what_is_withheld_is_told_to_staff_by_name():
    _shown, withheld = withhold.public(a_quarter(a_small_line()))

    assert withheld == (f"Name of TIMELY, {SMALL.period}: It would give away that all but a few children are in it.",)


def test_the_real_content_stays_as_it_is():
    content = a_quarter(a_small_line())
    before = replace(content)
    withhold.public(content)

    assert content == before


def test_unprinted_names_each_figure_with_its_line():
    content = a_quarter(a_small_line())

    assert [(line, figure.value) for line, figure in withhold.unprinted(content, public(content))] == [
        ("Name of TIMELY", Decimal("93.3")),
        ("Name of TIMELY", 100 - Decimal("93.3")),
    ]
    content = a_quarter(a_small_line(last_period=a_change("3.3", "90.0")))
    assert [figure.change for _line, figure in withhold.unprinted(content, public(content))] == [False, False, True]


def test_what_an_earlier_paper_hid_stays_hidden_in_a_later_one():
    earlier = public(a_quarter(a_small_line()))
    later = a_quarter(a_line(figure=replace(SMALL, numerator=None, denominator=None)))

    assert [withhold.public(later, earlier=before)[0].quarter.lines[0].figure.shown for before in ((), (earlier,))] == [
        SMALL.shown,
        "c",
    ]


def test_a_hidden_figure_of_an_earlier_paper_is_not_worked_out_from_others():
    """Half a year less its second quarter is the first, which an earlier paper hid."""
    spring, summer, autumn = (datetime.date(2021, month, 1) for month in (4, 7, 10))
    day = datetime.timedelta(days=1)
    events = {"unit": Unit.COUNT.value, "decimals": 0}
    hidden = replace(a_shown("30", **events), basis="quarter", start=spring, end=summer - day, value=None, symbol="c")
    half = replace(a_shown("70", **events), basis="year_to_date", start=spring, end=autumn - day)
    second = replace(a_shown("40", **events), basis="quarter", start=summer, end=autumn - day)
    counted = {"unit": Unit.COUNT.value, "decimals": 0}
    earlier = a_quarter(a_line(figure=hidden, **counted))
    later = a_quarter(a_line(figure=second, other_figures=(half,), **counted))

    def printed(before):
        line = withhold.public(later, earlier=before)[0].quarter.lines[0]
        return [figure.symbol for figure in (line.figure, *line.other_figures)]

    assert (printed(()).count("c"), printed((earlier,)).count("c")) == (0, 1)


def expecting(value, words):
    return a_narrative(shows="", forecast=words, forecast_value=Decimal(value), forecast_for=datetime.date(2022, 6, 30))


@pytest.mark.parametrize(
    ("value", "fields", "printed"),
    [
        ("4", {}, False),
        ("5.4", {}, False),  # it is printed as 5
        ("1", {"threshold": 0}, True),
        ("0", {}, True),
        ("6", {}, True),
        ("4", {"counts": "staff"}, True),
        ("4", {"unit": Unit.PERCENT.value}, True),
        ("6", {"figure": a_shown("4", unit=Unit.COUNT.value, decimals=0)}, False),  # its figure is not printed
    ],
)
def test_no_forecast_of_a_few_children_or_of_a_withheld_figure_is_printed(value, fields, printed):
    counted = {"unit": Unit.COUNT.value, "decimals": 0, "figure": a_shown("41", unit=Unit.COUNT.value, decimals=0)}
    said = expecting(value, f"{value} by 30 June 2022")
    content = a_quarter(a_line(**{**counted, **fields}), narratives=(said,))

    shown, withheld = withhold.public(content)

    told = shown.narratives[0]
    left = (said.forecast, said.forecast_value, said.forecast_for) if printed else ("", None, None)
    assert (told.forecast, told.forecast_value, told.forecast_for) == left
    assert any("leaves those words out" in words for words in withheld) is not printed


@pytest.mark.parametrize(
    ("made", "counted"),
    [("CLA_RATE", "CLA_COUNT"), ("CLA_READMIT_PCT", "CLA_READMIT_COUNT"), ("ASM_MONTHLY_AVG", "ASM_COUNT")],
)
def test_what_is_made_of_a_withheld_count_is_withheld(made, counted):
    """A count can be hidden to protect another; whatever the catalogue makes of it would tell it."""
    whole = a_shown("30", numerator=Decimal(18), denominator=Decimal(60))
    hidden = a_line(counted, unit=Unit.COUNT.value, figure=a_shown(None, unit=Unit.COUNT.value, decimals=0))
    alone, beside = a_quarter(a_line(made, figure=whole)), a_quarter(a_line(made, figure=whole), hidden)

    assert (line_of(alone).figure.shown, line_of(beside).figure.shown) == (whole.shown, "c")
