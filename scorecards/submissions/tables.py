"""The files of a quarter as a list."""

import django_tables2 as tables
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from portal.web.tables import Table
from portal.web.templatetags.los import moment, state_tag
from scorecards.submissions.models import Upload, UploadState

WORDS = {
    UploadState.CHECKED: ("Waiting", "now"),
    UploadState.ACCEPTED: ("Accepted", ""),
    UploadState.SET_ASIDE: ("Set aside", ""),
}


class UploadTable(Table):
    caption = "Files of this quarter"

    file = tables.Column(verbose_name="File", orderable=False)
    uploaded_at = tables.Column(verbose_name="Sent")
    uploaded_by = tables.Column(verbose_name="By", order_by="uploaded_by__name")
    state = tables.Column(verbose_name="State")
    decided_at = tables.Column(verbose_name="Decided")

    class Meta:
        empty_text = "No file of figures has been sent for this quarter. Download the template, fill it in and send it."

    def render_file(self, record: Upload) -> SafeString:
        address = reverse("submissions:upload", args=[record.submission_id, record.pk])
        return format_html('<a class="govuk-link" href="{}">{}</a>', address, record.file.name)

    def render_uploaded_at(self, value: object) -> str:
        return moment(value)  # type: ignore[arg-type]

    def render_state(self, record: Upload) -> SafeString:
        return state_tag(*WORDS[UploadState(record.state)])

    def render_decided_at(self, record: Upload) -> str:
        return f"{moment(record.decided_at)}, {record.decided_by}" if record.decided_at else "–"
