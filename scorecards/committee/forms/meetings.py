"""Committees, the days before they meet and the day itself, and what their minutes say."""

from datetime import date
from typing import Any

from django import forms
from django.utils import timezone

from portal.accounts.closures import Closure
from portal.accounts.models import Council
from portal.web.forms import DateField, Form, TextField
from scorecards.committee.models import Committee, Meeting, Report
from scorecards.committee.rules import RESOLUTION_WORDS, ResolutionKind, State
from scorecards.committee.services.dates import OwnDays
from scorecards.committee.services.meetings import Minute


def _days(label: str, hint: str, *, least: int = 0, most: int = 60) -> forms.IntegerField:
    return forms.IntegerField(label=label, help_text=hint, required=False, min_value=least, max_value=most)


class CommitteeForm(Form):
    refusal = "The committee was not added"

    name = forms.CharField(label="Name of the committee", max_length=160)


class DaysForm(Form):
    """How a committee counts back from its meetings; what is left empty is as the council has it."""

    refusal = "The days were not saved"
    mark_optional = False

    clear_days = _days("Clear days before a meeting", "Whole days between publication and the meeting", most=30)
    early_days = _days(
        "Published at least so many working days before", "Where the committee’s own rule is earlier", most=30, least=1
    )
    draft_days = _days("Final draft", "Working days before papers are published")
    sign_off_days = _days("Director’s sign-off", "Working days before the final draft")
    narrative_days = _days("Narrative ready", "Working days before the director’s sign-off")
    figures_days = _days("Figures ready", "Working days before the narrative is ready")
    seen_version = forms.IntegerField(widget=forms.HiddenInput)

    def said(self) -> OwnDays:
        return OwnDays(**{name: self.cleaned_data[name] for name in OwnDays.__dataclass_fields__})


class ClosureForm(Form):
    """Days on which the council is closed, beside weekends and bank holidays."""

    refusal = "The days were not saved"

    first = DateField(label="First day")
    last = DateField(label="Last day", required=False, help_text="Left empty, it is the one day.")
    words = forms.CharField(
        label="What for", max_length=80, required=False, help_text="For example: between Christmas and New Year"
    )
    seen_version = forms.IntegerField(widget=forms.HiddenInput)

    def closure(self) -> Closure:
        given = self.cleaned_data
        return Closure(given["first"], given["last"] or given["first"], given["words"].strip())


class MoveForm(Form):
    """The day of a meeting, and by when its papers are out if not by the council's clear days."""

    refusal = "The meeting was not moved"

    on = DateField(label="Day of the meeting")
    publish_by = DateField(
        label="Papers published by",
        required=False,
        help_text="Left empty, it is worked out: the clear days of the council lie between it and the meeting.",
    )
    seen_version = forms.IntegerField(widget=forms.HiddenInput, required=False)


class MeetingForm(MoveForm):
    refusal = "The meeting was not arranged"

    committee = forms.ModelChoiceField(Committee.objects.none(), empty_label=None)
    field_order = ("committee",)

    def __init__(self, *args: Any, council: Council, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["committee"].queryset = Committee.objects.filter(council=council)  # type: ignore[attr-defined]

    def clean_on(self) -> date:
        on: date = self.cleaned_data["on"]
        if on < timezone.localdate():
            raise forms.ValidationError("That day has passed. A meeting is arranged for today or later.")
        return on


class ResolutionForm(Form):
    """What the minutes say of one decision."""

    refusal = "The resolution was not recorded"

    kind = forms.ChoiceField(
        label="What the meeting did",
        choices=[(kind.value, words) for kind, words in RESOLUTION_WORDS.items()],
        widget=forms.RadioSelect,
    )
    report = forms.ModelChoiceField(
        Report.objects.none(), label="On the report", required=False, empty_label="No report of this meeting"
    )
    text = TextField(label="What was resolved", max_length=4000, help_text="In the words of the minutes.")
    minute = forms.CharField(label="Minute", max_length=40, required=False, help_text="Its number in the minutes.")
    respondent = forms.CharField(label="Who answers, or to whom it is referred", max_length=120, required=False)
    due_on = DateField(label="Answer is due on", required=False)

    def __init__(self, *args: Any, meeting: Meeting, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        went = meeting.reports.filter(state__in=[State.SIGNED_OFF.value, State.PUBLISHED.value])
        self.fields["report"].queryset = went  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        asked = given.get("kind") in (ResolutionKind.ASKED.value, ResolutionKind.REFERRED.value)
        if asked and not given.get("due_on") and "due_on" not in self.errors:
            self.add_error("due_on", "Enter when the answer is due.")
        return given

    def said(self) -> Minute:
        given = self.cleaned_data
        kept = {name: given[name] for name in ("text", "minute", "respondent", "due_on")}
        return Minute(ResolutionKind(given["kind"]), **kept)


class AnswerForm(Form):
    refusal = "The answer was not saved"

    text = TextField(label="Answer", max_length=10000, widget=forms.Textarea(attrs={"rows": 8}))
    seen_version = forms.IntegerField(widget=forms.HiddenInput)


class ResolutionFilters(Form):
    """Which resolutions the list shows."""

    mark_optional = False
    WAITING, ANSWERED = "waiting", "answered"

    show = forms.ChoiceField(
        label="Resolutions",
        required=False,
        choices=[("", "All"), (WAITING, "Waiting for an answer"), (ANSWERED, "Answered")],
    )
    council = forms.CharField(required=False, widget=forms.HiddenInput)

    def kept(self, resolutions: Any) -> Any:
        show = self.cleaned_data.get("show") if self.is_valid() else ""
        if show == self.WAITING:
            return resolutions.filter(answer="", due_on__isnull=False)
        return resolutions.exclude(answer="") if show == self.ANSWERED else resolutions
