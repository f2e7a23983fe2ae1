"""Builds one quarter of 60 lines in a database of its own, then times its page and its paper in this process."""

import os
import statistics
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

RUNS = 15
CHARTS = 500
AIM = 0.3  # ms, for one chart from its definition to SVG
LINES = 60


def prepare(folder: str) -> None:
    """A portal of its own: nothing of the developer's is read or written."""
    os.environ.update(DATA_DIR=folder, DATABASE_URL=f"sqlite:///{folder}/bench.sqlite3", EXAMPLE="0", DEBUG="0")
    os.environ["DJANGO_SETTINGS_MODULE"] = "portal.settings"
    import django

    django.setup()
    from django.conf import settings
    from django.core.management import call_command

    settings.ROOT_URLCONF = "tests.bench.urls"
    call_command("migrate", verbosity=0)


def milliseconds(act: Callable[[], object], runs: int = RUNS) -> float:
    """The median of several runs after one that warms up."""
    act()
    taken = []
    for _ in range(runs):
        begun = time.perf_counter()
        act()
        taken.append((time.perf_counter() - begun) * 1000)
    return statistics.median(taken)


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        prepare(folder)
        from portal.charts.svg import to_svg
        from tests.bench import charts, pages, papers, seals

        client, scorecard = pages.scorecard_of(LINES)
        bare = milliseconds(lambda: pages.read(client, "/bare/"))
        page = milliseconds(lambda: pages.read(client, scorecard))
        print(f"bare page, five queries                 {bare:8.1f} ms")
        print(f"scorecard page, {LINES} lines               {page:8.1f} ms   {page / bare:.1f} times the bare page")
        for name, draw in charts.charts().items():
            chart = draw()
            drawn, written = milliseconds(draw, CHARTS), milliseconds(partial(to_svg, chart), CHARTS)
            whole = f"{drawn + written:8.2f} ms   {drawn:.2f} ms to lay it out, {written:.2f} ms to write it"
            print(f"{name} as SVG".ljust(38), whole, f"(aim {AIM} ms)")
        fonts = Path(__file__).parents[2] / "node_modules" / "@expo-google-fonts" / "source-sans-3"
        sheets = papers.print_one(LINES, fonts)
        taken = milliseconds(partial(papers.print_one, LINES, fonts))
        print(f"paper, {LINES} indicators, {sheets} pages        {taken / sheets:8.1f} ms a page")
        for name, act in seals.acts(LINES, fonts).items():
            print(f"{name}, {sheets} pages".ljust(38), f"{milliseconds(act):8.1f} ms")


main()
