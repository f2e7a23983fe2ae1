"""Papers printed once for many tests, and what can be read out of them."""

import re
from functools import lru_cache
from io import BytesIO
from pathlib import Path

import page
from pypdf import PdfReader

from scorecards.publishing.paper import render
from tests.scorecards.publishing.stories import a_rich_story

ROOT = Path(__file__).parents[4]
PLACES = (ROOT / "var" / "vendor" / "fonts", ROOT / "node_modules" / "@expo-google-fonts" / "source-sans-3")
FONTS = next((place for place in PLACES if any(place.rglob("SourceSans3_400Regular.ttf"))), PLACES[0])


def printed(story, **options):
    return render(story, fonts=FONTS, **options)


@lru_cache
def rich():
    return printed(a_rich_story())


@lru_cache(maxsize=8)
def _reader(content):
    return PdfReader(BytesIO(content))


def read(paper):
    """Of anything that has bytes: equal ones are read once."""
    return _reader(paper.content)


@lru_cache(maxsize=8)
def _pages(content):
    return tuple(tidy(found.extract_text()) for found in _reader(content).pages)


def pages_of(paper):
    """The words of each page, with single spaces."""
    return list(_pages(paper.content))


def text_of(paper):
    return " ".join(pages_of(paper))


def running_text(paper):
    """The words of all pages without what is printed on each, so that sentences run on over pages."""
    return " ".join(re.sub(r"^.*?Page \d+ of \d+ ", "", words) for words in pages_of(paper))


def tidy(words):
    return re.sub(r"\s+", " ", words).strip()


def failed_rules(paper):
    report = page.validate_pdf_bytes(paper.content)
    assert report.rules.total > 100
    return [str(failure) for failure in report.failures]


def elements(paper):
    """Every structure element with its children's roles, in the order of reading."""
    return _elements(paper.content)


@lru_cache(maxsize=8)
def _elements(content):
    found = []

    def walk(node):
        node = node.get_object()
        if "/S" not in node:
            return
        kids = node.get("/K", [])
        kids = kids if isinstance(kids, list) else [kids]
        found.append(node)
        for kid in kids:
            if not isinstance(kid, int):
                walk(kid)

    walk(_reader(content).trailer["/Root"]["/StructTreeRoot"]["/K"])
    return found


def roles(paper):
    return [node["/S"] for node in elements(paper)]


def outline(paper):
    """Bookmarks as (words, page number), in order."""
    reader = read(paper)

    def walk(entries):
        for entry in entries:
            if isinstance(entry, list):
                yield from walk(entry)
            else:
                yield entry.title, reader.get_destination_page_number(entry) + 1

    return list(walk(reader.outline))
