"""What a review page holds beside the form whose button was pressed: comment, what should change, statement.

The password is never among it, and no tick either: what is signed along is decided on the page as it is shown.
"""

from collections.abc import Collection

from django.http import HttpRequest, QueryDict

from portal.web.kept import keep, kept

ASK, BACK, SIGN = "ask", "back", "sign"
FORMS = {ASK: ["ask-place", "ask-text"], BACK: ["back-text"], SIGN: ["statement"]}
LABELS = {"ask-text": "Your comment", "back-text": "What should change", "statement": "Your statement"}


def keep_others(request: HttpRequest, page: str, own: str, statement: str = "") -> None:
    """Keep what was typed in the page's other forms; `statement` is the one that the page offers by itself."""
    keep(request, page, [n for form in FORMS if form != own for n in _typed(request.POST, form, statement)])


def begun(request: HttpRequest, page: str) -> dict[str, dict[str, str]]:
    """What is kept for each form of the page, by its fields' own names; a form with nothing kept is left out."""
    words = kept(request, page)
    found = {
        form: {name.removeprefix(f"{form}-"): str(words[name]) for name in names if name in words}
        for form, names in FORMS.items()
    }
    return {form: fields for form, fields in found.items() if fields}


def given_back(request: HttpRequest, page: str, shown: Collection[str], statement: str = "") -> list[tuple[str, str]]:
    """What was typed in forms that the page shows no longer, each with its label."""
    hidden = [form for form in FORMS if form not in shown]
    if request.method == "POST":
        names = [name for form in hidden for name in _typed(request.POST, form, statement)]
        words = {name: request.POST.get(name, "") for name in names}
    else:
        words = {name: kept(request, page).get(name) or "" for form in hidden for name in FORMS[form]}
    return [(LABELS[name], text) for name, text in words.items() if name in LABELS and text.strip()]


def _typed(posted: QueryDict, form: str, statement: str) -> list[str]:
    """The form's fields, when the person wrote in it."""
    names = [name for name in FORMS[form] if name in posted]
    if form == SIGN:
        return names if _plain(posted.get("statement", "")) != _plain(statement) else []
    return names if posted.get(f"{form}-text", "").strip() else []


def _plain(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()
