"""Forms of administrators: who may come in, in which role, and how the council works; filters of the trail."""

from typing import Any

from django import forms
from django.utils import timezone

from portal.accounts.models import Council
from portal.accounts.rules import Role
from portal.audit.words import ACTS
from portal.crests.rules.picture import LEAST, MOST
from portal.crests.rules.picture import LIMIT as PNG_LIMIT
from portal.crests.rules.svg import LIMIT as SVG_LIMIT
from portal.home.words import ROLE_CHOICES
from portal.web.forms import ColourField, DateField, Form


class RoleForm(Form):
    """A role from a day, to a day if it ends."""

    refusal = "The role was not given"

    role = forms.ChoiceField(choices=ROLE_CHOICES, widget=forms.RadioSelect)
    job_title = forms.CharField(
        max_length=120, help_text="As reports print it, for example Interim Director of Children’s Services"
    )
    starts = DateField(label="First day")
    ends = DateField(label="Last day", required=False, help_text="For an acting role. The role still holds on this day")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["starts"].initial = timezone.localdate()

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("starts") and given.get("ends") and given["ends"] < given["starts"]:
            self.refuse("The last day is before the first", "ends")
        return given

    @property
    def given(self) -> dict[str, Any]:
        """What the services ask for."""
        found = self.cleaned_data
        return {
            "role": Role(found["role"]),
            "job_title": found["job_title"],
            "starts": found["starts"],
            "ends": found["ends"],
        }


class InviteForm(RoleForm):
    """Somebody new, or somebody who works with another council here."""

    refusal = "Nobody was invited"

    email = forms.EmailField(label="E-mail address", max_length=254, help_text="They sign in with it")
    name = forms.CharField(max_length=120, help_text="As reports print it. Kept as it is for who has an account here")
    field_order = ("email", "name", "role", "job_title", "starts", "ends")


class EndForm(Form):
    """The last day of a role."""

    refusal = "The role was not ended"

    on = DateField(
        label="Last day",
        help_text="Today, or a day that is past: the role ends at once. A later day: it still holds on that day",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["on"].initial = timezone.localdate()


def _step(label: str, before: str) -> forms.IntegerField:
    """How long before the next step one is due."""
    return forms.IntegerField(label=label, min_value=0, max_value=60, help_text=f"Working days {before}")


class CouncilForm(Form):
    """What an administrator sets for the council."""

    refusal = "The settings were not saved"

    seen_version = forms.IntegerField(widget=forms.HiddenInput)
    name = forms.CharField(max_length=120, help_text="At the top of every page and on every paper")
    colour = ColourField(help_text="# and six digits or letters from a to f, for example #00594f")
    relative_change = forms.BooleanField(
        label="Show changes of percentages as relative changes",
        required=False,
        help_text="Else in percentage points. The unit is always printed",
    )
    neighbours_by_median = forms.BooleanField(
        label="Compare with the median of the neighbours",
        required=False,
        help_text="Else with their mean. Each figure says which",
    )
    members_see_signed_off = forms.BooleanField(
        label="Members read a report as soon as it is signed off",
        required=False,
        help_text="Else when the clerk has published it",
    )
    clear_days = forms.IntegerField(
        label="Clear days before a meeting",
        min_value=0,
        max_value=30,
        help_text="Whole days between publication and the meeting. The law asks for five",
    )
    calendar_days = forms.BooleanField(
        label="Count weekends and bank holidays as clear days",
        required=False,
        help_text="Else working days only. Papers are never due on a day without work",
    )
    early_days = forms.IntegerField(
        label="Published at least so many working days before",
        required=False,
        min_value=1,
        max_value=30,
        help_text="Where the council’s own rule is earlier than the law’s, for example 7",
    )
    draft_days = _step("Final draft", "before papers are published. The clerk then has the report that was signed off")
    sign_off_days = _step("Director’s sign-off", "before the final draft. The director has signed the quarter off")
    narrative_days = _step("Narrative ready", "before the director’s sign-off. Officers have written")
    figures_days = _step("Figures ready", "before the narrative is ready. A quarter that ends later is not complete")
    large_change_percent = forms.DecimalField(
        label="A change is large from",
        min_value=0,
        max_value=1000,
        max_digits=5,
        decimal_places=1,
        help_text="In per cent of the earlier figure. A line that changes so much needs a narrative",
    )
    clearances = forms.CharField(
        label="Kinds of clearance that a section may need",
        max_length=300,
        required=False,
        help_text="With commas between, for example Finance, Legal. Layouts say which sections need one",
    )
    rounds_to = forms.TypedChoiceField(
        label="Counts of a few children are rounded to the nearest",
        choices=[(5, "5"), (10, "10")],
        coerce=int,
        empty_value=5,  # type: ignore[arg-type]  # the stubs know of texts alone
        required=False,
        widget=forms.RadioSelect,
        help_text="Where the disclosure check offers it and somebody chooses it. All counts of the line are",
    )

    @staticmethod
    def initial_of(council: Council) -> dict[str, Any]:
        """What the page shows first."""
        names = [name for name in CouncilForm.base_fields if name != "seen_version"]
        return {"seen_version": council.version, **{name: getattr(council, name) for name in names}}


class CrestForm(Form):
    """A file, or other words for the crest that stands."""

    refusal = "The crest was not saved"

    file = forms.FileField(
        label="File of the crest",
        required=False,
        help_text=(
            f"SVG of plain shapes, at most {SVG_LIMIT // 1024} KB, or PNG of {LEAST} to {MOST:,} pixels a side, "
            f"at most {PNG_LIMIT // 1024**2} MB. Without a file the crest stays and its words change"
        ),
    )
    alt = forms.CharField(
        label="What it shows, in words",
        max_length=200,
        widget=forms.TextInput(attrs={"class": "govuk-input--width-30"}),
        help_text="Read out to people who do not see it, for example: Arms of the council, a white castle on blue",
    )
    seen_version = forms.IntegerField(widget=forms.HiddenInput)

    def content(self) -> bytes | None:
        """The bytes of the file, one more than would be taken at most; None where none was chosen."""
        sent = self.cleaned_data["file"]
        return sent.read(max(SVG_LIMIT, PNG_LIMIT) + 1) if sent else None


class TrailForm(Form):
    """Filters of the trail, in the page's address."""

    who = forms.CharField(required=False, max_length=120)
    act = forms.ChoiceField(label="What", required=False)
    since = DateField(label="From", required=False)
    until = DateField(label="To", required=False)
    mark_optional = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        said = sorted(ACTS.items(), key=lambda pair: pair[1])
        self.fields["act"].choices = [("", "Everything"), *((act, _capital(words)) for act, words in said)]  # type: ignore[attr-defined]


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
