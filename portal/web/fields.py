"""Fields that Django lacks: dates in three parts, long text, a council's colour, and the check of every character."""

import calendar
import datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from portal.prose import Refused, check
from portal.web import colour
from portal.web.widgets import DateInput, Parts, as_parts

MONTHS = {name.lower(): number for number, name in enumerate(calendar.month_name) if name}
MONTHS |= {name.lower(): number for number, name in enumerate(calendar.month_abbr) if name} | {"sept": 9}


def printable(text: Any) -> None:
    """Refuse characters that cannot be printed or that turn the reading order round."""
    if not isinstance(text, str):
        return
    try:
        check(text)
    except Refused as refused:
        raise ValidationError(str(refused), code="unprintable") from None


def one_line(text: Any) -> None:
    """Refuse line breaks where the page offers a single line."""
    if isinstance(text, str) and any(end in text for end in "\r\n"):
        raise ValidationError("Write this on one line.", code="lines")


class DateField(forms.Field):
    """A day typed as day, month (number or name) and year of four digits; a `datetime.date` or None."""

    widget = DateInput

    def to_python(self, value: Any) -> datetime.date | None:
        if value is None or isinstance(value, datetime.date):
            return value
        parts = as_parts(value)
        if not any(parts):
            return None
        self._refuse_gaps(parts)
        if not (parts.year.isascii() and parts.year.isdigit() and len(parts.year) == 4):
            raise ValidationError(f"{self._name()} must have a year of 4 digits, for example 2021", code="year")
        try:
            return datetime.date(int(parts.year), self._month(parts.month), int(parts.day))
        except (ValueError, OverflowError):
            raise ValidationError(f"{self._name()} must be a real date", code="invalid") from None

    def has_changed(self, initial: Any, data: Any) -> bool:
        try:
            return super().has_changed(initial, self.to_python(data))
        except ValidationError:
            return True

    def _refuse_gaps(self, parts: Parts) -> None:
        gaps = [part for part, typed in zip(Parts._fields, parts, strict=True) if not typed]
        if gaps:
            raise ValidationError(f"{self._name()} must include a {' and a '.join(gaps)}", code="incomplete")

    def _month(self, typed: str) -> int:
        return MONTHS.get(typed.lower()) or int(typed)

    def _name(self) -> str:
        return str(self.label or "The date")


class TextField(forms.CharField):
    """Paragraphs. Line ends are counted and kept as one character, whatever the browser sends."""

    widget = forms.Textarea(attrs={"rows": 5})

    def to_python(self, value: Any) -> Any:
        return super().to_python(str(value).replace("\r\n", "\n").replace("\r", "\n") if value else value)


class RowsField(forms.ModelMultipleChoiceField):
    """Several rows of a table. A key longer than the database can keep is no choice, where Django would fall over."""

    def clean(self, value: Any) -> Any:
        try:
            return super().clean(value)
        except OverflowError:
            raise ValidationError(self.error_messages["invalid_pk_value"], code="invalid_pk_value") from None


class ColourField(forms.CharField):
    """A colour as # and six digits. A pale one is taken: `portal.web.colour.readable` says what happens to it."""

    def to_python(self, value: Any) -> Any:
        text = super().to_python(value)
        if not text:
            return text
        try:
            return colour.parse(text)
        except colour.NotAColour as wrong:
            raise ValidationError(str(wrong), code="colour") from None
