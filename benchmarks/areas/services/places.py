"""A list of places by page: sent, looked at, then taken as it was looked at, or set aside."""

from collections.abc import Iterable
from dataclasses import asdict
from typing import Any, BinaryIO

from django.db import transaction

from benchmarks.areas.loading import require_loader
from benchmarks.areas.models import AreaFile
from benchmarks.areas.rules import FileState
from benchmarks.areas.services import loading
from benchmarks.areas.services.sent import decide, readable
from benchmarks.importers import authorities
from benchmarks.importers.lines import decoded
from portal.audit.refusals import NotPossible
from portal.audit.services import record
from portal.files import services as files


@transaction.atomic
def check(file: BinaryIO, *, by: Any, name: str) -> AreaFile:
    """Keep a list with what it would make of the areas; none is changed. Raises NotPossible for what is no such list.

    It is loaded and at once undone: so what is shown is what loading does, line by line, and nothing else.
    """
    require_loader(by)
    with readable(name, file):
        outcome = _rehearsed(file, by)
    kept = files.store_long(name, file, media_type="text/csv", by=by)
    sent = AreaFile.objects.create(file=kept, sent_by=by, outcome=outcome)
    record("check_areas", by=by, subject=sent, after={"sha256": kept.sha256})
    return sent


@transaction.atomic
def accept(sent: AreaFile, *, by: Any) -> int:
    """Do what was shown, and say of how many places. Raises MovedOn where the file is decided on already.

    NotPossible where it has nothing new, or where the areas have changed since, so that it would do something else.
    """
    require_loader(by)
    decide(sent, FileState.ACCEPTED)
    with sent.file.content.open("rb") as opened, readable(sent.file.name):
        outcome = _loaded(opened, by)
    if outcome != sent.outcome:
        raise NotPossible("The areas have changed since this file was looked at: set it aside and send it again")
    if not outcome["changes"]:
        raise NotPossible("There is nothing new in this file")
    told = {"places": len(outcome["changes"]), "problems": len(outcome["problems"])}
    record("accept_areas", by=by, subject=sent, after=told)
    return told["places"]


@transaction.atomic
def set_aside(sent: AreaFile, *, by: Any) -> None:
    """Take nothing of it. Raises MovedOn where it is decided on already."""
    require_loader(by)
    decide(sent, FileState.SET_ASIDE)
    record("set_areas_aside", by=by, subject=sent)


def _rehearsed(file: BinaryIO, by: Any) -> dict[str, Any]:
    with transaction.atomic():
        outcome = _loaded(file, by)
        transaction.set_rollback(True)
    return outcome


def _loaded(file: Iterable[bytes], by: Any) -> dict[str, Any]:
    """What loading makes of the file, as it is kept: lists and texts only."""
    loaded = loading.load(authorities.read(decoded(file)), by=by)
    changes = [asdict(change) | {"words": list(change.words)} for change in loaded.changes]
    return {"read": loaded.read, "changes": changes, "problems": [asdict(problem) for problem in loaded.problems]}
