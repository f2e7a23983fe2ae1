"""A file before it is read through: whose table it is, and what its columns are called in this edition."""

from collections.abc import Collection, Sequence
from collections.abc import Mapping as Dict
from dataclasses import replace
from itertools import chain
from typing import BinaryIO

from benchmarks.importers import naming
from benchmarks.importers.mapping import Mapping
from benchmarks.importers.naming import Named
from benchmarks.importers.rows import WrongFile
from benchmarks.published import formats
from benchmarks.published.models import Table
from benchmarks.published.queries import rules_of
from benchmarks.published.rules import Format

Aliases = Dict[str, Collection[str]]


def recognised(source: BinaryIO, *, but: Table | None = None) -> Table | None:
    """The table that a file is of: it has every column, and more of its words than of any other with those columns."""
    source.seek(0)
    columns = formats.columns(source)
    fitting: list[tuple[tuple[int, int], Table]] = []
    for table in Table.objects.exclude(pk__in=[but.pk] if but else []):
        rules = rules_of(table)
        needed = naming.needed(rules)
        if not rules or not formats.required(table) | set(needed) <= set(columns):
            continue
        if (alike := 0 if Format(table.format) in formats.OPEN_ENDED else _alike(source, rules)) is not None:
            fitting.append(((len(needed), alike), table))
    most = max((key for key, _table in fitting), default=None)
    best = [table for key, table in fitting if key == most]
    return best[0] if len(best) == 1 else None


def _alike(source: BinaryIO, rules: Sequence[Mapping]) -> int | None:
    """How many of the words that the mappings look for stand in the first lines; None where it is another table."""
    wanted: dict[str, set[str]] = {}
    for column, word in chain.from_iterable(rule.filters for rule in rules):
        wanted.setdefault(column, set()).add(word)
    source.seek(0)
    seen = formats.words(source, wanted, all_lines=False)
    there = sum(len(known & seen[name]) for name, known in wanted.items())
    its_own = all(word in seen[name] for name, word in naming.identity(rules))
    return there if its_own and (there or not wanted) else None


def named(table: Table, source: BinaryIO, answers: Dict[str, str]) -> Named:
    """The table's mappings in the names of the file, and what must be asked.

    Raises WrongFile for a file of another table, of another format, or of no encoding that is read.
    """
    source.seek(0)
    columns = formats.columns(source)
    formats.require(table, columns)
    rules, aliases = rules_of(table), _aliases(table)
    if not rules:
        raise WrongFile(f"Nothing is mapped in “{table.publication}” yet: say first which column is which measure.")
    names, questions = naming.columns_named(rules, columns, answers, aliases)
    _refuse_another(table, source, rules, names)
    if questions:
        return Named((), questions, ())
    wanted: dict[str, set[str]] = {}
    for column, word in chain.from_iterable(rule.filters for rule in rules):
        if names[column]:
            wanted.setdefault(names[column], set()).add(_known(column, word, answers, aliases))
    source.seek(0)
    seen = formats.words(source, wanted, all_lines=True)
    some = Format(table.format) in formats.OPEN_ENDED
    found = naming.named(rules, names, seen, answers, aliases, ask=not some)
    if some:
        found = replace(found, left_out=())
    if not found.questions and not found.mappings:
        raise WrongFile(f"Nothing that “{table.publication}” is mapped to is left in this edition.")
    return found


def _known(column: str, word: str, answers: Dict[str, str], aliases: Aliases) -> str:
    key = f"{column}={word}"
    return answers.get(key) or word


def _refuse_another(table: Table, source: BinaryIO, rules: Sequence[Mapping], names: Dict[str, str]) -> None:
    """A file that lacks columns may be a later edition, or another table; the latter is no matter of questions."""
    missing = [name for name in naming.needed(rules) if name not in names]
    identity = {names[name]: word for name, word in naming.identity(rules) if names.get(name)}
    if not missing and not identity:
        return
    source.seek(0)
    seen = formats.words(source, {name: [word] for name, word in identity.items()}, all_lines=False)
    strange = [word for name, word in identity.items() if word and word not in seen[name]]
    if not missing and not strange:
        return
    other = recognised(source, but=table)
    if other is not None:
        raise WrongFile(f"This is no file of “{table.publication}”: it looks like “{other.publication}”.")
    if len(missing) == len(naming.needed(rules)) or (strange and len(missing) * 2 > len(naming.needed(rules))):
        raise WrongFile(naming.another_table(table.publication, missing))


def _aliases(table: Table) -> Aliases:
    found: dict[str, list[str]] = {}
    for name, also in table.aliases.order_by("-pk").values_list("name", "also"):
        found.setdefault(name, []).append(also)
    return found
