"""What is attached to a report: files, confirmations that somebody read them, and figures made exempt."""

from typing import Any

from django import forms

from portal.web.forms import DateField, Form, TextField
from scorecards.committee.forms.exempt import ExemptForm
from scorecards.committee.forms.fields import CLASSIFICATIONS, LONG_LINE
from scorecards.committee.rules import Classification
from scorecards.committee.services.sections import Attachment

OF_APPENDICES = [each for each in CLASSIFICATIONS if each[0] != Classification.EXEMPT_IN_PART.value]


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
