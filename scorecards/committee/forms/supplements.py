"""Later figures beside a signed report: from which quarter, and why."""

from collections.abc import Sequence
from typing import Any

from django import forms

from portal.web.forms import Form, TextField
from scorecards.periods import parse_period
from scorecards.submissions.models import Submission


class SupplementForm(Form):
    refusal = "The supplement was not begun"

    quarters = forms.MultipleChoiceField(label="Quarters with later figures", widget=forms.CheckboxSelectMultiple)
    reason = TextField(
        label="Why there are later figures",
        max_length=2000,
        help_text="It is printed. The report itself stays as it was signed.",
    )

    def __init__(self, *args: Any, quarters: Sequence[Submission], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offered = {str(each.pk): each for each in quarters}
        self.fields["quarters"].choices = [(key, _words(each)) for key, each in self.offered.items()]  # type: ignore[attr-defined]

    @property
    def submissions(self) -> list[Submission]:
        return [self.offered[key] for key in self.cleaned_data["quarters"]]


def _words(submission: Submission) -> str:
    words = f"{submission.scorecard}, {parse_period(submission.period).title}"
    return words + (f", revision {submission.revision}" if submission.revision > 1 else "")
