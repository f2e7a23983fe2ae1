"""Words typed on a page that holds several forms and sent with another one's button: kept until they are saved.

They stand in the person's own session on the server, which ends when they sign out.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.forms.utils import ErrorDict
from django.http import HttpRequest, QueryDict
from django.utils.datastructures import MultiValueDict

SESSION = "typed"
MOST_PAGES = 20


def keep(request: HttpRequest, page: str, names: list[str]) -> None:
    """Keep these fields of what was posted for the page, in place of what was kept for it; none: nothing is kept."""
    pages = dict(request.session.get(SESSION, {}))
    before = pages.pop(page, None)
    if names:
        pages[page] = {name: request.POST.getlist(name) for name in names}
    elif before is None:
        return
    request.session[SESSION] = dict(list(pages.items())[-MOST_PAGES:])


def kept(request: HttpRequest, page: str) -> MultiValueDict[str, str]:
    """What was typed on the page and not saved."""
    return MultiValueDict(request.session.get(SESSION, {}).get(page, {}))


def written(posted: QueryDict, names: list[str]) -> list[str]:
    """All the names, when something is written in one of them; else none."""
    return names if any(value.strip() for name in names for value in posted.getlist(name)) else []


def starting(data: Mapping[str, Any], prefix: str) -> list[str]:
    """The fields of one form among those of several."""
    return [name for name in data if name.startswith(prefix)]


def unsaved(form: forms.BaseForm) -> Any:
    """The form with what was typed, not judged: nobody has asked yet to save it."""
    form._errors = ErrorDict()  # type: ignore[attr-defined]
    form.unsaved = True  # type: ignore[attr-defined]
    return form
