"""What people give: the parts of a narrative, comments and answers, actions and what is reported of them."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils import timezone

from portal.accounts.models import User
from portal.figures.numbers import NotANumber, parse_number
from portal.figures.rounding import places, trimmed
from portal.figures.vocabulary import Unit
from portal.web.forms import DateField, Form, TextField
from scorecards.commentary.models import Action, Narrative
from scorecards.commentary.rules import STATUS_WORDS, ActionStatus
from scorecards.commentary.services.actions import Promise
from scorecards.commentary.services.narratives import Words
from scorecards.framework.models import ScorecardLine

# The parts in the order in which they are written and read, each with its label.
PARTS: dict[str, str] = {
    "shows": "What the figures show",
    "why": "Why",
    "doing": "What is being done",
    "expected": "What is expected next",
}

# In characters: far more than a page prints, far less than a page can hold.
MOST_OF_A_PART = 20_000
MOST_OF_A_REMARK = 5_000
WHOLE = 100
FORECAST_DECIMALS = 4  # the column keeps no more, and would round the rest away without a word


def _part(name: str, hint: str, rows: int) -> TextField:
    area = forms.Textarea(attrs={"rows": rows})
    return TextField(label=PARTS[name], help_text=hint, required=False, max_length=MOST_OF_A_PART, widget=area)


def _long(label: str, rows: int, **given: Any) -> TextField:
    return TextField(label=label, max_length=MOST_OF_A_REMARK, widget=forms.Textarea(attrs={"rows": rows}), **given)


class NarrativeForm(Form):
    """The four parts and the forecast; `seen_version` is the narrative's on the page, 0 where there was none.

    The button that was pressed says whether the words are ready.
    """

    refusal = "The narrative was not saved"
    mark_optional = False

    shows = _part("shows", "The figure, its direction and how it compares. One or two sentences.", 4)
    why = _part("why", "What caused it, and how you know.", 4)
    doing = _part("doing", "What is already under way.", 3)
    expected = _part("expected", "What will change, by how much and by when.", 3)
    forecast_value = forms.CharField(
        label="Figure you expect",
        required=False,
        max_length=20,
        widget=forms.TextInput(attrs={"class": "govuk-input--width-10", "inputmode": "decimal"}),
    )
    forecast_for = DateField(label="Expected for", required=False)
    ready = forms.BooleanField(required=False, widget=forms.HiddenInput)
    seen_version = forms.IntegerField(min_value=0, widget=forms.HiddenInput)

    def __init__(self, *args: Any, unit: Unit | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.unit = unit
        if unit is None:
            del self.fields["forecast_value"], self.fields["forecast_for"]

    @staticmethod
    def initial_of(narrative: Narrative | None) -> dict[str, Any]:
        if narrative is None:
            return {"seen_version": 0}
        given = {name: getattr(narrative, name) for name in PARTS}
        value = narrative.forecast_value
        return {
            **given,
            "forecast_value": "" if value is None else f"{trimmed(value):f}",
            "forecast_for": narrative.forecast_for,
            "seen_version": narrative.version,
        }

    def clean_forecast_value(self) -> Any:
        typed = self.cleaned_data["forecast_value"]
        try:
            value = parse_number(typed, self.unit) if typed else None
        except NotANumber as wrong:
            raise forms.ValidationError(str(wrong)) from None
        if value is not None and self.unit == Unit.PERCENT and not 0 <= value <= WHOLE:
            raise forms.ValidationError("A percentage must be from 0 to 100")
        if value is not None and places(value) > FORECAST_DECIMALS:
            raise forms.ValidationError(f"The figure you expect can have at most {FORECAST_DECIMALS} decimals")
        return value

    def clean(self) -> dict[str, Any]:
        given = self.cleaned_data
        if given.get("ready") and not any(given.get(name) for name in PARTS):
            self.refuse("Write the narrative before you mark it ready", "shows")
        if "forecast_value" in given and "forecast_for" in given:
            if given["forecast_value"] is not None and given["forecast_for"] is None:
                self.refuse("Say for which date you expect the figure", "forecast_for")
            if given["forecast_value"] is None and given["forecast_for"] is not None:
                self.refuse("Give the figure that you expect for that date, or take the date out", "forecast_value")
        return given

    @property
    def words(self) -> Words:
        """What was typed, for the service."""
        given = self.cleaned_data
        return Words(
            **{name: given[name] for name in PARTS},
            forecast_value=given.get("forecast_value"),
            forecast_for=given.get("forecast_for"),
            ready=given["ready"],
        )

    @property
    def typed(self) -> list[tuple[str, str]]:
        """The person's own words, part by part, to be given back."""
        return [(label, self.cleaned_data[name]) for name, label in PARTS.items() if self.cleaned_data.get(name)]


class ThemeNarrativeForm(NarrativeForm):
    """A theme's narrative also names the lines that it speaks of."""

    covers = forms.MultipleChoiceField(
        label="Lines that this narrative covers",
        help_text="A line that is covered needs no narrative of its own.",
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    field_order = ("shows", "why", "doing", "expected", "covers")

    def __init__(self, *args: Any, lines: Sequence[ScorecardLine], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.lines = lines
        self.fields["covers"].choices = [(str(line.pk), str(line)) for line in lines]  # type: ignore[attr-defined]

    @property
    def covered(self) -> list[ScorecardLine]:
        chosen = set(self.cleaned_data["covers"])
        return [line for line in self.lines if str(line.pk) in chosen]


class CommentForm(Form):
    """A question or remark."""

    refusal = "The comment was not sent"

    text = _long("Your comment", 3)


class AnswerForm(Form):
    """An answer to a comment."""

    refusal = "The answer was not sent"

    text = _long("Your answer", 3)


class ActionForm(Form):
    """What will be done, by whom and by when; `seen_version` only where an action is changed."""

    refusal = "The action was not saved"
    mark_optional = False

    title = forms.CharField(label="What will be done", max_length=300, widget=forms.Textarea(attrs={"rows": 2}))
    owner = forms.ChoiceField(label="Owner", required=False, help_text="Someone who signs in here.")
    owner_name = forms.CharField(
        label="Or the name of another owner", required=False, max_length=120, help_text="For example a partner."
    )
    due_on = DateField(label="Due on")
    seen_version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, people: Iterable[User], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.people = {str(person.pk): person for person in people}
        named = [(key, person.name) for key, person in self.people.items()]
        self.fields["owner"].choices = [("", "Somebody else"), *named]  # type: ignore[attr-defined]

    @staticmethod
    def initial_of(action: Action) -> dict[str, Any]:
        return {
            "title": action.title,
            "owner": str(action.owner_id or ""),
            "owner_name": action.owner_name,
            "due_on": action.due_on,
            "seen_version": action.version,
        }

    def clean_due_on(self) -> date:
        """A new promise is for a day to come; one that is late already keeps its day when it is reworded."""
        due: date = self.cleaned_data["due_on"]
        if not self.data.get(self.add_prefix("seen_version")) and due < timezone.localdate():
            raise forms.ValidationError("The due date has passed. Give today or a later day.")
        return due

    def clean_title(self) -> str:
        return " ".join(str(self.cleaned_data["title"]).split())

    def clean(self) -> dict[str, Any]:
        given = self.cleaned_data
        if "owner" in given and not given["owner"] and not given.get("owner_name"):
            self.refuse("Choose an owner, or name one", "owner")
        if given.get("owner") and given.get("owner_name"):
            self.refuse("Choose an owner or name one, not both", "owner_name")
        return given

    @property
    def promise(self) -> Promise:
        given = self.cleaned_data
        return Promise(given["title"], given["due_on"], self.people.get(given["owner"]), given["owner_name"])


class ReportForm(Form):
    """How an action stands: words, status and the date that holds from now on."""

    refusal = "The update was not saved"

    text = _long("How it stands", 3)
    status = forms.ChoiceField(
        label="Status",
        choices=[(status.value, STATUS_WORDS[status]) for status in ActionStatus],
        widget=forms.RadioSelect,
    )
    due_on = DateField(label="Due on", help_text="Change it only if the promise has changed.")
    seen_version = forms.IntegerField(widget=forms.HiddenInput)

    @staticmethod
    def initial_of(action: Action) -> dict[str, Any]:
        return {"status": action.status, "due_on": action.due_on, "seen_version": action.version}
