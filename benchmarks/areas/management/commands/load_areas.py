"""manage.py load_areas: published lists of authorities and regions, into the database; again whenever they change."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction

from benchmarks.areas.services import loading
from benchmarks.importers import authorities
from benchmarks.importers.lines import decoded
from benchmarks.importers.rows import WrongFile

SHOWN = 10


class Command(BaseCommand):
    help = (
        "Load authorities with every code and its days, regions, joint returns. PATH is a list as published, or a "
        "folder of such lists; other files of a folder are left alone."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("paths", nargs="+", metavar="PATH", type=Path)

    @transaction.atomic
    def handle(self, *args: Any, paths: list[Path], **options: Any) -> None:
        # Regions come first, then lists with days, so that every authority finds its region and its own days.
        for path in sorted(_files(paths), key=_order):
            self._load(path, named=path in paths)

    def _load(self, path: Path, *, named: bool) -> None:
        try:
            with path.open("rb") as file:
                loaded = loading.load(authorities.read(decoded(file)), by=None)
        except authorities.NotAuthorities as wrong:
            if named:
                raise CommandError(f"{path.name}: {wrong}", returncode=2) from None
            self.stdout.write(f"{path.name} is no list of places and was left alone.")
            return
        except (OSError, WrongFile) as wrong:
            raise CommandError(f"{path.name}: {wrong}", returncode=2) from None
        self.stdout.write(
            f"{path.name}: {loaded.read} lines read, {loaded.accepted} taken, {loaded.added} places new, "
            f"{loaded.filled} filled up, {len(loaded.problems)} problems."
        )
        for problem in loaded.problems[:SHOWN]:
            self.stdout.write(f"  line {problem.line}: {problem.words}")


def _files(paths: list[Path]) -> list[Path]:
    found = [file for path in paths for file in (sorted(path.glob("*.csv")) if path.is_dir() else [path])]
    if missing := [path for path in found if not path.is_file()]:
        raise CommandError(f"There is no file {missing[0].name}.", returncode=2)
    if not found:
        raise CommandError("There is no CSV file there.", returncode=2)
    return found


def _order(path: Path) -> tuple[int, str]:
    with path.open("rb") as file:
        first = file.readline()
    return (0 if b"la_name" not in first else 1 if b"date_of_operation" in first else 2), path.name
