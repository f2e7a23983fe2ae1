"""Every form of the project: begun from our own, and no text in it longer than its table holds."""

import importlib
import pkgutil
from collections import defaultdict
from collections.abc import Iterator

import pytest
from django import forms
from django.apps import apps
from django.db import models

import benchmarks
import portal
import scorecards
from portal.web.fields import ColourField
from portal.web.forms import Form

# A form of another room than the table that it writes.
WRITES_IN = {"portal.home": "portal.accounts"}
# What is typed is read and kept in another, shorter form.
READ = ("period", "from_period", "to_period")


def all_forms() -> Iterator[type[forms.Form]]:
    for top in (portal, scorecards, benchmarks):
        for found in pkgutil.walk_packages(top.__path__, f"{top.__name__}."):
            if "forms" in found.name.split(".") and found.name != "portal.web.forms":
                kinds = vars(importlib.import_module(found.name)).values()
                yield from (kind for kind in kinds if _is_form(kind) and kind.__module__ == found.name)


def _is_form(kind: object) -> bool:
    return isinstance(kind, type) and issubclass(kind, forms.BaseForm)


def texts() -> Iterator[tuple[type[forms.Form], str, forms.CharField]]:
    for kind in all_forms():
        for name, field in getattr(kind, "base_fields", {}).items():
            if isinstance(field, forms.CharField) and not isinstance(field.widget, forms.HiddenInput):
                yield kind, name, field


def test_every_form_begins_from_ours():
    found = list(all_forms())
    assert len(found) > 60
    assert {"MeetingForm", "BeginForm", "SectionForm", "AppendixForm"} <= {kind.__name__ for kind in found}
    assert [f"{kind.__module__}.{kind.__name__}" for kind in found if not issubclass(kind, Form)] == []


def test_every_text_has_a_most():
    """A password is hashed and never kept; a colour has seven characters or is none."""
    free = (forms.PasswordInput, ColourField)
    unbounded = [
        f"{kind.__name__}.{name}"
        for kind, name, field in texts()
        if field.max_length is None and not isinstance(field, free) and not isinstance(field.widget, free)
    ]
    assert unbounded == []


def test_no_text_may_be_longer_than_its_table_holds():
    """PostgreSQL refuses a longer one with an error that no page can tell."""
    held: dict[tuple[str, str], list[int]] = defaultdict(list)
    for model in apps.get_models():
        room = model.__module__.partition(".models")[0]
        for field in model._meta.concrete_fields:
            if isinstance(field, models.CharField) and field.max_length:
                held[room, field.name].append(field.max_length)
    wrong = []
    for kind, name, field in texts():
        room = kind.__module__.removesuffix(".forms")
        most = max(held.get((WRITES_IN.get(room, room), name), [0]))
        if most and name not in READ and field.max_length is not None and field.max_length > most:
            wrong.append(f"{kind.__name__}.{name}: {field.max_length}, but {most} are held")
    assert wrong == []


@pytest.mark.parametrize("name", ["SeenForm", "CommentForm"])
def test_forms_are_found_in_every_room(name):
    assert name in {kind.__name__ for kind in all_forms()}
