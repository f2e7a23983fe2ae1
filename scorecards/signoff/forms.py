"""What a director gives: a comment, a reason, a statement with the password; each carries what the page showed."""

from collections.abc import Sequence
from typing import Any

from django import forms

from portal.prose.children import refusal
from portal.web.forms import Form, TextField
from scorecards.copies.disclosure import Choice
from scorecards.signoff.reading import QuarterRead, Seen
from scorecards.submissions.rules import RevisionKind
from scorecards.submissions.standing import QuarterStanding

STATEMENT = "I have read this report and the figures behind it, and I am content that it goes to {committee}."


class SeenForm(Form):
    """Which version of the gate the page showed, and the newest event of the trail as it was drawn."""

    seen_version = forms.IntegerField(widget=forms.HiddenInput)
    seen_event = forms.IntegerField(widget=forms.HiddenInput, required=False)


class BackForm(SeenForm):
    """Names and ids begin with the form's own word: it stands in one form of the page with those of others."""

    prefix = "back"
    refusal = "It was not sent back"
    mark_optional = False
    text = TextField(label="What should change", max_length=5000)

    def __init__(self, *args: Any, hint: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **{"auto_id": "%s", **kwargs})
        self.fields["text"].help_text = hint


class CommentForm(Form):
    """A question on a line, a theme or the whole quarter; `place` is "", "theme:CODE" or "line:KEY"."""

    prefix = "ask"
    refusal = "The comment was not kept"
    mark_optional = False
    place = forms.ChoiceField(label="About", required=False)
    text = TextField(label="Your comment", max_length=5000)

    def __init__(self, *args: Any, standing: QuarterStanding, **kwargs: Any) -> None:
        super().__init__(*args, **{"auto_id": "%s", **kwargs})
        field = self.fields["place"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - as declared above
        field.choices = [("", "The whole quarter")] + [
            (theme.label, [(f"theme:{theme.code}", f"{theme.label}, the theme"), *_lines(theme.lines)])
            for theme in standing.themes
        ]


def _lines(lines: Any) -> list[tuple[str, str]]:
    return [(f"line:{line.line}", line.name) for line in lines]


class SignForm(SeenForm):
    """The password again, beside the seal over every word and figure of the page."""

    refusal = "The quarter was not signed off"
    seen_sha256 = forms.CharField(widget=forms.HiddenInput, max_length=64)
    password = forms.CharField(
        label="Your password again",
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password", "class": "govuk-input--width-20"}),
    )

    def __init__(self, *args: Any, revision: int, **kwargs: Any) -> None:
        super().__init__(*args, **{"auto_id": "sign-%s", **kwargs})
        seen = self["seen_version"].value()
        self.fields["password"].help_text = f"You sign revision {revision}, seen as version {seen}."

    @property
    def seen(self) -> Seen:
        return Seen(self.cleaned_data["seen_version"], self.cleaned_data["seen_sha256"])


class SignReportForm(SignForm):
    """With the statement that is printed, and the quarters that are signed in the same act."""

    refusal = "The report was not signed off"
    mark_optional = False
    statement = TextField(
        label="Your statement",
        help_text="Printed under your name on the first page.",
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    field_order = ("statement",)

    def __init__(self, *args: Any, unsigned: "list[QuarterRead]", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.unsigned = unsigned
        for quarter in unsigned:
            key = quarter.submission.pk
            label = f"Sign off {quarter.content.quarter.scorecard}, {quarter.content.quarter.title}, in the same act"
            said = f"Revision {quarter.submission.revision}, seen as version {quarter.seen.version}."
            self.fields[f"sign_{key}"] = forms.BooleanField(label=label, help_text=said, required=False)
            self.fields[f"version_{key}"] = forms.IntegerField(widget=forms.HiddenInput, initial=quarter.seen.version)
            self.fields[f"sha256_{key}"] = forms.CharField(
                widget=forms.HiddenInput, max_length=64, initial=quarter.seen.sha256
            )
        self.order_fields(["statement", *(f"sign_{q.submission.pk}" for q in unsigned), "password"])

    def signed_with(self) -> list[tuple[Any, Seen]]:
        """The quarters that were ticked, each as the page showed it."""
        given = self.cleaned_data
        return [
            (q.submission, Seen(given[f"version_{q.submission.pk}"], given[f"sha256_{q.submission.pk}"]))
            for q in self.unsigned
            if given[f"sign_{q.submission.pk}"]
        ]


CHOICES = {
    Choice.SUPPRESS: ("Suppress", "The paper prints “c”, and suppresses what would give it away"),
    Choice.ROUND: ("Round", "All counts of the line are printed to the nearest {to}, with “about”"),
    Choice.REWORD: ("Reword", "The words are changed where they stand, and found no more"),
    Choice.KEEP: ("Keep", "It is printed as it stands. Only the director can keep it, with a reason"),
}


LEAVE_OUT = ("Leave out", "The sentence is not printed")


def choice_words(choice: Choice, *, words: bool) -> tuple[str, str]:
    """What a choice on a figure, or on `words`, is called, and what it does."""
    return LEAVE_OUT if words and choice == Choice.SUPPRESS else CHOICES[choice]


class DecideForm(Form):
    """What becomes of one finding, with what the page showed of it."""

    refusal = "The decision was not kept"
    mark_optional = False
    seen_version = forms.IntegerField(widget=forms.HiddenInput)
    seen_pinned = forms.CharField(widget=forms.HiddenInput, max_length=64)
    choice = forms.ChoiceField(label="What becomes of it", widget=forms.RadioSelect)
    reason = TextField(
        label="Reason",
        required=False,
        max_length=1000,
        help_text="Needed where it is kept. Staff read it, and the signed copy holds it; the paper tells no reason",
    )

    def __init__(self, *args: Any, choices: Sequence[Choice], to: int, words: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["choice"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - as declared above
        field.choices = [(each.value, ": ".join(choice_words(each, words=words)).format(to=to)) for each in choices]

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        if given.get("choice") == Choice.KEEP.value and not given.get("reason", "").strip():
            self.add_error("reason", "Give the reason why it is kept")
        return given


class MoveForm(SeenForm):
    """One move of the table; the views say which they take."""

    move = forms.CharField(max_length=20)
    reason = forms.CharField(required=False, max_length=2000)


class PrintedReason:
    """A reason that is printed: words in which a child could be recognised are refused as they are typed."""

    cleaned_data: dict[str, Any]

    def clean_reason(self) -> str:
        reason = str(self.cleaned_data["reason"])
        if words := refusal(reason):
            raise forms.ValidationError(words)
        return reason


class ReviseForm(PrintedReason, Form):
    refusal = "The revision was not begun"
    kind = forms.ChoiceField(
        label="What the revision does",
        widget=forms.RadioSelect,
        choices=[
            (RevisionKind.COMPLETES.value, "It completes: figures that were missing have come"),
            (RevisionKind.CORRECTS.value, "It corrects: something that was signed is wrong"),
        ],
    )
    reason = TextField(label="Why", help_text="The reason is printed on the paper.", max_length=2000)


class CorrectForm(PrintedReason, SeenForm):
    refusal = "The correction was not begun"
    reason = TextField(
        label="What is corrected, and why", help_text="The reason is printed on the paper.", max_length=2000
    )


class ReasonForm(PrintedReason, SeenForm):
    """Why a revision or a correction was begun, said anew."""

    refusal = "The reason was not reworded"
    mark_optional = False
    reason = TextField(label="Why", help_text="The reason is printed on the paper.", max_length=2000)


class PublishForm(SeenForm):
    """Only what the page showed: the page itself says what is published, where and to whom."""

    refusal = "The report was not published"


class LateForm(PrintedReason, SeenForm):
    """What the chair said of a paper that members and the public could not read in time."""

    refusal = "The reason was not kept"
    chair = forms.CharField(
        label="Who chairs the meeting",
        max_length=120,
        help_text="As the paper prints it, for example Councillor Ann Reed",
    )
    reason = TextField(
        label="The special circumstances, in the chair’s words",
        help_text="Printed on the cover of the paper, and the minutes have to say it too.",
        max_length=2000,
    )


class WithdrawForm(SeenForm):
    refusal = "The report was not withdrawn"
    reason = TextField(
        label="Why it is withdrawn", help_text="Kept for the director; members do not see it.", max_length=2000
    )
