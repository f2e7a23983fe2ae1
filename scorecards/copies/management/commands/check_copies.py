"""Work out every council's chain of signed copies again: exit code 2 and one line where one does not hold."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.template.defaultfilters import pluralize

from portal.accounts.models import Council
from scorecards.copies import queries


class Command(BaseCommand):
    help = "Check the signed copies of every council against their hashes, and that whatever is signed has its copy."

    def handle(self, *args: Any, **options: Any) -> None:
        for council in Council.objects.order_by("number"):
            if place := queries.first_broken_in(council):
                raise CommandError(f"{council}: signed copy {place} is not what was signed.", returncode=2)
        if gone := queries.without_copy():
            raise CommandError(f"Signed, and without a copy: {'; '.join(gone)}.", returncode=2)
        count = queries.count()
        self.stdout.write(f"The signed copies hold: {count} {pluralize(count, 'copy,copies')}.")
