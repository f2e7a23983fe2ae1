"""What a director ticks: the indicators that the council shares."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from portal.web.forms import INCOMPLETE, Form
from scorecards.framework.models import Indicator
from scorecards.peers.queries import Shareable

NONE = "none"


class SharingForm(Form):
    """The ticked indicators, with the sharings that stood when the page was opened. Asked twice: `confirmed`."""

    refusal = "Nothing was changed"

    indicators = forms.MultipleChoiceField(
        label="Share", required=False, widget=forms.CheckboxSelectMultiple, error_messages={"required": ""}
    )
    seen = forms.CharField(widget=forms.HiddenInput)
    confirmed = forms.BooleanField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, rows: Sequence[Shareable], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.rows = rows
        self.by_key = {str(row.indicator.pk): row.indicator for row in rows}
        choices = self.fields["indicators"]
        assert isinstance(choices, forms.MultipleChoiceField)  # noqa: S101
        choices.choices = [(key, indicator.name) for key, indicator in self.by_key.items()]
        self.fields["seen"].initial = seen_now(rows)

    def clean_seen(self) -> list[int]:
        text = self.cleaned_data["seen"]
        keys = [] if text == NONE else text.split(",")
        if not all(key.isascii() and key.isdigit() for key in keys):
            raise ValidationError(INCOMPLETE)
        return [int(key) for key in keys]

    @property
    def wanted(self) -> list[Indicator]:
        return [self.by_key[key] for key in self.cleaned_data["indicators"]]

    @property
    def begins(self) -> list[Shareable]:
        """What would be shared anew."""
        wanted = {indicator.pk for indicator in self.wanted}
        return [row for row in self.rows if row.indicator.pk in wanted and not row.own]

    @property
    def ends(self) -> list[Shareable]:
        """What would no longer be shared."""
        wanted = {indicator.pk for indicator in self.wanted}
        return [row for row in self.rows if row.indicator.pk not in wanted and row.own]


def seen_now(rows: Sequence[Shareable]) -> str:
    """The keys of the council's sharings that stand, in one word for a hidden field."""
    return ",".join(str(row.own.pk) for row in rows if row.own) or NONE
