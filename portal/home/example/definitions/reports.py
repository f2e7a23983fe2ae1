"""What meetings receive and resolve, and the risks they see."""

from dataclasses import dataclass
from datetime import date

from scorecards.committee.rules import Classification, ResolutionKind
from scorecards.risks.rules import RegisterKind


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
    """An open appendix, attached as a draft; its file stands in the council's folder."""

    title: str
    description: str
    data_date: date | None
    file: str


@dataclass(frozen=True)
class ExemptFact:
    """An exempt appendix, made of every figure of its report; the report is exempt in part for the same reason."""

    title: str
    description: str
    paragraph: int
    public_interest: str


@dataclass(frozen=True)
class ReportFact:
    """What one meeting receives, around one or more (scorecard, quarter), in a layout that the product ships.

    `published_on` is empty for a draft.
    """

    key: str
    layout: str
    submissions: tuple[tuple[str, str], ...]
    committee: str
    on: date
    title: str
    classification: Classification
    decision_type: str
    wards: str
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
    exempt: ExemptFact | None


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
class DaysFact:
    """How a committee counts back from its meetings where it does not do as the council does, in working days."""

    committee: str
    draft: int
    sign_off: int
    narrative: int
    figures: int


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
class EntitledFact:
    """A member who may read what is exempt in every report to a committee."""

    to: str
    committee: str
    on: date
    reason: str


@dataclass(frozen=True)
class MeetingsFact:
    committees: tuple[str, ...]
    meetings: tuple[MeetingFact, ...]
    days: tuple[DaysFact, ...]
    resolutions: tuple[ResolutionFact, ...]
    requests: tuple[RequestFact, ...]
    entitled: tuple[EntitledFact, ...]
