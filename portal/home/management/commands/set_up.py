"""manage.py set_up: what is shipped, written into the database; again after each upgrade."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction

from portal.accounts.models import Council
from portal.home import shipped


class Command(BaseCommand):
    help = (
        "Write the catalogue of indicators, the layouts of reports, England and its regions where they are not there "
        "yet; with --council and --region, put a council that was founded into its region."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--council", default="", help="the council's three-digit DfE number")
        parser.add_argument("--region", default="", help="GSS code of its region, as E12000005")
        parser.add_argument("--code", default="", help="GSS code of the council itself, as E06000051")

    @transaction.atomic
    def handle(self, *args: Any, **options: Any) -> None:
        for line in shipped.write():
            self.stdout.write(line)
        if number := options["council"]:
            self._place(number, options["region"], options["code"])
        self.stdout.write("What is shipped is there.")

    def _place(self, number: str, region: str, code: str) -> None:
        council = Council.objects.filter(number=number).first()
        if council is None:
            raise CommandError(f"There is no council {number}: found it first.", returncode=2)
        try:
            placed = shipped.place(council, region=region, code=code)
        except ValueError as wrong:
            raise CommandError(str(wrong), returncode=2) from None
        self.stdout.write(f"{council.name} is in {placed.region}.")
