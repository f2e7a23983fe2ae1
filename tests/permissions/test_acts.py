"""Every service that takes an actor lets in those whom the table names, and refuses everybody else."""

import ast
import importlib
import inspect
import pkgutil
from collections.abc import Iterator
from pathlib import Path

from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.db import transaction

import benchmarks
import portal
import scorecards
from portal.audit.refusals import NotPossible, NotReady
from portal.files.sniff import Refused
from scorecards.submissions.reading import Unreadable
from tests.permissions.acts import ACTS, PARTS
from tests.permissions.world import PEOPLE, World

ROOT = Path(__file__).resolve().parents[2]
ROOMS = ("portal", "benchmarks", "scorecards")
PAGES = {"views", "forms", "tables", "templatetags", "queries"}
# Said after the permission was asked: the world is not ready for everything, nor are its files.
LET_IN = (NotReady, NotPossible, Refused, Unreadable)


def services() -> Iterator[str]:
    """The full name of every public function with a `by`, in the modules and packages named services."""
    for top in (portal, benchmarks, scorecards):
        for found in pkgutil.walk_packages(top.__path__, f"{top.__name__}."):
            if "services" in found.name.split("."):
                yield from _acting(found.name)


def _acting(name: str) -> Iterator[str]:
    for word, function in vars(importlib.import_module(name)).items():
        mine = inspect.isfunction(function) and inspect.unwrap(function).__module__ == name
        if mine and not word.startswith("_") and "by" in inspect.signature(function).parameters:
            yield f"{name}.{word}"


def test_every_service_that_takes_an_actor_has_a_row() -> None:
    assert sorted(services()) == sorted([*ACTS, *PARTS])


def test_every_act_lets_in_whom_its_row_names_and_nobody_else(world: World) -> None:
    wrong = []
    for name, act in ACTS.items():
        let_in = tuple(who for who in PEOPLE if _let_in(name, world, world.people[who]))
        if let_in != act.may:
            wrong.append(f"{name} lets in {let_in}, not {act.may}")
    assert wrong == []


def test_no_act_lets_in_somebody_who_is_not_signed_in(world: World) -> None:
    assert [name for name in ACTS if _let_in(name, world, AnonymousUser())] == []


def _let_in(name: str, world: World, person: object) -> bool:
    """Whether the act asks no more who the person is; whatever it did is taken back."""
    try:
        with transaction.atomic():
            ACTS[name].do(world.fresh(), person)
            transaction.set_rollback(True)
    except PermissionDenied:
        return False
    except LET_IN:
        return True
    return True


def test_no_page_calls_a_part_of_an_act() -> None:
    """A page that called one would pass the question who may."""
    pages = [path for top in ROOMS for path in (ROOT / top).rglob("*.py") if PAGES & {*path.parts, path.stem}]
    assert len(pages) > 40
    assert [f"{path.relative_to(ROOT)}: {name}" for path in pages for name in _used(path) if name in PARTS] == []


def _used(path: Path) -> Iterator[str]:
    """The full names of what a module imports, and of what it takes from the modules that it imports."""
    tree = ast.parse(path.read_text())
    froms = [node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
    known = {alias.asname or alias.name: f"{node.module}.{alias.name}" for node in froms for alias in node.names}
    yield from known.values()
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id in known:
            yield f"{known[node.value.id]}.{node.attr}"
