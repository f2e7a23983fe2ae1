"""To whom what is exempt is given to read, from when to when, and why."""

from typing import Any

from django import forms

from portal.accounts.models import Council, User
from portal.web.forms import DateField, Form, TextField
from scorecards.committee.models import Committee, Report
from scorecards.committee.rules import Classification
from scorecards.committee.services import entitlements
from scorecards.committee.services.entitlements import Grant


class EntitlementForm(Form):
    """A member, what of, the days, the reason."""

    refusal = "Nobody was entitled"

    person = forms.ModelChoiceField(User.objects.none(), label="Member", empty_label="Choose a member")
    of = forms.ChoiceField(label="What they may read", choices=())
    starts = DateField(label="From")
    ends = DateField(label="Last day", required=False, help_text="Empty: until it is ended.")
    reason = TextField(label="Why they need to read it", max_length=2000, widget=forms.Textarea(attrs={"rows": 3}))

    def __init__(self, *args: Any, council: Council, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        chosen: Any = self.fields["person"]
        chosen.queryset = User.objects.filter(pk__in=entitlements.members(council).values("user")).order_by("name")
        self.subjects = dict(_subjects(council))
        self.fields["of"].choices = [(key, _words(each)) for key, each in self.subjects.items()]  # type: ignore[attr-defined]

    @property
    def subject(self) -> Committee | Report:
        return self.subjects[self.cleaned_data["of"]]

    def grant(self) -> Grant:
        given = self.cleaned_data
        return Grant(to=given["person"], starts=given["starts"], ends=given["ends"], reason=given["reason"])


def _subjects(council: Council) -> list[tuple[str, Committee | Report]]:
    """Committees, then the reports of which something is exempt, the last meeting first."""
    exempt = Report.objects.exclude(classification=Classification.OPEN.value)
    found = exempt.filter(meeting__committee__council=council).select_related("meeting__committee")
    committees = Committee.objects.filter(council=council).select_related("council")
    return [
        *((f"committee-{each.pk}", each) for each in committees),
        *((f"report-{each.pk}", each) for each in found.order_by("-meeting__on", "title")),
    ]


def _words(subject: Committee | Report) -> str:
    if isinstance(subject, Committee):
        return f"What is exempt in every report to {subject}"
    return f"{subject.title}, {subject.meeting}"
