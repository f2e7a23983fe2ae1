"""The paper of December 2021 printed 0.7% of 571 children, which is four: the check finds it in the example's facts."""

from datetime import date

from portal.figures.vocabulary import Basis, Unit
from portal.home.example import facts
from portal.home.example.stories import SHROPSHIRE
from scorecards.copies.disclosure import Cell, Group, Reason, decide
from scorecards.framework.rules import BreakdownKind


def test_the_check_finds_four_of_571() -> None:
    found = [
        fact
        for fact in facts.figures(SHROPSHIRE / "2021-q2.csv")
        if fact.indicator == "CLA_COUNT" and fact.period_end == date(2021, 9, 30) and fact.basis == Basis.SNAPSHOT
    ]
    cells = [
        Cell(
            key=fact.category,
            series=f"CLA_COUNT|{fact.category}",
            basis=Basis.SNAPSHOT,
            start=fact.period_end,
            end=fact.period_end,
            unit=Unit.PERCENT if fact.category else Unit.COUNT,
            decimals=1 if fact.category else 0,
            value=fact.value,
            base_key="",
        )
        for fact in found
    ]
    (total,) = (cell for cell in cells if not cell.key)
    assert total.value == 571
    shares = [Cell(**{**cell.__dict__, "base_key": "total"}) for cell in cells if cell.key]
    total = Cell(**{**total.__dict__, "key": "total"})
    group = Group(tuple(cell.key for cell in shares), BreakdownKind.PARTIAL, "total")
    decisions = decide([total, *shares], [group])
    small = {key for key, decision in decisions.items() if decision.reason is Reason.SMALL_NUMERATOR}
    assert small == {"adoption"}
    assert next(cell.value for cell in shares if cell.key == "adoption") is not None
