"""What an analyst gives: a scorecard, its lines, their targets and breaks, a rating scheme."""

from collections.abc import Mapping
from decimal import Decimal
from enum import StrEnum
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from portal.accounts import access
from portal.accounts.models import Council, User
from portal.accounts.rules import Role
from portal.figures.numbers import NotANumber, parse_number
from portal.figures.vocabulary import Basis, Polarity, Similarity, Unit
from portal.figures.words import UNIT_WORDS
from portal.web.forms import DateField, Form, FormSet, TextField
from scorecards.framework import queries
from scorecards.framework.models import Framework, Scorecard, ScorecardLine, Theme
from scorecards.framework.rules import Band, Cadence, Shape, Tone
from scorecards.framework.rules.lines import HIGHEST_THRESHOLD
from scorecards.framework.rules.words import (
    BASIS_CHOICES,
    CADENCE_CHOICES,
    COUNTS_CHOICES,
    LIFE_CYCLE_CHOICES,
    NARRATIVE_CHOICES,
    PART_YEAR_CHOICES,
    SHAPE_CHOICES,
    SIMILARITY_CHOICES,
    TONE_CHOICES,
)
from scorecards.framework.services.scorecards import STAFF

NOBODY = "Nobody yet"


class FigureField(forms.CharField):
    """A number as people type it; a Decimal or None. `unit` says whether a percent sign may follow."""

    def __init__(self, *, unit: Unit | None = None, **kwargs: Any) -> None:
        kwargs.setdefault("widget", forms.TextInput(attrs={"class": "govuk-input--width-10", "inputmode": "decimal"}))
        super().__init__(max_length=40, **kwargs)
        self.unit = unit

    def to_python(self, value: Any) -> Any:
        typed = super().to_python(value)
        if not typed:
            return None
        try:
            return parse_number(typed, self.unit)
        except NotANumber as wrong:
            raise ValidationError(str(wrong), code="number") from None

    def run_validators(self, value: Any) -> None:
        """The checks of a text are not for the number that was read from it."""


def choices(words: Mapping[Any, str]) -> list[tuple[str, str]]:
    return [(str(each.value if isinstance(each, StrEnum) else each), said) for each, said in words.items()]


class PersonField(forms.ModelChoiceField):  # type: ignore[type-arg]
    """Somebody who holds one of some roles for a council today, or who holds the place already."""

    def __init__(self, council: Council, roles: tuple[Role, ...], standing: User | None = None, **kwargs: Any) -> None:
        keys = {member.user_id for member in access.people_with(council, roles)}
        if standing is not None:
            keys.add(standing.pk)
        super().__init__(
            User.objects.filter(pk__in=keys).order_by("name"), required=False, empty_label=NOBODY, **kwargs
        )


class ScorecardForm(Form):
    """A council's scorecard; `seen_version` is the one on the page when it is changed."""

    refusal = "The scorecard was not saved"

    name = forms.CharField(label="Name", max_length=160)
    directorate = forms.CharField(label="Directorate", max_length=160, initial="Children’s services")
    cadence = forms.ChoiceField(
        label="Reported", choices=choices(CADENCE_CHOICES), widget=forms.RadioSelect, initial=Cadence.QUARTER.value
    )
    comparator_edition = forms.CharField(
        label="Edition of the statistical neighbours",
        max_length=20,
        initial="2025",
        help_text="For example 2021 or 2025.",
    )
    seen_version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    field_order = ("name", "directorate", "director", "lead_officer", "cadence", "framework", "scheme")

    def __init__(self, *args: Any, council: Council, scorecard: Scorecard | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["framework"] = forms.ModelChoiceField(
            queries.frameworks(),
            label="Lines are arranged by",
            empty_label=None,
            help_text="Its themes are the headings.",
        )
        self.fields["scheme"] = forms.ModelChoiceField(
            queries.schemes_for(council), label="Lines are rated by", empty_label=None
        )
        director = scorecard.director if scorecard else None
        lead = scorecard.lead_officer if scorecard else None
        self.fields["director"] = PersonField(council, (Role.DIRECTOR,), director, label="Director")
        self.fields["lead_officer"] = PersonField(
            council, STAFF, lead, label="Lead officer", help_text="May send the quarter and its report for review."
        )
        self.order_fields(self.field_order)
        if scorecard is not None:
            del self.fields["cadence"]


class CatalogueFilter(Form):
    """What to look for in the catalogue; an address holds it. What it does not know it leaves out."""

    mark_optional = False

    words = forms.CharField(label="Words", required=False, max_length=80)

    def __init__(
        self, data: Mapping[str, Any] | None, *, arranged: Mapping[Framework, list[Theme]], framework: Framework
    ) -> None:
        super().__init__(data, initial={"framework": framework.pk})
        frameworks = [(str(each.pk), each.name) for each in arranged]
        themes = [("", "All themes"), *((str(theme.pk), theme.label) for theme in arranged.get(framework, []))]
        self.fields["framework"] = forms.ChoiceField(label="Arranged by", choices=frameworks, required=False)
        self.fields["theme"] = forms.ChoiceField(label="Theme", choices=themes, required=False)

    def asked(self) -> dict[str, Any]:
        """The words and the theme to look for, as `queries.catalogue_for` takes them."""
        self.full_clean()
        given = getattr(self, "cleaned_data", {})
        return {"words": given.get("words", ""), "theme": int(given["theme"]) if given.get("theme") else None}


def theme_field(framework: Framework) -> forms.Field:
    return forms.ModelChoiceField(queries.themes_of(framework), label="Theme", empty_label=None)


class ThemeForm(Form):
    """Under which heading a line stands whose indicator the scorecard's framework does not place."""

    refusal = "The line was not added"

    indicator = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, framework: Framework, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["theme"] = theme_field(framework)


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
