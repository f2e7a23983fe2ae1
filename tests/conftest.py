"""What every test may ask for: databases that refuse nonsense, the shared folder, real servers, a real browser."""

import os
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connections
from django.test import TransactionTestCase

from tests.services import browser as browsers
from tests.services import portal as portals
from tests.services import redis
from tests.services.processes import IN_CI, Process

ROOT = Path(__file__).resolve().parent.parent


def pytest_configure() -> None:
    """Cheap passwords, and bells that ring nobody: what a test needs more of it asks for."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    redis.ring_over("memory://")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """`official_data` needs the shared folder; without it those tests are skipped and say so."""
    if shared_folder().is_dir():
        return
    for item in items:
        if item.get_closest_marker("official_data"):
            item.add_marker(pytest.mark.skip(reason=f"no shared folder at {shared_folder()} (set LOS_SHARED)"))


def shared_folder() -> Path:
    return Path(os.environ.get("LOS_SHARED") or ROOT.parent / "shared").resolve()


def missing(what: str) -> None:
    """Skip where something is not installed; in CI nothing may be missing."""
    if IN_CI:
        pytest.fail(f"{what}, and in CI nothing may be missing")
    pytest.skip(what)


_teardown = TransactionTestCase._fixture_teardown


def _flush_append_only(self: TransactionTestCase) -> None:
    """A flush empties every table: lift the triggers that forbid it, and lay them again for the next test."""
    from portal.audit import append_only

    append_only.lift()
    try:
        _teardown(self)
    finally:
        append_only.lay()


TransactionTestCase._fixture_teardown = _flush_append_only  # type: ignore[method-assign]


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix: None) -> None:
    """SQLite in a file: threads and other processes share it, which a database in memory does not allow."""
    connection = connections["default"]
    if connection.vendor == "sqlite":
        name = str(settings.DATA_DIR / f"test-{os.getpid()}.sqlite3")
        connection.settings_dict["TEST"]["NAME"] = name


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real reports, published cases and official statistics; none of it is in the repository."""
    folder = shared_folder()
    if not folder.is_dir():
        pytest.skip(f"no shared folder at {folder} (set LOS_SHARED)")
    return folder


@pytest.fixture
def redis_server(tmp_path: Path) -> Iterator[redis.Server]:
    """A real broker of the test's own."""
    server = redis.start(tmp_path)
    yield server
    server.stop()


@pytest.fixture
def rings(redis_server: redis.Server) -> Iterator[redis.Server]:
    """The test's own process rings over the real broker."""
    redis.ring_over(redis_server.url)
    yield redis_server
    redis.ring_over("memory://")


@pytest.fixture
def worker(transactional_db: None, rings: redis.Server, tmp_path: Path) -> Iterator[Callable[..., Process]]:
    """Starts real Celery workers that stand on the test's database and broker: `worker()` is one that is ready.

    Modules named, as in `worker("tests.some.tasks")`, bring tasks that only tests have.
    """
    name = connections["default"].settings_dict["NAME"]
    url = f"sqlite:///{name}" if connections["default"].vendor == "sqlite" else portals.renamed(server_url(), name)
    started: list[Process] = []

    def start(*tasks: str) -> Process:
        env = {**os.environ, "DATABASE_URL": url, "REDIS_URL": rings.url}
        started.append(portals.worker(tmp_path / f"worker{len(started)}.log", env, tasks=tasks))
        return started[-1]

    yield start
    for process in started:
        process.stop()


def server_url() -> str:
    return os.environ["DATABASE_URL"]


@pytest.fixture(scope="module")
def live_portal(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[..., portals.LivePortal]]:
    """Starts portals of one's own: `live_portal(("load_example",), worker=True)`.

    Each has a fresh database of the kind of this run, loaded by the management commands given or copied from a portal
    that it is to be `like`, its own broker, its own files, and a web server at `.url`. Its data are reached by
    `.manage(...)` and by pages, never by this process's ORM.
    """
    open_ones: list[portals.LivePortal] = []

    def start(
        *commands: portals.Command,
        example: bool = True,
        worker: bool = False,
        like: portals.LivePortal | None = None,
    ) -> portals.LivePortal:
        folder = tmp_path_factory.mktemp("portal")
        live = portals.LivePortal(folder, server_url=server_url(), redis_server=redis.start(folder), example=example)
        open_ones.append(live)
        if like:
            live.take(like)
        else:
            live.load(commands)
        live.start_web()
        if worker:
            live.start_worker()
            live.start_beat()
        return live

    yield start
    for live in open_ones:
        live.stop()
        live.redis.stop()


@pytest.fixture(scope="module")
def chromium() -> Iterator[browsers.Browser]:
    """One browser for a module's journeys."""
    executable = browsers.program()
    if executable is None:
        missing("no Chromium on this machine")
    with browsers.chromium(str(executable)) as started:
        yield started


@pytest.fixture
def windows(chromium: browsers.Browser) -> Iterator[browsers.Windows]:
    """Opens pages: `windows.open(javascript=False)`, `windows.open(phone=True)`. Fails on what the browser refuses."""
    opened = browsers.Windows(chromium)
    yield opened
    opened.close()
    assert opened.complaints == []


@pytest.fixture
def page(windows: browsers.Windows) -> browsers.Page:
    return windows.open()


@pytest.fixture(scope="session")
def axe() -> Callable[..., list[str]]:
    """`axe(page)` is what axe finds on it: an empty list when it finds nothing."""
    if not browsers.AXE.exists():
        missing("no axe-core in node_modules: run make assets")
    return browsers.axe


@pytest.fixture(scope="session")
def eventually() -> Callable[..., object]:
    """`eventually(lambda: ...)` waits until something holds, and returns it."""

    def wait(ask: Callable[[], object], *, seconds: float = 15) -> object:
        end = time.monotonic() + seconds
        while not (got := ask()) and time.monotonic() < end:
            time.sleep(0.05)
        assert got, f"did not happen in {seconds:g} s"
        return got

    return wait
