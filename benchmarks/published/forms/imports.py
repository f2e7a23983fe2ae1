"""A file and its edition, a table that is not known yet, and what renamed columns are now."""

import hashlib
import re
from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError

from benchmarks.importers.naming import NOT_THERE, Question
from benchmarks.published import queries
from benchmarks.published.models import Release, Table
from benchmarks.published.rules import Format, ReleaseStatus
from portal.web.forms import DateField, Form

STATUSES = {
    ReleaseStatus.OFFICIAL: "Official: everybody may read it",
    ReleaseStatus.DRAFT: "Draft: everybody may read it, always shown as a draft",
    ReleaseStatus.STAFF_ONLY: "Staff only: never shown to members, never printed in a paper",
}
FORMATS = {
    Format.EES: "Explore education statistics, or any table in its shape",
    Format.FINGERTIPS: "Fingertips",
    Format.LAIT: "Local Authority Interactive Tool, the long shape",
    Format.QUARTERLY: "Our own file of quarterly figures",
}
FIRST = 6  # names that are offered side by side, the most alike; all others are in a list beneath
ABSENT, OTHER = "-", "*"  # what a form sends for "not in this edition", and for one of the list


class LoadForm(Form):
    """A file that brings an edition of a publication."""

    refusal = "The file was not taken"

    file = forms.FileField(
        label="File",
        widget=forms.FileInput(attrs={"accept": ".csv,text/csv"}),
        help_text="A CSV file as it was published.",
    )
    meta = forms.FileField(
        label="Its .meta.csv",
        required=False,
        widget=forms.FileInput(attrs={"accept": ".csv,text/csv"}),
        help_text="Where one was published beside it.",
    )
    publication = forms.ModelChoiceField(
        Table.objects.order_by("publication"), label="Publication", required=False, empty_label="Recognise it"
    )
    edition = forms.CharField(
        label="Edition",
        max_length=40,
        widget=forms.TextInput(attrs={"class": "govuk-input--width-10"}),
        help_text="What the publisher calls it, for example 2025 or Q1 2026/27.",
    )
    published_on = DateField(label="Date of publication")
    status = forms.ChoiceField(
        label="Status",
        widget=forms.RadioSelect,
        choices=[(status.value, words) for status, words in STATUSES.items()],
        initial=ReleaseStatus.OFFICIAL.value,
    )
    population = forms.ModelChoiceField(
        Release.objects.none(),
        label="Population",
        required=False,
        empty_label="The newest",
        help_text="The edition of children aged 0 to 17 that rates are made with, where this file only has counts.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known: Any = self.fields["population"]
        known.queryset = queries.populations()

    def clean_file(self) -> Any:
        return self._not_too_long("file")

    def clean_meta(self) -> Any:
        return self._not_too_long("meta")

    def _not_too_long(self, name: str) -> Any:
        given, most = self.cleaned_data[name], settings.IMPORT_LIMIT_BYTES
        if given and given.size > most:
            words = f"The file is longer than {most // 1024 // 1024} MB; load it with the command import_release"
            raise ValidationError(words, code="long")
        return given


class TableForm(Form):
    """A table whose editions are to be loaded."""

    refusal = "The table was not added"

    publication = forms.CharField(
        label="Publication", max_length=200, help_text="What all its editions are called, with the table’s number."
    )
    publisher = forms.CharField(label="Publisher", max_length=200)
    format = forms.ChoiceField(
        label="Kind of file",
        widget=forms.RadioSelect,
        choices=[(kind.value, words) for kind, words in FORMATS.items()],
        initial=Format.EES.value,
    )
    year_end = forms.ChoiceField(
        label="A reporting year of it ends on",
        choices=[("03-31", "31 March"), ("06-30", "30 June"), ("08-31", "31 August"), ("12-31", "31 December")],
    )

    def told(self) -> dict[str, Any]:
        """What `mappings.add_table` takes; its code is made of its name."""
        given = self.cleaned_data
        code = re.sub(r"[^a-z0-9]+", "_", given["publication"].lower()).strip("_")[:60]
        return {**given, "code": code or "table", "format": Format(given["format"])}


class AnswerForm(Form):
    """For each name that is missing in a file, which of its names it is now, or that it is not in this edition."""

    refusal = "The answers were not kept"
    mark_optional = False

    def __init__(self, *args: Any, questions: list[dict[str, Any]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.asked = {_key(each["name"]): each["name"] for each in questions}
        for each in questions:
            question = Question(each["name"], each["column"], each["wanted"], tuple(each["candidates"]))
            self._ask(_key(question.name), question)

    def _ask(self, key: str, question: Question) -> None:
        first, rest = question.candidates[:FIRST], question.candidates[FIRST:]
        offered = [(f"={name}", name) for name in first]
        offered += [(OTHER, "Another of its names, chosen beneath")] if rest else []
        self.fields[key] = forms.ChoiceField(
            label=question.words,
            choices=[*offered, (ABSENT, "It is not in this edition")],
            widget=forms.RadioSelect,
            help_text="The most alike first.",
            error_messages={"required": f"Say what “{question.wanted}” is in this file"},
        )
        if rest:
            self.fields[_other(key)] = forms.ChoiceField(
                label=f"Another name of “{question.wanted}”",
                choices=[("", ""), *((f"={name}", name) for name in sorted(rest))],
                required=False,
            )

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        for key, name in self.asked.items():
            chosen = bool(given.get(_other(key)))
            if given.get(key) == OTHER and not chosen:
                self.add_error(_other(key), f"Choose which name “{name.rpartition('=')[2]}” has in this file")
            elif chosen and key in given and given[key] != OTHER:
                self.add_error(key, "Two names were chosen: leave the list empty, or choose “Another of its names”")
        return given

    def answers(self) -> dict[str, str]:
        """By the names of the questions, as `imports.answer` takes them."""
        given = self.cleaned_data
        said = {name: given[_other(key)] if given[key] == OTHER else given[key] for key, name in self.asked.items()}
        return {name: NOT_THERE if also == ABSENT else also.removeprefix("=") for name, also in said.items()}


def _key(name: str) -> str:
    """A field's name: a question that another person answered meanwhile is never taken for the next one."""
    return f"q{hashlib.sha256(name.encode()).hexdigest()[:12]}"


def _other(key: str) -> str:
    return f"{key}_other"


class ConfirmForm(Form):
    """One act that is asked for twice; `seen_version` is what the person saw."""

    seen_version = forms.IntegerField(widget=forms.HiddenInput)
