"""Nothing that is made of a paper depends on a withheld figure: charts, axes, alt texts, tables, files of figures."""

from dataclasses import replace
from decimal import Decimal

import pytest

from portal.figures.vocabulary import Unit
from scorecards.copies import withhold
from scorecards.copies.content.schema import CheckFacts, ReportContent
from scorecards.copies.withhold.findings import figures_found
from scorecards.publishing import making
from tests.scorecards.publishing.contents import a_quarter, a_report
from tests.scorecards.scrutiny.builders import a_line, a_point, a_shown

BESIDE = {"meeting_on": "2021-12-01", "item": "7"}
PERIODS = ("2020-Q2", "2020-Q3", "2020-Q4", "2021-Q1", "2021-Q2")


def paper(top: int, *, checks: tuple[CheckFacts, ...] = ()) -> ReportContent:
    """A line of five quarters; in the middle one and the last, `top` of 30 are in time."""
    values = [("71.0", None), (None, top), ("72.5", None), ("74.0", None), (None, top)]
    points = []
    for period, (value, number) in zip(PERIODS, values, strict=True):
        share = value or str((Decimal(number or 0) * 100 / 30).quantize(Decimal("0.1")))
        parts = {"numerator": Decimal(number), "denominator": Decimal(30)} if number else {}
        point = a_point(share, period)
        points.append(replace(point, figure=a_shown(share, period, **parts)))
    line = a_line(figure=points[-1].figure, history=tuple(points), target=None)
    public, _withheld = withhold.public(a_quarter(line, checks=checks))
    return a_report(public)


def made(content: ReportContent) -> dict[str, object]:
    story = making.story_of(content, beside=BESIDE, sha256="a" * 64)
    forms = {kind.value: form.write(content, "a" * 64) for kind, form in making.TABLES.items()}
    return {"story": story, **forms}


@pytest.mark.parametrize("other", [2, 3, 27, 29])
def test_every_form_is_the_same_whatever_the_withheld_figure_is(other: int) -> None:
    assert made(paper(28)) == made(paper(other))


def test_the_same_figure_printed_makes_another_paper() -> None:
    assert made(paper(28)) != made(paper(15))


def test_a_finding_tells_staff_the_parts_without_idle_noughts() -> None:
    figure = a_shown("93.3", numerator=Decimal("28.0000"), denominator=Decimal("30.0000"))
    (found,) = figures_found(a_quarter(a_line(figure=figure, history=())), [])
    assert found.says == "93.3% (28 of 30)"


def test_the_letter_stands_with_its_meaning_beside_the_table() -> None:
    story = str(making.story_of(paper(28), beside=BESIDE, sha256="a" * 64))
    assert "c suppressed" in story
    assert "a number of one to five children" in story


def test_a_rounded_line_is_rounded_in_every_form_and_says_so() -> None:
    figure = a_shown("4", unit=Unit.COUNT.value, decimals=0, shown="4")
    line = a_line("WAITING", figure=figure, unit=Unit.COUNT.value, decimals=0, history=(), target=None)
    key = f"WAITING||quarter|{figure.start}|{figure.end}"
    rounds = CheckFacts("figure", key, "Name of WAITING", "round", said="4", reason="", to=5)
    quarter, _withheld = withhold.public(a_quarter(line, checks=(rounds,)))
    shown = quarter.quarter.lines[0].figure
    assert shown is not None
    assert (shown.shown, shown.value, shown.rounded_to) == ("about 5", Decimal(5), 5)
    content = a_report(quarter)
    assert "about 5" in str(making.story_of(content, beside=BESIDE, sha256="a" * 64))
    assert [(c.place, c.choice, c.to, c.said) for c in quarter.checks] == [("Name of WAITING", "round", 5, "")]
