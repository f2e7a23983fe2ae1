"""What is given of a register: whose risks it holds, and the words of its scores."""

from typing import Any

from django import forms

from portal.accounts.models import Council
from portal.web.forms import Form, FormSet
from scorecards.framework.models import Scorecard
from scorecards.risks.forms.fields import wide
from scorecards.risks.rules import HIGHEST, KIND_WORDS


class RegisterForm(Form):
    refusal = "The register was not made"

    name = forms.CharField(max_length=160)
    kind = forms.ChoiceField(
        label="Whose risks it holds",
        choices=[(kind.value, words) for kind, words in KIND_WORDS.items()],
        widget=forms.RadioSelect,
    )
    scorecard = forms.ModelChoiceField(
        Scorecard.objects.none(),
        required=False,
        empty_label="None",
        help_text="Its quarters and reports show the risks of this register.",
    )

    def __init__(self, *args: Any, council: Council, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["scorecard"].queryset = Scorecard.objects.filter(council=council)  # type: ignore[attr-defined]


class BandForm(Form):
    """One band: from which score on, and its word."""

    mark_optional = False

    least = forms.IntegerField(
        label="From score", min_value=1, max_value=HIGHEST, required=False, widget=wide(3, forms.NumberInput)
    )
    word = forms.CharField(max_length=40, required=False, widget=wide(10))

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if bool(given.get("word")) != bool(given.get("least")) and not self.errors:
            self.add_error("least" if given.get("word") else "word", "Give both the score and the word, or neither.")
        return given


BAND_ROWS = 8
BandForms = forms.formset_factory(BandForm, formset=FormSet, extra=0, max_num=BAND_ROWS, absolute_max=BAND_ROWS)
