"""Work the chain of every council out again: exit code 2 and one line when a copy, a file or a seal was altered."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.template.defaultfilters import pluralize

from portal.accounts.models import Council
from portal.audit import append_only
from scorecards.publishing import chain


class Command(BaseCommand):
    help = "Check every council’s signed copies, the files made of them and their seals."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--council", default="", help="the DfE number of one council, for that one alone")

    def handle(self, *args: Any, council: str, **options: Any) -> None:
        if gone := append_only.missing():
            raise CommandError(f"Append-only triggers are missing: {', '.join(gone)}.", returncode=2)
        broken = [words for each in self._councils(council) if (words := self._walk(each))]
        if broken:
            raise CommandError(broken[0], returncode=2)

    def _councils(self, number: str) -> list[Council]:
        found = list(Council.objects.filter(number=number) if number else Council.objects.all())
        if number and not found:
            raise CommandError(f"There is no council {number}.", returncode=2)
        return found

    def _walk(self, council: Council) -> str:
        """Say how the council's chain stands; where it does not hold, the first place."""
        try:
            held = chain.walk(council)
        except chain.Broken as broken:
            self.stdout.write(f"{council.name}: the chain does not hold.")
            return f"{council.name}: {broken}."
        counted = ((len(held.copies), "signed cop", "y,ies"), (len(held.files), "file", "s"), (held.seals, "seal", "s"))
        words = [f"{count} {noun}{pluralize(count, ending)}" for count, noun, ending in counted]
        self.stdout.write(f"{council.name}: the chain holds, with {words[0]}, {words[1]} and {words[2]}.")
        return ""
