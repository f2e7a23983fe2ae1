"""Committees, meetings and reports: begun, written, signed, printed, published; what was resolved and asked."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import partial

from django.core.files.uploadedfile import SimpleUploadedFile

from portal.accounts.models import User
from portal.accounts.rules import Role
from portal.accounts.services import Confirmation
from portal.home.example.definitions import (
    AppendixFact,
    DaysFact,
    EntitledFact,
    ExemptFact,
    MeetingFact,
    MeetingsFact,
    ReportFact,
    RequestFact,
    ResolutionFact,
)
from portal.home.example.facts import FOLDERS
from portal.home.loading.diary import Diary
from portal.home.loading.people import first
from portal.home.loading.quarters import Story
from scorecards.committee.models import Meeting, Report, Resolution, Template
from scorecards.committee.rules import Classification, SectionSource
from scorecards.committee.services import appendices, dates, entitlements, meetings, reports, sections
from scorecards.copies import queries as copies
from scorecards.publishing.services import documents
from scorecards.scrutiny import services as scrutiny
from scorecards.scrutiny.models import MemberRequest
from scorecards.signoff import services as signoff

ARRANGED_BEFORE = timedelta(days=120)


@dataclass
class Meetings:
    """What is kept while the diary is played: meetings by committee and day, reports by the example's key."""

    kept: dict[tuple[str, date], Meeting] = field(default_factory=dict)
    reports: dict[str, Report] = field(default_factory=dict)

    def report(self, key: str) -> Report:
        """The report as it stands now."""
        whole = Report.objects.select_related("meeting__committee__council", "revises")
        return whole.get(pk=self.reports[key].pk)


def tell(facts: MeetingsFact, found: tuple[ReportFact, ...], story: Story, diary: Diary) -> None:
    """Write the council's meetings and reports into the diary."""
    held = Meetings()
    clerk = first(story.people, story.council, Role.CLERK)
    days = {fact.committee: fact for fact in facts.days}
    for fact in facts.meetings:
        own = days.get(fact.committee)
        diary.on(fact.on - ARRANGED_BEFORE, partial(_arrange, fact, held, story, clerk, days=own))
    for report in found:
        _tell_report(report, held, story, diary, clerk)
    for resolution in facts.resolutions:
        _tell_resolution(resolution, held, story, diary, clerk)
    for request in facts.requests:
        _tell_request(request, held, story, diary)
    for entitled in facts.entitled:
        diary.on(entitled.on, partial(_entitle, entitled, held, story, clerk))


def _arrange(fact: MeetingFact, held: Meetings, story: Story, clerk: User, *, days: DaysFact | None) -> None:
    council = next(iter(story.scorecards.values())).council
    made = meetings.make_committee(council, by=clerk, name=fact.committee)
    if days and made.draft_days is None:
        own = dates.OwnDays(
            draft_days=days.draft,
            sign_off_days=days.sign_off,
            narrative_days=days.narrative,
            figures_days=days.figures,
        )
        made = dates.set_days(made, by=clerk, seen_version=made.version, days=own)
    meeting = meetings.arrange(made, by=clerk, on=fact.on, publish_by=fact.publish_by)
    held.kept[fact.committee, fact.on] = meeting


def _entitle(fact: EntitledFact, held: Meetings, story: Story, clerk: User) -> None:
    committee = next(meeting.committee for (name, _on), meeting in held.kept.items() if name == fact.committee)
    grant = entitlements.Grant(to=story.people[fact.to], starts=fact.on, reason=fact.reason)
    entitlements.grant(committee, by=clerk, grant=grant)


def _tell_report(fact: ReportFact, held: Meetings, story: Story, diary: Diary, clerk: User) -> None:
    begun = (fact.signed_on or fact.on - timedelta(days=21)) - timedelta(days=1)
    diary.on(begun, partial(_begin, fact, held, story))
    if fact.signed_on:
        diary.on(fact.signed_on, partial(_sign, fact, held, story))
    if fact.signed_on and not fact.published_on:  # what is published is printed then, with its item
        diary.on(fact.signed_on, partial(_print, fact, held))
    if fact.item:
        diary.on(fact.published_on or begun, partial(_allot, fact, held, clerk))
    if fact.published_on:
        diary.on(fact.published_on, partial(_print, fact, held))
        diary.on(fact.published_on, partial(_publish, fact, held, clerk))


def _begin(fact: ReportFact, held: Meetings, story: Story) -> None:
    cover = reports.Cover(
        title=fact.title,
        officer_name=fact.officer_name,
        officer_title=fact.officer_title,
        officer_email=fact.officer_email,
        officer_telephone=fact.officer_telephone,
        portfolio_holder=fact.portfolio_holder,
        classification=fact.classification,
        exempt_paragraph=fact.exempt.paragraph if fact.exempt else None,
        public_interest=fact.exempt.public_interest if fact.exempt else "",
        decision_type=fact.decision_type,
        wards=fact.wards,
    )
    report = reports.begin(
        held.kept[fact.committee, fact.on],
        by=story.analyst,
        template=Template.objects.get(council=None, name=fact.layout),
        cover=cover,
        submissions=[story.quarter(scorecard, period) for scorecard, period in fact.submissions],
    )
    held.reports[fact.key] = report
    for appendix in fact.appendices:
        _attach_file(appendix, report, story)
    if fact.exempt:
        _attach(fact.exempt, report, story)
    texts = {section.key: section.text for section in fact.sections}
    for section in report.sections.select_related("report__meeting__committee__council").order_by("order"):
        seen = section.version
        if section.source == SectionSource.KEY_MESSAGES.value:
            sections.save_key_messages(section, by=story.analyst, seen_version=seen, texts=fact.key_messages)
        elif section.source == SectionSource.RECOMMENDATIONS.value:
            sections.save_recommendations(section, by=story.analyst, seen_version=seen, texts=fact.recommendations)
        elif section.source == SectionSource.KEY_ISSUES.value:
            issues = [sections.Issue(i.theme, i.position, i.issue, i.focus) for i in fact.key_issues]
            sections.save_key_issues(section, by=story.analyst, seen_version=seen, issues=issues)
        elif section.key in texts:
            sections.save(section, by=story.analyst, seen_version=seen, text=texts[section.key])


def _attach_file(fact: AppendixFact, report: Report, story: Story) -> None:
    """The analyst attaches it and the director has read it."""
    said = sections.Attachment(fact.title, description=fact.description, data_date=fact.data_date, draft=True)
    upload = SimpleUploadedFile(fact.file, (FOLDERS[report.council.number] / fact.file).read_bytes())
    made = sections.attach(report, by=story.analyst, attachment=said, upload=upload)
    appendices.confirm(made, by=story.director, seen_sha256=made.file.sha256 if made.file else "")


def _attach(fact: ExemptFact, report: Report, story: Story) -> None:
    said = sections.Attachment(
        fact.title,
        description=fact.description,
        classification=Classification.EXEMPT,
        exempt_paragraph=fact.paragraph,
        public_interest=fact.public_interest,
    )
    appendices.attach_figures(report, by=story.analyst, attachment=said)


def _sign(fact: ReportFact, held: Meetings, story: Story) -> None:
    report = held.report(fact.key)
    signoff.send_report(report, by=story.analyst, seen_version=report.version)
    report = held.report(fact.key)
    signoff.sign_off_report(
        report,
        by=story.director,
        seen=signoff.report_seen(report),
        confirmation=Confirmation(story.director.pk),
        statement="I have read this report and the figures behind it.",
    )


def _allot(fact: ReportFact, held: Meetings, clerk: User) -> None:
    signoff.allot_item(held.report(fact.key), by=clerk, item=fact.item)


def _print(fact: ReportFact, held: Meetings) -> None:
    """The example's papers are printed while it is loaded, so that its first page has something to download."""
    copy = copies.of_report(held.report(fact.key))
    for document in copy.documents.all() if copy else ():
        documents.render(document.pk)


def _publish(fact: ReportFact, held: Meetings, clerk: User) -> None:
    report = held.report(fact.key)
    signoff.publish(report, by=clerk, seen_version=report.version)


def _tell_resolution(fact: ResolutionFact, held: Meetings, story: Story, diary: Diary, clerk: User) -> None:
    made: list[Resolution] = []

    def resolve() -> None:
        minute = meetings.Minute(
            kind=fact.kind, text=fact.text, minute=fact.minute, respondent=fact.respondent, due_on=fact.due_on
        )
        report = held.report(fact.report) if fact.report else None
        made.append(meetings.resolve(held.kept[fact.committee, fact.on], by=clerk, minute=minute, report=report))

    diary.on(fact.on, resolve)
    if fact.answer and fact.answered_on:
        diary.on(
            fact.answered_on,
            lambda: signoff.answer_resolution(
                made[0], by=story.analyst, seen_version=made[0].version, text=fact.answer
            ),
        )


def _tell_request(fact: RequestFact, held: Meetings, story: Story, diary: Diary) -> None:
    made: list[MemberRequest] = []

    def ask() -> None:
        report = held.report(fact.report)
        copy = copies.of_report(report)
        member = story.people[fact.by]
        made.append(scrutiny.ask(report.council, by=member, text=fact.text, copy=copy, indicator=fact.indicator))

    diary.on(fact.on, ask)
    if fact.answer and fact.answered_on:
        diary.on(
            fact.answered_on,
            lambda: scrutiny.answer(
                made[0], by=story.people[fact.answered_by], seen_version=made[0].version, text=fact.answer
            ),
        )
