"""What moved in a quarter: lines with a change that is shown, and risks whose score changed. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from portal.figures.rounding import quotient
from scorecards.copies.content.schema import RiskFacts
from scorecards.scrutiny.rules.wording import capital, count_words, listed
from scorecards.submissions.standing import ChangeShown, LineStanding

MOST = 6

_ORDER = {"worse": 0, "better": 1, "": 2}


@dataclass(frozen=True)
class MovedLine:
    """A line and the change that speaks for it."""

    line: LineStanding
    change: ChangeShown

    @property
    def words(self) -> str:
        """ "−10.8 pp since year-end 2020/21, decreasing and getting worse"."""
        against = self.change.against
        since = f"on {against}" if against.startswith("the same point") else f"since {against}"
        return ", ".join(filter(None, [f"{self.change.shown} {since}", self.change.words]))


def moved_lines(lines: Iterable[LineStanding], most: int = MOST) -> list[MovedLine]:
    """Lines that got worse, then better, then those without a better direction; the largest change first in each."""
    found = [MovedLine(line, change) for line in lines if (change := telling(line)) is not None]
    found.sort(key=lambda moved: (_ORDER.get(moved.change.verdict, 2), -_size(moved), moved.line.name))
    return found[:most]


def telling(line: LineStanding) -> ChangeShown | None:
    """The change that speaks for a line: since year-end, else on last year, else since the last quarter.

    None where no change is shown, or the figure stayed where it was.
    """
    shown = [change for change in (line.year_end, line.same_last_year, line.last_period) if change.amount]
    return shown[0] if shown else None


def _size(moved: MovedLine) -> Decimal:
    """The change in per cent of the earlier figure, whatever the unit, so that unlike lines can be ordered."""
    now = moved.line.figure.value if moved.line.figure else None
    then = moved.change.then.value if moved.change.then else None
    if now is None or not then:
        return Decimal(0)
    return quotient(abs(now - then) * 100, abs(then))


def moved_risks(risks: Iterable[RiskFacts]) -> list[RiskFacts]:
    """Risks whose score went up, then down, then new ones."""
    rank = {"up": 0, "down": 1}
    found = [risk for risk in risks if risk.moved in rank or is_new(risk)]
    return sorted(found, key=lambda risk: (rank.get(risk.moved, 2), -(risk.score or 0), risk.key))


def is_new(risk: RiskFacts) -> bool:
    return risk.movement == "New"


def by_score(risks: Iterable[RiskFacts]) -> list[RiskFacts]:
    """The highest score first; those without one last, in the register's order."""
    return sorted(risks, key=lambda risk: -(risk.score if risk.score is not None else -1))


def risks_in_words(risks: Sequence[RiskFacts], since: str) -> str:
    """ "Six risks. Two have got worse since last quarter, one has got better, three have not moved." """
    still = [risk for risk in risks if not risk.closed]
    if not still:
        return "There are no open risks."
    counted = [
        (sum(risk.moved == "up" for risk in still), "got worse"),
        (sum(risk.moved == "down" for risk in still), "got better"),
        (sum(risk.moved == "same" for risk in still), "not moved"),
    ]
    said = [f"{count_words(count)} {'has' if count == 1 else 'have'} {what}" for count, what in counted if count]
    if said:
        said[0] = f"{said[0]} since {since}"
    fresh = sum(is_new(risk) for risk in still)
    if fresh:
        said.append(f"{count_words(fresh)} {'is' if fresh == 1 else 'are'} new")
    risks_said = "risk" if len(still) == 1 else "risks"
    first = f"{capital(count_words(len(still)))} {risks_said}."
    return f"{first} {capital(listed(said))}." if said else first
