"""What people give: a quarter's dates, a file, a reason, and the figures of one line."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.forms.renderers import get_default_renderer

from portal.figures.vocabulary import Qualifier, Symbol
from portal.figures.words import SYMBOL_WORDS
from portal.web.forms import DateField, Form, FormSet, TextField
from scorecards.submissions.models import Submission
from scorecards.submissions.reading.rows import MAX_EDITION, MAX_NOTE
from scorecards.submissions.rules import Coverage

COVERS = [(Coverage.WHOLE.value, "The whole period"), (Coverage.PART.value, "Part of it, up to that date")]
# Two symbols say "rounds to zero": one is offered, the other stays where a file brought it.
KEPT = Symbol.ROUNDS_TO_ZERO
SYMBOLS = [("", ""), *((symbol.value, words) for symbol, words in SYMBOL_WORDS.items() if symbol != KEPT)]
QUALIFIERS = [("", ""), *((qualifier.value, qualifier.value) for qualifier in Qualifier)]
CELLS = ("numerator", "denominator", "value", "symbol", "qualifier", "population_edition", "note")


class DatesForm(Form):
    """Where a quarter's data stand; `seen_version` is the quarter's on the page."""

    refusal = "The dates were not changed"

    data_date = DateField(label="The data stand at", help_text="The last day that the figures cover.")
    coverage = forms.ChoiceField(label="They cover", choices=COVERS, widget=forms.RadioSelect)
    narrative_due = DateField(label="Narrative is due on", required=False)
    seen_version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    @classmethod
    def initial_of(cls, submission: Submission) -> dict[str, Any]:
        return {
            "data_date": submission.data_date,
            "coverage": submission.coverage,
            "narrative_due": submission.narrative_due,
            "seen_version": submission.version,
        }


class OpenForm(DatesForm):
    """The period to open, and its dates."""

    refusal = "The quarter was not opened"

    period = forms.CharField(label="Quarter", max_length=20, help_text="For example 2021-Q2, or Q2 2021/22.")
    field_order = ("period", "data_date", "coverage", "narrative_due")


class UploadForm(Form):
    """One file of figures."""

    refusal = "The file was not taken"

    file = forms.FileField(
        label="File of figures",
        help_text="CSV or Excel workbook (.xlsx), at most 10 MB. Nothing changes until you accept it.",
        error_messages={"required": "Choose a file of figures", "empty": "The file is empty."},
    )


class ReasonForm(Form):
    """Why the figures are opened again; the trail keeps it."""

    refusal = "The figures were not reopened"

    reason = TextField(label="Why the figures are opened again", max_length=1000)
    seen_version = forms.IntegerField(widget=forms.HiddenInput)


class CancelForm(ReasonForm):
    """Why the quarter is cancelled; the trail keeps it."""

    refusal = "The quarter was not cancelled"

    reason = TextField(label="Why the quarter is cancelled", max_length=1000)


def _figure(width: int) -> forms.CharField:
    cell = forms.TextInput(attrs={"class": f"govuk-input--width-{width}", "inputmode": "decimal"})
    return forms.CharField(required=False, max_length=60, widget=cell, show_hidden_initial=True)


class FigureForm(Form):
    """The cells of one figure, as typed: the reading judges them, so that page and file answer alike."""

    mark_optional = False

    numerator = _figure(5)
    denominator = _figure(5)
    value = _figure(5)
    symbol = forms.ChoiceField(required=False, choices=SYMBOLS, show_hidden_initial=True)
    qualifier = forms.ChoiceField(required=False, choices=QUALIFIERS, show_hidden_initial=True)
    population_edition = forms.CharField(
        label="Population edition", required=False, max_length=MAX_EDITION, show_hidden_initial=True
    )
    note = forms.CharField(required=False, max_length=MAX_NOTE, show_hidden_initial=True)
    seen_version = forms.IntegerField(widget=forms.HiddenInput, initial=0)

    def __init__(self, *args: Any, part: Mapping[str, Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.part = part
        if self.initial.get("symbol") == KEPT.value:
            self.fields["symbol"].choices = [  # type: ignore[attr-defined]
                (KEPT.value if value == Symbol.LOW.value else value, words) for value, words in SYMBOLS
            ]
        if not part["rate"]:
            del self.fields["population_edition"]

    @property
    def cells(self) -> dict[str, str]:
        return {name: str(self.cleaned_data.get(name, "")) for name in CELLS}

    @property
    def blank(self) -> bool:
        return not any(self.cells.values())

    def was_changed(self) -> bool:
        return any(name in CELLS for name in self.changed_data)


class FigureForms(FormSet):
    """The total of a line and its categories, one form each; `parts` says what each is of."""

    form = FigureForm
    extra = min_num = 0
    max_num = absolute_max = 1000
    can_order = can_delete = can_delete_extra = False
    validate_max = validate_min = False
    edit_only = False

    def __init__(self, *args: Any, parts: list[dict[str, Any]], **kwargs: Any) -> None:
        self.parts = parts
        self.renderer = get_default_renderer()
        super().__init__(*args, **kwargs)

    def get_form_kwargs(self, index: int | None) -> dict[str, Any]:
        return {**super().get_form_kwargs(index), "part": self.parts[index or 0]}

    def total_form_count(self) -> int:
        return len(self.parts)
