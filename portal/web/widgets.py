"""Inputs that Django lacks: a date in three parts, as GOV.UK asks for dates."""

import datetime
from collections.abc import Mapping
from typing import Any, NamedTuple

from django import forms


class Parts(NamedTuple):
    """A date as typed: shown again just so when it is refused."""

    day: str = ""
    month: str = ""
    year: str = ""


class DateInput(forms.Widget):
    """Day, month and year. Also reads one field of the plain name, so that an address can hold `?from=2021-09-30`."""

    template_name = "web/forms/date.html"
    use_fieldset = True

    def id_for_label(self, id_: str) -> str:
        return f"{id_}_day" if id_ else id_

    def get_context(self, name: str, value: Any, attrs: Any) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        context["wrong"] = (attrs or {}).get("aria-invalid") == "true"
        context["parts"] = [
            {"name": part, "label": part.title(), "width": 4 if part == "year" else 2, "value": typed}
            for part, typed in zip(Parts._fields, as_parts(value), strict=True)
        ]
        return context

    def value_from_datadict(self, data: Mapping[str, Any], files: Any, name: str) -> Parts:
        if data.get(name):
            return _of_one(str(data[name]))
        return Parts(*(str(data.get(f"{name}_{part}", "")).strip() for part in Parts._fields))

    def value_omitted_from_data(self, data: Mapping[str, Any], files: Any, name: str) -> bool:
        return name not in data and all(f"{name}_{part}" not in data for part in Parts._fields)


def as_parts(value: Any) -> Parts:
    """A date, a text like 2021-09-30, nothing, or parts already, as the three parts that the page shows."""
    if isinstance(value, Parts):
        return value
    if isinstance(value, datetime.date):
        return Parts(str(value.day), str(value.month), str(value.year))
    return _of_one(str(value)) if value else Parts()


def _of_one(text: str) -> Parts:
    """A date written 2021-09-30 in its three parts; anything else stands whole in the first, to be refused there."""
    try:
        found = datetime.date.fromisoformat(text.strip())
    except ValueError:
        return Parts(day=text)
    return Parts(str(found.day), str(found.month), str(found.year))
