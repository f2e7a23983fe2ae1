"""Makes every form of one report and prints the hashes: run in a process of its own, as if on another day."""

import datetime
import hashlib
import json
import sys
import time
from dataclasses import replace

from django.conf import settings

DAYS = 200
SHA = "a1" * 32


def forms():
    """Every form by its name, and the pack of two reports, from one content written by hand."""
    from scorecards.publishing import making, packing
    from scorecards.publishing.story import Pack
    from scorecards.publishing.telling import Beside
    from tests.scorecards.publishing.sheets.reports import a_full_report
    from tests.scorecards.publishing.stories import a_crest

    content, beside = a_full_report(), {"meeting_on": "2021-12-01", "item": "7"}
    story = making.story_of(content, beside=beside, sha256=SHA)
    story = replace(story, council=replace(story.council, crest=a_crest()))
    told = (story, replace(story, title="Another report"))
    front = packing.front_of(content, Beside.of(beside), told)
    return {
        "pdf": making.printed_story(story).content,
        "large_print": making.printed_story(story, large=True).content,
        "pack": making.printed_pack(Pack(front, told, ("7", "8"), "2 reports")).content,
        **{kind.value: form.write(content, SHA) for kind, form in making.TABLES.items()},
    }


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
