"""The page of one measure with 2 million observations in the database, against the same page with 20,000.

`python -m tests.bench.comparison [rows]` asks a private SQLite and a private PostgreSQL for it, few and many in turn,
in one process each. The many are more of everything: measures, and editions that repeat the same areas and years.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

FEW, MANY = 20_000, 2_000_000
AREAS, YEARS = 160, 25  # an edition says something of every area in every year
FEW_MEASURES, MANY_MEASURES = 5, 50
AIM = 1.2
WARM, RUNS = 5, 40

# One statement for each release: the databases multiply by themselves, as no client could send the rows.
_FILL = """
    INSERT INTO published_observation (release_id, measure_id, area_id, category, statistic, basis, period_start,
        period_end, numerator, denominator, value, decimals, symbol, quoted, note)
    SELECT {release}, m.id, a.id, '', 'value', 'year', y.column1, y.column2, a.id, 100,
        (m.id * 37 + a.id * 11 + y.column3 * 7 + {release} % 3) % 900 / 10.0, 1, '', {no}, ''
    FROM published_measure m CROSS JOIN areas_area a CROSS JOIN (VALUES {years}) AS y
"""


def years(vendor: str) -> str:
    day = "DATE " if vendor == "postgresql" else ""
    return ", ".join(
        f"({day}'{year - 1}-04-01', {day}'{year}-03-31', {year})" for year in range(2026 - YEARS, 2026)
    )  # fmt: skip


def fill(rows: int, measures: int) -> int:
    """A council with a region, England, ten neighbours and all other authorities; as many editions as fill `rows`."""
    from django.db import connection

    from tests import builders as a

    _places()
    for _ in range(measures):
        a.a_measure()
    no = "FALSE" if connection.vendor == "postgresql" else "0"
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET session_replication_role = replica")  # the rows are ours: no key is looked up
        for number in range(max(1, rows // (measures * AREAS * YEARS))):
            release = a.a_release(publication="Bench", edition=str(2025 + number), published_on=_day(number))
            cursor.execute(_FILL.format(release=release.pk, no=no, years=years(connection.vendor)))
        cursor.execute("SELECT COUNT(*) FROM published_observation")
        count = int(cursor.fetchone()[0])
        cursor.execute("VACUUM ANALYZE" if connection.vendor == "postgresql" else "ANALYZE")
    return count


def _day(number: int) -> date:
    return date(2025 + number, 10, 28)


def _places() -> None:
    from benchmarks.areas.rules import AreaKind, GroupKind
    from tests import builders as a

    region = a.an_area(AreaKind.REGION)
    a.an_area(AreaKind.COUNTRY, code="E92000001")
    own = a.an_area(number="893", region=region)
    others = [a.an_area(number=f"{100 + each}", region=region if each < 14 else None) for each in range(AREAS - 3)]
    a.a_group(*others[5:15], kind=GroupKind.NEIGHBOURS.value, edition="2025", of=own)


def page() -> Callable[[], None]:
    """Asks for the page of one measure as an analyst does."""
    from django.test import Client
    from django.urls import reverse

    from benchmarks.published.models import Measure
    from portal.accounts.rules import Role
    from tests import builders as a
    from tests.bench.pages import read

    client, council = Client(), a.a_council(number="893", name="Benchshire")
    client.force_login(a.a_person(Role.ANALYST, council=council), backend="portal.accounts.backends.ByEmail")
    address = reverse("comparison:measure", args=[council.number, Measure.objects.order_by("pk")[0].code])
    return lambda: read(client, address)


def one(rows: int, measures: int) -> None:
    """In a process of its own: fill a database, say how many it holds, then time one request for each line sent."""
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    count = fill(rows, measures)
    ask = page()
    for _ in range(WARM):
        ask()
    print(count, flush=True)
    for _line in sys.stdin:
        begun = time.perf_counter()
        ask()
        print((time.perf_counter() - begun) * 1000, flush=True)


class Portal:
    """A process with a database of its own."""

    def __init__(self, folder: Path, url: str, rows: int, measures: int) -> None:
        (folder / "static").mkdir(parents=True)
        env = {**os.environ, "DATA_DIR": str(folder), "DATABASE_URL": url, "EXAMPLE": "0", "DEBUG": "0"}
        env["DJANGO_SETTINGS_MODULE"] = "portal.settings"
        command = [sys.executable, "-m", "tests.bench.comparison", "--one", str(rows), str(measures)]
        self.process = subprocess.Popen(command, env=env, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.count = int(self._line())

    def _line(self) -> str:
        assert self.process.stdout is not None
        line = self.process.stdout.readline()
        if not line:
            raise SystemExit("The page could not be timed.")
        return line

    def milliseconds(self) -> float:
        """One request."""
        assert self.process.stdin is not None
        self.process.stdin.write("\n")
        self.process.stdin.flush()
        return float(self._line())

    def stop(self) -> None:
        self.process.communicate()


def compare(name: str, folder: Path, urls: tuple[str, str], rows: int) -> None:
    """Few and many in turn, so that whatever else the machine does falls on both."""
    few = Portal(folder / f"{name}-few", urls[0], FEW, FEW_MEASURES)
    many = Portal(folder / f"{name}-many", urls[1], rows, MANY_MEASURES)
    taken = [(few.milliseconds(), many.milliseconds()) for _ in range(RUNS)]
    small, large = (statistics.median(each) for each in zip(*taken, strict=True))
    few.stop()
    many.stop()
    print(
        f"{name}: comparison page of one measure, {many.count:,} observations {large:.1f} ms, "
        f"{few.count:,} {small:.1f} ms: {large / small:.2f} times (aim {AIM})",
        flush=True,
    )


def main(rows: int) -> None:
    from tests.services import postgresql

    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        names = ("few", "many")
        few, many = (f"sqlite:///{folder}/{name}.sqlite3" for name in names)
        compare("SQLite", folder, (few, many), rows)
        if postgresql.programs() is None:
            print("PostgreSQL: not on this machine, so the comparison page was not timed on it")
            return
        server = postgresql.start(folder)
        try:
            for name in names:
                make(server.url("postgres"), name)
            few, many = map(server.url, names)
            compare("PostgreSQL", folder, (few, many), rows)
        finally:
            server.stop()


def make(url: str, name: str) -> None:
    import psycopg

    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}".encode())


if __name__ == "__main__":
    if sys.argv[1:2] == ["--one"]:
        one(int(sys.argv[2]), int(sys.argv[3]))
    else:
        main(int(sys.argv[1]) if sys.argv[1:] else MANY)
