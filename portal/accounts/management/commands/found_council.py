"""manage.py found_council: a council's beginning, with its first administrator."""

from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.core.validators import validate_email
from django.db import transaction
from django.utils import timezone

from portal.accounts import letters, services
from portal.accounts.models import Council, User


class Command(BaseCommand):
    """Run once for each council; everybody else is invited by the administrator on a page."""

    help = "Make a council and its first administrator, and print the link by which they choose a password."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("number", help="the council's three-digit DfE number")
        parser.add_argument("council", help="the council's name")
        parser.add_argument("--administrator", required=True, help="e-mail of the first administrator")
        parser.add_argument("--name", required=True, help="the administrator's name")
        parser.add_argument("--colour", default="#00594f", help="the council's colour, as #00594f")
        parser.add_argument("--site", default="", help="address of the portal, where SITE_URL is not set")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            council, user, link = self._found(options)
        except ValidationError as wrong:
            raise CommandError(" ".join(wrong.messages), returncode=2) from None
        except ValueError as wrong:
            raise CommandError(str(wrong), returncode=2) from None
        does = "signs in" if user.has_usable_password() else "chooses a password"
        self.stdout.write(f"{council.name} ({council.number}) is here. {user.name} {does} at:")
        self.stdout.write(link)

    @transaction.atomic
    def _found(self, options: dict[str, Any]) -> tuple[Council, User, str]:
        """All three, or nothing: a council whose administrator could not come in would be nobody's."""
        validate_email(options["administrator"].strip())
        council = services.found_council(options["number"], options["council"], colour=options["colour"])
        user = services.appoint_administrator(
            council, email=options["administrator"], name=options["name"], starts=timezone.localdate()
        )
        return council, user, letters.link_from(user, options["site"])
