"""What fields of several of these forms have in common."""

from django import forms

from scorecards.committee.rules import CLASSIFICATION_WORDS

CLASSIFICATIONS = [(kind.value, words) for kind, words in CLASSIFICATION_WORDS.items()]
LONG_LINE = forms.TextInput(attrs={"class": "govuk-input--width-30"})
