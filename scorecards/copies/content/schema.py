"""The content of a signed quarter and of a signed report. Every word and figure that a page or paper shows is here.

A copy keeps two of them: `content`, with the real figures, for staff; `public_content`, in which what disclosure
control withholds has become symbols. Members, the public and papers are given the public one only.
"""

from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal

from scorecards.submissions.standing import QuarterStanding

SCHEMA = 1


@dataclass(frozen=True)
class CouncilFacts:
    """`number` is the DfE's, `code` the GSS code that stood at sign-off; empty where the place is in no list."""

    number: str
    name: str
    colour: str
    invented: bool
    code: str = ""
    region: str = ""
    region_code: str = ""


@dataclass(frozen=True)
class ActionFacts:
    """An action as it stood: `state` in words ("late", "on course"), with the latest update."""

    key: int
    title: str
    owner: str
    due_on: date
    status: str
    state: str
    late: bool
    about: str
    indicator: str
    latest: str
    latest_on: date | None


@dataclass(frozen=True)
class NarrativeFacts:
    """What was said of a line (`indicator`) or a theme; Markdown as typed."""

    indicator: str
    theme: str
    about: str
    covers: tuple[str, ...]
    shows: str
    why: str
    doing: str
    expected: str
    forecast: str
    forecast_value: Decimal | None
    forecast_for: date | None
    by: str


@dataclass(frozen=True)
class RiskFacts:
    """A risk as it stood: wording, score with band and date, and how it moved since the period before."""

    key: int
    reference: str
    register: str
    title: str
    mitigation: str
    owner: str
    strategic: tuple[str, ...]
    indicators: tuple[str, ...]
    likelihood: int | None
    impact: int | None
    score: int | None
    band: str
    scored_on: date | None
    score_reason: str
    movement: str
    moved: str
    closed: bool
    actions: tuple[str, ...] = ()


@dataclass(frozen=True)
class PeerShown:
    """The signed figure of another council that shares the indicator."""

    name: str
    value: Decimal
    shown: str


@dataclass(frozen=True)
class PeerFigures:
    """What other councils of the installation signed of an indicator: the same quarter, dates and definition.

    `of` councils share it, `count` of them have a figure that may be set beside; `absent` names the others and never
    says why. `statistic` is the one that the council prefers, "mean" or "median"; without a figure neither is there.
    """

    indicator: str
    basis: str
    period: str
    quarter: str
    statistic: str
    mean: Decimal | None
    mean_shown: str
    median: Decimal | None
    median_shown: str
    count: int
    of: int
    members: tuple[PeerShown, ...]
    absent: tuple[str, ...]

    @property
    def shown(self) -> str:
        return self.median_shown if self.statistic == "median" else self.mean_shown

    @property
    def words(self) -> str:
        """ "mean of 3 of 4 councils that share this, Q1 2026/27"."""
        share = "council that shares" if self.of == 1 else "councils that share"
        whose = f"{self.of} {share} this, {self.quarter}"
        if not self.count:
            return f"no figure yet of the {whose}"
        return f"{self.statistic} of {whose if self.count == self.of else f'{self.count} of {whose}'}"


@dataclass(frozen=True)
class AmendedFacts:
    """One thing that differs from the revision before: what it is, and how; `kind` is figure, narrative, action, risk.

    `key` is the indicator's code, or the key of the action or risk.
    """

    kind: str
    key: str
    what: str
    words: str


@dataclass(frozen=True)
class CheckFacts:
    """What a person decided or confirmed of one thing before it was printed.

    `kind` is figure, words or appendix; `choice` suppress, round, keep or confirmed. `key` names the figure, or is the
    SHA-256 of the words or of the file; `said` is what stood there. In public content a figure has neither `said`,
    `reason` nor person. `to` is the nearest what counts were rounded to.
    """

    kind: str
    key: str
    place: str
    choice: str
    said: str = ""
    reason: str = ""
    by: str = ""
    by_title: str = ""
    at: datetime | None = None
    to: int = 0


@dataclass(frozen=True)
class SubmissionContent:
    """One revision of a quarter; `changes` against the one before, empty in the first.

    `peers` is what stood beside its lines when it was signed, `checks` what was decided of single figures and words.
    `salt` is drawn when it is frozen and stands in the content for staff alone: without it anybody could try each count
    of 1 to 5 in the place of `c` until the hash on the paper comes out.
    """

    schema: int
    council: CouncilFacts
    scorecard_id: int
    submission_id: int
    period: str
    revision: int
    revision_kind: str
    revision_reason: str
    directorate: str
    director: str
    quarter: QuarterStanding
    narratives: tuple[NarrativeFacts, ...]
    actions: tuple[ActionFacts, ...]
    risks: tuple[RiskFacts, ...]
    withheld: tuple[str, ...] = ()
    peers: tuple[PeerFigures, ...] = ()
    changes: tuple[AmendedFacts, ...] = ()
    checks: tuple[CheckFacts, ...] = ()
    salt: str = ""


@dataclass(frozen=True)
class SectionFacts:
    key: str
    heading: str
    source: str
    text: str
    numbered: bool = True


@dataclass(frozen=True)
class KeyIssueFacts:
    theme: str
    position: str
    issue: str
    focus: str


@dataclass(frozen=True)
class AppendixFacts:
    """What is attached to the report: a file, or what is `made_from` its "figures".

    One that is not `open` stands in the public content without its name: only by which paragraph of the law it is
    exempt, in the words of the law, and why the public interest is in not disclosing it.
    """

    title: str
    description: str
    data_date: date | None
    file_name: str
    file_sha256: str
    open: bool = True
    draft: bool = False
    made_from: str = ""
    paragraph: int = 0
    exempt_words: str = ""
    public_interest: str = ""


@dataclass(frozen=True)
class ResolutionFacts:
    """What the committee resolved at an earlier meeting and what came of it: the answer, and actions in words."""

    key: int
    meeting_on: date
    kind: str
    minute: str
    text: str
    respondent: str
    due_on: date | None
    answer: str
    answered_on: date | None
    actions: tuple[str, ...] = ()


@dataclass(frozen=True)
class RatedFacts:
    """How a line of a scorecard was rated when the committee last read of it; "" in `word` where it was not rated."""

    scorecard_id: int
    indicator: str
    word: str
    shape: str
    tone: str


@dataclass(frozen=True)
class LastMetFacts:
    """The report that the committee last read of these scorecards, as its members read it."""

    meeting_on: date
    title: str
    ratings: tuple[RatedFacts, ...]


@dataclass(frozen=True)
class CoverFacts:
    """What is printed beside the content and was known at sign-off; meeting and item may change without it.

    Of a report that is exempt, in part or as a whole, `paragraph` of Schedule 12A with its words and the reason.

    `lines` are the facts of the cover with their labels, in their order; a copy of before layouts had covers has none.
    """

    committee: str
    meeting_on: date
    classification: str
    officer_name: str
    officer_title: str
    officer_email: str
    officer_telephone: str
    portfolio_holder: str
    decision_type: str = ""
    wards: str = ""
    lines: tuple[tuple[str, str], ...] = ()
    paragraph: int = 0
    exempt_words: str = ""
    public_interest: str = ""


@dataclass(frozen=True)
class SupplementFacts:
    """The signed report beside which a supplement sets later figures: its title, when it was signed, its hash."""

    title: str
    signed_at: datetime
    sha256: str


@dataclass(frozen=True)
class CrestFacts:
    """The council's crest as it was signed with: the hash of its file, and what it shows in words."""

    sha256: str
    alt: str


@dataclass(frozen=True)
class ReportContent:
    """One revision of a report around the quarters it is pinned to; `salt` as in `SubmissionContent`."""

    schema: int
    council: CouncilFacts
    report_id: int
    title: str
    coverage: str
    revision: int
    revision_reason: str
    cover: CoverFacts
    sections: tuple[SectionFacts, ...]
    key_messages: tuple[str, ...]
    key_issues: tuple[KeyIssueFacts, ...]
    recommendations: tuple[str, ...]
    appendices: tuple[AppendixFacts, ...]
    submissions: tuple[SubmissionContent, ...]
    submission_hashes: tuple[str, ...]
    statement: str
    signed_by: str
    signed_by_title: str
    signed_at: datetime
    symbols: tuple[tuple[str, str], ...] = field(default=())
    checks: tuple[CheckFacts, ...] = ()
    numbering: str = "sections"
    resolutions: tuple[ResolutionFacts, ...] = ()
    supplement_to: SupplementFacts | None = None
    changes: tuple[AmendedFacts, ...] = ()
    last_met: LastMetFacts | None = None
    crest: CrestFacts | None = None
    salt: str = ""
