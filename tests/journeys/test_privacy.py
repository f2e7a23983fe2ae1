"""A member walks every address there is, by number and by name: what is not published of their council is not there."""

import re
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from html import escape
from http.client import HTTPConnection
from urllib.parse import quote

import pytest
from django.urls import URLPattern, URLResolver, get_resolver

from portal.home.example import stories
from portal.home.example.northshire import quarters as northshire
from tests.journeys.people import DAVID, JONAS, Visitor

pytestmark = pytest.mark.slow

QUARTERS = ("2021-22-q2", "2026-27-q1", "2025-26-q4")
CODES = ("CLA_COUNT", "front_door")
WORDS = {
    "number": ("893", "998"),
    "quarter": QUARTERS,
    "code": CODES,
    "key": ("synopsis", "conclusions"),
    "name": ("x",),
    "chart": ("strip", "funnel"),
    "token": ("x",),
    "mark": ("x",),
    "sha256": ("0" * 64,),
}

# What is there for a member: the pages of everybody, and those of what is published.
OPEN = {
    "home",
    "home:help",
    "home:figures",
    "verify",
    "web:accessibility",
    "web:council-css",
    "areas:changes",
    "comparison:mine",
    "comparison:standing",
    "comparison:measure",
    "comparison:figures",
    "comparison:chart-csv",
    "comparison:chart-svg",
    "committee:calendar",
    "committee:committees",
    "committee:feed",
    "committee:held",
    "committee:meeting",
    "committee:resolution",
    "committee:resolutions",
    "committee:year",
    "framework:scheme",
    "framework:schemes",
    "account_change_password",
    "account_logout",
    "account_inactive",
    "account_reset_password",
    "account_reset_password_done",
    "account_reset_password_from_key_done",
    "account_reset_password_from_key",
    "account_signup",
    "publishing:report",
    "publishing:download",
    "scrutiny:latest",
    "scrutiny:quarters",
    "scrutiny:risks",
    "scrutiny:requests",
    "scrutiny:request",
    "scrutiny:ask",
    "scrutiny:line",
    "scrutiny:line-chart-csv",
    "scrutiny:line-chart-svg",
    "scrutiny:risk",
    "scrutiny:quarter",
    "scrutiny:lines",
}
# Words of drafts, of live rows, and of the other council; none may stand on any page of this member.
SECRETS = {
    DAVID: (
        "Recruit two social workers for the assessment teams",
        stories.reports()[0].title,
        stories.reports()[0].key_messages[0],
        "Northshire",
        northshire.reports()[0].key_messages[0],
    ),
    JONAS: (
        next(n.shows for q in northshire.quarters(northshire.MAIN)[-1:] for n in q.narratives if n.state == "ready"),
        next(c.text for q in northshire.quarters(northshire.MAIN)[-1:] for c in q.comments if not c.answers),
        "Shropshire",
        stories.reports()[1].key_messages[0],
    ),
}
# A published number is told with its source, whichever council published it.
CITED = "Shropshire Council, Cabinet paper, 1 December 2021, section 7.14"


@pytest.fixture(scope="module")
def portal(live_portal, unfilled):
    return live_portal(like=unfilled)


@dataclass(frozen=True)
class Found:
    name: str
    path: str
    status: int
    body: bytes


@pytest.mark.parametrize(("member", "quarters", "most", "within"), [(DAVID, 1, 30, 1), (JONAS, 2, 24, 18)])
def test_a_member_finds_what_is_published_and_nothing_else(portal, arrive, member, quarters, most, within):
    assert [said for said in SECRETS[member] if escape(said) != said] == []
    visitor = arrive(member)
    visitor.menu("Past quarters")
    published = visitor.page.get_by_role("main").get_by_role("link", name=re.compile(r"^Quarter \d, "))
    assert published.count() == quarters

    found = walk(visitor, portal.port, list(addresses(most, within)))

    there = [each for each in found if each.status == 200]
    assert ", ".join(sorted({each.name for each in there} - OPEN)) == ""
    assert {each.status for each in found} <= {200, 302, 403, 404, 405}
    assert len({each.path for each in there if each.name == "publishing:report"}) == quarters
    assert len({each.path for each in there if each.name == "scrutiny:quarter"}) == quarters
    told = [(each.path, each.body.decode(errors="replace").replace(CITED, "")) for each in there]
    assert [(path, said) for path, body in told for said in SECRETS[member] if said in body] == []


def test_no_file_is_reached_by_its_name(portal, arrive):
    kept = [path.relative_to(portal.folder) for path in (portal.folder / "files").rglob("*") if path.is_file()]
    assert len(kept) > 5
    paths = [f"/{prefix}{quote(str(path))}" for path in kept for prefix in ("", "static/", "media/")]
    paths += [
        "/portal.sqlite3",
        "/secret_key",
        "/static/../secret_key",
        "/static/%2e%2e/secret_key",
        "/files/",
        "/admin/",
    ]

    found = walk(arrive(DAVID), portal.port, [("", path) for path in paths])

    assert {each.status for each in found} == {404}


def test_a_stranger_is_sent_to_the_door(portal, arrive):
    found = walk(
        arrive(), portal.port, [(name, path) for name, path in addresses(5, 1) if not name.startswith("account")]
    )

    there = {each.name for each in found if each.status == 200}
    assert there == {"verify", "web:accessibility", "web:council-css"}
    assert {each.status for each in found} <= {200, 302, 404, 405}


def addresses(most: int, within: int) -> Iterator[tuple[str, str]]:
    """Every address of the portal with each number from 1 on in its place, as (name, path).

    Of two numbers the first is `within`, a quarter or report that is there.
    """
    for name, route in routes(get_resolver("portal.urls")):
        for path in filled(route, range(1, most + 1), within):
            yield name, path


def routes(resolver: URLResolver, before: str = "/", space: str = "") -> Iterator[tuple[str, str]]:
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLPattern):
            yield f"{space}{pattern.name}", before + str(pattern.pattern)
        else:
            inner = f"{space}{pattern.namespace}:" if pattern.namespace else space
            yield from routes(pattern, before + str(pattern.pattern), inner)


def filled(route: str, numbers: range, within: int) -> Iterator[str]:
    """The route with numbers and words in. Routes that are written as patterns belong to signing in."""
    if "(?P" in route:
        return
    texts = [route]
    for hole in re.findall(r"<(?!int:)(?:\w+:)?(\w+)>", route):
        texts = [re.sub(rf"<(?:\w+:)?{hole}>", word, text) for text in texts for word in WORDS[hole]]
    for text in texts:
        holes = text.count("<int:")
        if holes == 2:
            text = re.sub(r"<int:\w+>", str(within), text, count=1)
        yield from (re.sub(r"<int:\w+>", str(number), text) for number in (numbers if holes else [0]))


def walk(visitor: Visitor, port: int, asked: list[tuple[str, str]]) -> list[Found]:
    """Ask for each address with the visitor's own cookies, several at a time."""
    cookies = "; ".join(f"{cookie['name']}={cookie['value']}" for cookie in visitor.page.context.cookies())

    def ask(place: tuple[str, str]) -> Found:
        connection = HTTPConnection("127.0.0.1", port, timeout=30)
        connection.request("GET", place[1], headers={"Cookie": cookies})
        answer = connection.getresponse()
        return Found(place[0], place[1], answer.status, answer.read())

    with ThreadPoolExecutor(4) as pool:
        return list(pool.map(ask, asked))
