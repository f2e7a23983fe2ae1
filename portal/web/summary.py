"""What is wrong with a page's forms, as one list of links for the error summary and the title."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.forms.boundfield import BoundField

from portal.web.forms import GovukField

READ = ("form", "forms", "formset", "problems", "refusal")
USUAL_TITLE = "There is a problem"


@dataclass(frozen=True)
class Problem:
    """One thing that is wrong, and the address of where to put it right if there is one."""

    words: str
    href: str = ""


@dataclass(frozen=True)
class Summary:
    """The error summary: what did not happen, and everything to be done about it."""

    title: str
    problems: list[Problem] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.problems)


def summarise(context: Mapping[str, Any]) -> Summary:
    """Read `form`, `forms`, `formset` and `problems` from a page's context; `refusal` there overrides the title."""
    shown = list(_forms(context))
    found = [problem for each in shown for problem in _of_form(each)]
    if isinstance(formset := context.get("formset"), forms.BaseFormSet):
        found += _of_formset(formset)
    found += [_given(each) for each in context.get("problems") or ()]
    titles = (getattr(each, "refusal", "") for each in shown if each.errors)
    return Summary(context.get("refusal") or next((t for t in titles if t), USUAL_TITLE), found)


def _forms(context: Mapping[str, Any]) -> Iterable[forms.BaseForm]:
    listed = context.get("forms") or ()
    for each in (context.get("form"), *(listed.values() if isinstance(listed, dict) else listed)):
        if isinstance(each, forms.BaseForm) and each.is_bound:
            yield each


def _of_form(form: forms.BaseForm, before: str = "") -> Iterable[Problem]:
    for words in form.non_field_errors():
        yield Problem(f"{before}{words}")
    incomplete = {words for bound in form.hidden_fields() for words in _words(bound)}
    for words in sorted(incomplete):
        yield Problem(f"{before}{words}")
    for bound in form.visible_fields():
        href = f"#{bound.first_id}" if isinstance(bound, GovukField) else ""
        for words in _words(bound):
            yield Problem(f"{before}{words}", href)


def _words(bound: BoundField) -> list[str]:
    return bound.problems if isinstance(bound, GovukField) else [str(words) for words in bound.errors]


def _of_formset(formset: forms.BaseFormSet[Any]) -> list[Problem]:
    if not formset.is_bound:
        return []
    found = [Problem(str(words)) for words in formset.non_form_errors()]
    for number, form in enumerate(formset.forms, 1):
        found += _of_form(form, before=f"Row {number}: ")
    return found


def _given(each: Any) -> Problem:
    """A problem that a view found: words, or anything with words and an address."""
    if isinstance(each, str):
        return Problem(each)
    return Problem(str(each.words), str(getattr(each, "href", "") or ""))
