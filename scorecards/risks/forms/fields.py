"""What the forms of risks and of registers share."""

from typing import Any

from django import forms
from django.utils import timezone


def wide(width: int, widget: type[forms.widgets.Input] = forms.TextInput) -> forms.widgets.Input:
    """A line of about so many characters, so that its size tells what is asked for."""
    return widget(attrs={"class": f"govuk-input--width-{width}"})


def past(day: Any, words: str) -> Any:
    """The day, which lies not ahead; else `words` say why not."""
    if day and day > timezone.localdate():
        raise forms.ValidationError(words)
    return day
