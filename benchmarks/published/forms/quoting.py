"""What an analyst copies from a paper: a number of others, with its source and perhaps its year."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from benchmarks.areas import queries as areas
from benchmarks.areas.models import Area
from benchmarks.areas.rules import GroupKind
from benchmarks.published import queries
from benchmarks.published.rules import Statistic, start_of
from benchmarks.published.told import BASES
from portal.figures.numbers import NotANumber, parse_number
from portal.figures.vocabulary import Basis
from portal.web.forms import DateField, Form

# Editions of the neighbour model for which a mean can be quoted before its members are loaded.
EDITIONS = ("2025", "2021")
# What a paper says of a group. How many are better or worse is a number of its members.
OF_GROUPS = {
    Statistic.MEAN: "Mean",
    Statistic.MEDIAN: "Median",
    Statistic.LOWEST: "Lowest",
    Statistic.HIGHEST: "Highest",
    Statistic.BETTER: "How many are better",
    Statistic.WORSE: "How many are worse",
}
COUNTS = (Statistic.BETTER, Statistic.WORSE)


class QuoteForm(Form):
    """One quoted number. `told()` is what the services take."""

    refusal = "The number was not kept"

    value = forms.CharField(
        label="Number",
        max_length=40,
        widget=forms.TextInput(attrs={"class": "govuk-input--width-10", "inputmode": "decimal"}),
        help_text="As the paper prints it, with its decimals.",
    )
    statistic = forms.ChoiceField(
        label="Of a group it is its",
        choices=[(each.value, words) for each, words in OF_GROUPS.items()],
        initial=Statistic.MEAN.value,
        required=False,
        help_text="Of one place it is the place’s own value.",
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

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        statistic, of_place = given.get("statistic") or Statistic.MEAN.value, given.get("whom", "").startswith("area:")
        if of_place and statistic != Statistic.MEAN.value:
            self.add_error("statistic", "Only a group has that; choose the group under “Of whom”")
        number = given.get("value", (None, 0))[0]
        if statistic in COUNTS and number is not None and (number < 0 or number != int(number)):
            self.add_error("value", "How many are better or worse is a whole number")
        return given

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
            "statistic": Statistic(given["statistic"] or Statistic.MEAN.value),
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
