"""By which paragraph of the law a report or an appendix is exempt, and why."""

from typing import Any

from django import forms

from portal.web.forms import Form, TextField
from scorecards.committee.exempt import PARAGRAPHS
from scorecards.committee.rules import Classification

PARAGRAPH_CHOICES = [(str(number), f"{number}. {words}") for number, words in PARAGRAPHS.items()]


def check_exemption(form: forms.Form, given: dict[str, Any]) -> dict[str, Any]:
    """What is exempt needs its paragraph and its reason; what is open has neither, whatever was chosen before."""
    if given.get("classification") == Classification.OPEN.value:
        return {**given, "exempt_paragraph": None, "public_interest": ""}
    if given.get("classification") and not given.get("exempt_paragraph"):
        form.add_error("exempt_paragraph", "Choose the paragraph by which it is exempt")
    if given.get("classification") and not given.get("public_interest") and "public_interest" not in form.errors:
        form.add_error("public_interest", "Say why the public interest is in not disclosing it")
    return given


class ExemptForm(Form):
    """By which paragraph of the law something is exempt, and why the public interest is in not disclosing it."""

    exempt_paragraph = forms.TypedChoiceField(
        label="If it is exempt: by which paragraph of Schedule 12A",
        choices=PARAGRAPH_CHOICES,
        coerce=int,
        empty_value=None,
        required=False,
        widget=forms.RadioSelect,
    )
    public_interest = TextField(
        label="If it is exempt: why the public interest is in not disclosing it",
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="This reason is printed in the public paper. Tell nothing of what is exempt.",
    )

    def clean(self) -> dict[str, Any]:
        return check_exemption(self, super().clean() or {})
