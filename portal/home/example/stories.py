"""Reads the example's words: quarters with their narratives, reports, risks and meetings.

Every reader returns plain definitions, and raises ValueError that names the file and the place.
"""

from pathlib import Path

from portal.home.example.definitions import (
    ActionFact,
    ActionUpdateFact,
    AnswerFact,
    AppendixFact,
    CommentFact,
    DaysFact,
    EntitledFact,
    ExemptFact,
    FigureFact,
    KeyIssueFact,
    MeetingFact,
    MeetingsFact,
    NarrativeFact,
    QuarterFact,
    RegisterFact,
    ReportFact,
    RequestFact,
    ResolutionFact,
    RiskFact,
    RisksFact,
    ScoreBandFact,
    ScoreFact,
    SectionFact,
)
from portal.home.example.facts import SHROPSHIRE, figures
from portal.home.example.nodes import Node, open_file
from scorecards.commentary.rules import OPEN_STATUSES, ActionStatus
from scorecards.committee.layouts import SHIPPED
from scorecards.committee.rules import Classification, ResolutionKind
from scorecards.risks.rules import RegisterKind
from scorecards.submissions.rules import Coverage, State

NARRATIVE_STATES = ("ready", "draft", "missing")


def quarters(folder: Path = SHROPSHIRE) -> tuple[QuarterFact, ...]:
    """The quarters of narrative.json, each with the figures of the file that it names."""
    return tuple(_quarter(node, folder) for node in open_file(folder / "narrative.json").nodes("submissions"))


def _quarter(node: Node, folder: Path) -> QuarterFact:
    rows: tuple[FigureFact, ...] = figures(folder / node.needed("figures"))
    return QuarterFact(
        scorecard=node.needed("scorecard"),
        quarter=node.needed("quarter"),
        state=node.one_of("state", State),
        data_date=node.known_day("data_date"),
        coverage=node.one_of("coverage", Coverage),
        narrative_due=node.known_day("narrative_due"),
        sent_on=node.day("sent_on"),
        signed_on=node.day("signed_on"),
        figures=rows,
        narratives=tuple(narrative(each) for each in node.nodes("narratives")),
        comments=tuple(comment(each) for each in node.nodes("comments")),
    )


def narrative(node: Node) -> NarrativeFact:
    """One line's narrative; a forecast has a value and a day."""
    if node.needed("state") not in NARRATIVE_STATES:
        raise node.refuse(f"state is not a word we know: {node.text('state')!r}")
    if (node.number("forecast_value") is None) != (node.day("forecast_for") is None):
        raise node.refuse("a forecast has a value and a day")
    return NarrativeFact(
        line=node.needed("line"),
        by=node.needed("by"),
        state=node.needed("state"),
        shows=node.needed("shows"),
        why=node.text("why"),
        doing=node.text("doing"),
        expected=node.text("expected"),
        forecast_value=node.number("forecast_value"),
        forecast_for=node.day("forecast_for"),
    )


def comment(node: Node) -> CommentFact:
    """A director's remark with its answers, in order."""
    answers = tuple(
        AnswerFact(each.needed("by"), each.known_day("on"), each.needed("text")) for each in node.nodes("answers")
    )
    return CommentFact(node.needed("line"), node.needed("by"), node.known_day("on"), node.needed("text"), answers)


def actions(path: Path = SHROPSHIRE / "narrative.json") -> tuple[ActionFact, ...]:
    """The actions of every scorecard in the file."""
    return tuple(
        action(each, quarter.needed("scorecard"))
        for quarter in open_file(path).nodes("submissions")
        for each in quarter.nodes("actions")
    )


def action(node: Node, scorecard: str) -> ActionFact:
    """One action; a closed one says when, and an owner is a person here or a name."""
    status = node.one_of("status", ActionStatus)
    if (status in OPEN_STATUSES) != (node.day("closed_on") is None and not node.text("closed_in")):
        raise node.refuse("a closed action, and no other, says when it was closed")
    if bool(node.text("owner")) == bool(node.text("owner_name")):
        raise node.refuse("an action is owned by a person here or by a name")
    return ActionFact(
        key=node.needed("key"),
        scorecard=scorecard,
        line=node.needed("line"),
        title=node.needed("title"),
        owner=node.text("owner"),
        owner_name=node.text("owner_name"),
        due_on=node.known_day("due_on"),
        status=status,
        opened_in=node.needed("opened_in"),
        closed_in=node.text("closed_in"),
        closed_on=node.day("closed_on"),
        updates=tuple(_update(each, node) for each in node.nodes("updates")),
    )


def _update(node: Node, of: Node) -> ActionUpdateFact:
    return ActionUpdateFact(
        quarter=node.needed("period"),
        on=node.known_day("on"),
        by=node.needed("by"),
        status=node.one_of("status", ActionStatus),
        due_on=node.day("due_on") or of.known_day("due_on"),
        text=node.needed("text"),
    )


def reports(path: Path = SHROPSHIRE / "narrative.json") -> tuple[ReportFact, ...]:
    return tuple(report(node) for node in open_file(path).nodes("reports"))


def report(node: Node) -> ReportFact:
    """One meeting's report; its key issues, sections and appendices are in order."""
    if node.needed("layout") not in SHIPPED:
        raise node.refuse(f"no layout is called {node.text('layout')}")
    pinned = tuple((each.needed("scorecard"), each.needed("quarter")) for each in node.nodes("submissions"))
    return ReportFact(
        key=node.needed("key"),
        layout=node.needed("layout"),
        submissions=pinned,
        committee=node.needed("committee"),
        on=node.known_day("on"),
        title=node.needed("title"),
        classification=node.one_of("classification", Classification),
        decision_type=node.text("decision_type"),
        wards=node.text("wards"),
        item=node.text("item"),
        officer_name=node.needed("officer_name"),
        officer_title=node.needed("officer_title"),
        officer_email=node.needed("officer_email"),
        officer_telephone=node.text("officer_telephone"),
        portfolio_holder=node.needed("portfolio_holder"),
        signed_on=node.day("signed_on"),
        published_on=node.day("published_on"),
        key_messages=node.texts("key_messages"),
        recommendations=node.texts("recommendations"),
        key_issues=tuple(_key_issue(each) for each in node.nodes("key_issues")),
        sections=tuple(
            SectionFact(each.needed("key"), each.needed("heading"), each.needed("text"))
            for each in node.nodes("sections")
        ),
        appendices=tuple(
            AppendixFact(each.needed("title"), each.text("description"), each.day("data_date"), each.needed("file"))
            for each in node.nodes("appendices")
        ),
        exempt=_exempt(node),
    )


def _exempt(node: Node) -> ExemptFact | None:
    """What a report has exempt, where it says that it is exempt in part."""
    found = node.nodes("exempt")
    if len(found) != int(node.needed("classification") == Classification.EXEMPT_IN_PART.value):
        raise node.refuse("a report that is exempt in part, and no other, has one exempt appendix")
    made = (
        ExemptFact(
            each.needed("title"), each.text("description"), each.whole("paragraph"), each.needed("public_interest")
        )
        for each in found
    )
    return next(made, None)


def _key_issue(node: Node) -> KeyIssueFact:
    return KeyIssueFact(node.needed("theme"), node.needed("position"), node.needed("issue"), node.needed("focus"))


def risks(path: Path) -> RisksFact:
    """The council's bands and registers; a link to a strategic risk must lead to one."""
    whole = open_file(path)
    bands = tuple(ScoreBandFact(each.whole("least"), each.needed("word")) for each in whole.nodes("bands"))
    registers = whole.nodes("registers")
    strategic = {
        risk.needed("key")
        for register in registers
        if register.needed("kind") == RegisterKind.STRATEGIC
        for risk in register.nodes("risks")
    }
    return RisksFact(bands, tuple(_register(each, strategic) for each in registers))


def _register(node: Node, strategic: set[str]) -> RegisterFact:
    return RegisterFact(
        key=node.needed("key"),
        kind=node.one_of("kind", RegisterKind),
        name=node.needed("name"),
        scorecard=node.text("scorecard"),
        risks=tuple(_risk(each, strategic) for each in node.nodes("risks")),
    )


def _risk(node: Node, strategic: set[str]) -> RiskFact:
    if strange := set(node.texts("strategic")) - strategic:
        raise node.refuse(f"no strategic risk is called {', '.join(sorted(strange))}")
    if (node.day("closed_on") is None) != (not node.text("closed_reason")):
        raise node.refuse("a closed risk says when and why")
    return RiskFact(
        key=node.needed("key"),
        title=node.needed("title"),
        mitigation=node.texts("mitigation"),
        strategic=node.texts("strategic"),
        lines=node.texts("lines"),
        owner_name=node.needed("owner_name"),
        opened_on=node.known_day("opened_on"),
        closed_on=node.day("closed_on"),
        closed_reason=node.text("closed_reason"),
        scores=tuple(_score(each) for each in node.nodes("scores")),
    )


def _score(node: Node) -> ScoreFact:
    likelihood, impact = node.whole("likelihood"), node.whole("impact")
    if not (1 <= likelihood <= 5 and 1 <= impact <= 5):
        raise node.refuse("likelihood and impact are from 1 to 5")
    return ScoreFact(
        node.known_day("scored_on"), likelihood, impact, node.needed("reason"), illustrative=node.yes("illustrative")
    )


def meetings(path: Path) -> MeetingsFact:
    """Committees, their meetings, what they resolved, and what members asked."""
    whole = open_file(path)
    return MeetingsFact(
        committees=whole.texts("committees"),
        meetings=tuple(
            MeetingFact(each.needed("committee"), each.known_day("on"), each.known_day("publish_by"))
            for each in whole.nodes("meetings")
        ),
        days=tuple(_days(each) for each in whole.nodes("days")),
        resolutions=tuple(_resolution(each) for each in whole.nodes("resolutions")),
        requests=tuple(_request(each) for each in whole.nodes("requests")),
        entitled=tuple(_entitled(each) for each in whole.nodes("entitled")),
    )


def _entitled(node: Node) -> EntitledFact:
    return EntitledFact(node.needed("to"), node.needed("committee"), node.known_day("on"), node.needed("reason"))


def _days(node: Node) -> DaysFact:
    return DaysFact(
        node.needed("committee"),
        draft=node.whole("draft"),
        sign_off=node.whole("sign_off"),
        narrative=node.whole("narrative"),
        figures=node.whole("figures"),
    )


def _resolution(node: Node) -> ResolutionFact:
    if bool(node.text("answer")) != (node.day("answered_on") is not None):
        raise node.refuse("an answer has a day")
    return ResolutionFact(
        committee=node.needed("committee"),
        on=node.known_day("on"),
        report=node.needed("report"),
        kind=node.one_of("kind", ResolutionKind),
        minute=node.text("minute"),
        text=node.needed("text"),
        respondent=node.text("respondent"),
        due_on=node.day("due_on"),
        answer=node.text("answer"),
        answered_on=node.day("answered_on"),
    )


def _request(node: Node) -> RequestFact:
    parts = (bool(node.text("answer")), bool(node.text("answered_by")), node.day("answered_on") is not None)
    if len(set(parts)) > 1:
        raise node.refuse("an answer has a person and a day")
    return RequestFact(
        by=node.needed("by"),
        on=node.known_day("on"),
        report=node.needed("report"),
        indicator=node.text("indicator"),
        text=node.needed("text"),
        answer=node.text("answer"),
        answered_by=node.text("answered_by"),
        answered_on=node.day("answered_on"),
    )
