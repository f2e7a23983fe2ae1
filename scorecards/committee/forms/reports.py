"""A report as a whole: how it is begun, its cover, its place on the agenda, and which of them a list shows."""

from collections.abc import Collection, Iterable, Sequence
from typing import Any

from django import forms

from portal.web.forms import Form
from scorecards.committee.forms.exempt import ExemptForm
from scorecards.committee.forms.fields import CLASSIFICATIONS, LONG_LINE
from scorecards.committee.models import Meeting, Template
from scorecards.committee.rules import Classification
from scorecards.committee.services.reports import Cover
from scorecards.periods import parse_period
from scorecards.submissions.models import Submission

HEADED = ("title", "classification", "exempt_paragraph", "public_interest")  # the classification before its reasons


class CoverForm(ExemptForm):
    """The facts of the report's header."""

    refusal = "The cover was not saved"

    title = forms.CharField(
        max_length=200, widget=LONG_LINE, help_text="The program adds the quarter and what it covers."
    )
    classification = forms.ChoiceField(choices=CLASSIFICATIONS, widget=forms.RadioSelect)
    officer_name = forms.CharField(label="Responsible officer", max_length=120)
    officer_title = forms.CharField(label="Their job title", max_length=120, required=False)
    officer_email = forms.EmailField(label="Their e-mail", max_length=254, required=False)
    officer_telephone = forms.CharField(label="Their telephone", max_length=40, required=False)
    portfolio_holder = forms.CharField(label="Portfolio holder", max_length=120, required=False)
    decision_type = forms.CharField(max_length=160, required=False, widget=LONG_LINE)
    wards = forms.CharField(label="Wards affected", max_length=300, required=False, widget=LONG_LINE)
    seen_version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    field_order: tuple[str, ...] = HEADED

    def __init__(self, *args: Any, facts: Collection[str] = (), **kwargs: Any) -> None:
        """`facts` are those that the report's cover names: what stands only there is asked only then."""
        super().__init__(*args, **kwargs)
        for name in set(ONLY_ON_COVERS) - set(facts):
            self.fields[name].widget = forms.HiddenInput()

    def cover(self) -> Cover:
        given = {name: self.cleaned_data[name] for name in (*COVER, *EXEMPT) if name != "classification"}
        return Cover(classification=Classification(self.cleaned_data["classification"]), **given)


COVER = (
    *("title", "classification", "officer_name", "officer_title"),
    *("officer_email", "officer_telephone", "portfolio_holder", "decision_type", "wards"),
)
EXEMPT = ("exempt_paragraph", "public_interest")
ONLY_ON_COVERS = ("decision_type", "wards")


class BeginForm(CoverForm):
    """A new report: for which meeting, by which layout, around which quarters."""

    refusal = "The report was not begun"

    meeting = forms.ModelChoiceField(Meeting.objects.none(), empty_label=None)
    template = forms.ModelChoiceField(
        Template.objects.none(), label="Layout", empty_label=None, help_text="Its sections are copied into the report."
    )
    quarters = forms.MultipleChoiceField(label="Quarters that it reports", widget=forms.CheckboxSelectMultiple)
    field_order = ("meeting", "template", "quarters", *HEADED)

    def __init__(
        self, *args: Any, meetings: Any, templates: Any, quarters: Sequence[Submission], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["meeting"].queryset = meetings  # type: ignore[attr-defined]
        self.fields["meeting"].choices = meeting_choices(meetings)  # type: ignore[attr-defined]
        self.fields["template"].queryset = templates  # type: ignore[attr-defined]
        self.fields["template"].choices = layout_choices(templates)  # type: ignore[attr-defined]
        self.offered = {str(each.pk): each for each in quarters}
        choices = [(key, _quarter_words(each)) for key, each in self.offered.items()]
        self.fields["quarters"].choices = choices  # type: ignore[attr-defined]

    @property
    def submissions(self) -> list[Submission]:
        return [self.offered[key] for key in self.cleaned_data["quarters"]]


def meeting_choices(meetings: Iterable[Any]) -> list[tuple[str, Any]]:
    """Meetings to come, the nearest first; past ones, each marked, in a group behind, and none chosen by itself."""
    known = list(meetings)
    coming = [(str(meeting.pk), str(meeting)) for meeting in known if not meeting.past]
    past = [(str(meeting.pk), f"{meeting} (past)") for meeting in reversed(known) if meeting.past]
    first = [] if coming else [("", "Choose a meeting")]
    groups = [("Meetings to come", coming), ("Past meetings", past)]
    return [*first, *((name, choices) for name, choices in groups if choices)]


def layout_choices(templates: Iterable[Template]) -> list[tuple[str, Any]]:
    """The council's own layouts first, those for one committee before the others; then the shipped ones."""
    known = list(templates)
    own = [(str(each.pk), _layout_words(each)) for each in known if not each.shipped]
    shipped = [(str(each.pk), each.name) for each in known if each.shipped]
    groups = [("This council’s layouts", own), ("Layouts for every council", shipped)]
    return [(name, choices) for name, choices in groups if choices]


def _layout_words(template: Template) -> str:
    return f"{template.name} (for {template.committee} only)" if template.committee else template.name


def _quarter_words(submission: Submission) -> str:
    words = f"{submission.scorecard}, {parse_period(submission.period).title}"
    return words + (f", revision {submission.revision}" if submission.revision > 1 else "")


class ItemForm(Form):
    refusal = "The item number was not set"

    item = forms.CharField(
        label="Agenda item", max_length=20, required=False, help_text="Empty it if the agenda gives none."
    )
    mark_optional = False


class ReportFilters(Form):
    """Which reports the list shows."""

    mark_optional = False

    state = forms.ChoiceField(required=False)
    council = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, states: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["state"].choices = [("", "All states"), *states]  # type: ignore[attr-defined]

    def kept(self, reports: Any) -> Any:
        state = self.cleaned_data.get("state") if self.is_valid() else ""
        return reports.filter(state=state) if state else reports
