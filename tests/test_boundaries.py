"""Imports, foreign keys (string ones too) and migrations point down; members' rooms never touch drafts."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.apps import apps
from django.db.migrations.loader import MigrationLoader

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = ("portal", "benchmarks", "scorecards")
ORDER = [
    *("portal.urls", "portal.home"),
    *("scorecards.desk", "scorecards.scrutiny", "scorecards.signoff", "scorecards.publishing", "scorecards.peers"),
    *("scorecards.copies", "scorecards.committee", "scorecards.risks", "scorecards.commentary"),
    *("scorecards.submissions", "scorecards.framework", "scorecards.periods"),
    *("benchmarks.comparison", "benchmarks.published", "benchmarks.areas", "benchmarks.importers", "benchmarks.stats"),
    *("portal.web", "portal.charts", "portal.prose", "portal.crests", "portal.files", "portal.jobs", "portal.figures"),
    *("portal.accounts", "portal.audit"),
]
BESIDE = {frozenset(pair) for pair in (("scorecards.desk", "scorecards.scrutiny"),)}
RANK = {room: place for place, room in enumerate(ORDER)}
HOUSE = {"portal.settings", "portal.wsgi", "portal.celery"}
DRAFTS = {"scorecards.committee", "scorecards.risks", "scorecards.commentary"}
BLIND = {"scorecards.scrutiny", "scorecards.publishing"}
PURE = (
    *(
        "portal.figures",
        "portal.charts",
        "portal.prose",
        "portal.files.names",
        "portal.files.text",
        "portal.files.harm",
        "portal.files.sniff",
    ),
    *(
        "benchmarks.stats",
        "benchmarks.importers",
        "benchmarks.comparison.standing",
        "scorecards.periods",
        "scorecards.framework.catalogue",
    ),
    *("scorecards.submissions.assembly", "scorecards.submissions.reading", "scorecards.submissions.standing"),
    *("scorecards.submissions.pictures", "scorecards.submissions.control"),
    *("scorecards.committee.chain", "scorecards.committee.ical"),
    *("scorecards.copies.amended", "scorecards.copies.content"),
    *("scorecards.copies.corrected", "scorecards.copies.reworded"),
    *("scorecards.copies.disclosure", "scorecards.copies.plain"),
    *("scorecards.copies.withhold", "scorecards.publishing.paper", "scorecards.publishing.story"),
    *(
        "scorecards.publishing.seal",
        "scorecards.publishing.sheets",
        "scorecards.publishing.telling",
        "scorecards.scrutiny.pictures",
        "portal.audit.refusals",
        "portal.web.colour",
    ),
)

Edge = tuple[str, str, str]


def room(name: str) -> str:
    return ".".join(name.split(".")[:2])


def files() -> list[Path]:
    found = [p for top in PACKAGES for p in (ROOT / top).rglob("*.py") if "migrations" not in p.parts]
    assert len(found) > 20
    return found


def module(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


def named(path: Path) -> str:
    return room(module(path))


def imported(path: Path) -> Iterator[str]:
    """Every module that a file names in an import, inside functions too."""
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, f"{path.relative_to(ROOT)}: relative import"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def imports() -> Iterator[Edge]:
    for path in files():
        here = named(path)
        for name in imported(path):
            if room(name) in RANK and here in RANK and room(name) != here:
                yield here, room(name), str(path.relative_to(ROOT))


def foreign_keys() -> Iterator[Edge]:
    for model in apps.get_models():
        for field in model._meta.get_fields():
            if field.is_relation and not field.auto_created and field.related_model:
                here, there = room(model.__module__), room(field.related_model.__module__)
                if here in RANK and there in RANK and here != there:
                    yield here, there, f"{model.__name__}.{field.name}"


def migrations() -> Iterator[Edge]:
    name = {config.label: config.name for config in apps.get_app_configs()}
    for (app, title), migration in MigrationLoader(None).disk_migrations.items():
        for other, _title in migration.dependencies:
            if name.get(app) in RANK and name.get(other) in RANK and other != app:
                yield name[app], name[other], f"{app}.{title}"


def points_up(edge: Edge) -> bool:
    here, there, _where = edge
    return RANK[here] >= RANK[there] or frozenset((here, there)) in BESIDE


@pytest.mark.parametrize("edges", [imports, foreign_keys, migrations])
def test_everything_points_down(edges):
    assert [f"{where}: {here} -> {there}" for here, there, where in filter(points_up, edges())] == []


def test_the_test_would_see_what_points_up():
    assert points_up(("benchmarks.areas", "scorecards.framework", "x"))
    assert points_up(("scorecards.desk", "scorecards.scrutiny", "x"))
    assert not points_up(("scorecards.framework", "benchmarks.areas", "x"))


def test_every_room_has_its_place_in_the_order():
    rooms = {named(path) for path in files()} - set(PACKAGES) | {config.name for config in ours()}

    assert sorted(rooms - set(ORDER) - HOUSE) == []


def test_members_rooms_never_touch_drafts():
    assert [where for here, there, where in imports() if here in BLIND and there in DRAFTS] == []


def test_benchmarks_never_say_scorecards():
    said = [p for p in files() if p.relative_to(ROOT).parts[0] == "benchmarks" and "scorecards" in p.read_text()]

    assert [str(p.relative_to(ROOT)) for p in said] == []


def test_pure_rooms_and_rules_import_no_django():
    """Rules know no database: neither Django nor any file of ours that does."""
    pure = [path for path in files() if is_pure(module(path))]
    wrong = [f"{module(path)}: {name}" for path in pure for name in imported(path) if needs_a_database(name)]

    assert len(pure) > 5
    assert wrong == []


def is_pure(name: str) -> bool:
    return any(f"{name}.".startswith(f"{room}.") for room in PURE) or "rules" in name.split(".")


def needs_a_database(name: str) -> bool:
    top = name.split(".")[0]
    return top == "django" or (top in PACKAGES and not is_pure(name))


def ours() -> list:
    return [config for config in apps.get_app_configs() if config.name.split(".")[0] in PACKAGES]


def test_labels_are_the_rooms_last_names():
    assert [c.name for c in ours() if c.label != c.name.split(".")[-1]] == []
    assert len({c.label for c in ours()}) == len(ours())


def test_no_file_has_outgrown_its_subject():
    """At 350 lines a file has two subjects and becomes a package."""
    lengths = {str(p.relative_to(ROOT)): len(p.read_text().splitlines()) for p in files()}

    assert {name: lines for name, lines in lengths.items() if lines > 350} == {}
