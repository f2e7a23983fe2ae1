"""A report of Northshire that lacks nothing but what a journey adds: `manage.py shell -c` calls `begin`."""

from datetime import timedelta

from django.utils import timezone

from portal.accounts.models import User
from scorecards.committee.layouts import PLAIN_SUMMARY
from scorecards.committee.models import Committee, Template
from scorecards.committee.rules import Classification
from scorecards.committee.services import meetings, reports, sections
from scorecards.submissions.models import Submission
from tests.journeys.people import AMARA, SOFIA

COMMITTEE = "Children and Families Scrutiny Committee"
WRITTEN = {
    "summary": "Early help reached more families.",
    "financial_implications": "None.",
    "background_papers": "None.",
}


def begin(title: str, *, days: int, exempt: bool = False) -> None:
    """A draft on early help for a meeting of the scrutiny committee so many days ahead."""
    clerk, analyst = (User.objects.get(email=email) for email in (AMARA, SOFIA))
    committee = Committee.objects.get(council__number="998", name=COMMITTEE)
    meeting = meetings.arrange(committee, by=clerk, on=timezone.localdate() + timedelta(days=days))
    said = {"exempt_paragraph": 3, "public_interest": "Homes are being bought."} if exempt else {}
    kind = Classification.EXEMPT_IN_PART if exempt else Classification.OPEN
    cover = reports.Cover(title, "Ingrid Foss", "Director", "ingrid@northshire.example", classification=kind, **said)
    quarter = Submission.objects.get(scorecard__name="Early help scorecard", period="2026-Q1")
    layout = Template.objects.get(council=None, name=PLAIN_SUMMARY)
    report = reports.begin(meeting, by=analyst, template=layout, cover=cover, submissions=[quarter])
    for section in report.sections.filter(key__in=WRITTEN):
        sections.save(section, by=analyst, seen_version=1, text=WRITTEN[section.key])
    messages, asked = (report.sections.get(key=key) for key in ("key_messages", "recommendations"))
    sections.save_key_messages(messages, by=analyst, seen_version=1, texts=["More families were helped early."])
    sections.save_recommendations(asked, by=analyst, seen_version=1, texts=["Note the report."])
