"""A scorecard with a quarter in each state, its words and its risks."""

import datetime

from django.utils import timezone

from portal.files import services as files
from scorecards.commentary.services import narratives
from scorecards.framework.models import Rebase, SeriesBreak
from scorecards.peers.models import Sharing
from scorecards.submissions.models import Upload
from scorecards.submissions.rules import State
from tests import builders
from tests.permissions.world.nouns import DRAFT, OURS, World


def add_scorecard(world: World) -> None:
    who = world.people
    scheme = builders.a_scheme(council=world.council, name=f"{OURS} scheme")
    scorecard = builders.a_scorecard(
        world.council, name=f"{OURS} scorecard", lead_officer=who["lead"], director=who["director"], scheme=scheme
    )
    line = builders.a_line(scorecard, owner=who["owner"], local_name=f"{OURS} line")
    builders.a_line(scorecard, owner=who["officer"], local_name=f"{OURS} other line")
    world.things |= {
        "scorecard": scorecard,
        "scheme": scheme,
        "line": line,
        "theme": line.theme,
        "broken": SeriesBreak.objects.create(line=line, on=datetime.date(2020, 4, 1), reason="Counted anew."),
        "rebased": Rebase.objects.create(
            line=line, on=datetime.date(2020, 7, 1), reason="A new team.", by=who["analyst"]
        ),
        "target": builders.a_target(line),
        "sharing": Sharing.objects.create(council=world.council, indicator=line.indicator, given_by=who["director"]),
    }


def add_quarters(world: World) -> None:
    """One in each state: what may be done in a quarter depends on it."""
    scorecard, who = world.scorecard, world.people
    collecting = builders.a_submission(scorecard, period="2022-Q1")
    commentary = builders.a_submission(scorecard, period="2021-Q4", state=State.COMMENTARY)
    review = builders.a_submission(
        scorecard, period="2021-Q3", state=State.REVIEW, sent_by=who["analyst"], sent_at=timezone.now()
    )
    for quarter in (collecting, commentary, review):
        for line in scorecard.lines.all():
            builders.a_figure(quarter, line)
    earlier = {"period_start": datetime.date(2020, 10, 1), "period_end": datetime.date(2020, 12, 31)}
    builders.a_figure(commentary, world.line, **earlier)
    file = files.store("figures.csv", b"indicator\n", media_type="text/csv", by=who["analyst"])
    first = builders.a_submission(scorecard, period="2019-Q4", state=State.SIGNED_OFF)
    world.things |= {
        "open_revision": builders.a_submission(
            scorecard,
            period="2019-Q4",
            revision=2,
            revises=first,
            revision_kind="corrects",
            revision_reason="A fault.",
            state=State.COMMENTARY,
        ),
        "collecting": collecting,
        "commentary": commentary,
        "review": review,
        "upload": Upload.objects.create(submission=collecting, file=file, uploaded_by=who["analyst"]),
    }


def add_words(world: World) -> None:
    quarter, who = world.commentary, world.people
    words = narratives.Words(shows=f"{OURS} {DRAFT} narrative.")
    narratives.save(quarter, world.theme, by=who["owner"], words=words, seen_version=0)
    world.things |= {
        "narrative": narratives.save(quarter, world.line, by=who["owner"], words=words, seen_version=0),
        "comment": builders.a_comment(quarter, line=world.line, text=f"{OURS} {DRAFT} comment?", by=who["director"]),
        "action": builders.an_action(
            world.scorecard, line=world.line, title=f"{OURS} {DRAFT} action", owner=who["owner"]
        ),
    }
    builders.a_narrative(world.review, line=world.line, shows=f"{OURS} {DRAFT} narrative under review.", ready=True)


def add_risks(world: World) -> None:
    register = builders.a_register(world.council, name=f"{OURS} register", scorecard=world.scorecard)
    risk = builders.a_risk(register, title=f"{OURS} {DRAFT} risk")
    builders.a_score(risk)
    risk.risk_actions.create(action=world.action)
    closed = builders.a_risk(register, closed_on=datetime.date(2026, 4, 1), closed_reason=f"{OURS} {DRAFT} gone")
    world.things |= {"register": register, "risk": risk, "closed_risk": closed}
