"""What an analyst says of a scorecard, and how the catalogue is looked through for its lines."""

from collections.abc import Mapping
from typing import Any

from django import forms

from portal.accounts.models import Council
from portal.accounts.rules import Role
from portal.web.forms import Form
from scorecards.framework import queries
from scorecards.framework.forms.fields import PersonField, choices, theme_field
from scorecards.framework.models import Framework, Scorecard, Theme
from scorecards.framework.rules import Cadence
from scorecards.framework.rules.words import (
    CADENCE_CHOICES,
)
from scorecards.framework.services.scorecards import STAFF


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


class ThemeForm(Form):
    """Under which heading a line stands whose indicator the scorecard's framework does not place."""

    refusal = "The line was not added"

    indicator = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, framework: Framework, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["theme"] = theme_field(framework)
