"""What a person typed into a form that could not be taken, given back on a page: nothing that was written is lost.

Only what this very request brought is shown; nothing is kept on the server, so nobody sees another person's words.
"""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode

SECRET = ("password", "csrfmiddlewaretoken")
# Fields in which one word, or one figure, is somebody's work too; elsewhere it is a key or a choice.
WRITTEN = frozenset(
    {
        *("text", "reason", "note", "title", "mitigation", "statement", "shows", "why", "doing", "expected"),
        *("position", "issue", "focus", "numerator", "denominator", "value"),
    }
)


@dataclass(frozen=True)
class Field:
    """One field as it was sent; `label` is blank for what the page set itself."""

    name: str
    value: str
    label: str = ""


def typed(request: HttpRequest) -> list[Field]:
    """Every field that was sent, but for passwords; those that hold words have a label."""
    found = []
    for name, values in request.POST.lists():
        if not any(secret in name.lower() for secret in SECRET):
            found += [Field(name, str(value), _label(name) if _words(name, str(value)) else "") for value in values]
    return found


def _words(name: str, value: str) -> bool:
    """Whether somebody wrote this: more than one word, or any where people write."""
    return len(value.split()) > (0 if _last(name) in WRITTEN else 1)


def _last(name: str) -> str:
    """A field's own name, without that of the form or the row that it stands in."""
    return name.rpartition("-")[2]


def _label(name: str) -> str:
    last = _last(name).replace("_", " ")
    return "Your words" if last == "text" else last[:1].upper() + last[1:]


def give_back(request: HttpRequest, *, way_back: str, again: bool) -> HttpResponse | None:
    """403 with the words of a form that was not taken; `again`: they may be sent once more from here.

    None where nothing was written. Where nobody is signed in the page leads to signing in, in another tab.
    """
    fields = typed(request)
    if not any(field.label for field in fields):
        return None
    shown = {
        "fields": fields,
        "again": again,
        "where": request.get_full_path(),
        "sign_in": ""
        if request.user.is_authenticated
        else f"{reverse('account_login')}?{urlencode({'next': way_back})}",
        "files": bool(request.FILES),
    }
    page = render(request, "accounts/words_back.html", shown, status=403)
    page.headers["Cache-Control"] = "no-store"
    return page
