"""manage.py load_example: the example's councils, once, in example mode only."""

import logging
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from portal.home import loading


class Command(BaseCommand):
    help = "Loads the example into an empty portal; does nothing where a council is already here."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--unfilled",
            action="store_true",
            help="leave Shropshire’s quarter 2 of 2021/22 empty: no figures, narratives or comments",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.EXAMPLE:
            raise CommandError("The example is loaded in example mode only: set EXAMPLE=1.", returncode=2)
        if not loading.is_loaded():
            # The broker starts after this; every paper is printed here already, so nobody has to be rung.
            logging.getLogger("portal.jobs.services").setLevel(logging.ERROR)
            loading.load(self.stdout.write, unfilled=options["unfilled"])
