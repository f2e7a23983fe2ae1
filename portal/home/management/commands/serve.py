"""The whole portal in one command, for one machine: broker, web, worker and beat."""

import signal
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.checks import Tags
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connections
from django.db.migrations.executor import MigrationExecutor

from portal.home.serving import banner, parts, places
from portal.home.serving.supervision import Supervisor


class Command(BaseCommand):
    requires_system_checks: list[str] = []  # they are of the program, not of its data, and load every page
    help = "Run broker (unless REDIS_URL names one), web, worker and beat until Ctrl-C; restart what dies."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--port", type=int, default=8000)

    def handle(self, *args: Any, port: int, **options: Any) -> None:
        data = Path(settings.DATA_DIR)
        try:
            places.ask_for(port)
            held = places.lock(data)
            self._prepare()
            running, env = parts.all_parts(data, port)
        except places.Taken as trouble:
            raise CommandError(str(trouble), returncode=2) from trouble
        with held:
            self._run(running, env, port)

    def _prepare(self) -> None:
        """What is missing of styles, tables, triggers and, in the example, people and figures."""
        if not (settings.VENDOR_DIR / "govuk" / "govuk-frontend.min.css").exists():
            call_command("get_assets", stdout=self.stdout)
        Path(settings.STATIC_ROOT).mkdir(parents=True, exist_ok=True)
        executor = MigrationExecutor(connections["default"])
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            self.stdout.write("Laying out the database.")
            call_command("migrate", verbosity=0)
        self.check(tags=[Tags.database], databases=["default"])
        if settings.EXAMPLE:
            call_command("load_example", stdout=self.stdout)
        connections.close_all()

    def _run(self, running: list[parts.Part], env: dict[str, str], port: int) -> None:
        supervisor = Supervisor(running, env=env, cwd=settings.BASE_DIR, say=self._say)
        supervisor.stop_on(signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
        greeting = self._greeting(port)
        supervisor.run(lambda: next(greeting, None))
        self.stdout.write("Line of Sight has stopped.")

    def _greeting(self, port: int) -> Any:
        """Printed once, when pages answer."""
        while not places.answers(port):
            yield
        for line in banner.lines(f"http://127.0.0.1:{port}/", _logins()):
            self.stdout.write(line)
        self.stdout.flush()

    def _say(self, line: str) -> None:
        self.stderr.write(f"[serve] {line}")


def _logins() -> list[banner.Login]:
    """The example's people; none, and no look at them, in a portal that is not the example."""
    if not settings.EXAMPLE:
        return []
    from portal.home import example

    found: list[banner.Login] = example.logins()
    return found
