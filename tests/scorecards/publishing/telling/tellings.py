"""A told report, and what is found in it."""

import datetime

from scorecards.publishing.story import number
from scorecards.publishing.telling import Beside, tell
from tests.scorecards.publishing.contents import a_report

HELD = Beside(datetime.date(2021, 12, 1), "7")


def told(report=None, beside=HELD, sha256="ab" * 32):
    return number(tell(report or a_report(), beside, sha256=sha256))


def section(story, heading):
    return next(each for each in story.sections if each.heading == heading)


def parts(story, heading, kind):
    return [part for part in section(story, heading).parts if isinstance(part, kind)]


def words(paragraph):
    return "".join(run.text for run in paragraph.runs)
