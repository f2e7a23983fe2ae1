"""Fields that several forms of an analyst share: a figure, a person, a theme."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from portal.accounts import access
from portal.accounts.models import Council, User
from portal.accounts.rules import Role
from portal.figures.numbers import NotANumber, parse_number
from portal.figures.vocabulary import Unit
from scorecards.framework import queries
from scorecards.framework.models import Framework

NOBODY = "Nobody yet"


class FigureField(forms.CharField):
    """A number as people type it; a Decimal or None. `unit` says whether a percent sign may follow."""

    def __init__(self, *, unit: Unit | None = None, **kwargs: Any) -> None:
        kwargs.setdefault("widget", forms.TextInput(attrs={"class": "govuk-input--width-10", "inputmode": "decimal"}))
        super().__init__(max_length=40, **kwargs)
        self.unit = unit

    def to_python(self, value: Any) -> Any:
        typed = super().to_python(value)
        if not typed:
            return None
        try:
            return parse_number(typed, self.unit)
        except NotANumber as wrong:
            raise ValidationError(str(wrong), code="number") from None

    def run_validators(self, value: Any) -> None:
        """The checks of a text are not for the number that was read from it."""


def choices(words: Mapping[Any, str]) -> list[tuple[str, str]]:
    return [(str(each.value if isinstance(each, StrEnum) else each), said) for each, said in words.items()]


class PersonField(forms.ModelChoiceField):  # type: ignore[type-arg]
    """Somebody who holds one of some roles for a council today, or who holds the place already."""

    def __init__(self, council: Council, roles: tuple[Role, ...], standing: User | None = None, **kwargs: Any) -> None:
        keys = {member.user_id for member in access.people_with(council, roles)}
        if standing is not None:
            keys.add(standing.pk)
        super().__init__(
            User.objects.filter(pk__in=keys).order_by("name"), required=False, empty_label=NOBODY, **kwargs
        )


def theme_field(framework: Framework) -> forms.Field:
    return forms.ModelChoiceField(queries.themes_of(framework), label="Theme", empty_label=None)
