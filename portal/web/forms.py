"""Every Django form of the house, allauth's too, in GOV.UK markup; and the form class that ours begin from."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import ProhibitNullCharactersValidator
from django.forms.boundfield import BoundField
from django.forms.renderers import TemplatesSetting

from portal.web.fields import ColourField, DateField, RowsField, TextField, one_line, printable
from portal.web.widgets import DateInput

__all__ = [
    "ColourField",
    "DateField",
    "DateInput",
    "Form",
    "FormSet",
    "GovukField",
    "GovukRenderer",
    "RowsField",
    "TextField",
]

# In this order: a widget takes the first kind that it is.
CLASSES: dict[type[forms.Widget], str] = {
    forms.Textarea: "govuk-textarea",
    forms.CheckboxSelectMultiple: "govuk-checkboxes__input",
    forms.RadioSelect: "govuk-radios__input",
    forms.Select: "govuk-select",
    forms.FileInput: "govuk-file-upload",
    forms.CheckboxInput: "govuk-checkboxes__input",
    forms.widgets.Input: "govuk-input",
}
TICKED = ("govuk-radios__input", "govuk-checkboxes__input")
KINDS = {forms.CheckboxSelectMultiple: "checkboxes", forms.RadioSelect: "radios", forms.CheckboxInput: "checkbox"}
# What is wrong, in our words where a field does not bring its own.
INCOMPLETE = "This page was incomplete. Open it again."
NOT_OFFERED = "Choose one of the list"
WORDS = {
    "invalid_choice": NOT_OFFERED,
    "invalid_list": NOT_OFFERED,
    "invalid_pk_value": NOT_OFFERED,
    "max_length": "Use at most %(limit_value)d characters",
    "min_length": "Use at least %(limit_value)d characters",
    "max_value": "Enter %(limit_value)s or less",
    "min_value": "Enter %(limit_value)s or more",
}
CHOSEN = (forms.Select, forms.RadioSelect, forms.CheckboxSelectMultiple, forms.FileInput)


class GovukField(BoundField):
    """A field as GOV.UK draws it."""

    def __init__(self, form: forms.BaseForm, field: forms.Field, name: str) -> None:
        super().__init__(form, field, name)
        # The widget is this form's own copy.
        calm(field.widget)

    def build_widget_attrs(self, attrs: dict[str, Any], widget: forms.Widget | None = None) -> dict[str, Any]:
        widget = widget or self.field.widget
        attrs = super().build_widget_attrs(attrs, widget)
        attrs.pop("required", None)  # the server answers with the error summary; no browser bubbles
        base = next((name for kind, name in CLASSES.items() if isinstance(widget, kind)), "")
        if base and not widget.is_hidden:
            wrong = f"{base}--error" if self.errors and base not in TICKED else ""
            counted = "govuk-js-character-count" if self.counted else ""
            attrs["class"] = " ".join(c for c in (base, counted, wrong, widget.attrs.get("class", "")) if c)
        return attrs

    @property
    def aria_describedby(self) -> str | None:
        described = super().aria_describedby
        return " ".join(part for part in (described, f"{self.auto_id}-info") if part) if self.counted else described

    @property
    def counted(self) -> int | None:
        """The most characters that a text of several lines may have: counted while writing."""
        several = isinstance(self.field.widget, forms.Textarea)
        return getattr(self.field, "max_length", None) if several and self.auto_id else None

    @property
    def kind(self) -> str:
        """Which markup the field's template draws."""
        return next((kind for widget, kind in KINDS.items() if isinstance(self.field.widget, widget)), "")

    @property
    def optional(self) -> bool:
        """Whether the label says so: what is not marked is needed."""
        return not self.field.required and self.kind != "checkbox" and getattr(self.form, "mark_optional", True)

    @property
    def first_id(self) -> str:
        """Where the error summary leads: radios and checkboxes have no element of the field's own id."""
        if self.kind in ("radios", "checkboxes"):
            return f"{self.auto_id}_0"
        return self.id_for_label or self.auto_id

    @cached_property
    def problems(self) -> list[str]:
        """What is wrong with the field, said to a person: "Enter your password", not "This field is required."."""
        stock = str(forms.Field.default_error_messages["required"])
        return [self._asking() if words == stock else str(words) for words in self.errors]

    def _asking(self) -> str:
        label = str(self.label).rstrip(":?")
        if self.kind == "checkbox":
            return f"Tick “{label}”"
        named = label if label[1:2].isupper() else label[:1].lower() + label[1:]
        return f"{'Choose' if isinstance(self.field.widget, CHOSEN) else 'Enter'} {named}"


def calm(widget: forms.Widget) -> None:
    """Take from a widget what loses or changes what people type.

    A number input changes its figure when the mouse wheel turns; maxlength cuts pasted text without a word;
    a placeholder is gone when it is needed.
    """
    for attribute in ("placeholder", "maxlength", "minlength"):
        widget.attrs.pop(attribute, None)
    if isinstance(widget, forms.NumberInput):
        widget.input_type = "text"
        whole = widget.attrs.pop("step", "1") in ("1", 1)
        widget.attrs.setdefault("inputmode", "numeric" if whole else "decimal")
        for attribute in ("min", "max"):
            widget.attrs.pop(attribute, None)


class GovukRenderer(TemplatesSetting):
    """FORM_RENDERER: `{{ form }}` and `{{ form.field.as_field_group }}` come out in GOV.UK markup."""

    form_template_name = "web/forms/form.html"
    field_template_name = "web/forms/field.html"
    formset_template_name = "web/forms/formset.html"
    bound_field_class = GovukField


def speak(field: forms.Field) -> None:
    """Put our words in the place of Django's. Nobody can put right what the page itself should have sent."""
    if field.widget.is_hidden:
        field.error_messages |= dict.fromkeys([*field.error_messages, *WORDS], INCOMPLETE)
    elif not isinstance(field, forms.FileField):
        stock = _stock(type(field))
        own = {code for code, words in field.error_messages.items() if stock.get(code) != words}
        field.error_messages |= {code: words for code, words in WORDS.items() if code not in own}


def _stock(kind: type[forms.Field]) -> dict[str, Any]:
    """What a field of this kind says unless it is told otherwise."""
    found: dict[str, Any] = {}
    for each in reversed(kind.__mro__):
        found |= getattr(each, "default_error_messages", {})
    return found


class FormSet(forms.BaseFormSet):  # type: ignore[type-arg]
    """Rows of a page, with our words for a page that was cut short or that has too many."""

    default_error_messages = {
        "missing_management_form": INCOMPLETE,
        "too_many_forms": "Use at most %(num)d rows",
        "too_few_forms": "Fill in at least %(num)d rows",
    }


class Form(forms.Form):
    """The form that ours begin from: no control character in any text, and a refusal that says what did not happen."""

    refusal = "There is a problem"
    mark_optional = True

    def full_clean(self) -> None:
        # Here and not at the start, so that fields which a subclass adds later are checked too.
        for field in self.fields.values():
            speak(field)
            if isinstance(field, forms.CharField):
                self._check_characters(field)
        super().full_clean()

    def _check_characters(self, field: forms.CharField) -> None:
        wanted = [printable] if isinstance(field.widget, forms.Textarea) else [printable, one_line]
        # `printable` refuses a null character too: one fault, one message.
        kept = [check for check in field.validators if not isinstance(check, ProhibitNullCharactersValidator)]
        field.validators = [*kept, *(check for check in wanted if check not in kept)]

    def refuse(self, words: str, field: str | None = None) -> None:
        """Add what a service found wrong, so that the page says it at the top and at the field."""
        self.add_error(field, ValidationError(words))
