"""What an analyst says of one line: its choices, targets, breaks, and where its limits begin anew."""

from typing import Any

from django import forms

from portal.figures.vocabulary import Basis, Polarity, Similarity, Unit
from portal.figures.words import UNIT_WORDS
from portal.web.forms import DateField, Form, TextField
from scorecards.framework.forms.fields import FigureField, PersonField, choices, theme_field
from scorecards.framework.models import ScorecardLine
from scorecards.framework.rules import Cadence
from scorecards.framework.rules.lines import HIGHEST_THRESHOLD
from scorecards.framework.rules.words import (
    BASIS_CHOICES,
    COUNTS_CHOICES,
    LIFE_CYCLE_CHOICES,
    NARRATIVE_CHOICES,
    PART_YEAR_CHOICES,
    SIMILARITY_CHOICES,
)
from scorecards.framework.services.scorecards import STAFF


class LineForm(Form):
    """The council's own choices about one line."""

    refusal = "The line was not saved"

    order = forms.IntegerField(label="Place in the theme", min_value=0, max_value=9999)
    local_name = forms.CharField(
        label="Name on the scorecard",
        max_length=200,
        required=False,
        help_text="Where it differs from the catalogue’s.",
    )
    definition_note = TextField(
        label="What is counted differently here", max_length=1000, required=False, help_text="Printed with the line."
    )
    narrative_when = forms.ChoiceField(
        label="Narrative is needed", choices=choices(NARRATIVE_CHOICES), widget=forms.RadioSelect
    )
    life_cycle = forms.ChoiceField(label="Life-cycle", choices=choices(LIFE_CYCLE_CHOICES), widget=forms.RadioSelect)
    expected_on = DateField(label="Expected from", required=False, help_text="For a line in development.")
    retired_on = DateField(
        label="Retired from", required=False, help_text="For a retired line. What was reported stays."
    )
    counts = forms.ChoiceField(label="Whom it counts", choices=choices(COUNTS_CHOICES), widget=forms.RadioSelect)
    threshold = forms.IntegerField(
        label="Counts up to this are suppressed",
        min_value=0,
        max_value=HIGHEST_THRESHOLD,
        help_text="In what members and the public see, where children are counted. The usual threshold is 5.",
    )
    threshold_reason = forms.CharField(
        label="Reason for another threshold", max_length=300, required=False, help_text="Needed unless it is 5."
    )
    similarity = forms.ChoiceField(
        label="The definition of the measure that it compares with is", required=False, widget=forms.RadioSelect
    )
    similarity_note = forms.CharField(
        label="How the two definitions differ",
        max_length=300,
        required=False,
        help_text="Printed beside the comparison. Needed for a similar or a different definition.",
    )
    part_year = forms.ChoiceField(
        label="A part year is compared with others’ full year",
        choices=choices(PART_YEAR_CHOICES),
        widget=forms.RadioSelect,
        help_text="Either way the page and the paper say so: neither allows for seasons.",
    )
    seen_version = forms.IntegerField(widget=forms.HiddenInput)
    field_order = ("theme", "order", "local_name", "definition_note", "owner", "deputy", "headline_basis")

    def __init__(self, *args: Any, line: ScorecardLine, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        council = line.scorecard.council
        bases = [(basis, BASIS_CHOICES[Basis(basis)]) for basis in line.indicator.bases]
        self.fields["theme"] = theme_field(line.scorecard.framework)
        self.fields["headline_basis"] = forms.ChoiceField(
            label="The figure shown first", choices=bases, widget=forms.RadioSelect
        )
        self.fields["owner"] = PersonField(council, STAFF, line.owner, label="Owner", help_text="Writes its narrative.")
        self.fields["deputy"] = PersonField(council, STAFF, line.deputy, label="Deputy")
        catalogue = SIMILARITY_CHOICES[Similarity(line.indicator.similarity)].lower()
        self.fields["similarity"].choices = [  # type: ignore[attr-defined]
            ("", f"As in the catalogue: {catalogue}"),
            *choices(SIMILARITY_CHOICES),
        ]
        if line.indicator.unit != Unit.PER_10000.value:
            # Only a rate of events grows with the year: a count is compared with nobody, a share at any length.
            del self.fields["part_year"]
        self.order_fields(self.field_order)


class TargetForm(Form):
    """A target from a period on, in the line's unit."""

    refusal = "The target was not set"

    from_period = forms.CharField(label="From", max_length=20)
    to_period = forms.CharField(
        label="To", max_length=20, required=False, help_text="Only if it is known when it ends."
    )
    reason = forms.CharField(label="Reason", max_length=300, required=False, help_text="Who decided it, and why.")
    seen_version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, line: ScorecardLine, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        unit = Unit(line.indicator.unit)
        said = UNIT_WORDS[unit][0].upper() + UNIT_WORDS[unit][1:]
        monthly = line.scorecard.cadence == Cadence.MONTH.value
        example = "2021-09" if monthly else "2021-Q2"
        self.fields["from_period"].help_text = f"{'A month' if monthly else 'A quarter'}, for example {example}."
        ranged = line.indicator.polarity == Polarity.RANGE.value
        numbers = {"low": "Low", "high": "High"} if ranged else {"value": "Target"}
        for name, label in numbers.items():
            self.fields[name] = FigureField(unit=unit, label=label, help_text=f"{said}.")
        near = "How far off still counts as near. With 0 it is met or missed."
        self.fields["tolerance"] = FigureField(unit=unit, label="Tolerance", initial="0", help_text=near)
        self.order_fields(["from_period", *numbers, "tolerance", "to_period", "reason"])


class EndTargetForm(Form):
    """The last period that a target stands for, without another in its place."""

    refusal = "The target was not ended"

    to_period = forms.CharField(label="Last period", max_length=20, help_text="For example 2021-Q4, or 2021-12.")
    reason = forms.CharField(label="Why it ends", max_length=300)
    seen_version = forms.IntegerField(widget=forms.HiddenInput)


class BreakForm(Form):
    """From when a line counts something else, and what changed."""

    refusal = "The break was not added"

    on = DateField(label="From", help_text="The first day that is counted in the new way.")
    reason = forms.CharField(label="What changed", max_length=300, help_text="Printed wherever a change is not shown.")


class RebaseForm(Form):
    """From when the limits of a control chart begin anew, and what changed in the process."""

    refusal = "The limits were not changed"

    on = DateField(label="From", help_text="The first day on which the work was done in the new way.")
    reason = forms.CharField(
        label="What changed in the process",
        max_length=300,
        help_text="Printed with the chart, in papers too: name no child and no number that is not printed.",
    )
