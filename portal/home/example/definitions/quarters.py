"""What is said and done in a quarter: narratives, comments and actions."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from portal.home.example.definitions.tables import FigureFact
from scorecards.commentary.rules import ActionStatus
from scorecards.submissions.rules import Coverage, State


@dataclass(frozen=True)
class NarrativeFact:
    """What is said of a line. `state` is ready, draft or missing; a missing one's words are for the visitor to type."""

    line: str
    by: str
    state: str
    shows: str
    why: str
    doing: str
    expected: str
    forecast_value: Decimal | None
    forecast_for: date | None


@dataclass(frozen=True)
class AnswerFact:
    by: str
    on: date
    text: str


@dataclass(frozen=True)
class CommentFact:
    line: str
    by: str
    on: date
    text: str
    answers: tuple[AnswerFact, ...]


@dataclass(frozen=True)
class ActionUpdateFact:
    """`due_on` is the due date from this report of it on."""

    quarter: str
    on: date
    by: str
    status: ActionStatus
    due_on: date
    text: str


@dataclass(frozen=True)
class ActionFact:
    """An action of a scorecard's line, owned by a person here or by a name. `closed_in` is empty while it is open."""

    key: str
    scorecard: str
    line: str
    title: str
    owner: str
    owner_name: str
    due_on: date
    status: ActionStatus
    opened_in: str
    closed_in: str
    closed_on: date | None
    updates: tuple[ActionUpdateFact, ...]


@dataclass(frozen=True)
class QuarterFact:
    """One scorecard's quarter, with the state in which the example shows it."""

    scorecard: str
    quarter: str
    state: State
    data_date: date
    coverage: Coverage
    narrative_due: date
    sent_on: date | None
    signed_on: date | None
    figures: tuple[FigureFact, ...]
    narratives: tuple[NarrativeFact, ...]
    comments: tuple[CommentFact, ...]
