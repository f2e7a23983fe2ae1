"""manage.py load_neighbours: a model of statistical neighbours as published, as one edition."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction

from benchmarks.areas.services import loading
from benchmarks.importers import neighbours
from benchmarks.importers.lines import decoded
from benchmarks.importers.rows import WrongFile
from portal.audit.refusals import NotPossible

SHOWN = 10


class Command(BaseCommand):
    help = "Load an edition of the model of statistical neighbours; authorities are matched by number, never by name."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--edition", required=True, help="the model's year, as 2025")

    @transaction.atomic
    def handle(self, *args: Any, file: Path, edition: str, **options: Any) -> None:
        source = f"Department for Education, statistical neighbours, {edition}"
        try:
            with file.open("rb") as opened:
                rows = neighbours.read(decoded(opened))
                loaded = loading.load_neighbours(rows, edition=edition, source=source, by=None)
        except (OSError, WrongFile) as wrong:
            raise CommandError(f"{file.name}: {wrong}", returncode=2) from None
        except NotPossible as refused:
            raise CommandError(f"{refused.words}.", returncode=2) from None
        self.stdout.write(
            f"{file.name}: {loaded.read} lines read, {loaded.accepted} taken, {loaded.added} groups new, "
            f"{loaded.filled} given their members, {len(loaded.problems)} problems."
        )
        for problem in loaded.problems[:SHOWN]:
            self.stdout.write(f"  line {problem.line}: {problem.words}")
