"""Each finding writes out how somebody could work it out, and what goes with each choice."""

from dataclasses import replace
from decimal import Decimal

from portal.figures.vocabulary import Basis, Unit
from portal.figures.words import shown
from scorecards.copies import withhold
from scorecards.copies.content.schema import SubmissionContent
from scorecards.copies.disclosure import Choice
from scorecards.copies.withhold.consequences import consequences
from scorecards.copies.withhold.findings import figures_found
from scorecards.submissions.standing import BreakdownShown, PartShown, Shown
from tests.scorecards.publishing.contents import a_quarter
from tests.scorecards.scrutiny.builders import a_line, a_shown

COUNT = {"unit": Unit.COUNT.value, "decimals": 0}


def a_count(value: int, **more: object) -> Shown:
    return replace(
        a_shown(str(value), **COUNT, shown=shown(Decimal(value), Unit.COUNT, 0)), **{"period": "quarter 2", **more}
    )


def a_table(*values: int) -> SubmissionContent:
    parts = tuple(PartShown(f"p{n}", f"Part {n}", 0, a_count(value)) for n, value in enumerate(values))
    split = BreakdownShown("split", "Split", "exhaustive", "count", "", parts, "")
    return a_quarter(
        a_line("CLA", figure=a_count(sum(values)), breakdowns=(split,), target=None, name="Looked after", **COUNT)
    )


def worked(content: SubmissionContent, *earlier: SubmissionContent) -> list[tuple[str, str]]:
    return [(found.place, found.worked) for found in figures_found(content, earlier)]


def test_a_part_is_what_its_total_leaves() -> None:
    assert worked(a_table(3, 18, 200)) == [
        ("Looked after, Part 0, quarter 2", "3 is the number of children itself."),
        (
            "Looked after, Part 1, quarter 2",
            "221 (Looked after, quarter 2) − 200 (Looked after, Part 2, quarter 2)"
            " − 18 (Looked after, Part 1, quarter 2) = Looked after, Part 0, quarter 2.",
        ),
    ]


def test_a_share_is_a_count_of_its_base_and_what_it_leaves_out_too() -> None:
    share = a_shown("0.7", numerator=Decimal(4), denominator=Decimal(571))
    rest = a_shown("99.3", numerator=Decimal(567), denominator=Decimal(571))
    content = a_quarter(a_line("ADOPTED", figure=share), a_line("OTHERS", figure=rest))
    assert [how for _place, how in worked(content)] == [
        "0.7% of 571 is 4 children.",
        "571 − 99.3% of 571 leaves 4 children.",
    ]


def test_a_year_to_date_less_the_last_one_is_a_quarter() -> None:
    spring = a_count(6, basis=Basis.YEAR_TO_DATE.value, **_days("2021-Q1"), period="April to June")
    first = withhold.public(a_quarter(a_line("ADOPTED", figure=spring, **COUNT)))[0]
    half = a_count(9, basis=Basis.YEAR_TO_DATE.value, start=spring.start, period="April to September")
    ((_place, how),) = worked(a_quarter(a_line("ADOPTED", figure=half, name="Adoptions", **COUNT)), first)
    assert how == "9 (Adoptions, April to September) − 6 (Name of ADOPTED, April to June) = 3."


def _days(period: str) -> dict[str, object]:
    found = a_shown("1", period)
    return {"start": found.start, "end": found.end}


def test_each_choice_says_what_goes_with_it() -> None:
    content = a_table(3, 18, 200)
    small = figures_found(content, [])[0]
    told = consequences(content, [], small.key, to=5)
    assert told[Choice.SUPPRESS] == ("With it go: Looked after, Part 1, quarter 2 (18).",)
    assert told[Choice.KEEP] == ("Then these are printed too: Looked after, Part 1, quarter 2 (18).",)
    assert told[Choice.ROUND] == (
        "It prints: Looked after, quarter 2 (about 220); Looked after, Part 0, quarter 2 (about 5); "
        "Looked after, Part 1, quarter 2 (about 20); Looked after, Part 2, quarter 2 (about 200).",
    )


def test_rounding_that_tells_is_said_to_suppress() -> None:
    content = a_table(3, 3, 3, 3)
    small = figures_found(content, [])[0]
    told = consequences(content, [], small.key, to=5)
    assert told[Choice.ROUND] == ("Rounding would still tell it, so it would be suppressed.",)
