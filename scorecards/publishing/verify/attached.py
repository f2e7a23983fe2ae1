"""Open files that were attached to a report, as its signed public content names them: no exempt one is there."""

from collections.abc import Collection, Iterator

from scorecards.copies import queries as copies
from scorecards.publishing.making import story_of_copy
from scorecards.publishing.telling.attached import letters
from scorecards.publishing.verify.found import Attachment, Standing


def attachments(report: Standing, hashes: Collection[str]) -> Iterator[Attachment]:
    """Those of a report that have one of these hashes."""
    copy = report.publication.copy
    content = copies.public_report(copy)
    known = [(place, each) for place, each in enumerate(content.appendices) if each.open and each.file_sha256 in hashes]
    if not known:
        return
    given = letters(content, story_of_copy(copy, content))
    yield from (Attachment(report, given[place], facts) for place, facts in known)
