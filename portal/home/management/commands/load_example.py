"""manage.py load_example: the example's councils, once, in example mode only."""

import logging
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from portal.home import loading


class Command(BaseCommand):
    help = "Loads the example into an empty portal; does nothing where a council is already here."

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.EXAMPLE:
            raise CommandError("The example is loaded in example mode only: set EXAMPLE=1.", returncode=2)
        if not loading.is_loaded():
            # The broker starts after this; every paper is printed here already, so nobody has to be rung.
            logging.getLogger("portal.jobs.services").setLevel(logging.ERROR)
            loading.load(self.stdout.write)
