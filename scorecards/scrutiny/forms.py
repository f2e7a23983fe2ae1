"""What members and officers type: a request, its answer, and the filters of the lists."""

from collections.abc import Sequence
from typing import Any

from django import forms

from portal.web.forms import Form, TextField
from scorecards.submissions.standing import QuarterStanding

MOST = 4000


class AskForm(Form):
    refusal = "Your request was not sent"

    text = TextField(
        label="What do you want to know?",
        max_length=MOST,
        help_text="The performance team answers here. Your council’s members can read the question and the answer.",
    )


class AnswerForm(Form):
    refusal = "The answer was not saved"

    seen_version = forms.IntegerField(widget=forms.HiddenInput)
    text = TextField(
        label="Answer",
        max_length=MOST * 2,
        help_text="All members of the council can read it. Leave out anything that could identify a child.",
    )


class Filter(Form):
    """What a list shows; every field may be left as it is."""

    mark_optional = False


class QuartersFilter(Filter):
    """Past quarters by financial year, and by council for those who read for more than one."""

    year = forms.ChoiceField(label="Financial year", required=False)
    council = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, years: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        year: Any = self.fields["year"]
        year.choices = [("", "All years"), *years]


class RequestsFilter(Filter):
    state = forms.ChoiceField(
        label="Answer",
        required=False,
        choices=[("", "All requests"), ("waiting", "Waiting for an answer"), ("answered", "Answered")],
    )
    council = forms.CharField(widget=forms.HiddenInput, required=False)


class LinesFilter(Filter):
    """The lines of one theme or of one rating."""

    theme = forms.ChoiceField(label="Theme", required=False)
    rating = forms.ChoiceField(label="Rating", required=False)

    def __init__(self, *args: Any, quarter: QuarterStanding, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        theme: Any = self.fields["theme"]
        rating: Any = self.fields["rating"]
        theme.choices = [("", "All themes"), *((each.code, each.label) for each in quarter.themes)]
        rating.choices = [("", "Any rating"), *((each.word, each.word) for each, _count in quarter.tally)]
