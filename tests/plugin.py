"""Which database a run of the tests stands on, decided before Django reads its settings.

`TEST_DATABASE=sqlite` (the default) or `postgresql` (a private one, started for this run); a DATABASE_URL that is
already set is left alone. Nothing of the developer's own portal is touched: data, broker and mail are the run's own.
"""

import atexit
import gc
import os
import shutil
import tempfile
from pathlib import Path

import pytest

from tests.services import postgresql

ROOT = Path(__file__).resolve().parent.parent
CLEARED = (
    *("EXAMPLE", "DEBUG", "PRODUCTION", "SECRET_KEY", "REDIS_URL", "STORAGE_URL", "EMAIL_URL", "SITE_URL"),
    *("SEAL_CERTIFICATE", "SEAL_KEY", "SEAL_PKCS12", "SEAL_PASSWORD"),
)
RUBBISH = 20_000  # so many new objects are looked through at once; Python's own 700 suits programs of less memory
FAST = "/dev/shm"  # memory where there is some: a test database need not outlive the run


def place() -> Path:
    """A new folder for this run's files, gone when the process ends."""
    base = FAST if os.access(FAST, os.W_OK) else None
    folder = Path(tempfile.mkdtemp(prefix="los-test-", dir=base))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder


def lend_assets(folder: Path) -> None:
    """Styles and fonts are fetched once for the checkout (`make assets`); every run reads those."""
    kept = ROOT / "var" / "vendor"
    kept.mkdir(parents=True, exist_ok=True)
    (folder / "vendor").symlink_to(kept)
    (folder / "static").mkdir()


def prepare() -> None:
    gc.set_threshold(RUBBISH, 20, 20)
    gc.disable()  # until everything is loaded
    folder = place()
    lend_assets(folder)
    os.environ["DATA_DIR"] = str(folder)
    for name in CLEARED:
        os.environ[name] = ""
    if "DATABASE_URL" not in os.environ:
        os.environ["DATABASE_URL"] = database(folder)


def database(folder: Path) -> str:
    if os.environ.get("TEST_DATABASE", "sqlite") == "postgresql":
        server = postgresql.start(folder)
        atexit.register(server.stop)
        return server.url("postgres")
    return f"sqlite:///{folder / 'portal.sqlite3'}"


def touches_database(item: pytest.Item) -> bool:
    """Whether what a test says can depend on the kind of database: by its fixtures, its mark or its class."""
    from django.test import TransactionTestCase

    asked = {"db", "transactional_db", "django_db_setup", "live_portal"} & set(getattr(item, "fixturenames", ()))
    case = getattr(item, "cls", None)
    is_case = isinstance(case, type) and issubclass(case, TransactionTestCase)
    return bool(asked) or is_case or item.get_closest_marker("django_db") is not None


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what a second database is worth running, before the marks are chosen from."""
    for item in items:
        if touches_database(item):
            item.add_marker("database")


@pytest.hookimpl(trylast=True)
def pytest_collection_finish() -> None:
    """What is loaded by now stays to the end: looking through it for rubbish would cost a tenth of the run."""
    gc.freeze()
    gc.enable()


prepare()
