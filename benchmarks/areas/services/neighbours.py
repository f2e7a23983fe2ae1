"""A model of neighbours by page: sent, looked at, then taken whole or set aside."""

from typing import Any, BinaryIO

from django.db import transaction

from benchmarks.areas.loading import require_loader
from benchmarks.areas.models import NeighbourFile
from benchmarks.areas.rules import FileState
from benchmarks.areas.services import loading
from benchmarks.areas.services.loading import Loaded
from benchmarks.areas.services.sent import decide, readable
from benchmarks.importers import neighbours
from benchmarks.importers.lines import decoded
from portal.audit.refusals import NotPossible
from portal.audit.services import record
from portal.files import services as files


@transaction.atomic
def check(file: BinaryIO, *, by: Any, name: str, edition: str, source: str) -> NeighbourFile:
    """Keep a file to be looked at; no group is made of it. Raises NotPossible for what is no such model."""
    require_loader(by)
    with readable(name, file):
        for _line in neighbours.read(decoded(file)):
            pass  # a file that breaks off is told at its end only
    kept = files.store_long(name, file, media_type="text/csv", by=by)
    sent = NeighbourFile.objects.create(edition=edition.strip(), source=source, file=kept, sent_by=by)
    record("check_neighbours", by=by, subject=sent, after={"edition": sent.edition, "sha256": kept.sha256})
    return sent


@transaction.atomic
def accept(sent: NeighbourFile, *, by: Any) -> Loaded:
    """Make the groups of the edition. Raises MovedOn where it is decided on already, NotPossible where no line fits."""
    require_loader(by)
    decide(sent, FileState.ACCEPTED)
    with sent.file.content.open("rb") as opened, readable(sent.file.name):
        rows = neighbours.read(decoded(opened))
        loaded = loading.load_neighbours(rows, edition=sent.edition, source=sent.source, by=by)
    if not loaded.accepted:
        raise NotPossible("Not one line of this file can be taken")
    told = {"read": loaded.read, "added": loaded.added, "filled": loaded.filled, "problems": len(loaded.problems)}
    record("accept_neighbours", by=by, subject=sent, after=told)
    return loaded


@transaction.atomic
def set_aside(sent: NeighbourFile, *, by: Any) -> None:
    """Take nothing of it. Raises MovedOn where it is decided on already."""
    require_loader(by)
    decide(sent, FileState.SET_ASIDE)
    record("set_neighbours_aside", by=by, subject=sent)
