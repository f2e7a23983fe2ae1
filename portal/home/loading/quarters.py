"""Quarters as they went: opened, filled, written, asked about, sent, signed."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import partial

from portal.accounts.models import User
from portal.accounts.rules import Role
from portal.accounts.services import Confirmation
from portal.home.example.definitions import (
    ActionFact,
    ActionUpdateFact,
    AnswerFact,
    CommentFact,
    FigureFact,
    NarrativeFact,
    QuarterFact,
)
from portal.home.loading.diary import Diary
from portal.home.loading.people import first
from scorecards.commentary.models import Action, Comment
from scorecards.commentary.services import actions, comments, narratives
from scorecards.framework.models import Category, Scorecard, ScorecardLine
from scorecards.signoff import services as signoff
from scorecards.submissions.models import Submission
from scorecards.submissions.reading import Reading
from scorecards.submissions.rules import State
from scorecards.submissions.services import figures, submissions

WRITTEN_BEFORE_DUE = timedelta(days=2)


@dataclass
class Story:
    """What the quarters of one council's scorecards are told with. `kept` and `actions` fill as the diary is played."""

    scorecards: dict[str, Scorecard]
    people: dict[str, User]
    council: str
    kept: dict[tuple[str, str], Submission] = field(default_factory=dict)
    actions: dict[str, Action] = field(default_factory=dict)

    @property
    def analyst(self) -> User:
        return first(self.people, self.council, Role.ANALYST)

    @property
    def director(self) -> User:
        return first(self.people, self.council, Role.DIRECTOR)

    def quarter(self, scorecard: str, period: str) -> Submission:
        """The quarter as it stands now."""
        kept = self.kept[scorecard, period]
        return Submission.objects.select_related("scorecard__council", "scorecard__scheme").get(pk=kept.pk)

    def line(self, scorecard: str, indicator: str) -> ScorecardLine:
        return ScorecardLine.objects.select_related("indicator", "scorecard__council").get(
            scorecard=self.scorecards[scorecard], indicator__code=indicator
        )


def tell(quarter: QuarterFact, story: Story, diary: Diary) -> None:
    """Write a quarter into the diary, from its opening to its signature or to where it stands."""
    key = quarter.scorecard, quarter.quarter
    opened = quarter.data_date + timedelta(days=1)
    written = max(opened, min(quarter.narrative_due - WRITTEN_BEFORE_DUE, quarter.sent_on or date.max))
    diary.on(opened, partial(_open, quarter, story))
    diary.on(opened, partial(_fill, quarter, story))
    if quarter.state == State.COLLECTING:
        return
    diary.on(opened, partial(_close, key, story))
    for fact in quarter.narratives:
        if fact.state != "missing":
            diary.on(written, partial(_write, key, fact, story))
    for comment in quarter.comments:
        _tell_comment(key, comment, story, diary)
    if quarter.sent_on:
        diary.on(quarter.sent_on, partial(_send, key, story))
    if quarter.signed_on:
        diary.on(quarter.signed_on, partial(_sign, key, story))


def _open(quarter: QuarterFact, story: Story) -> None:
    story.kept[quarter.scorecard, quarter.quarter] = submissions.open(
        story.scorecards[quarter.scorecard],
        by=story.analyst,
        period=quarter.quarter,
        data_date=quarter.data_date,
        coverage=quarter.coverage,
        narrative_due=quarter.narrative_due,
        # A quarter of the story may lie ahead of the clock: it is opened on the day after its data.
        today=quarter.data_date + timedelta(days=1),
    )


def _fill(quarter: QuarterFact, story: Story) -> None:
    scorecard = story.scorecards[quarter.scorecard]
    submission = story.quarter(quarter.scorecard, quarter.quarter)
    figures.put(submission, by=story.analyst, rows=readings(quarter.figures, scorecard))


def readings(found: Iterable[FigureFact], scorecard: Scorecard) -> list[Reading]:
    """The example's figures as the rows of an upload."""
    lines = {line.indicator.code: line for line in scorecard.lines.select_related("indicator")}
    categories = {
        (c.breakdown.indicator_id, c.code): c.pk
        for c in Category.objects.filter(breakdown__indicator__lines__scorecard=scorecard).select_related("breakdown")
    }
    return [
        Reading(
            line=lines[fact.indicator].pk,
            category=categories[lines[fact.indicator].indicator_id, fact.category] if fact.category else None,
            basis=fact.basis,
            start=fact.period_start,
            end=fact.period_end,
            numerator=fact.numerator,
            denominator=fact.denominator,
            value=fact.value,
            decimals=_decimals(fact),
            symbol=fact.symbol,
            qualifier=fact.qualifier,
            note=fact.note,
        )
        for fact in found
    ]


def _decimals(fact: FigureFact) -> int | None:
    """How exactly a figure without parts was printed: 51% is not 51.0%."""
    if fact.value is None or fact.numerator is not None:
        return None
    return max(0, -int(fact.value.as_tuple().exponent))


def _close(key: tuple[str, str], story: Story) -> None:
    submission = story.quarter(*key)
    submissions.close_figures(submission, by=story.analyst, seen_version=submission.version)


def _write(key: tuple[str, str], fact: NarrativeFact, story: Story) -> None:
    words = narratives.Words(
        shows=fact.shows,
        why=fact.why,
        doing=fact.doing,
        expected=fact.expected,
        forecast_value=fact.forecast_value,
        forecast_for=fact.forecast_for,
        ready=fact.state == "ready",
    )
    line = story.line(key[0], fact.line)
    narratives.save(story.quarter(*key), line, by=story.people[fact.by], words=words, seen_version=0)


def _tell_comment(key: tuple[str, str], fact: CommentFact, story: Story, diary: Diary) -> None:
    made: list[Comment] = []

    def ask() -> None:
        place = story.line(key[0], fact.line) if fact.line else None
        made.append(comments.ask(story.quarter(*key), place, by=story.people[fact.by], text=fact.text))

    def reply(given: AnswerFact) -> None:
        comments.answer(made[0], by=story.people[given.by], text=given.text)

    diary.on(fact.on, ask)
    for given in fact.answers:
        diary.on(given.on, partial(reply, given))


def _send(key: tuple[str, str], story: Story) -> None:
    submission = story.quarter(*key)
    signoff.send_for_review(submission, by=story.analyst, seen_version=submission.version)


def _sign(key: tuple[str, str], story: Story) -> None:
    submission = story.quarter(*key)
    signoff.sign_off(
        submission, by=story.director, seen=signoff.seen(submission), confirmation=Confirmation(story.director.pk)
    )


def tell_action(fact: ActionFact, quarter: QuarterFact, story: Story, diary: Diary) -> None:
    """An action from the day after its quarter was opened, through each report of it."""
    opened = quarter.data_date + timedelta(days=2)
    diary.on(opened, partial(_promise, fact, quarter, story))
    for update in sorted(fact.updates, key=lambda u: u.on):
        diary.on(max(update.on, opened), partial(_report, fact, update, story))


def _promise(fact: ActionFact, told: QuarterFact, story: Story) -> None:
    due = fact.updates[0].due_on if fact.updates else fact.due_on
    promise = actions.Promise(
        title=fact.title,
        due_on=due,
        owner=story.people.get(fact.owner),
        owner_name=fact.owner_name,
    )
    line = story.line(fact.scorecard, fact.line) if fact.line else None
    quarter = story.quarter(told.scorecard, told.quarter)
    story.actions[fact.key] = actions.add(
        quarter, line, by=story.people.get(fact.owner, story.analyst), promise=promise
    )


def _report(fact: ActionFact, update: ActionUpdateFact, story: Story) -> None:
    action = Action.objects.select_related("scorecard__council").get(pk=story.actions[fact.key].pk)
    actions.report(
        action,
        by=story.people[update.by],
        seen_version=action.version,
        period=update.quarter,
        text=update.text,
        status=update.status,
        due_on=update.due_on,
    )
