"""manage.py compare MEASURE --area 893: where an authority stands, as a table for people or as JSON for scripts."""

import json
from difflib import get_close_matches
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from benchmarks.comparison import queries
from benchmarks.comparison.standing.kinds import Unknown
from benchmarks.comparison.standing.plain import plain
from benchmarks.comparison.standing.printed import printed
from benchmarks.published.models import Measure

WRONG = 2
NEAREST = 3


class Command(BaseCommand):
    help = "Sets an authority's published number beside a group, its region and England. Staff-only releases stay out."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("measure", help="the measure's code, for example REF_REREF_PCT")
        parser.add_argument("--area", required=True, metavar="NUMBER", help="the DfE number of the authority")
        parser.add_argument(
            "--period", default="", help="2025 (what ends in it), 2024/25, 2025-Q1, 2025-03; the newest unless given"
        )
        parser.add_argument(
            "--group", default="", help="neighbours:2025, region, england-authorities, or a group by its name"
        )
        parser.add_argument("--edition", default="", help="read only releases of this edition")
        parser.add_argument("--json", action="store_true", help="print JSON, with every number as text")

    def handle(self, *args: Any, **options: Any) -> None:
        measure = _measure(options["measure"])
        try:
            found = queries.standing(
                measure,
                council_number=options["area"],
                period=options["period"],
                group=options["group"],
                edition=options["edition"],
            )
        except Unknown as wrong:
            raise CommandError(f"{wrong}.", returncode=WRONG) from None
        if options["json"]:
            self.stdout.write(json.dumps(plain(found.standing), ensure_ascii=False, indent=2))
        else:
            self.stdout.write("\n".join(printed(found.standing)))


def _measure(asked: str) -> Measure:
    """The measure of this code, or of this very name. Raises CommandError that names the nearest."""
    every = {measure.code: measure for measure in Measure.objects.all()}
    named = {measure.name.casefold(): measure for measure in every.values()}
    found = every.get(asked) or every.get(asked.upper()) or named.get(asked.casefold())
    if found is not None:
        return found
    known = {**{code.casefold(): code for code in every}, **{name: each.code for name, each in named.items()}}
    near = dict.fromkeys(known[each] for each in get_close_matches(asked.casefold(), known, n=NEAREST, cutoff=0.4))
    said = f"the nearest are {', '.join(near)}" if near else "no measure is like it"
    raise CommandError(f"There is no measure {asked}; {said}.", returncode=WRONG)
