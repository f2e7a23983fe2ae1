"""An act in the midst of another, on a real database: the first is done but not yet kept when the second begins."""

import threading
from collections.abc import Callable

from django.db import connection, transaction

SOON = 0.7  # seconds in which the second act would be through if nothing held it


def amid(first: Callable[[], object], second: Callable[[], object]) -> str:
    """What became of `second`: "done", or the name of what it raised and its words."""
    told: list[str] = []

    def run() -> None:
        try:
            second()
            told.append("done")
        except Exception as refused:  # whatever it is, the test says which it should have been
            words = getattr(refused, "messages", None) or [str(refused)]
            told.append(f"{type(refused).__name__}: {' '.join(words)}")
        finally:
            connection.close()

    other = threading.Thread(target=run)
    with transaction.atomic():
        first()
        other.start()
        other.join(SOON)
    other.join()
    return told[0]
