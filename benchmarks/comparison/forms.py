"""What people ask to see: plain filters that an address holds, so that it can be saved and shared."""

from collections.abc import Sequence
from typing import Any

from django import forms

from benchmarks.comparison.standing.board import Show, Wanted
from benchmarks.comparison.standing.kinds import Group
from portal.web.forms import Form

SHOWN = {
    Show.ALL: "All measures",
    Show.WORSE: "Those that got worse",
    Show.BETTER: "Those that got better",
    Show.LOW: "In the worst quarter of England",
    Show.HIGH: "In the best quarter of England",
}


def capital(words: str) -> str:
    return words[:1].upper() + words[1:]


class Filter(Form):
    """A form in the address. `shown` are the values that the page goes by, whatever was asked."""

    mark_optional = False

    def choose(self, name: str, choices: Sequence[tuple[str, str]]) -> None:
        self.fields[name].choices = choices  # type: ignore[attr-defined]

    def groups(self, groups: Sequence[Group]) -> None:
        self.choose("group", [(group.key, capital(group.words)) for group in groups])


class BoardFilter(Filter):
    """Which measures of a council, beside whom."""

    group = forms.ChoiceField(label="Beside", required=False)
    show = forms.ChoiceField(label="Show", required=False, choices=[(s.value, words) for s, words in SHOWN.items()])
    words = forms.CharField(label="Words in the name", required=False, max_length=80)

    def __init__(self, data: Any, *, groups: Sequence[Group], group: str) -> None:
        super().__init__({**data.dict(), "group": group})
        self.groups(groups)

    def wanted(self) -> Wanted:
        """What it does not know counts as not asked."""
        self.is_valid()
        return Wanted(self.cleaned_data.get("words", ""), Show(self.cleaned_data.get("show", "")))


class MeasureFilter(Filter):
    """Which period, group and edition of one measure."""

    period = forms.ChoiceField(label="Period", required=False)
    group = forms.ChoiceField(label="Beside", required=False)
    edition = forms.ChoiceField(label="Edition", required=False)

    def __init__(
        self,
        shown: dict[str, str],
        *,
        periods: Sequence[tuple[str, str]],
        groups: Sequence[Group],
        editions: Sequence[str],
    ) -> None:
        super().__init__(shown)
        self.choose("period", periods)
        self.groups(groups)
        self.choose("edition", [("", "The newest of each period"), *((each, each) for each in editions)])
