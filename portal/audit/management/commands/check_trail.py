"""Work every seal of the trail out again: exit code 2 and one line when an event was altered or taken out."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.template.defaultfilters import pluralize

from portal.audit import append_only, queries


class Command(BaseCommand):
    help = "Check the seals of the audit trail against its events."

    def handle(self, *args: Any, **options: Any) -> None:
        if gone := append_only.missing():
            raise CommandError(f"Append-only triggers are missing: {', '.join(gone)}.", returncode=2)
        chain = queries.check()
        if chain.wrong:
            raise CommandError(chain.wrong, returncode=2)
        waiting = f", {chain.unsealed} not sealed yet" if chain.unsealed else ""
        events = f"{chain.events} event{pluralize(chain.events)}"
        self.stdout.write(f"The trail holds: {events} under {chain.seals} seal{pluralize(chain.seals)}{waiting}.")
