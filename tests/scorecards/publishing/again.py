"""Makes every form of one report and prints the hashes: run in a process of its own, as if on another day."""

import datetime
import hashlib
import json
import sys
import time
from dataclasses import replace
from functools import cache

from django.conf import settings

DAYS = 200
SHA = "a1" * 32


def stories():
    """The stories of each form with pages, in the order in which they are read, from one content written by hand."""
    from scorecards.copies.content.schema import AppendixFacts
    from scorecards.publishing import making, packing
    from scorecards.publishing.paper.large import enlarged
    from scorecards.publishing.story import number
    from scorecards.publishing.telling import Beside
    from scorecards.publishing.telling.exempt import exempt_figures, mark_words
    from tests.scorecards.publishing.sheets.reports import a_full_report
    from tests.scorecards.publishing.stories import a_crest

    content, beside = a_full_report(), {"meeting_on": "2021-12-01", "item": "7"}
    story = making.story_of(content, beside=beside, sha256=SHA)
    story = replace(story, council=replace(story.council, crest=a_crest()))
    told = (story, replace(story, title="Another report"))
    hidden = AppendixFacts("Every figure", "", None, "", "", open=False, made_from="figures", paragraph=2)
    mark = mark_words(hidden, serial="2", reader="Mira Member")
    return {
        "pdf": (story,),
        "large_print": (enlarged(story),),
        "pack": (packing.front_of(content, Beside.of(beside), told), *told),
        "exempt": (number(exempt_figures(content, hidden, mark=mark, sha256=SHA)),),
    }


@cache
def pages():
    """Every form with pages; the last is a PDF that somebody attached, under the mark of what is exempt."""
    from scorecards.publishing import making
    from scorecards.publishing.paper.overlay import marked
    from scorecards.publishing.story import Pack

    told = stories()
    front, *reports = told["pack"]
    paper = making.printed_story(*told["pdf"]).content
    return {
        "pdf": paper,
        "large_print": making.printed_story(*told["pdf"], large=True).content,
        "pack": making.printed_pack(Pack(front, tuple(reports), ("7", "8"), "2 reports")).content,
        "exempt": making.printed_story(*told["exempt"]).content,
        "exempt, attached": marked(paper, ("Exempt", "Copy 2: Mira Member"), fonts=settings.FONTS_DIR)[0],
    }


@cache
def forms():
    """Every form by its name."""
    from scorecards.publishing import making
    from tests.scorecards.publishing.sheets.reports import a_full_report

    return {**pages(), **{kind.value: form.write(a_full_report(), SHA) for kind, form in making.TABLES.items()}}


def hashes():
    return {name: hashlib.sha256(content).hexdigest() for name, content in forms().items()}


def on_another_day():
    """Before any library asks for the time."""

    class Later(datetime.datetime):
        @classmethod
        def now(cls, tz=None):
            return super().now(tz) + datetime.timedelta(days=DAYS)

        @classmethod
        def utcnow(cls):
            return cls.now(datetime.UTC).replace(tzinfo=None)

    was = time.time
    datetime.datetime, time.time = Later, lambda: was() + DAYS * 86_400


if __name__ == "__main__":
    on_another_day()
    import django

    django.setup()
    settings.FONTS_DIR = sys.argv[1]
    sys.stdout.write(json.dumps(hashes()))
