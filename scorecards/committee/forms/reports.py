"""What people say of reports: covers, sections and their rows, appendices, items; filters of their list."""

from collections.abc import Collection, Iterable, Sequence
from typing import Any

from django import forms

from portal.web.forms import DateField, Form, FormSet, TextField
from scorecards.committee.exempt import PARAGRAPHS
from scorecards.committee.models import Meeting, Template
from scorecards.committee.rules import CLASSIFICATION_WORDS, Classification
from scorecards.committee.services.reports import Cover
from scorecards.committee.services.sections import Attachment, Issue
from scorecards.periods import parse_period
from scorecards.submissions.models import Submission

CLASSIFICATIONS = [(kind.value, words) for kind, words in CLASSIFICATION_WORDS.items()]
OF_APPENDICES = [each for each in CLASSIFICATIONS if each[0] != Classification.EXEMPT_IN_PART.value]
PARAGRAPH_CHOICES = [(str(number), f"{number}. {words}") for number, words in PARAGRAPHS.items()]
BLANK_ROWS = 3
LONG_LINE = forms.TextInput(attrs={"class": "govuk-input--width-30"})
STEP = 10


def check_exemption(form: forms.Form, given: dict[str, Any]) -> dict[str, Any]:
    """What is exempt needs its paragraph and its reason; what is open has neither, whatever was chosen before."""
    if given.get("classification") == Classification.OPEN.value:
        return {**given, "exempt_paragraph": None, "public_interest": ""}
    if given.get("classification") and not given.get("exempt_paragraph"):
        form.add_error("exempt_paragraph", "Choose the paragraph by which it is exempt")
    if given.get("classification") and not given.get("public_interest") and "public_interest" not in form.errors:
        form.add_error("public_interest", "Say why the public interest is in not disclosing it")
    return given


class ExemptForm(Form):
    """By which paragraph of the law something is exempt, and why the public interest is in not disclosing it."""

    exempt_paragraph = forms.TypedChoiceField(
        label="If it is exempt: by which paragraph of Schedule 12A",
        choices=PARAGRAPH_CHOICES,
        coerce=int,
        empty_value=None,
        required=False,
        widget=forms.RadioSelect,
    )
    public_interest = TextField(
        label="If it is exempt: why the public interest is in not disclosing it",
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="This reason is printed in the public paper. Tell nothing of what is exempt.",
    )

    def clean(self) -> dict[str, Any]:
        return check_exemption(self, super().clean() or {})


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
    field_order = ("meeting", "template", "quarters")

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


class SectionForm(Form):
    """The words of one section, in Markdown."""

    refusal = "The section was not saved"

    text = TextField(
        label="Words",
        required=False,
        max_length=60000,
        widget=forms.Textarea(attrs={"rows": 18}),
        help_text="Empty lines part paragraphs; “- ” begins a list; **bold** and links are printed as such.",
    )
    seen_version = forms.IntegerField(widget=forms.HiddenInput)
    mark_optional = False


class SeenForm(Form):
    """The version of a section whose rows are edited."""

    refusal = "The section was not saved"

    seen_version = forms.IntegerField(widget=forms.HiddenInput)


class PlacedForm(Form):
    """A row of an ordered list: an emptied row is taken away, a lower number comes first."""

    mark_optional = False

    place = forms.IntegerField(
        required=False, min_value=0, max_value=9999, widget=forms.NumberInput(attrs={"class": "govuk-input--width-4"})
    )

    @property
    def said(self) -> dict[str, str]:
        """The words of the row, without its place."""
        given = getattr(self, "cleaned_data", {})
        return {name: given.get(name, "") for name in self.fields if name != "place"}

    @property
    def blank(self) -> bool:
        return not any(self.said.values())


class TextRow(PlacedForm):
    text = TextField(required=False, max_length=4000, widget=forms.Textarea(attrs={"rows": 3}))


class IssueRow(PlacedForm):
    """A key issue: its four columns."""

    theme = forms.CharField(required=False, max_length=120, widget=LONG_LINE)
    position = TextField(
        label="Current position", required=False, max_length=4000, widget=forms.Textarea(attrs={"rows": 3})
    )
    issue = TextField(label="Risk or issue", required=False, max_length=4000, widget=forms.Textarea(attrs={"rows": 3}))
    focus = TextField(
        label="Focus for scrutiny", required=False, max_length=4000, widget=forms.Textarea(attrs={"rows": 3})
    )

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if not self.blank:
            for name in (name for name, words in self.said.items() if not words and name not in self.errors):
                self.add_error(name, f"Enter the {str(self.fields[name].label or name).lower()}, or empty the row.")
        return given


TextRows = forms.formset_factory(TextRow, formset=FormSet, extra=BLANK_ROWS, max_num=100, absolute_max=150)
IssueRows = forms.formset_factory(IssueRow, formset=FormSet, extra=BLANK_ROWS, max_num=100, absolute_max=150)


def in_order(formset: Any) -> list[Any]:
    """The forms that say something, by their place; those without one keep their order at the end."""
    told = [(form.cleaned_data.get("place"), number, form) for number, form in enumerate(formset) if not form.blank]
    told.sort(key=lambda each: (each[0] is None, each[0] or 0, each[1]))
    return [form for _place, _number, form in told]


def issue_of(form: IssueRow) -> Issue:
    return Issue(**form.said)


class ConfirmForm(Form):
    """That somebody has read the attached file, whose hash the page carried."""

    refusal = "Nothing was confirmed"

    read = forms.BooleanField(label="I have read it; it holds no count of 1 to 5 children")
    seen_sha256 = forms.CharField(max_length=64, widget=forms.HiddenInput)


class ReplaceForm(Form):
    """Another file in the place of the attached one."""

    refusal = "The file was not replaced"

    file = forms.FileField(
        help_text="PDF, Excel workbook (.xlsx), CSV, PNG or SVG, at most 10 MB. Of an exempt appendix a PDF.",
        error_messages={"required": "Choose a file", "empty": "The file is empty."},
    )


class FiguresForm(ExemptForm):
    """An exempt appendix that the program makes of the report's figures."""

    refusal = "The appendix was not added"
    field_order = ("title", "description", "exempt_paragraph", "public_interest")

    title = forms.CharField(max_length=200, widget=LONG_LINE)
    description = TextField(
        label="What it holds", required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 3})
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["exempt_paragraph"].label = "By which paragraph of Schedule 12A it is exempt"
        self.fields["public_interest"].label = "Why the public interest is in not disclosing it"
        self.fields["exempt_paragraph"].required = self.fields["public_interest"].required = True

    def attachment(self) -> Attachment:
        return Attachment(classification=Classification.EXEMPT, **{n: self.cleaned_data[n] for n in self.field_order})


class AppendixForm(ExemptForm):
    refusal = "The appendix was not attached"
    field_order = ("title", "description", "data_date", "draft", "classification", "exempt_paragraph")

    title = forms.CharField(max_length=200, widget=LONG_LINE)
    description = TextField(
        label="What it holds", required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 3})
    )
    data_date = DateField(label="Its figures stand at", required=False)
    draft = forms.BooleanField(label="It is a draft, and the paper says so", required=False)
    classification = forms.ChoiceField(choices=OF_APPENDICES, widget=forms.RadioSelect)
    file = forms.FileField(
        help_text="PDF, Excel workbook (.xlsx), CSV, PNG or SVG, at most 10 MB. What is exempt must be a PDF.",
        error_messages={"required": "Choose a file", "empty": "The file is empty."},
    )

    def attachment(self) -> Attachment:
        given = self.cleaned_data
        return Attachment(
            title=given["title"],
            description=given["description"],
            data_date=given["data_date"],
            classification=Classification(given["classification"]),
            exempt_paragraph=given["exempt_paragraph"],
            public_interest=given["public_interest"],
            draft=given["draft"],
        )


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
