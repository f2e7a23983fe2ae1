"""Rankings: a true order, whole intervals, nobody forgotten, and no rank without a better direction."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from portal.charts.bars import Reference
from portal.charts.frames import NARROW, PAPER, WIDE
from portal.charts.primitives import Line, Rect, Strokes
from portal.charts.ranked import Member, Ranking, ranking_bars
from portal.figures.vocabulary import Polarity, Unit
from tests.portal.charts.builders import PALETTE, crooked, marks_of, unlawful, words_of


def member(name, value, low=None, high=None, own=False):
    if value is None:
        return Member(name, None, "x, not available", own)
    ends = (Decimal(low), Decimal(high), f"{low}% to {high}%") if low else (None, None, "")
    return Member(name, Decimal(value), f"{value}%", own, *ends)


OWN = member("Northshire", "63", "60", "66", own=True)
OTHERS = (member("Ashdale", "70", "65", "75"), member("Oxley", "55", "50", "60"), member("Kirkham", None))
LINES = (Reference("Mean of 2 of 3", Decimal("62.5"), "62.5%"), Reference("England", Decimal(58), "58%"))


def ranking(*members, **more):
    defaults = {"polarity": Polarity.HIGH, "unit": Unit.PERCENT}
    return Ranking(members or (OWN, *OTHERS), **{**defaults, **more})


def drawn(definition, frame=WIDE):
    return ranking_bars(definition, palette=PALETTE, frame=frame)


def test_the_best_stands_first_and_who_has_no_figure_is_named_beneath():
    chart = drawn(ranking())
    names = [words for words in words_of(chart) if words in ("Ashdale", "Northshire", "Oxley", "Kirkham")]
    assert names == ["Ashdale", "Northshire", "Oxley"]
    assert [words for words in words_of(chart) if "Kirkham" in words] == ["No figure for Kirkham (x, not available)."]


def test_a_missing_figure_has_no_bar_and_no_whisker():
    chart = drawn(ranking())
    assert len(marks_of(chart, Rect)) == 3
    assert len([mark for mark in marks_of(chart, Strokes) if mark.colour == PALETTE.ink]) == 3


def test_intervals_reach_from_their_low_end_to_their_high_end():
    chart = drawn(ranking(member("A", "50", "25", "75"), member("B", "100")))
    (whisker,) = marks_of(chart, Strokes)
    (left, y), (right, same) = whisker.stretches[0]
    full = marks_of(chart, Rect)[0]
    assert (left - full.x, right - full.x) == (pytest.approx(full.width / 4), pytest.approx(full.width * 0.75))
    assert y == same


def test_own_bar_is_in_the_accent_and_its_whisker_over_white():
    chart = drawn(ranking())
    assert [bar.fill for bar in marks_of(chart, Rect)] == [PALETTE.pale, PALETTE.accent, PALETTE.pale]
    assert [mark.colour for mark in marks_of(chart, Strokes)] == [PALETTE.ink, PALETTE.paper, PALETTE.ink, PALETTE.ink]


def test_lines_differ_by_dash_turn_white_over_the_own_bar_and_are_named_with_their_figures():
    chart = drawn(ranking(references=LINES))
    upright = [mark for mark in marks_of(chart, Line) if mark.x1 == mark.x2 and mark.dash]
    assert [mark.colour for mark in upright] == [PALETTE.ink, PALETTE.paper, PALETTE.ink, PALETTE.paper]
    assert upright[0].dash != upright[2].dash
    assert words_of(chart)[:2] == ["Mean of 2 of 3: 62.5%", "England: 58%"]


@pytest.mark.parametrize(
    ("members", "more", "words"),
    [
        (
            (OWN, *OTHERS),
            {"place": "2nd of 3"},
            "Higher than one and lower than one of its two neighbours with a figure, at 63%; 2nd of 3. "
            "No figure for Kirkham (x, not available).",
        ),
        ((OWN, OTHERS[1], member("Hull", "60")), {}, "Highest beside its two neighbours, at 63%."),
        (
            (OWN, OTHERS[0], member("Hull", "64")),
            {"place": "1st of 3", "polarity": Polarity.LOW},
            "Lowest beside its two neighbours, at 63%; 1st of 3.",
        ),
        (
            (OWN, OTHERS[0], member("Hull", "63")),
            {},
            "Level with one and lower than one of its two neighbours, at 63%.",
        ),
        (
            (OWN, OTHERS[2]),
            {},
            "Northshire stands at 63%; none of its neighbours has a figure. No figure for Kirkham (x, not available).",
        ),
        ((member("Northshire", None, own=True), OTHERS[0]), {}, "Northshire has no figure: x, not available."),
        ((member("Northshire", None, own=True), OTHERS[2]), {}, "There are no figures to draw."),
    ],
)
def test_the_finding_tells_how_the_council_lies_to_the_others(members, more, words):
    assert ranking(*members, **more).finding == words


def test_without_a_better_direction_there_is_no_rank_and_no_best():
    definition = ranking(polarity=Polarity.NONE, place="2nd of 3")
    assert "2nd" not in definition.sentence
    assert "best" not in definition.sentence
    assert definition.sentence.startswith("Bar chart of 4 councils, highest first. Northshire: Higher than one")


def test_the_sentence_names_order_period_and_lines():
    assert ranking(period="2024/25", references=LINES[1:], polarity=Polarity.LOW).sentence == (
        "Bar chart of 4 councils, 2024/25, best first, which is lowest. Northshire: Higher than one and lower than one "
        "of its two neighbours with a figure, at 63%. No figure for Kirkham (x, not available). England: 58%."
    )


def test_the_table_holds_every_bar_interval_and_line():
    assert ranking(references=LINES, figure="Share").as_table() == (
        ("Council", "Share", "95% interval"),
        (
            ("Ashdale", "70%", "65% to 75%"),
            ("Northshire", "63%", "60% to 66%"),
            ("Oxley", "55%", "50% to 60%"),
            ("Kirkham", "x, not available", "–"),
            ("Mean of 2 of 3", "62.5%", "–"),
            ("England", "58%", "–"),
        ),
    )


def test_without_intervals_there_is_no_column_of_them():
    assert ranking(member("A", "5")).as_table() == (("Council", "Figure"), (("A", "5%"),))


def test_without_any_figure_the_chart_says_so_and_names_all():
    chart = drawn(ranking(OTHERS[2], replace(OTHERS[2], name="Hull")))
    assert words_of(chart) == [
        "There are no figures to draw.",
        "No figure for Hull (x, not available) and Kirkham (x, not available).",
    ]


def test_a_ranking_of_nobody_is_refused():
    with pytest.raises(ValueError, match="at least one row"):
        drawn(Ranking((), Polarity.HIGH, Unit.PERCENT))


names = st.sampled_from(["Hull", "Bournemouth, Christchurch and Poole", "Bath and North East Somerset", "Kensington and Chelsea"])  # fmt: skip  # noqa: E501
values = st.one_of(st.none(), st.integers(-50, 900))


@st.composite
def rankings(draw):
    rows = []
    for number, value in enumerate(draw(st.lists(values, min_size=1, max_size=12))):
        low = None if value is None else value - draw(st.integers(1, 40))
        rows.append(member(f"{draw(names)} {number}", value, low, value and value + 20, own=number == 0))
    return ranking(*rows, references=tuple(draw(st.lists(st.sampled_from(LINES), max_size=3))))


@pytest.mark.parametrize("frame", [WIDE, WIDE.sized(320), NARROW, PAPER])
@settings(max_examples=15, deadline=None)
@given(definition=rankings())
def test_no_word_leaves_the_picture_or_covers_another_and_the_picture_is_lawful(frame, definition):
    chart = drawn(definition, frame)
    assert crooked(chart) == []
    assert unlawful(chart) == set()
    assert len(marks_of(chart, Rect)) == sum(one.value is not None for one in definition.members)
