"""Write the shipped catalogue of indicators into the database; again after each upgrade."""

from typing import Any

from django.core.management.base import BaseCommand

from scorecards.framework.services import catalogue


class Command(BaseCommand):
    help = __doc__

    def handle(self, *args: Any, **options: Any) -> None:
        written = catalogue.load()
        said = ", ".join(f"{count} × {name}" for name, count in sorted(written.items()))
        self.stdout.write(f"Catalogue: {said or 'nothing has changed'}.")
