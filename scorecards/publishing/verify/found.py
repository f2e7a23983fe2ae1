"""What was found of a stranger's file or hash."""

from dataclasses import dataclass

from portal.accounts.models import Council
from scorecards.copies.content.schema import AppendixFacts
from scorecards.publishing.models import PackPrinting, Printing, Publication
from scorecards.publishing.verify.rules import Verdict


@dataclass(frozen=True)
class Standing:
    """A published report; `later` stands in its place where it was superseded."""

    publication: Publication
    later: Publication | None = None


@dataclass(frozen=True)
class Attachment:
    """An open file that was attached to a published report, with the letter that the report gives to it."""

    report: Standing
    letter: str
    facts: AppendixFacts


@dataclass(frozen=True)
class Found:
    """What was found. Of what was withdrawn, and of what is unknown, there is nothing but the verdict.

    `reports` are what it is of: one for a paper or what was signed, all that are in a pack, all to which a file is
    `attached`. `printing` is the file of ours that it is, where it is one, and `latest` whether that is the newest.
    """

    verdict: Verdict
    reports: tuple[Standing, ...] = ()
    printing: Printing | PackPrinting | None = None
    latest: bool = True
    attached: tuple[Attachment, ...] = ()

    @property
    def council(self) -> Council | None:
        return self.reports[0].publication.copy.council if self.reports else None

    @property
    def copy_id(self) -> int | None:
        """The one report that it is of; a pack is of several."""
        return (
            None if not self.reports or isinstance(self.printing, PackPrinting) else self.reports[0].publication.copy_id
        )


UNKNOWN = Found(Verdict.UNKNOWN)
WITHDRAWN = Found(Verdict.WITHDRAWN)
