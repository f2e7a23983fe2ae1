"""What people say of a risk: its words, its score, its end, and what is done about it."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django import forms
from django.db.models import Q

from portal.accounts import access
from portal.accounts.models import Council, User
from portal.accounts.rules import Role
from portal.web.forms import DateField, Form, RowsField, TextField
from scorecards.commentary.models import Action
from scorecards.framework.models import ScorecardLine
from scorecards.risks import queries
from scorecards.risks.forms.fields import past, wide
from scorecards.risks.models import Register, Risk
from scorecards.risks.queries import RiskRow
from scorecards.risks.rules import IMPACT_WORDS, LEVELS, LIKELIHOOD_WORDS
from scorecards.risks.services.risks import Description, Score

STAFF = (Role.OFFICER, Role.ANALYST, Role.DIRECTOR)
OPEN, CLOSED, ALL = "open", "closed", "all"
SHOWN = [(OPEN, "Open"), (CLOSED, "Closed"), (ALL, "Open and closed")]


class RiskFilters(Form):
    """Which risks of a council the table shows."""

    mark_optional = False

    register = forms.ChoiceField(required=False)
    owner = forms.ChoiceField(required=False)
    show = forms.ChoiceField(label="Risks", required=False, choices=SHOWN)
    council = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, rows: Sequence[RiskRow], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        registers = {str(row.risk.register_id): row.risk.register.name for row in rows}
        owners = sorted({row.owner for row in rows if row.owner})
        self.fields["register"].choices = [("", "All registers"), *registers.items()]  # type: ignore[attr-defined]
        self.fields["owner"].choices = [("", "All owners"), *((o, o) for o in owners)]  # type: ignore[attr-defined]

    def kept(self, rows: Iterable[RiskRow]) -> list[RiskRow]:
        """The rows that were asked for: open ones unless told otherwise; what is no choice asks for nothing."""
        asked = self.cleaned_data if self.is_valid() else {}
        show = asked.get("show") or OPEN
        return [
            row
            for row in rows
            if (show == ALL or (row.risk.closed_on is None) == (show == OPEN))
            and asked.get("register") in (None, "", str(row.risk.register_id))
            and asked.get("owner") in (None, "", row.owner)
        ]


class RiskForm(Form):
    """The words, the owner and the links of a risk. `seen_version` is the risk's on the page."""

    refusal = "The risk was not saved"

    reference = forms.CharField(label="Reference", max_length=20, required=False, help_text="As the register has it.")
    title = TextField(label="Risk", max_length=2000, help_text="What could happen, and what it would lead to.")
    mitigation = TextField(
        label="What is being done",
        required=False,
        max_length=20000,
        widget=forms.Textarea(attrs={"rows": 9}),
        help_text="Paragraphs, lists with “- ”, **bold** and links are printed as such.",
    )
    owner = forms.ModelChoiceField(User.objects.none(), required=False, empty_label="Somebody else, or nobody yet")
    owner_name = forms.CharField(
        label="Owner’s name", max_length=120, required=False, help_text="For an owner who does not sign in here."
    )
    strategic = RowsField(
        Risk.objects.none(),
        label="Strategic risks that it bears on",
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    lines = RowsField(
        ScorecardLine.objects.none(),
        label="Lines of the scorecard that show it",
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    seen_version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, council: Council, risk: Risk | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._offer("owner", _people(council, risk))
        self._offer("strategic", _strategic(council, risk))
        lines = ScorecardLine.objects.filter(scorecard__council=council).select_related("indicator")
        self._offer("lines", lines.order_by("scorecard__name", "theme__order", "order", "id"))

    def _offer(self, name: str, choices: Any) -> None:
        self.fields[name].queryset = choices  # type: ignore[attr-defined]
        if name != "owner" and not choices.exists():
            del self.fields[name]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("owner") and given.get("owner_name"):
            self.add_error("owner_name", "Choose an owner or write a name, not both.")
        return given

    def description(self) -> Description:
        given = self.cleaned_data
        return Description(
            title=given["title"],
            mitigation=given["mitigation"],
            reference=given["reference"],
            owner=given["owner"],
            owner_name=given["owner_name"],
            strategic=list(given.get("strategic", ())),
            lines=list(given.get("lines", ())),
        )


def _people(council: Council, risk: Risk | None) -> Any:
    """Those who work on drafts of the council today, and the owner that stands even if they have left."""
    keys = {member.user_id for member in access.people_with(council, STAFF)}
    stands = {risk.owner_id} if risk and risk.owner_id else set()
    return User.objects.filter(pk__in=keys | stands)


def _strategic(council: Council, risk: Risk | None) -> Any:
    """The open strategic risks, and those that the risk is linked to already."""
    if risk is None:
        return queries.strategic_risks(council)
    linked = Q(closed_on=None) | Q(pk__in=risk.strategic.values("pk"))
    return queries.linkable(council).filter(linked).exclude(pk=risk.pk)


class OpenForm(RiskForm):
    """A new risk: whose register, since when."""

    refusal = "The risk was not opened"

    register = forms.ModelChoiceField(Register.objects.none(), empty_label=None)
    opened_on = DateField(label="Open since")
    field_order = ("register", "reference", "title")

    def __init__(self, *args: Any, council: Council, **kwargs: Any) -> None:
        super().__init__(*args, council=council, **kwargs)
        self.fields["register"].queryset = Register.objects.filter(council=council)  # type: ignore[attr-defined]

    def clean_opened_on(self) -> Any:
        return past(self.cleaned_data["opened_on"], "A risk cannot be opened in the future.")


MATRIX, STATED, NONE = "matrix", "stated", "none"


def _of_five(words: Mapping[int, str]) -> forms.TypedChoiceField:
    """A level of the matrix, or none."""
    return forms.TypedChoiceField(
        choices=[(n, f"{n} {words[n]}") for n in LEVELS],
        coerce=int,
        empty_value=None,
        required=False,
        widget=forms.RadioSelect,
    )


class ScoreForm(Form):
    """A score on the matrix, as stated elsewhere, or none; with the day and the reason."""

    refusal = "The score was not saved"

    how = forms.ChoiceField(
        label="How the risk is scored",
        choices=[
            (MATRIX, "By likelihood and impact"),
            (STATED, "As stated in another register"),
            (NONE, "No score"),
        ],
        widget=forms.RadioSelect,
    )
    likelihood = _of_five(LIKELIHOOD_WORDS)
    impact = _of_five(IMPACT_WORDS)
    score = forms.IntegerField(
        label="Score as stated", min_value=1, max_value=100, required=False, widget=wide(3, forms.NumberInput)
    )
    band = forms.CharField(label="Band as stated", max_length=40, required=False, help_text="For example High.")
    scored_on = DateField(label="Date of the score")
    reason = TextField(label="Why it is scored so", max_length=2000, help_text="What moved it, or why it stays.")
    seen_version = forms.IntegerField(widget=forms.HiddenInput)
    mark_optional = False

    def clean_scored_on(self) -> Any:
        return past(self.cleaned_data["scored_on"], "A score cannot be dated ahead.")

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        how = given.get("how")
        parts = {name: given.get(name) for name in ("likelihood", "impact")}
        stated = given.get("score") or given.get("band")
        if how == MATRIX:
            for name in (name for name, level in parts.items() if level is None):
                self.add_error(name, f"Choose {name} from 1 to 5.")
        if how == STATED and not stated and "score" not in self.errors:
            self.add_error("score", "Enter the score or the band as stated.")
        if how != STATED and stated:
            self.add_error("how", "A score is stated below: choose that it is stated elsewhere, or clear it.")
        if how != MATRIX and any(parts.values()):
            given["likelihood"] = given["impact"] = None  # a radio cannot be cleared without a script
        return given

    def given(self) -> Score:
        kept = {name: self.cleaned_data[name] for name in ("likelihood", "impact", "score", "band")}
        return Score(scored_on=self.cleaned_data["scored_on"], reason=self.cleaned_data["reason"], **kept)


class CloseForm(Form):
    refusal = "The risk was not closed"

    on = DateField(label="Closed on")
    reason = forms.CharField(
        label="Why it is closed", max_length=300, help_text="It is shown beside the risk from now on."
    )
    seen_version = forms.IntegerField(widget=forms.HiddenInput)

    def clean_on(self) -> Any:
        return past(self.cleaned_data["on"], "A risk cannot be closed ahead of the day.")


class ReopenForm(Form):
    refusal = "The risk was not opened again"

    reason = forms.CharField(
        label="Why it is opened again",
        max_length=300,
        help_text="It stays in the risk’s story, with why it was closed.",
    )
    seen_version = forms.IntegerField(widget=forms.HiddenInput)


class LinkForm(Form):
    """One more action, for a risk that it mitigates or a resolution that it answers."""

    refusal = "The action was not linked"

    action = forms.ModelChoiceField(Action.objects.none(), empty_label=None)

    def __init__(self, *args: Any, actions: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["action"].queryset = actions  # type: ignore[attr-defined]
