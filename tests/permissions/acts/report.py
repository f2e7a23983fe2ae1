"""Acts on reports: written, signed, published, asked about."""

import contextlib
import datetime
from collections.abc import Callable
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from portal.accounts.services import Confirmation
from portal.audit.refusals import MovedOn
from scorecards.committee.queries import words_sha256
from scorecards.committee.rules import Classification, SectionSource
from scorecards.committee.services import (
    appendices,
    clearances,
    clearers,
    entitlements,
    reports,
    returns,
    sections,
    supplements,
    templates,
)
from scorecards.copies.disclosure import Choice
from scorecards.peers import services as peers
from scorecards.publishing.services import documents, exempt, packs, publications
from scorecards.scrutiny import services as scrutiny
from scorecards.signoff import services as signoff
from scorecards.signoff.services.disclosure import Seen
from scorecards.submissions.rules import RevisionKind
from tests import builders
from tests.permissions.acts.who import (
    ANALYST,
    ANSWERERS,
    AUTHORS,
    CLERK,
    DIRECTOR,
    LAYOUT_EDITORS,
    MEMBERS,
    SENDERS,
    Act,
)

LATER = datetime.date(2026, 12, 15)


def _upload(name: str = "figures.csv", content: bytes = b"indicator,basis\n") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def _cover() -> reports.Cover:
    return reports.Cover(title=f"Report {builders.number()}")


def _exempt() -> sections.Attachment:
    return sections.Attachment(
        "All figures", classification=Classification.EXEMPT, exempt_paragraph=2, public_interest="So few."
    )


NOTHING_FOUND: dict[str, Any] = {"mark": "none", "reason": "Known.", "seen": Seen(0, "")}


def _decided(act: Callable[[], None]) -> None:
    with contextlib.suppress(MovedOn):
        act()


ACTS: dict[str, Act] = {
    # Layouts and reports
    "scorecards.committee.services.templates.copy": Act(
        LAYOUT_EDITORS, lambda w, by: templates.copy(w.template, by=by, council=w.council, name="A copy")
    ),
    "scorecards.committee.services.templates.change": Act(
        LAYOUT_EDITORS,
        lambda w, by: templates.change(w.layout, by=by, seen_version=w.layout.version, frame=templates.Frame("New")),
    ),
    "scorecards.committee.services.templates.offer": Act(
        LAYOUT_EDITORS,
        lambda w, by: templates.offer(w.layout, by=by, seen_version=w.layout.version, offered=False),
    ),
    "scorecards.committee.services.templates.add_section": Act(
        LAYOUT_EDITORS,
        lambda w, by: templates.add_section(
            w.layout,
            by=by,
            seen_version=w.layout.version,
            source=SectionSource.WRITTEN,
            words=templates.Words("New"),
        ),
    ),
    "scorecards.committee.services.templates.change_section": Act(
        LAYOUT_EDITORS,
        lambda w, by: templates.change_section(
            w.layout_section, by=by, seen_version=w.layout_section.version, words=templates.Words("New")
        ),
    ),
    "scorecards.committee.services.templates.move_section": Act(
        LAYOUT_EDITORS,
        lambda w, by: templates.move_section(w.layout_section, by=by, seen_version=w.layout.version, up=False),
    ),
    "scorecards.committee.services.templates.remove_section": Act(
        LAYOUT_EDITORS,
        lambda w, by: templates.remove_section(w.layout_section, by=by, seen_version=w.layout.version),
    ),
    "scorecards.committee.services.reports.begin": Act(
        AUTHORS,
        lambda w, by: reports.begin(w.meeting, by=by, template=w.template, cover=_cover(), submissions=[w.commentary]),
    ),
    "scorecards.committee.services.reports.require": Act(
        AUTHORS, lambda w, by: reports.require(w.draft, reports.Permission.REPORT_EDIT, by=by)
    ),
    "scorecards.committee.services.reports.change_cover": Act(
        AUTHORS, lambda w, by: reports.change_cover(w.draft, by=by, seen_version=w.draft.version, cover=_cover())
    ),
    "scorecards.committee.services.reports.set_item": Act(
        CLERK, lambda w, by: reports.set_item(w.draft, by=by, item="7")
    ),
    "scorecards.committee.services.reports.move": Act(
        SENDERS, lambda w, by: reports.move(w.draft, "send_for_review", by=by, seen_version=w.draft.version)
    ),
    "scorecards.committee.services.reports.pin": Act(
        AUTHORS, lambda w, by: reports.pin(w.draft, by=by, old=w.commentary, new=w.commentary)
    ),
    "scorecards.committee.services.reports.correct": Act(
        DIRECTOR,
        lambda w, by: reports.correct(
            w.published_report, by=by, seen_version=w.published_report.version, reason="A fault."
        ),
    ),
    "scorecards.committee.services.reports.reword_reason": Act(
        AUTHORS,
        lambda w, by: reports.reword_reason(
            w.open_correction, by=by, seen_version=w.open_correction.version, reason="A fault."
        ),
    ),
    "scorecards.committee.services.clearances.ask": Act(
        AUTHORS, lambda w, by: clearances.ask(w.section, by=by, kind="Legal", clearer=w.people["officer"])
    ),
    "scorecards.committee.services.clearances.clear": Act(
        ("officer",),
        lambda w, by: clearances.clear(w.clearance, by=by, seen_sha256=words_sha256(w.section.text)),
    ),
    "scorecards.committee.services.clearers.appoint": Act(
        LAYOUT_EDITORS,
        lambda w, by: clearers.appoint(w.council, by=by, kind="Finance", person=w.people["officer"]),
    ),
    "scorecards.committee.services.clearers.dismiss": Act(
        LAYOUT_EDITORS, lambda w, by: clearers.dismiss(w.clearer, by=by)
    ),
    "scorecards.committee.services.clearances.end": Act(DIRECTOR, lambda w, by: clearances.end(w.clearance, by=by)),
    "scorecards.committee.services.clearances.name_reader": Act(
        AUTHORS, lambda w, by: clearances.name_reader(w.draft, by=by, seen_version=w.draft.version, reader=None)
    ),
    "scorecards.committee.services.supplements.begin_supplement": Act(
        AUTHORS,
        lambda w, by: supplements.begin_supplement(
            w.published_report, by=by, reason="The year closed.", submissions=[w.collecting]
        ),
    ),
    "scorecards.committee.services.returns.keep_returns": Act(
        DIRECTOR, lambda w, by: returns.keep_returns(w.under_review, by=by)
    ),
    "scorecards.committee.services.sections.save": Act(
        AUTHORS, lambda w, by: sections.save(w.section, by=by, seen_version=w.section.version, text="New.")
    ),
    "scorecards.committee.services.sections.save_key_messages": Act(
        AUTHORS, lambda w, by: sections.save_key_messages(w.section, by=by, seen_version=1, texts=["New."])
    ),
    "scorecards.committee.services.sections.save_recommendations": Act(
        AUTHORS, lambda w, by: sections.save_recommendations(w.section, by=by, seen_version=1, texts=["New."])
    ),
    "scorecards.committee.services.sections.save_key_issues": Act(
        AUTHORS, lambda w, by: sections.save_key_issues(w.section, by=by, seen_version=1, issues=[])
    ),
    "scorecards.committee.services.sections.attach": Act(
        AUTHORS,
        lambda w, by: sections.attach(w.draft, by=by, attachment=sections.Attachment("Letter"), upload=_upload()),
    ),
    "scorecards.committee.services.appendices.attach_figures": Act(
        AUTHORS, lambda w, by: appendices.attach_figures(w.draft, by=by, attachment=_exempt())
    ),
    "scorecards.committee.services.appendices.replace": Act(
        AUTHORS, lambda w, by: appendices.replace(w.appendix, by=by, upload=_upload())
    ),
    "scorecards.committee.services.appendices.confirm": Act(
        AUTHORS, lambda w, by: appendices.confirm(w.appendix, by=by, seen_sha256=w.appendix.file.sha256)
    ),
    "scorecards.committee.services.entitlements.grant": Act(
        CLERK,
        lambda w, by: entitlements.grant(
            w.committee, by=by, grant=entitlements.Grant(w.people["member"], LATER, "Sits on the panel.")
        ),
    ),
    "scorecards.committee.services.entitlements.end": Act(CLERK, lambda w, by: entitlements.end(w.grant, by=by)),
    "scorecards.publishing.services.exempt.ask": Act(
        (*AUTHORS, "clerk", "entitled"), lambda w, by: exempt.ask(w.published, 2, by=by)
    ),
    "scorecards.publishing.services.exempt.take": Act(DIRECTOR, lambda w, by: exempt.take(w.own_copy, by=by)),
    "scorecards.committee.services.sections.detach": Act(AUTHORS, lambda w, by: sections.detach(w.appendix, by=by)),
    # Review, sign-off, publication
    "scorecards.signoff.services.quarters.send_for_review": Act(
        SENDERS, lambda w, by: signoff.send_for_review(w.commentary, by=by, seen_version=w.commentary.version)
    ),
    "scorecards.signoff.services.quarters.recall": Act(
        ANALYST, lambda w, by: signoff.recall(w.review, by=by, seen_version=w.review.version)
    ),
    "scorecards.signoff.services.quarters.send_back": Act(
        DIRECTOR, lambda w, by: signoff.send_back(w.review, by=by, seen_version=w.review.version, text="Say why.")
    ),
    "scorecards.signoff.services.quarters.sign_off": Act(
        DIRECTOR,
        lambda w, by: signoff.sign_off(w.review, by=by, seen=signoff.seen(w.review), confirmation=Confirmation(by.pk)),
    ),
    "scorecards.signoff.services.quarters.revise": Act(
        DIRECTOR,
        lambda w, by: signoff.revise(w.signed_quarter_submission, by=by, kind=RevisionKind.CORRECTS, reason="A fault."),
    ),
    "scorecards.signoff.services.reports.send_report": Act(
        SENDERS, lambda w, by: signoff.send_report(w.draft, by=by, seen_version=w.draft.version)
    ),
    "scorecards.signoff.services.reports.recall_report": Act(
        ANALYST, lambda w, by: signoff.recall_report(w.under_review, by=by, seen_version=w.under_review.version)
    ),
    "scorecards.signoff.services.reports.send_report_back": Act(
        DIRECTOR,
        lambda w, by: signoff.send_report_back(
            w.under_review, by=by, seen_version=w.under_review.version, reason="Say why."
        ),
    ),
    "scorecards.signoff.services.reports.sign_off_report": Act(
        DIRECTOR,
        lambda w, by: signoff.sign_off_report(
            w.under_review, by=by, seen=signoff.report_seen(w.under_review), confirmation=Confirmation(by.pk)
        ),
    ),
    "scorecards.signoff.services.reports.correct": Act(
        DIRECTOR,
        lambda w, by: signoff.correct(
            w.withdrawn_report, by=by, seen_version=w.withdrawn_report.version, reason="A fault."
        ),
    ),
    # A finding that is not there: whoever may decide is told so, others that they may not
    "scorecards.signoff.services.disclosure.decide": Act(
        DIRECTOR,
        lambda w, by: _decided(lambda: signoff.decide(w.review, by=by, choice=Choice.KEEP, **NOTHING_FOUND)),
    ),
    "scorecards.signoff.services.disclosure.confirm": Act(DIRECTOR, lambda w, by: signoff.confirm(w.review, by=by)),
    "scorecards.signoff.services.disclosure.confirm_report": Act(
        DIRECTOR, lambda w, by: signoff.confirm_report(w.under_review, by=by)
    ),
    "scorecards.signoff.services.disclosure.decide_report": Act(
        DIRECTOR,
        lambda w, by: _decided(lambda: signoff.decide_report(w.draft, by=by, choice=Choice.KEEP, **NOTHING_FOUND)),
    ),
    "scorecards.signoff.services.publication.publish": Act(
        CLERK, lambda w, by: signoff.publish(w.signed_report, by=by, seen_version=w.signed_report.version)
    ),
    "scorecards.signoff.services.publication.take_late": Act(
        CLERK,
        lambda w, by: signoff.take_late(
            w.signed_report, by=by, seen_version=w.signed_report.version, chair="Councillor Reed", reason="A flood."
        ),
    ),
    "scorecards.signoff.services.publication.withdraw": Act(
        ("director", "clerk"),
        lambda w, by: signoff.withdraw(
            w.published_report, by=by, seen_version=w.published_report.version, reason="A fault."
        ),
    ),
    "scorecards.signoff.services.publication.allot_item": Act(
        CLERK, lambda w, by: signoff.allot_item(w.published_report, by=by, item="7")
    ),
    "scorecards.signoff.services.publication.move_meeting": Act(
        CLERK, lambda w, by: signoff.move_meeting(w.meeting, by=by, seen_version=w.meeting.version, on=LATER)
    ),
    "scorecards.publishing.services.publications.publish": Act(
        CLERK, lambda w, by: publications.publish(w.early, by=by, quarters=[])
    ),
    "scorecards.publishing.services.publications.withdraw": Act(
        ("director", "clerk"), lambda w, by: publications.withdraw(w.published, by=by, reason="A fault.")
    ),
    "scorecards.publishing.services.documents.try_again": Act(
        (*AUTHORS, "clerk"), lambda w, by: documents.try_again(w.failed, by=by)
    ),
    "scorecards.publishing.services.packs.try_again": Act(
        ("analyst", "director", "clerk"), lambda w, by: packs.try_again(w.failed_pack, by=by)
    ),
    "scorecards.publishing.services.packs.ask": Act(
        ("analyst", "director", "clerk"), lambda w, by: packs.ask(w.published, by=by)
    ),
    # What members ask
    "scorecards.scrutiny.services.ask": Act(MEMBERS, lambda w, by: scrutiny.ask(w.council, by=by, text="How many?")),
    "scorecards.scrutiny.services.answer": Act(
        ANSWERERS, lambda w, by: scrutiny.answer(w.request, by=by, seen_version=w.request.version, text="So many.")
    ),
    # What other councils may set beside theirs
    "scorecards.peers.services.share": Act(
        DIRECTOR, lambda w, by: peers.share(w.council, indicators=[builders.an_indicator()], by=by)
    ),
    "scorecards.peers.services.withdraw": Act(DIRECTOR, lambda w, by: peers.withdraw(w.sharing, by=by)),
    "scorecards.peers.services.arrange": Act(
        DIRECTOR, lambda w, by: peers.arrange(w.council, wanted=[], seen=[w.sharing.pk], by=by)
    ),
}
