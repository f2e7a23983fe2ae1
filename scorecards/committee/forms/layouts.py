"""What people say of layouts: their name, committee, numbering and cover, and each section."""

from collections.abc import Iterable
from typing import Any

from django import forms

from portal.web.forms import Form, TextField
from scorecards.committee.layouts import COVER_WORDS, NUMBERING_WORDS, CoverFact, CoverLine, Numbering
from scorecards.committee.models import Committee, Template, TemplateSection
from scorecards.committee.queries.layouts import FILLED
from scorecards.committee.rules import SectionSource
from scorecards.committee.services.templates import Frame, Words

STEP = 10
LONG_LINE = forms.TextInput(attrs={"class": "govuk-input--width-30"})
EVERY = "Every committee"


class LayoutNameForm(Form):
    """A copy under a name of its own, for one committee or for all."""

    refusal = "The layout was not copied"

    name = forms.CharField(max_length=120, widget=LONG_LINE)
    committee = forms.ModelChoiceField(Committee.objects.none(), required=False, empty_label=EVERY, label="For")
    mark_optional = False

    def __init__(self, *args: Any, committees: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["committee"].queryset = committees  # type: ignore[attr-defined]


class LayoutForm(LayoutNameForm):
    """The frame of a layout. Each fact of the cover has a place and a label; one without a place is not on it."""

    refusal = "The layout was not saved"

    numbering = forms.ChoiceField(
        choices=[(each.value, words) for each, words in NUMBERING_WORDS.items()], widget=forms.RadioSelect
    )
    seen_version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for fact, words in COVER_WORDS.items():
            self.fields[f"place_{fact.value}"] = forms.IntegerField(
                label=f"Place of “{words}”",
                required=False,
                min_value=1,
                max_value=999,
                widget=forms.NumberInput(attrs={"class": "govuk-input--width-4"}),
            )
            self.fields[f"label_{fact.value}"] = forms.CharField(
                label=f"Label of “{words}”", required=False, max_length=60
            )

    @property
    def frame_fields(self) -> list[Any]:
        return [self["name"], self["committee"], self["numbering"]]

    @property
    def cover_rows(self) -> list[tuple[str, Any, Any]]:
        return [(words, self[f"place_{f.value}"], self[f"label_{f.value}"]) for f, words in COVER_WORDS.items()]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        for fact, words in COVER_WORDS.items():
            if given.get(f"place_{fact.value}") and not given.get(f"label_{fact.value}"):
                given[f"label_{fact.value}"] = words
        return given

    def frame(self) -> Frame:
        given = self.cleaned_data
        placed = [(place, fact) for fact in CoverFact if (place := given.get(f"place_{fact.value}"))]
        lines = [CoverLine(fact, given[f"label_{fact.value}"]) for _place, fact in sorted(placed, key=lambda p: p[0])]
        return Frame(given["name"], given["committee"], Numbering(given["numbering"]), lines)


def frame_initial(template: Template) -> dict[str, Any]:
    """What the form of a layout shows first."""
    found: dict[str, Any] = {
        "name": template.name,
        "committee": template.committee_id,
        "numbering": template.numbering,
        "seen_version": template.version,
    }
    found |= {f"label_{fact.value}": words for fact, words in COVER_WORDS.items()}
    for number, line in enumerate(template.cover_lines, start=1):
        found[f"place_{line.fact.value}"] = number * STEP
        found[f"label_{line.fact.value}"] = line.label
    return found


class LayoutSectionForm(Form):
    """A section of a layout. The words it begins with are copied into each report and can be changed there."""

    refusal = "The section was not saved"

    heading = forms.CharField(max_length=160, widget=LONG_LINE)
    guidance = TextField(
        label="Guidance for who writes it",
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Shown beside the section; never printed.",
    )
    required = forms.BooleanField(label="It must be written before review", required=False)
    numbered = forms.BooleanField(label="It is numbered, as the layout counts", required=False)
    boilerplate = TextField(
        label="Words that it begins with",
        required=False,
        max_length=20000,
        widget=forms.Textarea(attrs={"rows": 10}),
        help_text="In Markdown. Every wording is kept; reports that were begun stay as they are.",
    )
    clearances = forms.MultipleChoiceField(
        label="Needs clearance",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Each report that is begun from this layout asks for it, and does not go to the director without.",
    )
    seen_version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(
        self, *args: Any, kinds: Iterable[str], text: bool = True, written: bool = True, **kwargs: Any
    ) -> None:
        """A section with a `text` begins with words; one that is `written`, as text or list, can be cleared."""
        super().__init__(*args, **kwargs)
        self.fields["clearances"].choices = [(kind, kind) for kind in kinds]  # type: ignore[attr-defined]
        if not text:
            del self.fields["boilerplate"]
        if not written or not kinds:
            del self.fields["clearances"]

    def words(self) -> Words:
        given = self.cleaned_data
        return Words(
            heading=given["heading"],
            guidance=given["guidance"],
            required=given["required"],
            numbered=given["numbered"],
            boilerplate=given.get("boilerplate", ""),
            clearances=given.get("clearances", ()),
        )


class NewSectionForm(LayoutSectionForm):
    """How it is filled is chosen when it is added, and stays."""

    refusal = "The section was not added"

    source = forms.ChoiceField(label="How it is filled")
    field_order = ("heading", "source")

    def __init__(self, *args: Any, taken: Iterable[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        gone = set(taken) - {SectionSource.WRITTEN.value}
        offered = [(each.value, words) for each, words in FILLED.items() if each.value not in gone]
        self.fields["source"].choices = offered  # type: ignore[attr-defined]


def section_initial(section: TemplateSection) -> dict[str, Any]:
    names = ("heading", "guidance", "required", "numbered", "boilerplate", "clearances")
    return {**{name: getattr(section, name) for name in names}, "seen_version": section.version}
