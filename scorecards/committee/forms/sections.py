"""The sections of a report and the rows of its lists."""

from typing import Any

from django import forms

from portal.web.forms import Form, FormSet, TextField
from scorecards.committee.forms.fields import LONG_LINE
from scorecards.committee.services.sections import Issue

BLANK_ROWS = 3
STEP = 10


class SectionForm(Form):
    """The words of one section, in Markdown."""

    refusal = "The section was not saved"

    text = TextField(
        label="Words",
        required=False,
        max_length=60000,
        widget=forms.Textarea(attrs={"rows": 18}),
        help_text=(
            "Empty lines part paragraphs; “- ” begins a list; **bold** and links are printed as such. "
            "A figure, table or section is referred to by what it is, never by its number: see the button below."
        ),
    )
    seen_version = forms.IntegerField(widget=forms.HiddenInput)
    mark_optional = False


class SeenForm(Form):
    """The version of a section whose rows are edited."""

    refusal = "The section was not saved"

    seen_version = forms.IntegerField(widget=forms.HiddenInput)


class PlacedForm(Form):
    """A row of an ordered list: an emptied row is taken away, a lower number comes first."""

    mark_optional = False

    place = forms.IntegerField(
        required=False, min_value=0, max_value=9999, widget=forms.NumberInput(attrs={"class": "govuk-input--width-4"})
    )

    @property
    def said(self) -> dict[str, str]:
        """The words of the row, without its place."""
        given = getattr(self, "cleaned_data", {})
        return {name: given.get(name, "") for name in self.fields if name != "place"}

    @property
    def blank(self) -> bool:
        return not any(self.said.values())


class TextRow(PlacedForm):
    text = TextField(required=False, max_length=4000, widget=forms.Textarea(attrs={"rows": 3}))


class IssueRow(PlacedForm):
    """A key issue: its four columns."""

    theme = forms.CharField(required=False, max_length=120, widget=LONG_LINE)
    position = TextField(
        label="Current position", required=False, max_length=4000, widget=forms.Textarea(attrs={"rows": 3})
    )
    issue = TextField(label="Risk or issue", required=False, max_length=4000, widget=forms.Textarea(attrs={"rows": 3}))
    focus = TextField(
        label="Focus for scrutiny", required=False, max_length=4000, widget=forms.Textarea(attrs={"rows": 3})
    )

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if not self.blank:
            for name in (name for name, words in self.said.items() if not words and name not in self.errors):
                self.add_error(name, f"Enter the {str(self.fields[name].label or name).lower()}, or empty the row.")
        return given


TextRows = forms.formset_factory(TextRow, formset=FormSet, extra=BLANK_ROWS, max_num=100, absolute_max=150)
IssueRows = forms.formset_factory(IssueRow, formset=FormSet, extra=BLANK_ROWS, max_num=100, absolute_max=150)


def in_order(formset: Any) -> list[Any]:
    """The forms that say something, by their place; those without one keep their order at the end."""
    told = [(form.cleaned_data.get("place"), number, form) for number, form in enumerate(formset) if not form.blank]
    told.sort(key=lambda each: (each[0] is None, each[0] or 0, each[1]))
    return [form for _place, _number, form in told]


def issue_of(form: IssueRow) -> Issue:
    return Issue(**form.said)
