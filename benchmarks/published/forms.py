"""What an analyst copies from a paper: a number of others, with its source and perhaps its year."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from benchmarks.areas import queries as areas
from benchmarks.areas.models import Area
from benchmarks.areas.rules import GroupKind
from benchmarks.published import queries
from benchmarks.published.rules import start_of
from portal.figures.numbers import NotANumber, parse_number
from portal.figures.vocabulary import Basis
from portal.web.forms import DateField, Form

# Editions of the neighbour model for which a mean can be quoted before its members are loaded.
EDITIONS = ("2025", "2021")
BASES = {
    Basis.YEAR: "Year",
    Basis.SNAPSHOT: "Snapshot at a date",
    Basis.YEAR_TO_DATE: "Year to date",
    Basis.QUARTER: "Quarter",
    Basis.ROLLING_12: "12 months",
    Basis.ROLLING_6: "6 months",
    Basis.MONTH: "Month",
    Basis.THREE_YEARS: "Three years",
    Basis.FORECAST: "Forecast of the year",
}


class QuoteForm(Form):
    """One quoted number. `told()` is what the services take."""

    refusal = "The number was not kept"

    value = forms.CharField(
        label="Number",
        max_length=40,
        widget=forms.TextInput(attrs={"class": "govuk-input--width-10", "inputmode": "decimal"}),
        help_text="As the paper prints it, with its decimals.",
    )
    basis = forms.ChoiceField(label="It speaks of", choices=[(basis.value, words) for basis, words in BASES.items()])
    period_end = DateField(label="Ending on", required=False, help_text="Leave this empty where no year is stated.")
    category = forms.CharField(
        label="Category", max_length=60, required=False, help_text="The code of the part, where it is of a breakdown."
    )
    source = forms.CharField(
        label="Source", max_length=200, help_text="For example: Cabinet paper, 1 December 2021, section 7.3."
    )
    published_on = DateField(label="Published on", required=False)
    note = forms.CharField(label="Note", max_length=300, required=False)

    def __init__(self, *args: Any, area: Area | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.area = area
        self.fields["measure"] = forms.ModelChoiceField(queries.measures(), label="Measure", empty_label="")
        self.fields["whom"] = forms.ChoiceField(label="Of whom", choices=[("", ""), *whom(area)])
        self.order_fields(["measure", "whom"])

    def clean_value(self) -> Any:
        """The number, with how many decimals it was printed."""
        typed = self.cleaned_data["value"].strip()
        try:
            number = parse_number(typed)
        except NotANumber as wrong:
            raise ValidationError(str(wrong), code="number") from None
        return number, len(typed.rstrip("% \u00a0").partition(".")[2])

    def told(self) -> dict[str, Any]:
        """What was given, as `services.quote` takes it; whom it is of is `chosen()`."""
        given = self.cleaned_data
        (value, decimals), basis, end = given["value"], Basis(given["basis"]), given["period_end"]
        return {
            "value": value,
            "decimals": decimals,
            "basis": basis,
            "period_end": end,
            "period_start": start_of(basis, end) if end else None,
            **{name: given[name] for name in ("category", "source", "published_on", "note")},
        }

    def chosen(self) -> tuple[str, str]:
        """("area" or "group", key), or ("edition", year) for neighbours that are not loaded yet."""
        kind, _colon, key = self.cleaned_data["whom"].partition(":")
        return kind, key


def whom(area: Area | None) -> list[tuple[str, str]]:
    """Of whom a paper of this council quotes numbers."""
    found, loaded = [], set()
    for group in areas.groups_of(area) if area else ():
        found.append((f"group:{group.pk}", str(group)))
        loaded |= {group.edition} if group.kind == GroupKind.NEIGHBOURS.value else set()
    if area is not None:
        found += [(f"edition:{year}", f"Statistical neighbours, {year}") for year in EDITIONS if year not in loaded]
    places = (area.region if area else None, areas.england(), area)
    return [*found, *((f"area:{place.pk}", place.name) for place in places if place)]
