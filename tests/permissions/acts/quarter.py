"""Acts on a quarter: its figures, what is said of it, its risks."""

import datetime
from decimal import Decimal

from django.core.files.uploadedfile import SimpleUploadedFile

from portal.figures.vocabulary import Basis
from scorecards.commentary.rules import ActionStatus
from scorecards.commentary.services import actions, comments, narratives
from scorecards.risks.rules import RegisterKind
from scorecards.risks.services import registers, risks
from scorecards.submissions.reading import Reading
from scorecards.submissions.rules import Coverage, RevisionKind
from scorecards.submissions.services import cancelling, figures, submissions, uploads
from tests.permissions.acts.who import ANALYST, DIRECTOR, SENDERS, STAFF, WRITERS, Act
from tests.permissions.world import World

DAY = datetime.date(2026, 4, 1)
LATER = datetime.date(2026, 12, 15)


def _reading(world: World) -> Reading:
    return Reading(
        world.line.pk, None, Basis.QUARTER, datetime.date(2022, 4, 1), datetime.date(2022, 6, 30), value=Decimal(70)
    )


def _upload(name: str = "figures.csv", content: bytes = b"indicator,basis\n") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def _description(title: str = "A risk") -> risks.Description:
    return risks.Description(title, owner_name="Somebody")


def _promise() -> actions.Promise:
    return actions.Promise("An action", due_on=LATER, owner_name="Somebody")


def _score() -> risks.Score:
    return risks.Score(DAY, "It grew.", likelihood=3, impact=3)


ACTS: dict[str, Act] = {
    # The quarter and its figures
    "scorecards.submissions.services.submissions.open": Act(
        ANALYST,
        lambda w, by: submissions.open(
            w.scorecard, by=by, period="2022-Q2", data_date=datetime.date(2022, 9, 30), coverage=Coverage.WHOLE
        ),
    ),
    "scorecards.submissions.services.submissions.change_dates": Act(
        ANALYST,
        lambda w, by: submissions.change_dates(
            w.collecting,
            by=by,
            seen_version=w.collecting.version,
            data_date=w.collecting.data_date,
            coverage=Coverage.WHOLE,
        ),
    ),
    "scorecards.submissions.services.submissions.move": Act(
        SENDERS,
        lambda w, by: submissions.move(w.commentary, "send_for_review", by=by, seen_version=w.commentary.version),
    ),
    "scorecards.submissions.services.submissions.close_figures": Act(
        ANALYST, lambda w, by: submissions.close_figures(w.collecting, by=by, seen_version=w.collecting.version)
    ),
    "scorecards.submissions.services.submissions.reopen_figures": Act(
        ANALYST,
        lambda w, by: submissions.reopen_figures(
            w.commentary, by=by, seen_version=w.commentary.version, reason="A figure came late."
        ),
    ),
    "scorecards.submissions.services.submissions.revise": Act(
        DIRECTOR,
        lambda w, by: submissions.revise(
            w.signed_quarter_submission, by=by, kind=RevisionKind.CORRECTS, reason="A fault."
        ),
    ),
    "scorecards.submissions.services.submissions.reword_reason": Act(
        (*SENDERS, "director"),
        lambda w, by: submissions.reword_reason(
            w.open_revision, by=by, seen_version=w.open_revision.version, reason="A fault."
        ),
    ),
    "scorecards.submissions.services.cancelling.cancel": Act(
        ANALYST,
        lambda w, by: cancelling.cancel(
            w.collecting, by=by, seen_version=w.collecting.version, reason="The wrong quarter."
        ),
    ),
    "scorecards.submissions.services.figures.put": Act(
        ANALYST, lambda w, by: figures.put(w.collecting, by=by, rows=[_reading(w)])
    ),
    "scorecards.submissions.services.figures.type_in": Act(
        ANALYST, lambda w, by: figures.type_in(w.collecting, w.line, by=by, rows=[(_reading(w), 1)])
    ),
    "scorecards.submissions.services.uploads.check": Act(
        ANALYST, lambda w, by: uploads.check(w.collecting, by=by, file=_upload())
    ),
    "scorecards.submissions.services.uploads.accept": Act(
        ANALYST, lambda w, by: uploads.accept(w.upload, by=by, seen_version=w.collecting.version)
    ),
    "scorecards.submissions.services.uploads.set_aside": Act(ANALYST, lambda w, by: uploads.set_aside(w.upload, by=by)),
    # What is said of it
    "scorecards.commentary.services.narratives.save": Act(
        WRITERS,
        lambda w, by: narratives.save(
            w.commentary, w.line, by=by, words=narratives.Words("New."), seen_version=w.narrative.version
        ),
    ),
    "scorecards.commentary.services.comments.ask": Act(
        STAFF, lambda w, by: comments.ask(w.commentary, w.line, by=by, text="Why?")
    ),
    "scorecards.commentary.services.comments.answer": Act(
        # The director asked it.
        ("owner", "officer", "lead", "analyst"),
        lambda w, by: comments.answer(w.comment, by=by, text="So."),
    ),
    "scorecards.commentary.services.actions.add": Act(
        STAFF, lambda w, by: actions.add(w.commentary, w.line, by=by, promise=_promise())
    ),
    "scorecards.commentary.services.actions.change": Act(
        STAFF, lambda w, by: actions.change(w.action, by=by, seen_version=w.action.version, promise=_promise())
    ),
    "scorecards.commentary.services.actions.report": Act(
        STAFF,
        lambda w, by: actions.report(
            w.action,
            by=by,
            seen_version=w.action.version,
            period="2021-Q4",
            text="Going well.",
            status=ActionStatus.ON_COURSE,
            due_on=LATER,
        ),
    ),
    # Risks
    "scorecards.risks.services.registers.make": Act(
        ANALYST, lambda w, by: registers.make(w.council, by=by, kind=RegisterKind.STRATEGIC, name="Another")
    ),
    "scorecards.risks.services.registers.set_bands": Act(
        ANALYST, lambda w, by: registers.set_bands(w.council, by=by, bands={1: "Low", 12: "High"})
    ),
    "scorecards.risks.services.risks.open_risk": Act(
        STAFF, lambda w, by: risks.open_risk(w.register, by=by, description=_description(), opened_on=DAY)
    ),
    "scorecards.risks.services.risks.reword": Act(
        STAFF, lambda w, by: risks.reword(w.risk, by=by, seen_version=w.risk.version, description=_description())
    ),
    "scorecards.risks.services.risks.score": Act(
        STAFF, lambda w, by: risks.score(w.risk, by=by, seen_version=w.risk.version, given=_score())
    ),
    "scorecards.risks.services.risks.reopen": Act(
        STAFF, lambda w, by: risks.reopen(w.closed_risk, by=by, seen_version=w.closed_risk.version, reason="Back.")
    ),
    "scorecards.risks.services.risks.close": Act(
        STAFF, lambda w, by: risks.close(w.risk, by=by, seen_version=w.risk.version, on=DAY, reason="Gone.")
    ),
    "scorecards.risks.services.risks.link_action": Act(
        STAFF, lambda w, by: risks.link_action(w.risk, by=by, action=w.action)
    ),
    "scorecards.risks.services.risks.unlink_action": Act(
        STAFF, lambda w, by: risks.unlink_action(w.risk, by=by, action=w.action)
    ),
}
