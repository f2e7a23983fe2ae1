"""What the example's files hold, as plain definitions. Quarters are codes like 2021-Q2; people are e-mail addresses."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from portal.accounts.rules import Role
from portal.figures.vocabulary import Basis, Counts, Qualifier, Symbol
from scorecards.commentary.rules import ActionStatus
from scorecards.committee.rules import Classification, ResolutionKind
from scorecards.framework.rules import Cadence, LifeCycle, NarrativeWhen
from scorecards.risks.rules import RegisterKind
from scorecards.submissions.rules import Coverage, State


@dataclass(frozen=True)
class CouncilFact:
    number: str
    name: str
    colour: str
    invented: bool
    region: str
    gss_code: str


@dataclass(frozen=True)
class PersonFact:
    """A login of the example; its password is the loader's."""

    email: str
    name: str
    council: str
    role: Role
    job_title: str
    what_to_try: str


@dataclass(frozen=True)
class AreaFact:
    """An authority, with the region it lies in. `number` is three digits that no English authority has."""

    number: str
    name: str
    region: str


@dataclass(frozen=True)
class ScorecardFact:
    """`scheme` is three or five: how many states a rating can have."""

    code: str
    council: str
    name: str
    directorate: str
    framework: str
    scheme: str
    cadence: Cadence
    director: str
    lead_officer: str
    comparator_edition: str


@dataclass(frozen=True)
class TargetFact:
    """A target from a quarter on, in the unit of its indicator."""

    value: Decimal
    tolerance: Decimal
    from_quarter: str
    to_quarter: str
    reason: str


@dataclass(frozen=True)
class LineFact:
    """An indicator on a scorecard. `headline` lines are the ones that the mock-ups show."""

    scorecard: str
    indicator: str
    theme: str
    order: int
    headline: bool
    local_name: str
    definition_note: str
    headline_basis: Basis
    life_cycle: LifeCycle
    expected_on: date | None
    retired_on: date | None
    break_on: date | None
    break_reason: str
    targets: tuple[TargetFact, ...]
    narrative_when: NarrativeWhen
    owner: str
    deputy: str
    counts: Counts
    threshold: int


@dataclass(frozen=True)
class FigureFact:
    """One row as an upload has it. `category` is a category's code, empty for the total."""

    indicator: str
    category: str
    basis: Basis
    period_start: date
    period_end: date
    numerator: Decimal | None
    denominator: Decimal | None
    value: Decimal | None
    symbol: Symbol | None
    qualifier: Qualifier | None
    note: str

    @property
    def key(self) -> tuple[str, str, Basis, date, date]:
        """What is unique in one quarter's figures."""
        return self.indicator, self.category, self.basis, self.period_start, self.period_end


@dataclass(frozen=True)
class BenchmarkFact:
    """Somebody else's figure.

    `measure` is the code of our indicator, or the alias of a category. `geography` is authority, region, england or
    statistical_neighbours; `area` a DfE number or GSS code, empty for a group. A quoted one may lack its period.
    """

    measure: str
    geography: str
    area: str
    edition: str
    basis: Basis
    period_start: date | None
    period_end: date | None
    value: Decimal | None
    symbol: Symbol | None
    quoted: bool
    source: str
    note: str

    @property
    def period_stated(self) -> bool:
        return self.period_end is not None


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


@dataclass(frozen=True)
class SectionFact:
    key: str
    heading: str
    text: str


@dataclass(frozen=True)
class KeyIssueFact:
    theme: str
    position: str
    issue: str
    focus: str


@dataclass(frozen=True)
class AppendixFact:
    title: str
    description: str
    data_date: date | None


@dataclass(frozen=True)
class ReportFact:
    """What one meeting receives, around one or more (scorecard, quarter). `published_on` is empty for a draft."""

    key: str
    submissions: tuple[tuple[str, str], ...]
    committee: str
    on: date
    title: str
    classification: Classification
    item: str
    officer_name: str
    officer_title: str
    officer_email: str
    officer_telephone: str
    portfolio_holder: str
    signed_on: date | None
    published_on: date | None
    key_messages: tuple[str, ...]
    recommendations: tuple[str, ...]
    key_issues: tuple[KeyIssueFact, ...]
    sections: tuple[SectionFact, ...]
    appendices: tuple[AppendixFact, ...]


@dataclass(frozen=True)
class ScoreFact:
    """`illustrative` scores are ours: the council's paper states none."""

    scored_on: date
    likelihood: int
    impact: int
    reason: str
    illustrative: bool

    @property
    def score(self) -> int:
        return self.likelihood * self.impact


@dataclass(frozen=True)
class RiskFact:
    """`strategic` holds keys of risks in a strategic register; `lines` codes of indicators on the scorecard."""

    key: str
    title: str
    mitigation: tuple[str, ...]
    strategic: tuple[str, ...]
    lines: tuple[str, ...]
    owner_name: str
    opened_on: date
    closed_on: date | None
    closed_reason: str
    scores: tuple[ScoreFact, ...]


@dataclass(frozen=True)
class RegisterFact:
    """`scorecard` is empty for a register that belongs to the whole council."""

    key: str
    kind: RegisterKind
    name: str
    scorecard: str
    risks: tuple[RiskFact, ...]


@dataclass(frozen=True)
class ScoreBandFact:
    """The council's word for scores from `least` on."""

    least: int
    word: str


@dataclass(frozen=True)
class RisksFact:
    bands: tuple[ScoreBandFact, ...]
    registers: tuple[RegisterFact, ...]


@dataclass(frozen=True)
class MeetingFact:
    committee: str
    on: date
    publish_by: date


@dataclass(frozen=True)
class ResolutionFact:
    """What a meeting did with a report; `report` is the report's key."""

    committee: str
    on: date
    report: str
    kind: ResolutionKind
    minute: str
    text: str
    respondent: str
    due_on: date | None
    answer: str
    answered_on: date | None


@dataclass(frozen=True)
class RequestFact:
    """A member's question about a published report. `answer` is empty while it waits."""

    by: str
    on: date
    report: str
    indicator: str
    text: str
    answer: str
    answered_by: str
    answered_on: date | None


@dataclass(frozen=True)
class MeetingsFact:
    committees: tuple[str, ...]
    meetings: tuple[MeetingFact, ...]
    resolutions: tuple[ResolutionFact, ...]
    requests: tuple[RequestFact, ...]
