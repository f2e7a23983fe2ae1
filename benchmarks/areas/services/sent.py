"""What files that are looked at before they are taken share: being read, and being decided on once."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO

from django.utils import timezone

from benchmarks.areas.models import SentFile
from benchmarks.areas.rules import FileState
from benchmarks.importers.rows import WrongFile
from portal.audit.refusals import MovedOn, NotPossible
from portal.files.sniff import Kind, Refused, sniff


@contextmanager
def readable(name: str, file: BinaryIO | None = None) -> Iterator[None]:
    """What cannot be read within is NotPossible, at the field `file`. A file that has just come is looked at first."""
    try:
        if file is not None:
            file.seek(0)
            sniff(name, file.read(), allowed=[Kind.CSV])
            file.seek(0)
        yield
    except (WrongFile, Refused) as wrong:
        raise NotPossible(str(wrong).rstrip("."), "file") from None


def decide(sent: SentFile, state: FileState) -> None:
    """Settle what becomes of the file. Raises MovedOn where that is settled already."""
    waiting = type(sent)._default_manager.filter(pk=sent.pk, state=FileState.CHECKED.value)
    if not waiting.update(state=state.value, decided_at=timezone.now()):
        raise MovedOn(sent)
