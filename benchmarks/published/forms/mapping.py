"""What one measure is in a table: a column, or columns divided; which lines; of which period."""

from decimal import Decimal
from typing import Any

from django import forms

from benchmarks.importers.mapping import Mapping as Rule
from benchmarks.published import queries
from benchmarks.published.choices import Choices
from benchmarks.published.told import BASES
from portal.figures.vocabulary import Basis, Polarity, Unit
from portal.figures.words import POLARITY_WORDS, UNIT_WORDS
from portal.web.forms import Form

FACTORS = {
    "1": "As it comes out",
    "100": "Times 100, for a percentage",
    "1000": "Times 1,000",
    "10000": "Times 10,000, for a rate per 10,000 children",
}
EACH = "-"  # each word of a column is a part of the measure
SUM_HINT = "Several columns are added up."


class MappingForm(Form):
    """Fields for the columns of words are made from the file; `rule()` is what the services take."""

    refusal = "The measure was not mapped"
    mark_optional = False

    measure = forms.ChoiceField(
        label="Measure", required=False, help_text="Leave this empty to make a measure that is not in the list."
    )
    new_name = forms.CharField(label="Name of a new measure", max_length=200, required=False)
    new_unit = forms.ChoiceField(
        label="Unit of a new measure",
        required=False,
        choices=[("", ""), *((unit.value, words) for unit, words in UNIT_WORDS.items())],
    )
    new_polarity = forms.ChoiceField(
        label="Direction of a new measure",
        required=False,
        choices=[("", ""), *((polarity.value, words) for polarity, words in POLARITY_WORDS.items())],
    )
    value = forms.ChoiceField(
        label="Column of the published value",
        required=False,
        help_text="Leave this empty where the value must be worked out from counts.",
    )
    numerator = forms.MultipleChoiceField(
        label="Count", required=False, widget=forms.CheckboxSelectMultiple, help_text=SUM_HINT
    )
    denominator = forms.MultipleChoiceField(
        label="Out of", required=False, widget=forms.CheckboxSelectMultiple, help_text=SUM_HINT
    )
    population = forms.BooleanField(label="Out of the population aged 0 to 17", required=False)
    factor = forms.ChoiceField(label="The share is shown", choices=list(FACTORS.items()), initial="1", required=False)
    basis = forms.ChoiceField(
        label="The figure speaks of", choices=[(basis.value, words) for basis, words in BASES.items()]
    )
    decimals = forms.IntegerField(
        label="Decimals",
        min_value=0,
        max_value=4,
        initial=1,
        widget=forms.NumberInput(attrs={"class": "govuk-input--width-2"}),
    )

    def __init__(self, *args: Any, choices: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        figures = [(name, name) for name in choices.figures]
        self._offer("measure", [("", ""), *((each.code, each.name) for each in queries.measures())])
        self._offer("value", [("", ""), *figures])
        self._offer("numerator", figures)
        self._offer("denominator", figures)
        self.filters = {f"f{at}": name for at, name in enumerate(choices.words)}
        for key, name in self.filters.items():
            self.fields[key] = _filter(name, choices.words[name])

    def _offer(self, name: str, offered: list[tuple[str, str]]) -> None:
        field: Any = self.fields[name]
        field.choices = offered

    @property
    def new(self) -> list[Any]:
        return [self[name] for name in ("new_name", "new_unit", "new_polarity")]

    @property
    def shares(self) -> list[Any]:
        return [self[name] for name in ("numerator", "denominator", "population", "factor")]

    @property
    def words(self) -> list[Any]:
        return [self[key] for key in self.filters]

    @property
    def last(self) -> list[Any]:
        return [self[name] for name in ("basis", "decimals")]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        if not given.get("measure"):
            self._require_new(given)
        if not given.get("value") and not given.get("numerator"):
            self.add_error("value", "Choose the column of the value, or tick what it is worked out from")
        if given.get("denominator") and given.get("population"):
            self.add_error("population", "Choose columns or the population, not both")
        if (given.get("denominator") or given.get("population")) and not given.get("numerator"):
            self.add_error("numerator", "Tick what is counted")
        return given

    def _require_new(self, given: dict[str, Any]) -> None:
        if not given.get("new_name"):
            self.add_error("measure", "Choose a measure, or give a new one a name")
            return
        for name, words in (("new_unit", "Choose the unit"), ("new_polarity", "Choose which direction is better")):
            if not given.get(name):
                self.add_error(name, f"{words} of the new measure")

    def rule(self) -> Rule:
        given = self.cleaned_data
        said = {name: self._word(key) for key, name in self.filters.items() if given[key].strip()}
        return Rule(
            measure=given["measure"],
            basis=Basis(given["basis"]),
            decimals=given["decimals"],
            value=given["value"],
            numerator=tuple(given["numerator"]),
            denominator=tuple(given["denominator"]),
            population=given["population"],
            factor=Decimal(given["factor"] or "1"),
            filters=tuple(sorted((name, word.removeprefix("=")) for name, word in said.items() if word != EACH)),
            categories=tuple(name for name, word in said.items() if word == EACH),
        )

    def _word(self, key: str) -> str:
        """What was chosen of a list, or typed, which a list's own signs never mean anything in."""
        typed: str = self.cleaned_data[key]
        return typed if isinstance(self.fields[key], forms.ChoiceField) else f"={typed.strip()}"

    def made(self) -> dict[str, Any]:
        """The new measure, as `mappings.add_new` takes it; empty where one of the list was chosen."""
        given = self.cleaned_data
        if given["measure"]:
            return {}
        return {
            "name": given["new_name"],
            "unit": Unit(given["new_unit"]),
            "polarity": Polarity(given["new_polarity"]),
        }


def _filter(name: str, words: tuple[str, ...]) -> forms.Field:
    """A list of the column's words; a line to type one where they are too many."""
    if not words:
        return forms.CharField(label=name, max_length=200, required=False, help_text="Empty is any line.")
    offered = [("", "Any line"), *((f"={word}", word or "(empty)") for word in words)]
    return forms.ChoiceField(label=name, required=False, choices=[*offered, (EACH, "Each of its words is a part")])
