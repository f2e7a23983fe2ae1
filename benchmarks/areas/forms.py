"""A model of neighbours as a file, a council's own group, and filters that an address holds."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError

from benchmarks.areas.models import Area
from benchmarks.areas.rules import AreaKind, GroupKind
from portal.web.forms import Form

KINDS = {
    GroupKind.REGION: "A region",
    GroupKind.QUALITY: "Good or outstanding authorities",
    GroupKind.FAMILY: "A family of the council’s own choice",
}
AREA_KINDS = {
    AreaKind.AUTHORITY: "Authorities",
    AreaKind.JOINT: "Joint returns",
    AreaKind.REGION: "Regions",
    AreaKind.COUNTRY: "Countries",
}
WHOLE = "all"  # the tick that takes a whole region


class SentFileForm(Form):
    """A published list as one file. Give `is_no` in words."""

    refusal = "The file was not taken"
    is_no = ""

    file = forms.FileField(label="File", widget=forms.FileInput(attrs={"accept": ".csv,text/csv"}))

    def clean_file(self) -> Any:
        given = self.cleaned_data["file"]
        if given.size > settings.UPLOAD_LIMIT_BYTES:
            most = settings.UPLOAD_LIMIT_BYTES // 1024 // 1024
            raise ValidationError(f"The file is longer than {most} MB, which no such {self.is_no} is", code="long")
        return given


class PlacesForm(SentFileForm):
    """A list of authorities or of regions, as published."""

    is_no = "list"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["file"].help_text = (
            "A CSV file of regions (region_code, region_name) or of authorities (old_la_code, new_la_code, la_name and "
            "the code of the region; days of operation and termination where it has them). Send regions first."
        )


class NeighboursForm(SentFileForm):
    """A wide file as the Department for Education publishes it."""

    is_no = "model"

    edition = forms.CharField(
        label="Edition",
        max_length=20,
        widget=forms.TextInput(attrs={"class": "govuk-input--width-5"}),
        help_text="The model’s year, for example 2025.",
    )
    source = forms.CharField(
        label="Source", max_length=300, initial="Department for Education, model of statistical neighbours"
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields[
            "file"
        ].help_text = "A CSV file with an authority on each line and its ten neighbours from left to right."


class MembersForm(Form):
    """Authorities to tick, region by region; one tick takes a whole region. The council itself is never offered."""

    refusal = "The members were not kept"
    mark_optional = False

    def __init__(self, *args: Any, authorities: Iterable[Area], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.regions: dict[str, list[Area]] = {}
        names: dict[str, str] = {}
        for area in authorities:
            key = f"r{area.region_id}"
            self.regions.setdefault(key, []).append(area)
            names[key] = str(area.region)
        for key, found in self.regions.items():
            self.fields[key] = forms.MultipleChoiceField(
                label=names[key],
                required=False,
                widget=forms.CheckboxSelectMultiple,
                choices=[
                    (WHOLE, f"All {len(found)} authorities of {names[key]}"),
                    *((str(each.pk), each.name) for each in found),
                ],
            )

    @property
    def by_region(self) -> list[Any]:
        return [self[key] for key in self.regions]

    def members(self) -> list[Area]:
        """Those ticked, by name."""
        found: list[Area] = []
        for key, authorities in self.regions.items():
            ticked = set(self.cleaned_data.get(key, ()))
            found += [each for each in authorities if WHOLE in ticked or str(each.pk) in ticked]
        return sorted(found, key=lambda area: area.name)


class GroupForm(MembersForm):
    """A comparator group of a council's own."""

    refusal = "The group was not made"

    kind = forms.ChoiceField(
        label="Kind", widget=forms.RadioSelect, choices=[(kind.value, words) for kind, words in KINDS.items()]
    )
    name = forms.CharField(label="Name", max_length=120, help_text="For example: Good or outstanding shire counties.")
    edition = forms.CharField(
        label="Edition (optional)",
        max_length=20,
        required=False,
        widget=forms.TextInput(attrs={"class": "govuk-input--width-10"}),
        help_text="The year, where there will be another group of this name later.",
    )
    source = forms.CharField(
        label="Why these", max_length=300, help_text="Who chose them and by what; shown beside every comparison."
    )
    quoted_only = forms.BooleanField(
        label="Its members are not known",
        required=False,
        help_text="Only numbers that a paper quotes of it are shown. Members can be given to it later, once.",
    )

    @property
    def about(self) -> list[Any]:
        return [self[name] for name in ("kind", "name", "edition", "source", "quoted_only")]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        ticked = bool(self.members())
        if given.get("quoted_only") and ticked:
            self.add_error("quoted_only", "Tick members, or say that they are not known, not both")
        if not given.get("quoted_only") and not ticked:
            self.add_error("quoted_only", "Tick the members below, or say that they are not known")
        return given


class PlaceFilter(Form):
    """Which areas are listed; what it does not know counts as not asked."""

    mark_optional = False

    kind = forms.ChoiceField(
        label="Show",
        required=False,
        choices=[("", "All areas"), *((kind.value, words) for kind, words in AREA_KINDS.items())],
    )
    words = forms.CharField(label="Name, number or code", required=False, max_length=80)

    def wanted(self) -> dict[str, str]:
        self.is_valid()
        return {name: self.cleaned_data.get(name, "").strip() for name in ("kind", "words")}


class EditionsFilter(Form):
    """Two editions to set side by side."""

    mark_optional = False

    old = forms.ChoiceField(label="From the edition", required=False)
    new = forms.ChoiceField(label="To the edition", required=False)

    def __init__(self, shown: dict[str, str], *, editions: Sequence[str]) -> None:
        super().__init__(shown)
        for name in ("old", "new"):
            field: Any = self.fields[name]
            field.choices = [(edition, edition) for edition in editions]
