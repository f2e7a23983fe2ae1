"""What reading 1.5 million lines costs: against a plain COPY (or executemany) of the same file and against bulk_create.

`python -m tests.bench.imports [rows]` times each on a private SQLite and a private PostgreSQL, every one in a process
of its own, so that its peak memory is its own.
"""

import csv
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from itertools import islice, product
from pathlib import Path

ROWS = 1_500_000
AREAS, YEARS = 150, 25
SOME = 10  # bulk_create is timed on a tenth of the lines: it is that slow
LIMIT_MB = 200
HEAD = (
    *("time_period", "time_identifier", "geographic_level", "country_code", "country_name", "region_code"),
    *("region_name", "old_la_code", "new_la_code", "la_name", "breakdown", "count", "percent"),
)


def generate(path: Path, rows: int) -> None:
    """Lines as tables of Explore education statistics have them; no two speak of the same."""
    kinds = -(-rows // (AREAS * YEARS))
    with path.open("w", newline="", encoding="utf-8") as file:
        write = csv.writer(file, lineterminator="\n").writerow
        write(HEAD)
        every = product(range(YEARS), range(AREAS), range(kinds))
        for number, (year, area, kind) in enumerate(islice(every, rows)):
            place = ("E12000005", "West Midlands", f"{100 + area}", f"E0600{area:04}", f"Council {area}")
            count = "c" if number % 50 == 0 else str(number % 3000)
            percent = "c" if number % 50 == 0 else f"{number % 1000 / 10:g}"
            where = ("Reporting year", "Local authority", "E92000001", "England")
            write((2025 - year, *where, *place, f"Breakdown number {kind}", count, percent))


def prepare() -> None:
    """The tables, the places and the mapping that an import needs."""
    from django.core.management import call_command

    from benchmarks.areas.models import Area, AreaCode
    from tests import builders as a

    call_command("migrate", verbosity=0)
    for number in range(AREAS):
        area = Area.objects.create(kind="authority", number=f"{100 + number}", name=f"Council {number}")
        AreaCode.objects.create(area=area, code=f"E0600{number:04}")
    table = a.a_table(publication="Bench")
    a.a_mapping(table, measure=a.a_measure(code="PCT"), value="percent", numerator=["count"], categories=["breakdown"])


def by_import(path: Path) -> int:
    from benchmarks.published.models import Table
    from benchmarks.published.services import imports

    with path.open("rb") as file:
        table = Table.objects.get()
        job = imports.begin(file, by=None, name=path.name, edition="bench", publication=table, ring=False)
    imports.run(job.pk)
    job.refresh_from_db()
    if job.state != "ready" or job.problem_count:
        raise SystemExit(f"The import did not go through: {job.reason or job.problems.first()}")
    return job.lines_accepted


def by_copy(path: Path) -> int:
    """The same bytes into a table of words with a key, as fast as the database takes them."""
    from django.db import connection, transaction

    columns = ", ".join(f"{name} text" for name in HEAD)
    with transaction.atomic(), connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(f"CREATE TABLE plain (id bigserial PRIMARY KEY, {columns})")
            with (
                path.open("rb") as file,
                cursor.copy(f"COPY plain ({', '.join(HEAD)}) FROM STDIN (FORMAT csv, HEADER)") as copy,
            ):
                while piece := file.read(1 << 20):
                    copy.write(piece)
        else:
            cursor.execute(f"CREATE TABLE plain (id integer PRIMARY KEY, {columns})")
            marks = ", ".join(["%s"] * len(HEAD))
            with path.open(newline="", encoding="utf-8") as file:
                lines = csv.reader(file)
                next(lines)
                cursor.executemany(f"INSERT INTO plain ({', '.join(HEAD)}) VALUES ({marks})", lines)
        cursor.execute("SELECT COUNT(*) FROM plain")
        return int(cursor.fetchone()[0])


def by_rows(path: Path) -> int:
    """What one would write first: a csv.DictReader and bulk_create, of a part of the lines."""
    from datetime import date
    from decimal import Decimal

    from django.db import transaction

    from benchmarks.areas.models import Area
    from benchmarks.published.models import Measure, Observation
    from tests import builders as a

    release, measure = a.a_release(), Measure.objects.get()
    places = dict(Area.objects.values_list("number", "pk"))

    def rows(lines):
        for line in lines:
            year, number, gone = int(line["time_period"]), line["count"], line["percent"] == "c"
            yield Observation(
                release=release,
                measure=measure,
                area_id=places[line["old_la_code"]],
                category=line["breakdown"],
                statistic="value",
                basis="year",
                period_start=date(year - 1, 4, 1),
                period_end=date(year, 3, 31),
                numerator=None if gone else Decimal(number),
                value=None if gone else Decimal(line["percent"]),
                symbol="c" if gone else "",
            )

    count = 0
    with path.open(newline="", encoding="utf-8") as file, transaction.atomic():
        total = sum(1 for _line in file) - 1
        file.seek(0)
        given = rows(islice(csv.DictReader(file), total // SOME))
        while batch := list(islice(given, 2000)):
            count += len(Observation.objects.bulk_create(batch))
    return count


WAYS = {"import": by_import, "plain": by_copy, "bulk_create": by_rows}


def one(way: str, path: Path) -> None:
    """In a process of its own: how long it took, and the most memory it had."""
    import django

    django.setup()
    if way == "prepare":
        prepare()
        return
    begun = time.perf_counter()
    count = WAYS[way](path)
    taken = time.perf_counter() - begun
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"count": count, "seconds": taken, "peak": peak}))


def asked(way: str, path: Path, env: dict[str, str]) -> dict[str, float]:
    command = [sys.executable, "-m", "tests.bench.imports", "--one", way, str(path)]
    done = subprocess.run(command, env=env, check=True, stdout=subprocess.PIPE, text=True)
    return json.loads(done.stdout.splitlines()[-1]) if done.stdout.strip() else {}


def database(name: str, folder: Path, url: str, path: Path) -> None:
    env = {**os.environ, "DATA_DIR": str(folder), "DATABASE_URL": url, "EXAMPLE": "0", "DEBUG": "0"}
    env["DJANGO_SETTINGS_MODULE"] = "portal.settings"
    asked("prepare", path, env)
    found = {way: asked(way, path, env) for way in WAYS}
    speed = {way: each["count"] / each["seconds"] for way, each in found.items()}
    plain = "COPY" if name == "PostgreSQL" else "executemany"
    print(
        f"{name}: {found['import']['count']:,.0f} lines in {found['import']['seconds']:.1f} s, "
        f"{speed['import'] / speed['plain']:.2f} of the speed of a plain {plain} of the file "
        f"({found['plain']['seconds']:.1f} s), {speed['import'] / speed['bulk_create']:.1f} times bulk_create; "
        f"peak memory {found['import']['peak']:.0f} MB (limit {LIMIT_MB})"
    )
    if found["import"]["peak"] > LIMIT_MB:
        raise SystemExit("The import took more memory than it may.")


def main(rows: int) -> None:
    from tests.services import postgresql

    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        path = folder / "bench.csv"
        generate(path, rows)
        database("SQLite", folder, f"sqlite:///{folder}/bench.sqlite3", path)
        if postgresql.programs() is None:
            print("PostgreSQL: not on this machine")
            return
        server = postgresql.start(folder)
        try:
            database("PostgreSQL", folder, server.url("postgres"), path)
        finally:
            server.stop()


if __name__ == "__main__":
    if sys.argv[1:2] == ["--one"]:
        one(sys.argv[2], Path(sys.argv[3]))
    else:
        main(int(sys.argv[1]) if sys.argv[1:] else ROWS)
