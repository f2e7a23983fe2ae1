"""Reports and resolutions as lists."""

import django_tables2 as tables
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString

from portal.figures.lateness import away_words
from portal.web.tables import Table
from portal.web.templatetags.los import day, state_tag
from scorecards.committee.models import Report
from scorecards.committee.rules import STATE_WORDS, State

OPEN = (State.DRAFT, State.REVIEW, State.SIGNED_OFF)


class ReportTable(Table):
    """The newest revisions, with what is due when."""

    caption = "Reports"

    title = tables.Column(verbose_name="Report")
    committee = tables.Column(accessor="meeting__committee__name", verbose_name="For")
    meeting = tables.Column(accessor="meeting__on", verbose_name="Meeting")
    publish_by = tables.Column(accessor="meeting__publish_by", verbose_name="To be published by")
    state = tables.Column(verbose_name="State")

    class Meta:
        empty_text = "No report is like that."

    def render_title(self, record: Report) -> SafeString:
        address = reverse("committee:report", args=[record.pk])
        revision = f", revision {record.revision}" if record.revision > 1 else ""
        return format_html('<a class="govuk-link" href="{}">{}{}</a>', address, record.title, revision)

    def render_meeting(self, record: Report) -> SafeString:
        item = format_html('<span class="los-note">Item {}</span>', record.item) if record.item else ""
        return format_html("{}{}", day(record.meeting.on), item)

    def render_publish_by(self, record: Report) -> SafeString:
        by, left = record.meeting.publish_by, ""
        if State(record.state) in OPEN:
            left = away_words(by, timezone.localdate())
        return format_html("{}{}", day(by), format_html('<span class="los-note">{}</span>', left) if left else "")

    def render_state(self, record: Report) -> SafeString:
        state = State(record.state)
        late = state in OPEN and record.meeting.publish_by < timezone.localdate()
        return state_tag(STATE_WORDS[state], "late" if late else "")
