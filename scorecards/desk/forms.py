"""What people ask to see: plain filters that an address can hold."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms

from benchmarks.comparison.rules import Edition
from portal.web.forms import Form
from scorecards.desk.queries import WantedActions
from scorecards.desk.rules import ME, NARRATIVE_WORDS, VARIATION_WORDS, Wanted
from scorecards.desk.words import sentence
from scorecards.submissions.standing import QuarterStanding


class Filter(Form):
    """A form in the address. What it does not know counts as not asked."""

    mark_optional = False

    def asked(self, name: str) -> str:
        self.is_valid()
        return str(self.cleaned_data.get(name) or "")


class LineFilter(Filter):
    """Which lines of a scorecard; its choices are those that the quarter has."""

    theme = forms.ChoiceField(label="Theme", required=False)
    rating = forms.ChoiceField(label="Rating", required=False)
    narrative = forms.ChoiceField(
        label="Narrative", required=False, choices=[("", "Any state"), *NARRATIVE_WORDS.items()]
    )
    variation = forms.ChoiceField(
        label="Variation", required=False, choices=[("", "Any variation"), *VARIATION_WORDS.items()]
    )
    owner = forms.ChoiceField(label="Owner", required=False)

    def __init__(self, data: Any, *, standing: QuarterStanding) -> None:
        super().__init__(data)
        themes = [(theme.code, theme.label) for theme in standing.themes]
        self._choose("theme", "All themes", themes)
        self._choose("rating", "Any rating", [(rating.word, rating.word) for rating, _count in standing.tally])
        owners = {str(line.owner_id): line.owner for line in standing.lines if line.owner_id}
        self._choose("owner", "Anyone", [(ME, "Me"), *sorted(owners.items(), key=lambda owner: owner[1])])

    def _choose(self, name: str, everything: str, choices: Iterable[tuple[str, str]]) -> None:
        offered: Sequence[tuple[str, str]] = [("", everything), *choices]
        self.fields[name].choices = offered  # type: ignore[attr-defined]

    def wanted(self, me: int | None) -> Wanted:
        theme, rating, narrative, owner, variation = (
            self.asked(name) for name in ("theme", "rating", "narrative", "owner", "variation")
        )
        return Wanted(theme, rating, narrative, owner, me, variation)


class EditionFilter(Filter):
    """Which edition of published numbers a line stands beside."""

    edition = forms.ChoiceField(label="Published figures", required=False)

    def __init__(self, data: Any, *, editions: Iterable[Edition]) -> None:
        super().__init__(data)
        offered = [("", "The newest of each period"), *((each.name, sentence(each.words)) for each in editions)]
        self.fields["edition"].choices = offered  # type: ignore[attr-defined]


class ActionFilter(Filter):
    """Whose actions, and in which state."""

    whose = forms.ChoiceField(label="Whose", required=False, choices=[("", "Everyone’s"), ("mine", "Mine")])
    state = forms.ChoiceField(
        label="State",
        required=False,
        choices=[("open", "Open"), ("late", "Late"), ("closed", "Closed"), ("all", "Open and closed")],
    )

    def wanted(self) -> WantedActions:
        return WantedActions(self.asked("whose"), self.asked("state") or "open")
