"""manage.py import_release: a published file, as an edition of its publication; it is read here and now."""

import datetime
import time
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from benchmarks.published.models import Import, Table
from benchmarks.published.reviews import Review, review
from benchmarks.published.rules import ReleaseStatus
from benchmarks.published.services import imports
from portal.audit.refusals import NotPossible
from portal.jobs.rules import OPEN, State

SHOWN = 10


class Command(BaseCommand):
    help = (
        "Read FILE as an edition of a publication and say what is new, restated, missing and wrong. Nobody sees it "
        "until it is accepted: with --accept at once, else on its page."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, metavar="FILE")
        parser.add_argument("--edition", required=True, help="what the publisher calls it, as 2025")
        parser.add_argument("--publication", default="", help="its code or name, where its columns do not tell")
        parser.add_argument("--status", default="official", choices=[s.value for s in ReleaseStatus])
        parser.add_argument("--published-on", type=datetime.date.fromisoformat, default=None, metavar="YYYY-MM-DD")
        parser.add_argument(
            "--answer", action="append", default=[], metavar="OLD=NEW", help="a renamed column; OLD= is not in it"
        )
        parser.add_argument("--accept", action="store_true", help="let everybody see it, without a look")

    def handle(self, *args: Any, file: Path, **options: Any) -> None:
        try:
            job = self._begun(file, options)
            self._ask(job)
            self._run(job)
            self._say(job, review(job))
            if options["accept"]:
                imports.accept(job, by=None)
                self.stdout.write("Accepted.")
        except NotPossible as refused:
            raise CommandError(f"{refused.words}.", returncode=2) from None
        except OSError as trouble:
            raise CommandError(f"{file.name}: {trouble.strerror}.", returncode=2) from None

    def _begun(self, file: Path, options: dict[str, Any]) -> Import:
        beside = file.with_suffix(".meta.csv")
        meta = beside.open("rb") if beside.is_file() else None
        try:
            with file.open("rb") as source:
                return imports.begin(
                    source,
                    by=None,
                    name=file.name,
                    edition=options["edition"],
                    publication=_table(options["publication"]),
                    status=ReleaseStatus(options["status"]),
                    published_on=options["published_on"],
                    meta=meta,
                    answers=dict(_answer(each) for each in options["answer"]),
                    ring=False,
                )
        finally:
            if meta:
                meta.close()

    def _ask(self, job: Import) -> None:
        """What must be asked ends the command; the file is set aside, to be sent again with the answers."""
        if not job.questions:
            return
        imports.discard(job, by=None)
        asked = [f"{each['name']} (perhaps {', '.join(each['candidates'][:3])})" for each in job.questions]
        raise CommandError(f"Say with --answer OLD=NEW what is now: {'; '.join(asked)}.", returncode=2)

    def _run(self, job: Import) -> None:
        imports.run(job.pk)
        job.refresh_from_db()
        while job.state in OPEN:  # a worker was quicker
            time.sleep(1)
            job.refresh_from_db()
        if job.state != State.READY:
            raise CommandError(job.reason or "The import was cancelled.", returncode=2)

    def _say(self, job: Import, found: Review) -> None:
        say = self.stdout.write
        say(f"{job}: {job.lines_read} lines read, {job.lines_accepted} accepted, {job.problem_count} problems.")
        say(f"{found.new} figures new, {found.restated} restated, {found.unchanged} unchanged, {found.gone} gone.")
        for problem in job.problems.all()[:SHOWN]:
            say(f"  line {problem.line}: {problem.words}")
        for name in job.left_out:
            say(f"  not in this edition: {name}")
        if found.missing:
            say(f"Missing: {', '.join(area.name for area in found.missing[:SHOWN])} ({len(found.missing)} areas).")
        for each in found.outside:
            say(f"England's {each.measure} ({each.england}) is outside {each.lowest} to {each.highest}.")


def _table(words: str) -> Table | None:
    if not words:
        return None
    found = Table.objects.filter(code=words).first() or Table.objects.filter(publication=words).first()
    if found is None:
        raise NotPossible(f"There is no publication “{words}”", "publication")
    return found


def _answer(given: str) -> tuple[str, str]:
    """OLD may hold an equals sign itself, "column=word"; NEW never does."""
    old, sign, new = given.rpartition("=")
    if not sign or not old:
        raise NotPossible(f"“{given}” is no answer: write OLD=NEW", "answer")
    return old, new
