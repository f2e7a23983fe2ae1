"""What an analyst gives of a rating scheme: its name and its bands."""

from decimal import Decimal
from typing import Any

from django import forms

from portal.web.forms import Form, FormSet
from scorecards.framework.forms.fields import FigureField, choices
from scorecards.framework.rules import Band, Shape, Tone
from scorecards.framework.rules.words import (
    SHAPE_CHOICES,
    TONE_CHOICES,
)


class SchemeForm(Form):
    """A scheme's name; its bands follow as rows."""

    refusal = "The scheme was not made"

    name = forms.CharField(label="Name of the scheme", max_length=120)


class BandForm(Form):
    """One band. The last of a scheme has no least margin: it holds when no other does."""

    word = forms.CharField(label="Word", max_length=40)
    shape = forms.ChoiceField(label="Shape", choices=choices(SHAPE_CHOICES))
    tone = forms.ChoiceField(label="Tone", choices=choices(TONE_CHOICES))
    least_margin = FigureField(
        label="Least margin",
        required=False,
        help_text="In tolerances: 0 is on target, −1 is one tolerance short of it. Empty for the last band.",
    )
    acceptable = forms.BooleanField(
        label="Acceptable", required=False, help_text="A line with any other rating needs a narrative."
    )

    def band(self) -> Band:
        given = self.cleaned_data
        margin: Decimal | None = given["least_margin"]
        return Band(given["word"], Shape(given["shape"]), Tone(given["tone"]), margin, given["acceptable"])


class BandFormSet(FormSet):
    """Bands from best to worst."""

    def get_form_kwargs(self, index: int | None) -> dict[str, Any]:
        return {**super().get_form_kwargs(index), "use_required_attribute": False}

    def add_fields(self, form: Any, index: int | None) -> None:
        super().add_fields(form, index)
        form.legend = f"Band {(index or 0) + 1}"
        form.empty_permitted = False


Bands = forms.formset_factory(
    BandForm, formset=BandFormSet, extra=0, min_num=2, max_num=5, validate_min=True, validate_max=True
)
