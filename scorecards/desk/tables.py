"""Quarters as a list."""

import django_tables2 as tables
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from portal.web.tables import Table
from portal.web.templatetags.los import day, state_tag
from scorecards.desk.words import sentence
from scorecards.periods import parse_period
from scorecards.submissions.models import Submission
from scorecards.submissions.rules import STATE_WORDS, State


class QuarterTable(Table):
    caption = "Quarters"

    period = tables.Column(verbose_name="Quarter")
    scorecard = tables.Column(verbose_name="Scorecard", order_by="scorecard__name")
    revision = tables.Column(verbose_name="Revision")
    state = tables.Column(verbose_name="State")
    data_date = tables.Column(verbose_name="Figures stand at")
    narrative_due = tables.Column(verbose_name="Narrative due")
    signed_off_at = tables.Column(verbose_name="Signed off")

    class Meta:
        empty_text = "No quarter is open yet. An analyst opens the first from the scorecard."

    def render_period(self, record: Submission) -> SafeString:
        address = reverse("desk:scorecard", args=[record.pk])
        return format_html(
            '<a class="govuk-link" href="{}">{}</a>', address, sentence(parse_period(record.period).title)
        )

    def render_scorecard(self, record: Submission) -> SafeString:
        council = record.scorecard.council.name
        return format_html('{}<span class="los-note">{}</span>', record.scorecard.name, council)

    def render_state(self, record: Submission) -> SafeString:
        state = State(record.state)
        return state_tag(STATE_WORDS[state], "" if state == State.SIGNED_OFF else "now")

    def render_data_date(self, record: Submission) -> str:
        return day(record.data_date)

    def render_narrative_due(self, record: Submission) -> str:
        return day(record.narrative_due)

    def render_signed_off_at(self, record: Submission) -> SafeString:
        return format_html('{}<span class="los-note">{}</span>', day(record.signed_off_at), record.signed_off_by)
