"""How a row of the table is asked: the address from the world's things, the person signed in, the answer as a sign."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from unittest import mock

from django.contrib.auth.models import AnonymousUser
from django.db import transaction
from django.template.backends.django import Template
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from portal.accounts.models import Council, User
from portal.crests.models import Crest
from scorecards.framework.models import Theme
from tests.permissions.world import ABROAD, AT_HOME, DRAFT, EXEMPT, OTHERS, OURS, World

ANYONE = "anyone"
EVERYBODY = (*AT_HOME, *(f"{who} abroad" for who in ABROAD), *OTHERS, ANYONE)
WIDTHS = (len(AT_HOME), len(ABROAD), len(OTHERS) + 1)

SIGNS = {200: "+", 302: ">", 403: "x", 404: ".", 409: "~", 422: "!", 405: "-"}
SIGN_IN = "s"
REFUSALS = ("403.html", "404.html")


@dataclass(frozen=True)
class Row:
    """One address and method, with the sign that each of EVERYBODY is answered."""

    name: str
    things: tuple[str, ...]
    method: str
    says: str
    expected: str


def rows(table: str) -> list[Row]:
    """The rows of a table: name, things in the address, `get`, `post` or `post:words`, then three groups of signs."""
    return [_row(line) for line in table.strip().splitlines() if line.strip() and not line.startswith("#")]


def _row(line: str) -> Row:
    name, *things, method, home, abroad, others = line.split()
    assert tuple(map(len, (home, abroad, others))) == WIDTHS, line
    method, _colon, says = method.partition(":")
    return Row(name, tuple(things), method, says, home + abroad + others)


def pages() -> Iterator[tuple[str, str]]:
    """Every address pattern of the project, once for each method that it answers."""
    yield from _walk(get_resolver().url_patterns, "")


def _walk(patterns: Any, before: str) -> Iterator[tuple[str, str]]:
    for pattern in patterns:
        route = before + str(pattern.pattern).removeprefix("^")
        if isinstance(pattern, URLResolver):
            yield from _walk(pattern.url_patterns, route)
        elif isinstance(pattern, URLPattern):
            yield from ((route, method) for method in _methods(pattern.callback.view_class))


def _methods(view: Any) -> tuple[str, ...]:
    """Those that the view answers; one that chooses another view by what it finds answers both."""
    answered = tuple(method for method in ("get", "post") if hasattr(view, method) and method in view.http_method_names)
    return answered or ("get", "post")


def address(row: Row, world: World) -> str:
    """`draft` stands for that row's key, `council` for its number, `theme` for its code, `=words` for themselves.

    `crest` stands for the hash of its file.

    `?council` asks a page that has no subject of its own about our council.
    """
    given = [thing for thing in row.things if not thing.startswith("?")]
    query = "".join(f"{thing}={world.council.number}" for thing in row.things if thing.startswith("?"))
    return reverse(row.name, args=[_key(thing, world) for thing in given]) + query


def _key(thing: str, world: World) -> Any:
    if thing.startswith("="):
        return thing[1:]
    found = world.people.get(thing) or getattr(world, thing)
    if isinstance(found, Council):
        return found.number
    if isinstance(found, Crest):
        return found.file.sha256
    return found.code if isinstance(found, Theme) else found.pk


def sign_of(answer: Any) -> str:
    if answer.status_code == 302 and answer["Location"].startswith("/accounts/login/"):
        return SIGN_IN
    if any(template.name == "accounts/words_back.html" for template in answer.templates):
        return SIGN_IN  # with the words that were sent, which a redirect would lose
    return SIGNS.get(answer.status_code, str(answer.status_code))


# What a form is sent that answers nothing without it; every other form is sent empty.
BODIES: dict[str, Callable[[World], dict[str, Any]]] = {
    "council": lambda world: {"council": world.council.number},
    "indicator": lambda world: {"indicator": world.line.indicator_id},
    "layout": lambda world: {"seen_version": world.layout.version},
    "close": lambda world: _move("close_figures", world.collecting),
    "reopen": lambda world: _move("reopen_figures", world.commentary),
    "send": lambda world: _move("send_for_review", world.commentary),
    "recall": lambda world: _move("recall", world.review),
    "send-report": lambda world: _move("send_for_review", world.draft),
    "recall-report": lambda world: _move("recall", world.under_review),
    "publish": lambda world: _move("publish", world.signed_report),
    "withdraw": lambda world: _move("withdraw", world.published_report),
    "correct": lambda world: _move("correct", world.published_report),
    "correct-withdrawn": lambda world: _move("correct", world.withdrawn_report),
}


def _move(name: str, gate: Any) -> dict[str, Any]:
    return {"move": name, "seen_version": gate.version, "reason": "A fault."}


class Asked:
    """Asks for pages as one person after another, and takes back whatever an act wrote.

    Within `opened()` only: it says who is signed in, and draws pages for those who must not read something of ours.
    Of the others, and of refusals, the status is enough.
    """

    def __init__(self, world: World) -> None:
        self.world = world
        self.client = Client()
        self.who = ANYONE

    @contextmanager
    def opened(self) -> Iterator["Asked"]:
        draw = Template.render

        def signed_in(_request: Any) -> User | AnonymousUser:
            return self.world.people.get(self.who) or AnonymousUser()

        def render(template: Template, *args: Any, **kwargs: Any) -> Any:
            wanted = must_not_read(self.who) and template.template.name not in REFUSALS
            return draw(template, *args, **kwargs) if wanted else ""

        with (
            mock.patch("django.contrib.auth.middleware.get_user", signed_in),
            mock.patch.object(Template, "render", render),
        ):
            yield self

    def answer(self, row: Row, who: str) -> Any:
        self.who = who
        if row.method == "get":
            return self.client.get(address(row, self.world))
        with transaction.atomic():
            said = BODIES[row.says](self.world) if row.says else {}
            got = self.client.post(address(row, self.world), said)
            transaction.set_rollback(True)
            return got


def must_not_read(who: str) -> tuple[str, ...]:
    """The words that may stand on no page of this person's."""
    if who not in AT_HOME:
        return (OURS,)
    drafts = (DRAFT,) if who in ("member", "clerk", "administrator", "entitled") else ()
    return (*drafts, EXEMPT) if who in ("owner", "officer", "member", "administrator") else drafts


def told(answer: Any, who: str) -> list[str]:
    """Which of those words the answer says all the same."""
    content = b"".join(answer.streaming_content) if answer.streaming else answer.content
    return [word for word in must_not_read(who) if word.encode() in content]
