"""Figures that are not printed leave people's words too, however they were rounded; others stay as typed."""

from decimal import Decimal

import pytest

from portal.figures.vocabulary import Unit
from scorecards.copies.disclosure import Hidden, says, sentences_without, surely_says, without

SHARE = Hidden(Decimal("93.3333"), Unit.PERCENT, 1, Decimal(28), Decimal(30))
COUNT = Hidden(Decimal(28), Unit.COUNT, 0)
FEW = Hidden(Decimal(4), Unit.COUNT, 0)
RATE = Hidden(Decimal("1.2345"), Unit.PER_10000, 1)


@pytest.mark.parametrize(
    ("said", "printed"),
    [
        ("It stands at 93.3%, up.", "It stands at [not shown], up."),
        ("It stands at 93.3 per cent.", "It stands at [not shown]."),
        ("About 93% were seen.", "About [not shown] were seen."),
        ("We saw 28 of 30.", "We saw [not shown]."),
        ("We saw 28 out of the 30.", "We saw [not shown]."),
        ("It stands at 93.4%, 193.3% or 93.35%.", "It stands at 93.4%, 193.3% or 93.35%."),
        ("The target of 93% is met.", "The target of 93% is met."),
        ("In 28 days.", "In 28 days."),
    ],
)
def test_a_share(said, printed):
    assert without(said, [SHARE]) == printed


@pytest.mark.parametrize(
    ("said", "printed"),
    [
        ("There were 28 in all.", "There were [not shown] in all."),
        ("Within 28 days of 28 September 2021.", "Within 28 days of 28 September 2021."),
        ("1,028, 28.5 and £28 and 28%.", "1,028, 28.5 and £28 and 28%."),
    ],
)
def test_a_count(said, printed):
    assert without(said, [COUNT]) == printed


@pytest.mark.parametrize(
    ("said", "printed"),
    [
        ("4 looked after children left.", "[not shown] looked after children left."),
        ("Four children left in 4 weeks.", "[not shown] children left in 4 weeks."),
        ("Quarter 4 was calm.", "Quarter 4 was calm."),
    ],
)
def test_a_few(said, printed):
    assert without(said, [FEW]) == printed


def test_a_rate():
    assert without("A rate of 1.2 per 10,000.", [RATE]) == "A rate of [not shown] per 10,000."


def test_a_thousand_with_or_without_its_comma():
    many = Hidden(Decimal(1028), Unit.COUNT, 0)
    assert without("1,028 and 1028.", [many]) == "[not shown] and [not shown]."


def test_nothing_hidden_changes_nothing():
    assert without("93.3% of 28.", []) == "93.3% of 28."


HALF = Hidden(Decimal("0.5067"), Unit.PERCENT, 1, Decimal(3), Decimal(592))


@pytest.mark.parametrize(
    ("said", "level"),
    [
        ("592 children, 0.5% more than the 589 before.", False),
        ("592 children, up 0.5% on 589.", False),
        ("The number rose by 0.5 per cent.", False),
        ("A rise of 0.5% since.", False),
        ("They make up 0.5% of all.", True),
        ("Up to 0.5% are placed so.", True),
        ("It stands at 0.5% lower than neighbours.", True),
        ("It is 0.5%, more than before.", True),
    ],
)
def test_a_change_is_told_from_a_level(said, level):
    moved = Hidden(Decimal("0.51"), Unit.PERCENT, 1, change=True)

    assert (says(said, [HALF]), surely_says(said, HALF)) == (level, level)
    assert surely_says(said, moved) is not level


def test_a_change_in_points_is_found():
    moved = Hidden(Decimal("3.3"), Unit.PERCENT, 1, change=True)

    assert [says(f"Up {said}.", [moved]) for said in ("3.3 points", "3.3 percentage points", "3.3 pp", "3.4 pp")] == [
        *(True, True, True, False)
    ]


def test_a_sentence_goes_with_its_figure_and_the_others_stay():
    said = "First.\n\nIt missed, at **93.3**%. Last, at 12.5%."

    assert sentences_without(said, [SHARE]) == "First.\n\nLast, at 12.5%."


def test_two_numbers_read_alike_where_they_round_alike():
    assert HALF.reads_like(Hidden(Decimal("0.49"), Unit.PERCENT, 1))
    assert not HALF.reads_like(Hidden(Decimal("0.6"), Unit.PERCENT, 1))
    assert not HALF.reads_like(Hidden(Decimal("0.5"), Unit.PER_10000, 1))
    assert not HALF.reads_like(Hidden(Decimal("0.5"), Unit.PERCENT, 1, change=True))


@pytest.mark.parametrize(
    "said",
    [
        "About 0·5% do.",
        "About 0,5 per cent do.",
        "About half of one per cent do.",
        "About nought point five per cent do.",
    ],
)
def test_a_share_is_found_in_any_hand(said):
    assert says(said, [HALF])


def test_a_share_and_a_half_is_found():
    few = Hidden(Decimal("4.477"), Unit.PERCENT, 1, Decimal(3), Decimal(67))

    assert [says(f"It is {said}.", [few]) for said in ("four and a half per cent", "fourteen and a half per cent")] == [
        *(True, False)
    ]


def test_what_a_share_leaves_out_tells_it_too_as_it_would_be_printed_only():
    rest = HALF.rest

    assert rest is not None
    assert [says(f"{said} were not.", [rest]) for said in ("99.5%", "589 of 592", "99%", "100%")] == [
        *(True, True, False, False)
    ]
    assert (COUNT.rest, RATE.rest) == (None, None)


@pytest.mark.parametrize("hidden", [[], [SHARE], [COUNT, FEW], [SHARE, COUNT, FEW, RATE]])
@pytest.mark.parametrize(
    "text", ["93.3 per cent", "**28** of 30", "Four children", "1.2 per 10,000", "In 28 days", "The target of 93%", ""]
)
def test_a_text_says_what_would_be_taken_out_of_it(text, hidden):
    plain = text.replace("*", "")
    assert says(text, hidden) == (without(plain, hidden) != plain)
