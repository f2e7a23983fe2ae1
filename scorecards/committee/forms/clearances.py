"""Who clears a section or a kind for the council, that it is cleared, and who holds the portfolio."""

from collections.abc import Iterable
from typing import Any

from django import forms

from portal.accounts.models import Membership, User
from portal.web.forms import Form

ANYBODY = "Whoever clears that kind for the council"


def people(memberships: Iterable[Membership]) -> list[tuple[str, str]]:
    """Each person once, by name, with their job title."""
    named = {str(m.user_id): f"{m.user}, {m.job_title}" if m.job_title else str(m.user) for m in memberships}
    return sorted(named.items(), key=lambda each: each[1])


class ClearanceForm(Form):
    refusal = "The clearance was not asked for"

    kind = forms.ChoiceField(label="What kind of clearance", widget=forms.RadioSelect)
    clearer = forms.ChoiceField(
        label="Who clears it",
        required=False,
        help_text="They read this section, and nothing else of the report.",
    )
    mark_optional = False

    def __init__(self, *args: Any, kinds: Iterable[str], members: Iterable[Membership], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = [(kind, kind) for kind in kinds]  # type: ignore[attr-defined]
        self.fields["clearer"].choices = [("", ANYBODY), *people(members)]  # type: ignore[attr-defined]

    def person(self) -> User | None:
        key = self.cleaned_data["clearer"]
        return User.objects.get(pk=key) if key else None


class ClearerForm(Form):
    """Somebody more who clears a kind for the council."""

    refusal = "Nobody was named"

    kind = forms.ChoiceField(label="What kind of clearance", widget=forms.RadioSelect)
    person = forms.ChoiceField(label="Who clears it")

    def __init__(self, *args: Any, kinds: Iterable[str], members: Iterable[Membership], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = [(kind, kind) for kind in kinds]  # type: ignore[attr-defined]
        self.fields["person"].choices = people(members)  # type: ignore[attr-defined]

    def named(self) -> User:
        return User.objects.get(pk=self.cleaned_data["person"])


class ClearForm(Form):
    refusal = "The section was not cleared"

    seen_sha256 = forms.CharField(widget=forms.HiddenInput, max_length=64)


class ReaderForm(Form):
    refusal = "The portfolio holder was not named"
    mark_optional = False

    reader = forms.ChoiceField(
        label="Portfolio holder",
        required=False,
        help_text="A member. They read the report while it is with the director; they cannot change or move it.",
    )
    seen_version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, members: Iterable[Membership], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reader"].choices = [("", "Nobody"), *people(members)]  # type: ignore[attr-defined]

    def person(self) -> User | None:
        key = self.cleaned_data["reader"]
        return User.objects.get(pk=key) if key else None
